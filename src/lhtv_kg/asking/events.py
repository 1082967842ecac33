"""Events by description: a question rarely gives the whole name of an event, but its body, day and some words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lhtv_kg.asking.slots import Slot
from lhtv_kg.queries import Queryable, ask
from lhtv_kg.queries.names import Candidate
from lhtv_kg.queries.othernames import key_of
from lhtv_kg.text import fold

_BODIES = ("organizationIri", "organizerIri", "hostIri")
_DESCRIBING = ("event", "kind", "organization", "organizer", "host", "province", "location")


@dataclass(slots=True)
class Event:
    """What is known of an event that may single it out."""

    iri: str
    label: str
    first: str = ""
    last: str = ""
    things: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def fits(self, slot: Slot) -> bool:
        """Tell whether a slot may describe the event."""
        match slot.kind:
            case "date":
                return bool(self.first) and self.first <= slot.value <= (self.last or self.first)
            case "year" | "month":
                return slot.value in (self.first[: len(slot.value)], self.last[: len(slot.value)])
            case "term":
                return slot.value in fold(self.label)
            case _:
                return any(candidate.iri in self.things for candidate in slot.candidates)


class EventIndex:
    """All events of a store, read when the first question needs them."""

    def __init__(self, store: Queryable) -> None:
        table = ask(store, "events", {}, insist=False)
        self._events: dict[str, Event] = {}
        for cells in table.rows:
            row = dict(zip(table.columns, cells, strict=True))
            event = self._events.setdefault(str(row["eventIri"]), Event(str(row["eventIri"]), str(row["event"])))
            event.first, event.last = str(row["startDate"] or ""), str(row["endDate"] or "")
            event.things |= {str(row[name]) for name in (*_BODIES, "provinceIri") if row[name]}
            for name in _DESCRIBING:
                described = str(row[name] or "")
                event.words |= {*_plain(described).replace("-", " ").split(), *key_of(described).split()}

    def described(self, slots: Sequence[Slot], words: Iterable[str]) -> tuple[Candidate, ...]:
        """Return the events that all slots and all words describe."""
        said = set(words)
        fitting = [e for e in self._events.values() if said <= e.words and all(e.fits(slot) for slot in slots)]
        return tuple(Candidate(event.iri, event.label, event.label) for event in fitting)


def _plain(cell: object) -> str:
    marks = str.maketrans(dict.fromkeys('"“”,.():;', " "))
    return fold(str(cell or "").translate(marks))
