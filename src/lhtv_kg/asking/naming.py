"""Names of the store in a question: organisations, persons, provinces, by longest match over all their labels."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from lhtv_kg.asking.slots import Slot
from lhtv_kg.asking.words import Word
from lhtv_kg.queries.engine import Queryable
from lhtv_kg.queries.names import Candidate, candidates
from lhtv_kg.queries.othernames import NameForms, key_of, name_forms
from lhtv_kg.queries.spelling import WRITTEN_OUT, nearness
from lhtv_kg.text import fold

LONGEST = 24
"""Words of the longest name that is looked for."""

_ADDRESS_KINDS = {"place": "province"}
_SHORT = 3


class NameIndex:
    """All names of a store by their keys, read once."""

    def __init__(self, store: Queryable) -> None:
        self._organizations = _by_key(candidates(store, "organization"), key_of)
        self._provinces = _by_key(candidates(store, "province"), key_of)
        self._persons = _by_key(candidates(store, "person"), fold)
        forms = name_forms()
        self._add_bodies(forms)
        self._add_made(forms)

    def _add_bodies(self, forms: NameForms) -> None:
        by_slug = {c.iri.rpartition("/")[2]: c for found in list(self._organizations.values()) for c in found}
        for slug, names in forms.bodies.items():
            for name in names if slug in by_slug else ():
                self._organizations.setdefault(key_of(name), []).append(by_slug[slug])

    def _add_made(self, forms: NameForms) -> None:
        for place in list(self._provinces):
            for means, names in forms.made:
                bodies = next((found for m in means if (found := self._body(m, place))), None)
                for name in names if bodies else ():
                    self._organizations.setdefault(key_of(name.format(place=place)), []).extend(bodies or ())

    def _body(self, name: str, place: str) -> list[Candidate]:
        return list(self._organizations.get(key_of(name.format(place=place)), ()))

    def find(self, words: Sequence[Word]) -> Iterator[Slot]:
        """Yield every name in a question, overlapping ones too, and every address."""
        for start, word in enumerate(words):
            if "://" in word.typed or word.typed.startswith("urn:"):
                kind = word.typed.rpartition("/id/")[2].partition("/")[0]
                yield Slot(_ADDRESS_KINDS.get(kind, kind), start, start + 1, word.typed)
                continue
            for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
                yield from self._named(words[start:end], start)

    def _named(self, words: Sequence[Word], start: int) -> Iterator[Slot]:
        if {words[0].plain, words[-1].plain} & name_forms().never_at_an_end:
            return
        typed = " ".join(word.typed for word in words)
        end = start + len(words)
        key = key_of(typed)
        for kind, index in (("organization", self._organizations), ("province", self._provinces)):
            if key in index and not _says_too_little(typed, key, index[key]):
                yield Slot(kind, start, end, typed, _nearest(typed, index[key], person=False))
        persons = [c for c in self._persons.get(fold(typed), ()) if nearness(typed, c.label, person=True) is not None]
        if len(words) > 1 and persons:
            yield Slot("person", start, end, typed, _nearest(typed, persons, person=True))


def _by_key(found: Iterable[Candidate], key: Callable[[str], str]) -> dict[str, list[Candidate]]:
    index: dict[str, list[Candidate]] = {}
    for candidate in found:
        index.setdefault(key(candidate.label), []).append(candidate)
    return index


def _says_too_little(typed: str, key: str, found: Sequence[Candidate]) -> bool:
    """Tell whether a match is no name: a generic one, or letters that are only a name as the label writes them."""
    if key in name_forms().generic:
        return True
    is_spelled_out = key != fold(typed)
    return len(typed) <= _SHORT and not is_spelled_out and typed not in {candidate.label for candidate in found}


def _nearest(typed: str, found: Sequence[Candidate], *, person: bool) -> tuple[Candidate, ...]:
    """Return the things whose labels are nearest to what was typed, one candidate a thing."""
    near: dict[str, int] = {}
    first: dict[str, Candidate] = {}
    for candidate in found:
        level = nearness(typed, candidate.label, person=person)
        level = WRITTEN_OUT if level is None else level
        if level < near.get(candidate.iri, WRITTEN_OUT + 1):
            near[candidate.iri], first[candidate.iri] = level, candidate
    best = min(near.values())
    return tuple(sorted(first[iri] for iri, level in near.items() if level == best))
