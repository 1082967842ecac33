"""Which things belong together when some pairs do, whatever the order of the pairs."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Components(Generic[T]):
    """Disjoint sets that grow together (union-find)."""

    def __init__(self, members: Iterable[T] = ()) -> None:
        """Begin with each member alone."""
        self._above: dict[T, T] = {member: member for member in members}

    def __contains__(self, member: T) -> bool:
        return member in self._above

    def join(self, left: T, right: T) -> None:
        """Put two members, new ones too, into one set."""
        self._above[self.root(left)] = self.root(right)

    def root(self, member: T) -> T:
        """Return a member that stands for the set (which one depends on the order: never let it out)."""
        self._above.setdefault(member, member)
        while (above := self._above[member]) != member:
            self._above[member] = self._above[above]
            member = above
        return member

    def sets(self) -> tuple[frozenset[T], ...]:
        """Return the sets, in no order that means anything."""
        found: dict[T, set[T]] = {}
        for member in self._above:
            found.setdefault(self.root(member), set()).add(member)
        return tuple(map(frozenset, found.values()))
