"""What no rule took: titles and persons that no claim of the report rests on, told so that somebody can look."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.labels import absent
from lhtv_kg.extraction.moments import partial
from lhtv_kg.extraction.story import Sentence, Story
from lhtv_kg.lexicon.words import folded
from lhtv_kg.model import AnyClaim, EventClaim, ParticipationClaim, PostClaim, Span, TermClaim, Unread

_TITLE = "a title that goes with no name"
_POST = "a person with a title that no rule took"
_NO_DAY = "a date that no calendar has"
_PLAIN = "a title in words without accents"
_ROW = "a row of a table of posts from which no rule reads a post"
_OF_POSTS = ("chức vụ", "chức danh", "position", "title")
_HEADED = 2
_LEAST = 4
_WRITTEN = re.compile(r"\d(?<![\d/.-]\d)\d?([/.-])\d{1,2}\1(?:19|20)\d\d(?!\d)")  # the digit first: few are there
_YEARS = [f"{mark}{century}" for mark in "/.-" for century in (19, 20)]
_NAME = "a person of whom no rule tells a post or a part in the event"


@dataclass(slots=True)
class _Mention:
    """A passage with a title or a word of address; ``about`` tells mentions of one matter from others."""

    span: Span
    reason: str
    about: tuple[str, ...]


def unread(context: Context, claims: Iterable[AnyClaim]) -> Iterator[Unread]:
    """Yield the passages with a title or a word of address that no claim tells of, each matter once."""
    known = _told(claims)
    taken = sorted((c.span.start, c.span.end) for c in claims if not isinstance(c, EventClaim | TermClaim))
    ends = list(accumulate((end for _, end in taken), max))
    left: list[Span] = []
    for sentence in context.story.sentences:
        for mention in _mentions(context, sentence):
            before = bisect_left(taken, (mention.span.end, 0))
            if mention.about not in known and not (before and ends[before - 1] > mention.span.start):
                known.add(mention.about)
                left.append(mention.span)
                yield Unread(mention.span, mention.reason)
    yield from _silent_rows(context.story, [*taken, *((span.start, span.end) for span in left)])
    for sentence in context.story.everything():
        yield from _no_days(sentence)
        yield from _plain_titles(context, sentence)


def _silent_rows(story: Story, told: list[tuple[int, int]]) -> Iterator[Unread]:
    """Yield the rows with a name, below headings of persons and posts, of which nothing is told: an unknown title."""
    before, of_posts = -1, False
    for number in sorted(story.paragraphs):
        tokens = story.paragraphs[number][0].tokens
        if "|" not in tokens.keys:
            continue
        cells = [cell.strip() for cell in tokens.view.text.split("|")]
        headings = [cell for cell in map(folded, cells) if cell.startswith(story.lexicon.layout["table.headings"])]
        if len(headings) >= _HEADED:
            before, of_posts = number, any(cell.startswith(_OF_POSTS) for cell in headings)
        elif number == before + 1 and of_posts:
            before, row = number, tokens.view.span(0, len(tokens.view.text))
            if any(map(_is_name, cells)) and not any(start < row.end and row.start < end for start, end in told):
                yield Unread(row, _ROW)


def _is_name(cell: str) -> bool:
    words = cell.split()
    return 2 <= len(words) <= 6 and all(word[0].isupper() for word in words)


def _no_days(sentence: Sentence) -> Iterator[Unread]:
    """Yield the dates with day, month and year that no calendar has (31/2/2021): nothing can be dated by them."""
    view, start = sentence.tokens.view, sentence.tokens.starts[sentence.chunks[0].start]
    end = sentence.tokens.ends[sentence.chunks[-1].end - 1]
    dated = any(map(sentence.key.__contains__, _YEARS))
    for match in _WRITTEN.finditer(view.key, start, end) if dated else ():
        day, month, year = (int(number) for number in re.findall(r"\d+", match[0]))
        if partial(f"{year:04}-{month:02}-{day:02}") is None:
            yield Unread(view.span(*match.span()), _NO_DAY)
    for moment in sentence.reading.moments:
        written = moment.first
        if written.day and written.year and written.date() is None and not _WRITTEN.match(view.key, moment.start):
            yield Unread(view.span(moment.start, moment.end), _NO_DAY)


def _plain_titles(context: Context, sentence: Sentence) -> Iterator[Unread]:
    """Yield the first title of a sentence in Vietnamese words without any accent (GIAM DOC THU VIEN TINH)."""
    first, last = sentence.chunks[0].start, sentence.chunks[-1].end
    if last - first < _LEAST or not sentence.key.isascii():
        return
    keys, titles = sentence.tokens.keys, context.story.lexicon.plain_titles
    for at in range(first, last):
        if titles.match(keys, at):
            yield Unread(sentence.span(0, len(sentence.chunks) - 1), _PLAIN)
            return


def _told(claims: Iterable[AnyClaim]) -> set[tuple[str, ...]]:
    """Return the persons and the posts of persons that claims tell of."""
    told: set[tuple[str, ...]] = set()
    for claim in claims:
        if isinstance(claim, PostClaim):
            told.add((claim.person, claim.title))
        if isinstance(claim, PostClaim | ParticipationClaim):
            told.add((claim.person,))
    return told


def _mentions(context: Context, sentence: Sentence) -> Iterator[_Mention]:
    gone = absent(sentence)
    for group in sentence.reading.groups:
        if group.first in gone or group.person.pronoun:
            continue
        name = context.who(group) or group.person.name
        posts = [held for held in group.held if not held.post.role]
        for held in posts:
            yield _Mention(sentence.span(group.first, group.last), _POST, (name, held.post.title.name))
        if group.person.addressed and not posts:
            yield _Mention(sentence.span(group.first, group.last), _NAME, (name,))
    for number, held in sentence.reading.loose.items():
        if number not in gone and not sentence.chunks[number].quoted and not held.post.role:
            yield _Mention(sentence.span(number, number), _TITLE, ("", held.post.title.name))
