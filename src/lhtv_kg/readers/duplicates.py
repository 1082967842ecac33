"""The same report twice: a mirror, a repost, a copy with other furniture around it.

Two texts are one report when most of each stands in the other and no sentence of one stands in the other with another
date, figure or name. The second condition tells a repost from a template that was used again for another event.
Candidates are found by ``fingerprint`` and ``resemblance``, which pass over accents; ``same_text`` decides, and there
accents count: Thúy and Thủy are two people. Where a tone mark stands and the case of letters make no difference.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lhtv_kg.text import fold, name_key, nfc, same_tone

_SKETCH = 64
_MARKS = 16  # copies that resemble each other by 0.3 share none of 16 marks once in 300 times
_SHINGLE = 5  # words
_CONTEXT = 3  # words on both sides of a changed place
_LONGEST_CHANGE = 40  # words
_SHARED = 0.7
_FEWEST_WORDS = 30
_SENTENCE_LINE = 8  # a line with fewer words is a heading, a menu or a counter
_MOST_WORDS = 50_000
_WORD = re.compile(r"\w+(?:[/.,]\d+)*")

Fingerprint = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text: as compared, as written, and whether each stands in a line that may be a sentence."""

    compared: tuple[str, ...]
    written: tuple[str, ...]
    in_sentence: tuple[bool, ...]


def fingerprint(text: str) -> Fingerprint:
    """Return a sketch of a text: the smallest hashes of its runs of words. Equal texts have equal sketches."""
    written = _words(text).written
    words = fold("\n".join(written)).split(" ") if written else []
    runs = {zlib.crc32(" ".join(run).encode()) for run in _runs(words)}
    return tuple(sorted(runs)[:_SKETCH])


def sketch(text: str) -> Fingerprint:
    """Return the few smallest marks of a fingerprint: two copies of one text share at least one of them."""
    return fingerprint(text)[:_MARKS]


def resemblance(one: Fingerprint, other: Fingerprint) -> float:
    """Return an estimate (0 to 1) of how much two texts share; copies with other furniture are above 0.3."""
    smallest = sorted({*one, *other})[:_SKETCH]
    both = set(one) & set(other)
    return sum(1 for run in smallest if run in both) / len(smallest) if smallest else 0.0


def same_text(one: str, other: str) -> bool:
    """Tell whether two texts are one report. Symmetric; its cost grows with the length of the texts."""
    first, second = _words(one), _words(other)
    if min(len(first.compared), len(second.compared)) < _FEWEST_WORDS:
        return first.compared == second.compared
    first, second = _with_edges(first), _with_edges(second)
    covered, covered_too = _covered(first, second), _covered(second, first)
    if min(_share(first, covered), _share(second, covered_too)) < _SHARED:
        return False
    return not any(
        _differ(*change) for change in (*_changes(first, covered, second), *_changes(second, covered_too, first))
    )


def _words(text: str) -> _Words:
    written: list[str] = []
    in_sentence: list[bool] = []
    for line in nfc(text).split("\n"):
        words = _WORD.findall(line)
        written += words
        in_sentence += [len(words) >= _SENTENCE_LINE] * len(words)
        if len(written) > _MOST_WORDS:
            break
    compared = same_tone("\n".join(written)).casefold().split("\n") if written else []
    return _Words(tuple(compared), tuple(written), tuple(in_sentence))


def _with_edges(text: _Words) -> _Words:
    """Return a text whose begin and end are context like any words: often the date of a report is its first word."""
    edge = ("",) * _SHINGLE
    begin, end = text.in_sentence[:1] * _SHINGLE, text.in_sentence[-1:] * _SHINGLE
    flags = (*begin, *text.in_sentence, *end)
    return _Words((*edge, *text.compared, *edge), (*edge, *text.written, *edge), flags)


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1)))


def _covered(text: _Words, other: _Words) -> list[bool]:
    """Return for each word whether it stands in a run of words that the other text has too."""
    runs = set(_runs(other.compared))
    covered = [False] * len(text.compared)
    for at, run in enumerate(_runs(text.compared)):
        if run in runs:
            covered[at : at + _SHINGLE] = [True] * _SHINGLE
    return covered


def _share(text: _Words, covered: list[bool]) -> float:
    """Return which part of the words in sentences is covered."""
    sentences = [c for c, counts in zip(covered, text.in_sentence, strict=True) if counts]
    return sum(sentences) / len(sentences) if sentences else 0.0


def _changes(text: _Words, covered: list[bool], other: _Words) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield the words that stand in each text between the same words on both sides."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(other.compared) - _CONTEXT + 1):
        places[other.compared[at : at + _CONTEXT]].append(at)
    for start, end in _gaps(covered):
        if start < _CONTEXT or end + _CONTEXT > len(covered) or not text.in_sentence[start]:
            continue
        left, right = text.compared[start - _CONTEXT : start], text.compared[end : end + _CONTEXT]
        for place in places.get(left, ())[:1]:
            begin = place + _CONTEXT
            stop = next((p for p in places.get(right, ()) if begin <= p <= begin + _LONGEST_CHANGE), None)
            if stop is not None:
                yield text.written[start:end], other.written[begin:stop]


def _gaps(covered: list[bool]) -> Iterator[tuple[int, int]]:
    start = None
    for at, hit in enumerate([*covered, True]):
        if hit and start is not None:
            yield start, at
            start = None
        elif not hit and start is None:
            start = at


def _differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether a change puts another date, figure or name; a corrected word or an added remark does not."""
    ours, theirs = _specific(one), _specific(other)
    return bool(ours - theirs) and bool(theirs - ours)


def _specific(words: Sequence[str]) -> set[str]:
    return {name_key(word) for word in words if word[:1].isupper() or any(map(str.isdigit, word))}
