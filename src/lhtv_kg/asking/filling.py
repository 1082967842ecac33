"""Slots as values of parameters: IRIs of things, ISO dates, labels of terms."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from lhtv_kg.asking.readings import Reading
from lhtv_kg.asking.slots import Slot
from lhtv_kg.dates import PartialDate
from lhtv_kg.queries import Parameter
from lhtv_kg.queries.names import Candidate, Period
from lhtv_kg.queries.spelling import YEARS

Thing = tuple[str, Candidate | None]
"""The type of a parameter, and the thing that fills it where it is one thing with an IRI."""


@dataclass(frozen=True, slots=True)
class Filling:
    """Values by parameter as the query takes them, and the things that they are."""

    parameters: dict[str, str]
    things: dict[str, Thing]

    @property
    def shown_things(self) -> str:
        """Return the names and IRIs of the things."""
        return ", ".join(f"{c.shown} <{c.iri}>" for _, c in self.things.values() if c)


def alternatives(reading: Reading) -> Iterator[Filling]:
    """Yield the values of a complete reading, once for each thing that an ambiguous name may mean."""
    period = _period(reading)
    names = [p.name for p in reading.query.parameters if p.name in reading.filled]
    values = [list(_values(reading.query.parameter(name), reading.filled[name], period)) for name in names]
    for chosen in product(*values):
        pairs = dict(zip(names, chosen, strict=True))
        yield Filling(
            {name: value for name, (value, _) in pairs.items()}, {name: thing for name, (_, thing) in pairs.items()}
        )


def suggested(reading: Reading) -> Iterator[Filling]:
    """Yield values for suggestions: what is missing is taken from the examples of the query."""
    for filling in alternatives(reading):
        parameters, things = dict(filling.parameters), dict(filling.things)
        for parameter in reading.query.parameters:
            if parameter.name in reading.missing_parameters:
                parameters[parameter.name] = _example(parameter, reading)
                things[parameter.name] = (parameter.type, None)
        yield Filling(parameters, things)


def _example(parameter: Parameter, reading: Reading) -> str:
    if parameter.type == "date" and reading.vague_day:
        return PartialDate(reading.vague_day).first_day().isoformat()
    return parameter.example


def _values(parameter: Parameter | None, slot: Slot, period: Period | None) -> Iterator[tuple[str, Thing]]:
    assert parameter is not None, "a slot fills a parameter of its query"
    if not slot.candidates:
        value = slot.value[:4] if parameter.type == "year" else slot.value
        yield value, (parameter.type, None)
        return
    found = slot.candidates
    if period is not None and len(found) > 1:
        found = tuple(candidate for candidate in found if candidate.exists_in(period)) or found
    if parameter.several:
        yield found[0].shown, (parameter.type, None)
        return
    for candidate in found:
        yield candidate.iri, (parameter.type, candidate)


def _period(reading: Reading) -> Period | None:
    """Return the days that a reading is about, so that names mean what bore them then."""
    for slot in reading.filled.values():
        if slot.kind in ("date", "year"):
            stated = PartialDate(slot.value)
            return stated.first_day(), stated.last_day()
        years = YEARS.search(slot.value) if slot.kind == "term" else None
        if years and years[1] <= years[2]:
            return date(int(years[1]), 1, 1), date(int(years[2]), 12, 31)
    return None
