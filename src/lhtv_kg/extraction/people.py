"""Who a name of a report means: variants of one name are one person, a given name refers back to a full one."""

from dataclasses import dataclass, field

from lhtv_kg.extraction.persons import Person
from lhtv_kg.extraction.readings import Group
from lhtv_kg.extraction.story import Story
from lhtv_kg.text import fold, name_key

_SHORT = 2


@dataclass(slots=True)
class People:
    """The full names of a report, by the words they begin and end with, and which name each variant stands for."""

    _same: dict[str, str] = field(default_factory=dict)
    _by_ends: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    _by_word: dict[str, list[str]] = field(default_factory=dict)
    _referred: dict[str, str | None] = field(default_factory=dict)

    def add(self, name: str) -> None:
        """Take up a full name; a variant of a known one (Phạm Tố Quyên, Phạm Thị Tố Quyên) becomes the longer one."""
        key = name_key(name)
        if key in self._same:
            return
        words = fold(name).split()
        near = self._by_ends.setdefault((words[0], words[-1]), [])
        twin = next((known for known in near if _variants(known, name)), None)
        if twin is None:
            self._same[key] = name
        elif len(twin) >= len(name) and not twin.isascii():
            self._same[key] = self.full(twin)
            return
        else:
            self._same[key] = self._same[name_key(twin)] = name
        near.append(name)
        for word in {words[0], words[-1]}:
            self._by_word.setdefault(word, []).append(name)

    def full(self, name: str) -> str:
        """Return the name that a variant stands for, by way of other variants."""
        while (known := self._same[name_key(name)]) != name:
            name = known
        return name

    def who(self, person: Person) -> str | None:
        """Return the full name that a mention means; None for a given name that refers to nobody, or to several."""
        if known := self._same.get(name_key(person.name)):
            return self.full(known)
        if not person.given and not _is_short(person):
            return person.name
        if person.name not in self._referred:
            self._referred[person.name] = self._refer(person.name)
        return self._referred[person.name] or (None if person.given else person.name)

    def _refer(self, given: str) -> str | None:
        words = fold(given).split()
        known = (name for word in {words[0], words[-1]} for name in self._by_word.get(word, ()))
        matching = {self.full(name) for name in known if _refers(given, name)}
        if len(matching) == 1:
            return matching.pop()
        return given if not matching and (" " in given or "'" in given) else None


def read_people(story: Story) -> People:
    """Return the people of a report."""
    people = People()
    groups: list[Group] = [group for sentence in story.everything() for group in sentence.reading.groups]
    ends = {tuple(name_key(group.person.name).split()[-2:]) for group in groups if not _is_short(group.person)}
    for group in groups:
        person = group.person
        foreign = person.given and group.held and len(person.name.split()) == _SHORT
        if (foreign or not person.given) and not (_is_short(person) and tuple(name_key(person.name).split()) in ends):
            people.add(person.name)
    return people


def _is_short(person: Person) -> bool:
    """Tell whether two words of a name with a word of address may be the end of a longer one (bà Sa Quyên)."""
    return len(person.name.split()) <= _SHORT and (person.addressed or person.pronoun or person.given)


def _variants(one: str, other: str) -> bool:
    if one.isascii() != other.isascii() and fold(one) == fold(other):
        return True
    first, second = name_key(one).split(), name_key(other).split()
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
