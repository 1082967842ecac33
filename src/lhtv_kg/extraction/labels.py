"""Labelled lines of minutes, programmes and notices: "Địa điểm: ...", "Chủ tọa: ...", "b) Vắng mặt"."""

from collections.abc import Iterator
from dataclasses import dataclass

from lhtv_kg.extraction.story import Sentence, Story

_LONGEST = 9
_MARKERS = {"-", ".", ")", "/", "|", "*", "+", "•", "▪", ">", ">>", "»", "◆", "■", "►", "➤", "✔"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line below or after a label: what the label introduces, and the chunk at which the content begins."""

    senses: frozenset[str]
    sentence: Sentence
    start: int


def label_of(sentence: Sentence, story: Story) -> tuple[frozenset[str], int] | None:
    """Return what the label of a line introduces and where its content begins (after the colon, or at the end)."""
    first = _after_marker(sentence)
    if first >= len(sentence.chunks):
        return None
    found = story.lexicon.labels.match(sentence.tokens.keys, sentence.chunks[first].start)
    if found is None:
        return None
    after = sentence.chunks[first].start + found[0]
    sign = not any(char.isalnum() for char in sentence.chunks[first].key)
    number = next(
        (n for n in range(first, len(sentence.chunks)) if sentence.chunks[n].start >= after), len(sentence.chunks)
    )
    colon = next(
        (
            n
            for n in range(number, min(number + _LONGEST, len(sentence.chunks)))
            if sentence.chunks[n].key in (":", "|")
        ),
        None,
    )
    if colon is not None and not any(chunk.key in (",", ";", ".") for chunk in sentence.chunks[number:colon]):
        return found[1], colon + 1
    if sign:
        return found[1], number
    if number == len(sentence.chunks) or sentence.chunks[number].key == "|":
        return found[1], number + (number < len(sentence.chunks))
    return None


def opens_with(sentence: Sentence, story: Story, sense: str) -> bool:
    """Tell whether a sentence, or the line above the list that it is an item of, begins with a label of a sense."""
    for line in (sentence, story.openings.get(sentence.number)):
        first = _after_marker(line) if line else 0
        if line and first < len(line.chunks):
            found = story.lexicon.labels.match(line.tokens.keys, line.chunks[first].start)
            if found and sense in found[1]:
                return True
    return False


def _after_marker(sentence: Sentence) -> int:
    """Return the first chunk after the number, letter or dash of a list item."""
    if sentence.item:
        bar = next((n for n in range(min(5, len(sentence.chunks))) if sentence.chunks[n].key == "|"), None)
        if bar is not None:
            return bar + 1
    number = 0
    while number < min(3, len(sentence.chunks)) and (
        sentence.chunks[number].key in _MARKERS or (number == 0 and _enumerates(sentence, number))
    ):
        number += 1
    return number


def _enumerates(sentence: Sentence, number: int) -> bool:
    if sentence.reading.key(number + 1) not in _MARKERS:
        return False
    key = sentence.chunks[number].key
    return key.isdigit() or (len(key) <= 3 and key.isalpha()) or ":" in key or key[0].isdigit()


def labelled(story: Story) -> Iterator[Labelled]:
    """Yield the contents of labelled lines: after the colon, or on the lines below a label that stands alone."""
    carried: frozenset[str] = frozenset()
    for sentence in story.everything():
        found = label_of(sentence, story)
        if found is None:
            if carried:
                yield Labelled(carried, sentence, 0)
            carried = carried if sentence.item else frozenset()
            continue
        senses, start = found
        if start < len(sentence.chunks):
            yield Labelled(senses, sentence, start)
            carried = frozenset()
        else:
            carried = senses


def absent(sentence: Sentence) -> set[int]:
    """Return the chunks that speak of who is absent: from the word to the closing bracket or the end."""
    gone: set[int] = set()
    for sign in sentence.signs("absent"):
        if sentence.key_before(sign) in (",", ")") and not any(g.first > sign for g in sentence.reading.groups):
            gone.update(g.first for g in sentence.reading.groups[-1:] if g.last < sign)
        if sign in gone:
            continue
        depth, number = 0, sign
        while number < len(sentence.chunks):
            key = sentence.chunks[number].key
            depth += (key == "(") - (key == ")")
            if depth < 0 or (key == ";" and sentence.key_before(sign) != "("):
                break
            gone.add(number)
            number += 1
    return gone
