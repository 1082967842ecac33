"""Who a name of a report means: variants of one name are one person, a given name refers back to a full one."""

from dataclasses import dataclass, field

from lhtv_kg.extraction.groups import Group
from lhtv_kg.extraction.persons import Person
from lhtv_kg.extraction.story import Story
from lhtv_kg.text import fold, name_key


@dataclass(slots=True)
class People:
    """The full names of a report in the order of their first mention, and which name each variant stands for."""

    names: list[str] = field(default_factory=list)
    _same: dict[str, str] = field(default_factory=dict)

    def add(self, name: str) -> None:
        """Take up a full name; a variant of a known one (Phạm Tố Quyên, Phạm Thị Tố Quyên) becomes the longer one."""
        key = name_key(name)
        if key in self._same:
            return
        twin = next((known for known in self.names if _variants(known, name)), None)
        if twin is None:
            self.names.append(name)
            self._same[key] = name
        elif len(twin) >= len(name) and not twin.isascii():
            self._same[key] = self._same[name_key(twin)]
        else:
            self.names[self.names.index(twin)] = name
            self._same = {each: name if full == twin else full for each, full in self._same.items()} | {key: name}

    def who(self, person: Person) -> str | None:
        """Return the full name that a mention means; None for a given name that refers to nobody, or to several."""
        known = self._same.get(name_key(person.name))
        if known:
            return known
        if not person.given:
            return person.name
        matching = [name for name in self.names if _refers(person.name, name)]
        if len(matching) == 1:
            return matching[0]
        return person.name if not matching and (" " in person.name or "'" in person.name) else None


def read_people(story: Story) -> People:
    """Return the people of a report."""
    people = People()
    groups: list[Group] = [group for sentence in story.everything() for group in sentence.reading.groups]
    for group in groups:
        if not group.person.given:
            people.add(group.person.name)
    return people


def _variants(one: str, other: str) -> bool:
    if one.isascii() != other.isascii() and fold(one) == fold(other):
        return True
    first, second = name_key(one).split(), name_key(other).split()
    if len(first) == len(second):
        return sorted(first) == sorted(second) and first == second
    short, long = sorted((first, second), key=len)
    inside = iter(long)
    return len(short) >= 3 and short[0] == long[0] and short[-1] == long[-1] and all(word in inside for word in short)


def _refers(given: str, name: str) -> bool:
    parts, whole = fold(given).split(), fold(name).split()
    exact = name_key(given).split()
    full = name_key(name).split()
    if exact == full[-len(exact) :] or ("'" in given and exact == full[: len(exact)]):
        return True
    return fold(given) == given.lower() and parts == whole[-len(parts) :] and fold(name) == name.lower()
