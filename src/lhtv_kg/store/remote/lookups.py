"""Look-ups that a writer remembers until its next change, so that a report costs dozens of requests, not thousands.

Only a writer may: the mark guards that nobody else changes what it has seen. Whoever asks which subjects point to a
thing is about to ask what each of them says, so that is fetched for all of them in one request.
"""

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import BlankNode, NamedNode, Quad

from lhtv_kg.store.interface import Object, Subject

Pattern = tuple[Subject | None, NamedNode | None, Object | None, NamedNode | None]
MOST_KEPT = 200_000
"""Quads that are remembered: about 100 MB."""
_FETCHED_TOGETHER = 500


class Lookups:
    """Answers to patterns of quads, fetched once."""

    def __init__(
        self,
        matching: Callable[[Pattern], Iterable[Quad]],
        about: Callable[[Iterable[NamedNode]], Iterable[Quad]],
    ) -> None:
        """Take what fetches: the quads of a pattern, and all quads about some subjects."""
        self._matching = matching
        self._about = about
        self._known: dict[Pattern, list[Quad]] = {}
        self._kept = 0

    def quads(self, pattern: Pattern) -> list[Quad]:
        """Return the quads of a pattern; who asks for one thing about a subject soon asks for others, so all come."""
        if pattern[0] is not None and pattern[1:] != (None, None, None):
            return [quad for quad in self.quads(_all_of(pattern[0])) if _fits(quad, pattern)]
        if pattern not in self._known:
            found = list(self._matching(pattern))
            self._keep(pattern, found)
            if pattern[0] is None and pattern[2] is not None:
                self._fetch_subjects(found)
            return found
        return self._known[pattern]

    def forget(self) -> None:
        """Forget everything: the store has changed."""
        self._known.clear()
        self._kept = 0

    def _fetch_subjects(self, found: Iterable[Quad]) -> None:
        subjects = dict.fromkeys(quad.subject for quad in found if isinstance(quad.subject, NamedNode))
        left = [subject for subject in subjects if _all_of(subject) not in self._known]
        for some in _portions(left) if len(left) > 1 else ():
            said: dict[NamedNode | BlankNode, list[Quad]] = {subject: [] for subject in some}
            for quad in self._about(some):
                if isinstance(quad.subject, NamedNode):
                    said[quad.subject].append(quad)
            for subject, quads in said.items():
                self._keep(_all_of(subject), quads)

    def _keep(self, pattern: Pattern, quads: list[Quad]) -> None:
        if self._kept > MOST_KEPT:
            self.forget()
        self._known[pattern] = quads
        self._kept += len(quads) + 1


def _all_of(subject: Subject) -> Pattern:
    return (subject, None, None, None)


def _fits(quad: Quad, pattern: Pattern) -> bool:
    said = (quad.subject, quad.predicate, quad.object, quad.graph_name)
    return all(wanted is None or wanted == term for wanted, term in zip(pattern, said, strict=True))


def _portions(subjects: list[NamedNode]) -> Iterator[list[NamedNode]]:
    return (subjects[start : start + _FETCHED_TOGETHER] for start in range(0, len(subjects), _FETCHED_TOGETHER))
