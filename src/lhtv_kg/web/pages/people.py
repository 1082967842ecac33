"""``/people``: everybody who is named, by given name, with the last post that is known."""

from collections.abc import Callable
from dataclasses import dataclass

from starlette.responses import Response

from lhtv_kg.text import nfc, sort_key
from lhtv_kg.vocabulary import VOCABULARY
from lhtv_kg.web.addresses import thing_iri
from lhtv_kg.web.formatting import by_given_name, by_name
from lhtv_kg.web.listing import Filter, list_page, listed, named, slug_of
from lhtv_kg.web.registers import bodies, tenures_by
from lhtv_kg.web.routing import Route
from lhtv_kg.web.sentences import held, span_text
from lhtv_kg.web.site import Site
from lhtv_kg.web.tenures import Tenure
from lhtv_kg.web.visit import Visit


@dataclass(frozen=True, slots=True)
class Person:
    """A person, the tenures from the newest to the oldest, and the number of events attended."""

    iri: str
    name: str
    tenures: tuple[Tenure, ...]
    events: int
    letter: str
    roles: tuple[str, ...]
    kinds: tuple[str, ...]
    provinces: tuple[str, ...]


def people(visit: Visit) -> Response:
    """Return the list of people; ``sort`` is ``given`` (usual), ``name`` or ``newest``."""
    sort = visit.typed("sort")
    sort = sort if sort in _ORDERS else "given"
    found = listed(visit, _ordered(visit.site, sort), _filters(visit), iri=lambda person: person.iri)
    return list_page(
        visit, "people.html", found, lambda person: _as_json(visit, person), sort=sort, held=held, span=span_text
    )


def initial(name: str) -> str:
    """Return the letter of the Vietnamese alphabet with which a given name begins: Đ for Nguyễn Văn Đức."""
    first = name.split()[-1][0] if name.split() else ""
    return next((letter for letter in _LETTERS if sort_key(first)[0] == sort_key(letter)[0]), first.upper())


_LETTERS = nfc("AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ")


def _filters(visit: Visit) -> list[Filter[Person]]:
    return [
        Filter("letter", visit.text("Given name begins with"), lambda person: (person.letter,)),
        Filter("role", visit.text("Post"), lambda p: p.roles, lambda slug: visit.label(f"{VOCABULARY}role/{slug}")),
        Filter(
            "kind",
            visit.text("In a body of this kind"),
            lambda person: person.kinds,
            lambda slug: visit.label(f"{VOCABULARY}organization-kind/{slug}"),
        ),
        Filter(
            "province",
            visit.text("Province of today"),
            lambda person: person.provinces,
            lambda slug: visit.label(thing_iri("place", slug)),
        ),
    ]


def _ordered(site: Site, sort: str) -> list[Person]:
    return site.once(f"people by {sort}", lambda site: _ORDERS[sort](_everybody(site)))


def _everybody(site: Site) -> list[Person]:
    return site.once("people", _read)


def _read(site: Site) -> list[Person]:
    attended = {str(row["person"]): int(str(row["events"])) for row in site.rows("people-events")}
    by_person, known = tenures_by(site, "person"), bodies(site)
    found = []
    for name in site.names:
        if name.kind != "person":
            continue
        of = by_person.get(name.iri, [])
        where = [known[tenure.organization] for tenure in of if tenure.organization in known]
        found.append(
            Person(
                name.iri,
                name.label("vi"),
                tuple(of),
                attended.get(name.iri, 0),
                initial(name.label("vi")),
                tuple(slug_of(tenure.role) for tenure in of),
                tuple(slug_of(body.kind) for body in where),
                tuple(slug for body in where for slug in body.today),
            )
        )
    return found


def _newest(everybody: list[Person]) -> list[Person]:
    ordered = by_given_name(everybody, lambda person: person.name)
    return sorted(ordered, key=lambda p: p.tenures[0].last_known.toordinal() if p.tenures else 0, reverse=True)


_ORDERS: dict[str, Callable[[list[Person]], list[Person]]] = {
    "given": lambda everybody: by_given_name(everybody, lambda person: person.name),
    "name": lambda everybody: by_name(everybody, lambda person: person.name),
    "newest": _newest,
}


def _as_json(visit: Visit, person: Person) -> dict[str, object]:
    last = next(iter(person.tenures), None)
    post = {"title": visit.label(last.role), "organization": visit.label(last.organization)} if last else None
    return {**named(visit, person.iri), "lastPost": post, "tenures": len(person.tenures), "events": person.events}


def prepare(site: Site) -> None:
    """Put the list together in every order."""
    for sort in _ORDERS:
        _ordered(site, sort)


ROUTES = (Route("/people", people, ("html", "json"), summary="all people"),)
PREPARE = prepare
