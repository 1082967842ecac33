"""``/events``: congresses, conferences, training courses, year by year."""

from collections import defaultdict
from dataclasses import dataclass

from starlette.responses import Response

from lhtv_kg.messages import page_word
from lhtv_kg.web.addresses import thing_iri
from lhtv_kg.web.listing import Filter, list_page, listed, named, slug_of, year_of
from lhtv_kg.web.registers import places
from lhtv_kg.web.routing import Route
from lhtv_kg.web.site import Row, Site
from lhtv_kg.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Event:
    """An event; ``row`` has its facts, ``today`` the slugs of the provinces of today that it took place in."""

    iri: str
    row: Row
    organizers: tuple[str, ...]
    places: tuple[str, ...]
    today: tuple[str, ...]
    people: int


def events(visit: Visit) -> Response:
    """Return the list of events, the newest first."""
    found = listed(visit, _everything(visit.site), _filters(visit), iri=lambda event: event.iri)
    return list_page(visit, "events.html", found, lambda event: _as_json(visit, event))


def _filters(visit: Visit) -> list[Filter[Event]]:
    return [
        Filter("year", visit.text("Year"), lambda event: (year_of(event.row["startDate"]),), newest=True),
        Filter(
            "kind",
            visit.text("Kind"),
            lambda event: (str(event.row["kind"] or ""),),
            lambda kind: page_word(visit.lang, "codes.kind", kind),
        ),
        Filter(
            "province",
            visit.text("Province of today"),
            lambda event: event.today,
            lambda slug: visit.label(thing_iri("place", slug)),
        ),
        Filter(
            "organizer",
            visit.text("Organiser"),
            lambda event: tuple(map(slug_of, event.organizers)),
            lambda slug: visit.label(thing_iri("organization", slug)),
        ),
    ]


def _everything(site: Site) -> list[Event]:
    return site.once("events", _read)


def _read(site: Site) -> list[Event]:
    people = {str(row["event"]): int(str(row["people"])) for row in site.rows("event-people")}
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in site.rows("event-list"):
        rows[str(row["event"])].append(row)
    return [_event(site, iri, group, people.get(iri, 0)) for iri, group in rows.items()]


def _event(site: Site, iri: str, rows: list[Row], people: int) -> Event:
    where = tuple(dict.fromkeys(str(row["place"]) for row in rows if row["place"]))
    organizers = tuple(dict.fromkeys(str(row["organizer"]) for row in rows if row["organizer"]))
    known = places(site)
    today = tuple(slug_of(now) for place in where if place in known for now in known[place].today)
    return Event(iri, rows[0], organizers, where, today, people)


def _as_json(visit: Visit, event: Event) -> dict[str, object]:
    facts = {name: event.row[name] for name in ("kind", "startDate", "endDate")}
    organizers = [named(visit, one) for one in event.organizers]
    return {**named(visit, event.iri), **facts, "organizers": organizers, "people": event.people}


def prepare(site: Site) -> None:
    """Put the list together."""
    _everything(site)


ROUTES = (Route("/events", events, ("html", "json"), summary="all events"),)
PREPARE = prepare
