"""Organs of elective bodies: which board a bare officer or member belongs to, and what its members are called.

"Ủy viên" alone is a member of the board that the sentence named last, or of the one that the line above a list names.
"""

from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.story import Sentence, Story
from lhtv_kg.lexicon.entries import Title

CONTROL, CLUB_BOARD = "Kiểm tra", "Ban Chủ nhiệm"
MEMBER = "Ủy viên Ban Chấp hành"
_BARE = ("ủy viên", "ủy viên |", "member", "members")
_CALLED = {"Ban Thường vụ": "Ủy viên Ban Thường vụ", "Ban Thường trực": "Ủy viên Thường trực"}
_CONTROLS = "Ủy viên Ban Kiểm tra"
Organ = tuple[Sentence, int, Organization]


def organ_of(story: Story, sentence: Sentence, at: int) -> Organ | None:
    """Return the organ that officers named at token ``at`` belong to: the last one before, or that of their list."""
    before = [organ for organ in _organs(sentence) if organ[1] < at]
    if before:
        return before[-1]
    opening = story.openings.get(sentence.number)
    if opening is not None:
        named = _organs(opening)
        whole = [organ for organ in named if organ[2].head and organ[2].head.name == "Ban Chấp hành"]
        return whole[0] if len(named) > 1 and whole else named[-1] if named else None
    earlier = [part for part in story.paragraph(sentence.paragraph) if part.number < sentence.number]
    return next((organ for part in reversed(earlier[-2:]) for organ in reversed(_organs(part))), None)


def serves_in(title: Title, organ: Organization) -> bool:
    """Tell whether a title is one of an organ: a Trưởng ban and members of a control board, all others of a board."""
    return bool(title.unit) or title.name == MEMBER if is_control(organ) else not title.unit


def is_bare(words: str) -> bool:
    """Tell whether the folded words of a title say only that somebody is a member (ủy viên), not of what."""
    return words in _BARE


def member_title(organ: Organization) -> str:
    """Return what a member of an organ is called."""
    if is_control(organ):
        return _CONTROLS
    return _CALLED.get(organ.head.name if organ.head else "", MEMBER)


def is_control(body: Organization) -> bool:
    """Tell whether a body is a control board (Ban Kiểm tra), whose officers are not those of the whole."""
    return body.core.startswith(CONTROL) and body.head is not None and body.head.name in ("Ban", "Ủy ban")


def of_club(body: Organization) -> bool:
    """Tell whether a body is the board of a club, whose officers are a Chủ nhiệm and deputies."""
    return body.head is not None and body.head.name == CLUB_BOARD


def _organs(sentence: Sentence) -> list[Organ]:
    return [
        (sentence, chunk.start, chunk.value)
        for chunk in sentence.chunks
        if isinstance(chunk.value, Organization) and (chunk.value.kind == "executive" or is_control(chunk.value))
    ]
