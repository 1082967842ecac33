"""A report as the grammar reads it: paragraphs of sentences, with what only the whole of it tells."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.chunks import Chunk, chunks_of, sentences
from lhtv_kg.extraction.groups import read_groups
from lhtv_kg.extraction.layout import Block, Zone, blocks_of
from lhtv_kg.extraction.moments import Moment, TermMention
from lhtv_kg.extraction.normalise import make_view
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.persons import Person
from lhtv_kg.extraction.places import Place
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.pronouns import settle_pronouns
from lhtv_kg.extraction.readings import Reading
from lhtv_kg.extraction.sentence import Sentence as Sentence
from lhtv_kg.extraction.tokens import tokenise
from lhtv_kg.extraction.years import in_year, year_of
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.lexicon.entries import EventWord, Expression
from lhtv_kg.model import Report

_SHORT_LINE, _MANY = 12, 4
_ALONE, _NEAR = 4, 6
_IMPRINT = 8
_BORN = ("sinh", "born")
_OPENING = 7  # chunks with which a paragraph of news begins: its place, a title, the day
LEAD = 5
_SIDES, _OPENS = ("về phía ", "phía "), 5
_TOLD = (EventWord, Expression, Post)
_TURN = re.compile(r"\s*(?:pv|phóng viên|hỏi|p\.v|q|reporter)\s*:")
_ROUND_UP = re.compile(r"điểm tin|tin vắn|nhìn lại|tin tổng hợp|round-?up|tin ngắn|in brief|briefs")
_SECTION = re.compile(r"bản tin|sự kiện nổi bật|hoạt động nổi bật|dấu ấn|tin hoạt động")  # of a site, or a round-up
_CLOCK = re.compile(r"gmt\s*\+?\s*7")  # the clock of a site; the day of the page stands on another line


@dataclass(slots=True)
class Story:
    """What the rules share: sentences, headings, short lines of any zone, and dates that hold for the whole report."""

    report: Report
    lexicon: Lexicon
    sentences: list[Sentence] = field(default_factory=list)
    headings: list[Sentence] = field(default_factory=list)
    lines: list[Sentence] = field(default_factory=list)
    page_date: PartialDate | None = None
    year: int | None = None
    interview: bool = False
    round_up: bool = False
    ordinals: dict[str, str] = field(default_factory=dict)
    addressed: dict[str, Person] = field(default_factory=dict)
    paragraphs: dict[int, list[Sentence]] = field(default_factory=dict)
    divisions: list[tuple[int, Organization]] = field(default_factory=list)
    sections: dict[int, tuple[Sentence, int, Organization]] = field(default_factory=dict)
    openings: dict[int, Sentence] = field(default_factory=dict)

    def paragraph(self, number: int) -> list[Sentence]:
        """Return the sentences of a paragraph."""
        return self.paragraphs.get(number, [])

    def whole(self, number: int) -> Sentence:
        """Return the sentences of a paragraph as one."""
        parts = self.paragraph(number)
        chunks = [chunk for part in parts for chunk in part.chunks]
        return Sentence(number, parts[0].number, parts[0].tokens, read_groups(chunks), parts[0].item)

    def everything(self) -> Iterator[Sentence]:
        """Yield headings and sentences in their order."""
        yield from self.headings
        yield from self.sentences

    def division_above(self, sentence: Sentence) -> Organization | None:
        """Return the division that a short line not far above a sentence names by itself (1. Phòng X)."""
        at = bisect_left(self.divisions, sentence.paragraph, key=lambda each: each[0]) - 1
        near = at >= 0 and sentence.paragraph - self.divisions[at][0] <= _NEAR
        return self.divisions[at][1] if near else None

    def term(self, mention: TermMention | None) -> str | None:
        """Return the label of a term of office; an ordinal alone means the label it has elsewhere in the report."""
        if mention is None:
            return None
        return mention.label or self.ordinals.get(mention.ordinal or "")


def read_story(report: Report, lexicon: Lexicon) -> Story:
    """Return a report cut into paragraphs, sentences, persons and posts."""
    story = Story(report, lexicon, page_date=report.published)
    dates: list[tuple[int, PartialDate]] = []
    for number, block in enumerate(blocks_of(report.text, lexicon)):
        _read_block(story, number, block, dates)
    story.page_date = story.page_date or (min(dates, key=lambda each: each[0])[1] if dates else None)
    told = [*story.everything(), *story.lines]
    story.interview = len({each.paragraph for each in told if _TURN.match(each.key)}) >= 2
    heading = " ".join(sentence.key for sentence in story.headings)
    announced = _ROUND_UP.search(heading) or (_SECTION.search(heading) and _dated(story, items=False) > 1)
    story.round_up = bool(announced) or _dated(story, items=True) >= _MANY
    _learn_ordinals(story)
    _learn_sections(story)
    _learn_openings(story)
    _learn_divisions(story)
    story.year = year_of(report, story.page_date, story.headings, story.sentences)
    return story


def _read_block(story: Story, number: int, block: Block, dates: list[tuple[int, PartialDate]]) -> None:
    view = make_view(story.report.text, block.passages, story.lexicon.known, cells=block.row)
    tokens = tokenise(view, story.lexicon.doubled)
    chunks = settle_pronouns(story.addressed, in_year(chunks_of(tokens, story.lexicon)))
    if block.zone is not Zone.BODY or (len(chunks) <= _IMPRINT and not block.item and not _tells(chunks)):
        clock = bool(_CLOCK.search(view.key)) or bool(story.sentences)
        dates.extend((clock, date) for date in _full_dates(chunks))
    whole: Reading | None = None
    if block.zone is not Zone.FURNITURE and 0 < len(chunks) <= _SHORT_LINE:
        whole = read_groups(chunks)
        story.lines.append(Sentence(number, len(story.sentences), tokens, whole))
    if block.zone in (Zone.FURNITURE, Zone.CREDIT):
        return
    target = story.sentences if block.zone is Zone.BODY else story.headings
    for each in sentences(tokens, chunks):
        listed, heading = block.item or block.row, block.zone is not Zone.BODY
        reading = whole if whole and len(each) == len(chunks) else read_groups(each)
        target.append(Sentence(number, len(target), tokens, reading, listed, heading))
        if not heading:
            story.paragraphs.setdefault(number, []).append(target[-1])


def _tells(chunks: list[Chunk]) -> bool:
    """Tell whether a line says more than where and when: an event, a post, or a verb."""
    return any(isinstance(chunk.value, _TOLD) for chunk in chunks)


def _dated(story: Story, *, items: bool) -> int:
    """Count the list items that name an event and a day, or the paragraphs that begin with a day and tell of either."""
    told: tuple[type, ...] = (EventWord,) if items else (EventWord, Post)
    count = 0
    for number in {sentence.paragraph for sentence in story.sentences if sentence.item or not items}:
        parts = story.paragraph(number)
        values = [chunk.value for part in parts for _, chunk in part.reading.known]
        days = values if items else [chunk.value for chunk in parts[0].chunks[:_OPENING]]
        dated = any(isinstance(value, Moment) and value.first.day for value in days)
        count += dated and any(isinstance(value, told) for value in values)
    return count


def _full_dates(chunks: list[Chunk]) -> list[PartialDate]:
    if any(chunk.key in _BORN for chunk in chunks[:2]):
        return []
    stated = [c.value.first for c in chunks if isinstance(c.value, Moment) and not c.value.interval]
    return [date for each in stated if each.day and (date := each.date())]


def _learn_ordinals(story: Story) -> None:
    for sentence in story.everything():
        for _, chunk in sentence.reading.known:
            if isinstance(chunk.value, TermMention) and chunk.value.label and chunk.value.ordinal:
                story.ordinals.setdefault(chunk.value.ordinal, chunk.value.label)


def _learn_sections(story: Story) -> None:
    """Note for the short lines below "phía khách (Thư viện X):" that titles without a body mean X."""
    section: tuple[Sentence, int, Organization] | None = None
    for sentence in story.sentences:
        if (side := _side(sentence)) is not None:
            story.sections[sentence.number] = side
        elif sentence.chunks[-1].key == ":":
            named = [
                (c.start, c.value) for c in sentence.chunks if isinstance(c.value, Organization) and not c.value.bare
            ]
            section = (sentence, *named[0]) if len(named) == 1 else None
        elif len(sentence.chunks) > _SHORT_LINE:
            section = None
        elif section:
            story.sections[sentence.number] = section


def _side(sentence: Sentence) -> tuple[Sentence, int, Organization] | None:
    """Return the body whose people a sentence lists (Về phía Trường X: ...; Về phía Thư viện tỉnh Y có ...)."""
    if not sentence.key.startswith(_SIDES):
        return None
    for number, chunk in enumerate(sentence.chunks[:_OPENS]):
        if isinstance(chunk.value, Organization) and not chunk.value.bare and chunk.value.kind != "executive":
            listed = sentence.reading.key(number + 1) in (":", "có", "gồm", "gồm có", ",")
            return (sentence, chunk.start, chunk.value) if listed else None
    return None


def _learn_openings(story: Story) -> None:
    """Note for the items of each list, and for short lines that begin with a name, the line that opens the list."""
    opening: Sentence | None = None
    headings = {heading.paragraph: heading for heading in story.headings}
    for sentence in story.sentences:
        opening = headings.get(sentence.paragraph - 1, opening)
        groups = sentence.reading.groups
        named = bool(groups) and groups[0].first <= 1 and len(sentence.chunks) <= _SHORT_LINE
        listed = sentence.item or (named and opening is not None and opening.chunks[-1].key == ":")
        if opening is not None and listed and not _names_organ(sentence):
            story.openings[sentence.number] = opening
        else:
            opening = sentence


def _names_organ(sentence: Sentence) -> bool:
    """Tell whether an item names an organ alone, so that those below it sit in that (II. Ban Kiểm tra)."""
    named = [chunk.value for chunk in sentence.chunks if isinstance(chunk.value, Organization)]
    alone = sentence.item and len(named) == 1 and not sentence.reading.groups and not sentence.reading.loose
    return alone and named[0].kind in ("executive", "board")


def _learn_divisions(story: Story) -> None:
    """Note the short lines that name a division by itself."""
    for line in story.lines:
        named = [chunk.value for chunk in line.chunks if isinstance(chunk.value, Organization)]
        alone = len(line.chunks) <= _ALONE and not line.reading.groups and not line.reading.loose
        if alone and len(named) == 1 and named[0].kind == "division":
            story.divisions.append((line.paragraph, named[0]))


def places_of(sentence: Sentence) -> list[tuple[int, Place]]:
    """Return the places of a sentence, those inside names of bodies included, with their chunks."""
    found: list[tuple[int, Place]] = []
    for number, chunk in sentence.reading.known:
        if isinstance(chunk.value, Place):
            found.append((number, chunk.value))
        elif isinstance(chunk.value, Organization) and chunk.value.place:
            found.append((number, chunk.value.place))
    return found
