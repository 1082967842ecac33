"""Bulletins whose items begin with a place: each is at home in the province of its own dateline."""

from lhtv_kg.extraction.places import Place
from lhtv_kg.extraction.story import Sentence, Story
from lhtv_kg.lexicon.entries import Province

_MARKS = {">", "-", "•", "*", "+", "▪", "►", "●", "»", "(", "[", ".", ")"}
_BETWEEN = {",", "-", "/", "city", "town", "province", "tp", "tp.", "("}
_END = {".", ":", "-", ")", "]"}
_LEAST, _LONGEST = 3, 10


def datelines(story: Story) -> dict[int, Province]:
    """Return the province with which each item of a bulletin begins, by paragraph; none unless several do so.

    A dateline is in capitals (HÀ NAM - ..., >> HÀ NAM. ...), or a label with a colon (1. Hà Nam: ...).
    """
    found: dict[int, Province] = {}
    for number, parts in story.paragraphs.items():
        if province := _dateline(parts[0]):
            found[number] = province
    several = len(found) >= _LEAST and len({province.name for province in found.values()}) > 1
    return found if several else {}


def _dateline(sentence: Sentence) -> Province | None:
    """Return the province of the places before the first mark that ends a dateline: in capitals, or before a colon."""
    named: list[Place] = []
    loud = True
    for chunk in sentence.chunks[:_LONGEST]:
        if isinstance(chunk.value, Place):
            loud = loud and sentence.tokens.text(chunk.start, chunk.end).isupper()
            named.append(chunk.value)
        elif named and chunk.key in _END and not (chunk.key == "-" and chunk is sentence.chunks[-1]):
            told = loud or chunk.key == ":"
            return next((place.province for place in reversed(named) if place.province), None) if told else None
        elif not (chunk.key in _BETWEEN if named else chunk.key in _MARKS or chunk.key.isdigit()):
            return None
    return None
