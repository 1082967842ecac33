"""Which persons may be one because their names are equal without accents."""

from collections.abc import Iterable, Mapping

from lhtv_kg.text import fold


def kin_of(named: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return for each person the smallest key among all whose names fold alike.

    ``named`` holds pairs of a person's key and a name. Persons of one kin are never *another holder* to each other:
    whether they are one person is for the review of identities.
    """
    parent: dict[str, str] = {}
    owner: dict[str, str] = {}

    def root(person: str) -> str:
        while parent[person] != person:
            parent[person] = parent[parent[person]]
            person = parent[person]
        return person

    for person, name in sorted(set(named)):
        parent.setdefault(person, person)
        first = owner.setdefault(fold(name), person)
        low, high = sorted((root(first), root(person)))
        parent[high] = low
    return {person: root(person) for person in parent}
