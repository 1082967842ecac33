"""What several overviews read of a snapshot: every body, every place, every tenure, put together once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from lhtv_kg.web.listing import slug_of
from lhtv_kg.web.site import Site
from lhtv_kg.web.tenures import Tenure, tenures


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation of the register or of the reports; dates in the precision of the source, "" for none.

    ``today`` holds the slugs of the provinces of today whose land it lay in.
    """

    iri: str
    kind: str
    province: str
    today: tuple[str, ...]
    founded: str
    dissolved: str
    watched: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A province or an older unit, its validity, what it came out of, what its land belongs to today."""

    iri: str
    kind: str
    valid_from: str
    valid_to: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    today: tuple[str, ...]
    described: bool = True

    @property
    def current(self) -> bool:
        """Tell whether it exists now; of a place that is known by its name only nobody can."""
        return self.described and not self.valid_to


def places(site: Site) -> dict[str, Place]:
    """Return all places by IRI, in the order of IRIs."""
    return site.once("places", _places)


def bodies(site: Site) -> dict[str, Body]:
    """Return all organisations by IRI, in the order of IRIs."""
    return site.once("bodies", _bodies)


def every_tenure(site: Site) -> list[Tenure]:
    """Return all tenures without their evidence, in order of time."""
    return site.once("every tenure", lambda site: tenures(site, evidence=False))


def tenures_by(site: Site, side: str) -> dict[str, list[Tenure]]:
    """Return all tenures by their ``person`` or ``organization``, each list from the newest to the oldest."""
    return site.once(f"tenures by {side}", lambda site: _grouped(site, side))


def heads_of(site: Site, body: str) -> list[Tenure]:
    """Return the tenures of the head's seat of a body, the newest first."""
    return [tenure for tenure in tenures_by(site, "organization").get(body, ()) if tenure.heads]


def _grouped(site: Site, side: str) -> dict[str, list[Tenure]]:
    found: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in every_tenure(site):
        found[str(getattr(tenure, side))].append(tenure)
    for group in found.values():
        group.sort(key=lambda tenure: (tenure.last_known, tenure.heads, tenure.iri), reverse=True)
    return dict(found)


def _places(site: Site) -> dict[str, Place]:
    sides: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    facts = {}
    for row in site.rows("places"):
        iri = str(row["place"])
        facts[iri] = row
        for column in ("successor", "today"):
            value = str(row[column] or "")
            if value and value not in sides[iri][column]:
                sides[iri][column].append(value)
    for iri in facts:
        for successor in sides[iri]["successor"]:
            sides[successor]["before"].append(iri)
    return {
        iri: Place(
            iri,
            str(row["kind"] or ""),
            str(row["validFrom"] or ""),
            str(row["validTo"] or ""),
            tuple(sides[iri]["before"]),
            tuple(sides[iri]["successor"]),
            tuple(sides[iri]["today"] or ([iri] if _described(row) and not row["validTo"] else [])),
            _described(row),
        )
        for iri, row in facts.items()
    }


def _described(row: Mapping[str, object]) -> bool:
    """Tell whether more is known of a place than its name, as where a store was built without general knowledge."""
    return any(row[column] for column in ("kind", "validFrom", "validTo", "successor", "today"))


def _bodies(site: Site) -> dict[str, Body]:
    known = places(site)
    found: dict[str, Body] = {}
    for row in site.rows("bodies"):
        iri, province = str(row["organization"]), str(row["place"] or "")
        place = known.get(province)
        found.setdefault(
            iri,
            Body(
                iri,
                str(row["kind"] or ""),
                province,
                tuple(map(slug_of, place.today)) if place else (),
                str(row["founded"] or ""),
                str(row["dissolved"] or ""),
                bool(row["watched"]),
            ),
        )
    return found
