"""Which body a report is about: that whose congress it is, who organised its event, or whom the page names first."""

from lhtv_kg.extraction.happening import Happening, Party
from lhtv_kg.extraction.nearby import HOUSES, house_in
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.story import Sentence, Story
from lhtv_kg.model import EventKind

_ABOVE = {"department", "ministry", "committee"}
_LEAD, _FIRST = 2, 3
_PARTS = {"division", "board"}
_ADDRESSED = ("kính gửi", "gửi", "to", "dear")


def convened(main: Happening) -> Party | None:
    """Return the body whose congress it is, where another one organised it (Đại hội thành lập Chi hội X)."""
    sentence, event = main.frame.sentence, main.frame.event
    if main.kind is not EventKind.CONGRESS or event + 1 >= len(sentence.chunks):
        return None
    body = sentence.chunks[event + 1].value
    named = isinstance(body, Organization) and not body.bare and body.kind in ("federation", "association")
    return (sentence, event + 1, body) if named and isinstance(body, Organization) else None


def about(story: Story, main: Happening | None) -> tuple[Sentence, int, Organization] | None:
    """Return the body that the report is about: the organiser, or without an event the first body of the page."""
    if main and main.organizer:
        organizer = main.organizer[2]
        house = organizer if organizer.kind in HOUSES else organizer.parent
        own = house and house.kind in HOUSES
        return (*main.organizer[:2], house) if house and own else _headed(story, organizer)
    if main:
        return _only_house([*story.headings, *story.sentences[:_LEAD]])
    for sentence in [*story.headings, *story.sentences[:3]]:
        for chunk in () if sentence.key.startswith(_ADDRESSED) else sentence.chunks:
            body = chunk.value.organization if isinstance(chunk.value, Post) else chunk.value
            body = body.parent if isinstance(body, Organization) and body.kind in _PARTS else body
            if isinstance(body, Organization) and body.kind in HOUSES and not body.bare:
                return sentence, chunk.start, body
    return None


def is_of_board(story: Story) -> bool:
    """Tell whether a heading names a board whose members the page lists (Danh sách Ban Chấp hành Liên hiệp X)."""
    named = (chunk.value for heading in story.headings for chunk in heading.chunks)
    return any(isinstance(body, Organization) and body.kind == "executive" for body in named)


def directed_house(story: Story) -> tuple[Sentence, int, Organization] | None:
    """Return the first house with a director that a page names, where the one it is about has none (a Trường)."""
    for sentence in [*story.headings, *story.sentences[:_FIRST]]:
        for chunk in sentence.chunks:
            body = house_in(chunk.value.organization if isinstance(chunk.value, Post) else chunk.value)
            if body is not None:
                return sentence, chunk.start, body
    return None


def _only_house(sentences: list[Sentence]) -> tuple[Sentence, int, Organization] | None:
    """Return the only house that sentences name in full."""
    named = [
        (sentence, chunk.start, chunk.value)
        for sentence in sentences
        for chunk in sentence.chunks
        if isinstance(chunk.value, Organization) and chunk.value.kind in HOUSES and not chunk.value.bare
    ]
    return named[0] if len({(body.name, body.core, body.kind) for _, _, body in named}) == 1 else None


def _headed(story: Story, organizer: Organization) -> tuple[Sentence, int, Organization] | None:
    """Return the only house that the headings name, where the ministry or department above it held the event."""
    return _only_house(story.headings) if organizer.kind in _ABOVE else None
