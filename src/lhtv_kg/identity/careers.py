"""Sightings -> blocks that may hold one person, and careers: what reports link without any doubt."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lhtv_kg.identity.components import Components
from lhtv_kg.identity.footholds import Foothold, Sighting, block_keys, foothold
from lhtv_kg.identity.persons import is_given_name_only, is_written_without_accents, one_spelling


@dataclass(frozen=True, slots=True)
class Career:
    """What reports link without any doubt: mentions, and the footholds that they share."""

    sightings: tuple[Sighting, ...]
    footholds: tuple[Foothold, ...]

    @property
    def placed(self) -> bool:
        """Tell whether a body is known in which the person was."""
        return any(hold.body for hold in self.footholds)

    @property
    def decided(self) -> str:
        """Return the slug of the person that a decision names, empty without one."""
        return min((s.decided for s in self.sightings if s.decided), default="")

    def name(self) -> str:
        """Return the spelling that stands for the person: with accents if there is one, then the first."""
        return min((one_spelling(s.name) for s in self.sightings), key=lambda n: (is_written_without_accents(n), n))


def blocks(sightings: Iterable[Sighting]) -> Iterator[tuple[Sighting, ...]]:
    """Yield the sightings that may mean one person, as sets linked by shared keys; a given name alone means nobody.

    Costs what the sightings cost, not the square of them.
    """
    listed = sorted(s for s in sightings if not is_given_name_only(s.name))
    linked: Components[str] = Components()
    for sighting in listed:
        first, *others = sorted(block_keys(sighting))
        linked.root(first)
        for other in others:
            linked.join(first, other)
    found: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in listed:
        found[linked.root(min(block_keys(sighting)))].append(sighting)
    yield from sorted(map(tuple, found.values()))


def careers_of(sightings: Iterable[Sighting]) -> list[Career]:
    """Put together what one report names together, and sightings of one spelling in one role in one body."""
    listed = sorted(set(sightings))
    holds: dict[tuple[str, str, str, str], list[Sighting]] = defaultdict(list)
    for sighting in listed:
        holds[one_spelling(sighting.name), sighting.body, sighting.role, sighting.decided].append(sighting)
    linked: Components[object] = Components()
    for key, found in holds.items():
        for sighting in found:
            linked.join(sighting.mention, key) if sighting.body else linked.root(sighting.mention)
    linked_by: dict[object, list[Sighting]] = defaultdict(list)
    for sighting in listed:
        linked_by[linked.root(sighting.mention)].append(sighting)
    made = (Career(tuple(sorted(found)), footholds(found)) for found in linked_by.values())
    return sorted(made, key=lambda career: career.sightings)


def footholds(sightings: Sequence[Sighting]) -> tuple[Foothold, ...]:
    """Return where the sightings stand, one foothold for each spelling, role and body."""
    found: dict[tuple[str, str, str], list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        found[one_spelling(sighting.name), sighting.body, sighting.role].append(sighting)
    return tuple(sorted((foothold(same) for same in found.values()), key=repr))
