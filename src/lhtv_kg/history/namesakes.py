"""Which persons may be one because their names are equal without accents."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from lhtv_kg.text import fold

Different = frozenset[frozenset[str]]
"""Pairs of persons that an editor told apart."""


def kin_of(named: Iterable[tuple[str, str]], different: Different = frozenset()) -> Mapping[str, str]:
    """Return for each person the smallest key among all whose names fold alike.

    ``named`` holds pairs of a person's key and a name. Persons of one kin are never *another holder* to each other:
    whether they are one person is for the review of identities, unless they are ``different`` by decision.
    """
    parent: dict[str, str] = {}
    alike: dict[str, list[str]] = defaultdict(list)

    def root(person: str) -> str:
        while parent[person] != person:
            parent[person] = parent[parent[person]]
            person = parent[person]
        return person

    for person, name in sorted(set(named)):
        parent.setdefault(person, person)
        for other in alike[fold(name)]:
            if frozenset((person, other)) not in different:
                low, high = sorted((root(other), root(person)))
                parent[high] = low
        alike[fold(name)].append(person)
    return {person: root(person) for person in parent}
