"""``/provinces`` and ``/map``: the provinces of today and those before, their libraries, and who is known there."""

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from starlette.responses import Response

from lhtv_kg.web.addresses import thing_iri
from lhtv_kg.web.coverage import Covered, covered
from lhtv_kg.web.formatting import by_name
from lhtv_kg.web.layout import apart
from lhtv_kg.web.listing import Filter, list_page, listed, named, slug_of
from lhtv_kg.web.outlines import INSET, SIZE, Outline, islands, joined, units
from lhtv_kg.web.registers import Body, Place, bodies, places
from lhtv_kg.web.routing import Route
from lhtv_kg.web.site import Site
from lhtv_kg.web.views import page
from lhtv_kg.web.visit import Visit

_STATES = ("never", "past", "now")
_LIBRARY = "library"
_NUMBER = (26.0, 18.0)
"""Units of the map that a number of two digits takes on a phone."""


@dataclass(frozen=True, slots=True)
class Province:
    """A province: its bodies and libraries on its land, and how much is known of their heads (``never`` … ``now``)."""

    place: Place
    number: int
    libraries: int
    bodies: int
    state: str
    outline: Outline | None


def provinces(visit: Visit) -> Response:
    """Return the list of provinces, those of today first; ``when`` is ``now``, ``before`` or ``older``."""
    named_order = by_name(_everything(visit.site), lambda one: visit.label(one.place.iri))
    ordered = sorted(named_order, key=lambda one: not one.place.current)
    found = listed(visit, ordered, _filters(visit), iri=lambda one: one.place.iri, size=150)
    return list_page(visit, "provinces.html", found, lambda one: _as_json(visit, one))


def map_page(visit: Visit) -> Response:
    """Return the map of the provinces of today; ``place`` marks one, by the slug or the IRI of any unit."""
    asked = visit.typed("place")
    iri = asked if asked.startswith("http") else thing_iri("place", asked)
    asked = iri if iri in places(visit.site) else ""
    return page(visit, "map.html", asked=asked, map=drawing(visit, asked))


def drawing(visit: Visit, place: str) -> dict[str, Any]:
    """Return what ``parts/map.html`` draws; the provinces in which a place lies today are marked."""
    known = places(visit.site).get(place)
    drawn = [one for one in _everything(visit.site) if one.outline]
    return {
        "drawn": by_name(drawn, lambda one: visit.label(one.place.iri)),
        "marked": set(known.today) if known else set(),
        "groups": [(group, _owner(visit.site, group.province)) for group in islands()],
        "inset": INSET,
        "size": SIZE,
    }


def _filters(visit: Visit) -> list[Filter[Province]]:
    words = {"now": visit.text("today"), "before": visit.text("until 30 June 2025"), "older": visit.text("older still")}
    return [Filter("when", visit.text("When"), lambda one: (_age(one.place),), lambda value: words.get(value, value))]


def _age(place: Place) -> str:
    if place.current:
        return "now"
    return "before" if place.valid_to[:4] >= "2025" else "older"


def _owner(site: Site, former: str) -> str:
    """Return the province of today of a former one, "" where the dataset does not know it."""
    known = places(site).get(thing_iri("place", former))
    return known.today[0] if known and known.today else ""


def _everything(site: Site) -> list[Province]:
    return site.once("provinces", _read)


def _read(site: Site) -> list[Province]:
    inside: dict[str, list[Body]] = defaultdict(list)
    for body in bodies(site).values():
        for place in {body.province, *(thing_iri("place", slug) for slug in body.today)}:
            inside[place].append(body)
    watched = {one.body.iri: one for one in covered(site)}
    shapes = _outlines(site)
    numbers = {place.iri: number for number, place in enumerate(_today(site), 1)}
    return [
        _province(place, numbers.get(place.iri, 0), inside[place.iri], watched, shapes.get(place.iri))
        for place in places(site).values()
    ]


def _today(site: Site) -> list[Place]:
    return by_name((place for place in places(site).values() if place.current), lambda place: site.label(place.iri))


def _province(
    place: Place, number: int, inside: list[Body], watched: dict[str, Covered], outline: Outline | None
) -> Province:
    known = [watched[body.iri].state for body in inside if body.iri in watched]
    state = max(known, key=_STATES.index, default="never")
    libraries = sum(_LIBRARY in slug_of(body.kind) for body in inside)
    return Province(place, number, libraries, len(inside), state, outline)


def _outlines(site: Site) -> dict[str, Outline]:
    """Return the outlines of the provinces of today, joined from the former ones of the drawing."""
    members: dict[str, list[str]] = defaultdict(list)
    for slug in units():
        today = _owner(site, slug)
        if today:
            members[today].append(slug)
    shapes = {iri: joined(tuple(slugs)) for iri, slugs in sorted(members.items())}
    labels = apart({iri: (shape.x, shape.y) for iri, shape in shapes.items()}, *_NUMBER)
    return {iri: replace(shape, y=round(labels[iri][1], 1)) for iri, shape in shapes.items()}


def _as_json(visit: Visit, one: Province) -> dict[str, object]:
    place = one.place
    return {
        **named(visit, place.iri),
        "validFrom": place.valid_from or None,
        "validTo": place.valid_to or None,
        "before": [named(visit, iri) for iri in place.before],
        "after": [named(visit, iri) for iri in place.after],
        "libraries": one.libraries,
    }


def prepare(site: Site) -> None:
    """Put list and outlines together."""
    _everything(site)


ROUTES = (
    Route("/provinces", provinces, ("html", "json"), summary="the provinces, of today and before"),
    Route("/map", map_page, summary="the provinces of today on a map"),
)
PREPARE = prepare
