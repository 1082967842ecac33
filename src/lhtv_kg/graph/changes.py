"""Changes of organisations and places, names and codes by period, and where a territory lies today, as quads."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from lhtv_kg.dates import PartialDate
from lhtv_kg.graph.concepts import labels
from lhtv_kg.graph.conclusions import organization_iri
from lhtv_kg.graph.iris import concept, digest, thing
from lhtv_kg.graph.triples import Triples, text
from lhtv_kg.identity.changes import Change, Code, territory_today
from lhtv_kg.identity.places import Place

_CLASSES = {"organization": "org:ChangeEvent", "place": "lhtv:PlaceChange"}
_BEFORE = {"organization": "org:originalOrganization", "place": "lhtv:originalPlace"}
_AFTER = {"organization": "org:resultingOrganization", "place": "lhtv:resultingPlace"}
_GEONAMES = "https://sws.geonames.org/{code}/"


def describe_change(triples: Triples, change: Change, names: Mapping[str, str]) -> None:
    """Write one change: its kind, both sides, the day of the act, the day of effect, the act and the sources."""
    iri = thing("change", change.slug)
    triples.add(iri, "rdf:type", _CLASSES[change.subject])
    triples.add(iri, "lhtv:changeKind", concept("change-kind", change.kind))
    triples.add(iri, _BEFORE[change.subject], *(thing(change.subject, slug) for slug in change.before))
    triples.add(iri, _AFTER[change.subject], *(thing(change.subject, slug) for slug in change.after))
    triples.stated(iri, "lhtv:legalDate", change.adopted)
    triples.stated(iri, "lhtv:effectiveDate", change.effective)
    triples.texts(iri, "lhtv:legalBasis", [change.legal_basis])
    triples.texts(iri, "lhtv:registerBasis", [change.basis])
    triples.add(iri, "dcterms:source", *_addresses(change.sources))
    for language in ("vi", "en"):
        triples.add(iri, "skos:prefLabel", text(_label(change, names, labels("change-kinds", language)), language))


def _label(change: Change, names: Mapping[str, str], kinds: Mapping[str, str]) -> str:
    before = change.name_before or ", ".join(names[slug] for slug in change.before)
    after = change.name_after or ", ".join(names[slug] for slug in change.after)
    when = f" ({change.effective.text})" if change.effective else ""
    return f"{kinds[change.kind]}: {before} → {after}{when}"


def _addresses(sources: Iterable[str]) -> Iterable[str]:
    return (source for source in sources if ":" in source and " " not in source)


def describe_names(triples: Triples, changes: Iterable[Change]) -> None:
    """Write the names that organisations bore before and after their renamings, each with its stretch of time."""
    stretches: dict[tuple[str, str], dict[str, PartialDate]] = {}
    sources: dict[tuple[str, str], set[str]] = {}
    for change in changes:
        if change.subject != "organization" or change.kind != "rename" or change.effective is None:
            continue
        sides = ((change.before, change.name_before, "to"), (change.after, change.name_after, "from"))
        for bodies, name, side in sides:
            for body in bodies if name else ():
                day = _eve(change.effective) if side == "to" else change.effective
                stretches.setdefault((body, name), {})[side] = day
                sources.setdefault((body, name), set()).update(_addresses(change.sources))
    for (body, name), stretch in stretches.items():
        iri = thing("dated-name", f"{body}--{digest(name)}")
        triples.add(organization_iri(body), "lhtv:datedName", iri)
        triples.add(iri, "rdf:type", "lhtv:DatedName")
        triples.texts(iri, "skos:prefLabel", [name], "vi")
        triples.stated(iri, "lhtv:validFrom", stretch.get("from"))
        triples.stated(iri, "lhtv:validTo", stretch.get("to"))
        triples.add(iri, "dcterms:source", *sources[body, name])


def _eve(day: PartialDate) -> PartialDate:
    """Return the day before a day; a month or a year stands as it is, for nobody knows on which side of it."""
    if day.precision != "day" or day.first_day() == date.min:
        return day
    return PartialDate((day.first_day() - timedelta(days=1)).isoformat())


def describe_codes(triples: Triples, codes: Iterable[Code]) -> None:
    """Write the codes of units: plain values of one scheme and period, which no address is made from."""
    for code in codes:
        place, iri = thing("place", code.place), thing("code", code.slug)
        triples.add(place, "lhtv:datedCode", iri)
        triples.add(iri, "rdf:type", "lhtv:DatedCode")
        triples.texts(iri, "lhtv:codeScheme", [code.scheme])
        triples.texts(iri, "skos:notation", [code.code])
        triples.stated(iri, "lhtv:validFrom", code.valid_from)
        triples.stated(iri, "lhtv:validTo", code.valid_to)
        triples.texts(iri, "lhtv:legalBasis", [code.legal_basis])
        if code.scheme == "geonames":
            triples.add(place, "skos:closeMatch", _GEONAMES.format(code=code.code))


def describe_territories(triples: Triples, places: Mapping[str, Place]) -> None:
    """Write for each unit the one, or ones after a split, to which its territory belongs today."""
    for place in places.values():
        today = (thing("place", slug) for slug in territory_today(place, places))
        triples.add(thing("place", place.slug), "lhtv:territoryToday", *today)
