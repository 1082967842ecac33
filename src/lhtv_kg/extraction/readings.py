"""A sentence as persons with posts: what the grammar of guest lists gives, and how it looks at chunks."""

from dataclasses import dataclass, field, replace

from lhtv_kg.extraction.chunks import Chunk
from lhtv_kg.extraction.moments import Moment, TermMention
from lhtv_kg.extraction.persons import Person
from lhtv_kg.extraction.posts import Post
from lhtv_kg.model import Capacity

_BESIDE = 7
_BEFORE_TERM = {
    ",", "(", "|", "từ", "giai đoạn", "giai", "đoạn", "ngày", "tháng", "năm", "trong", "suốt", "hết", "of", "for",
    "the", "from", "in", "một", "hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười", "mươi", "lăm", "hơn", "gần",
    "liền",
}  # fmt: skip
_SINCE = {"since"}
_THEN = {
    "trước đó", "trước đây", "trước", "đây", "bấy", "giờ", "khi", "đó", "ấy", "lúc", "hồi", "thời", "còn", "đương",
    "khi đó", "lúc đó",
}  # fmt: skip
_PAST = {"trước đó", "trước đây", "trước"}
_MOST_WORDS = 4


@dataclass(slots=True)
class Held:
    """One post of a group, with the term and the interval that stand beside it."""

    post: Post
    chunk: Chunk
    term: TermMention | None = None
    interval: Moment | None = None


@dataclass(slots=True)
class Group:
    """A person with the posts that stand around the name, as chunks ``first`` to ``last`` of a sentence."""

    person: Person
    chunk: Chunk
    held: tuple[Held, ...]
    first: int
    last: int
    shared: bool = False


@dataclass(slots=True)
class Reading:
    """A sentence after grouping: its chunks, groups, posts that stand alone, signs of each sense, dates, terms, events.

    ``known`` are the chunks that were read as something, with their numbers: most are words between them. ``dated`` are
    the ``moments`` with the numbers of their chunks.
    """

    chunks: list[Chunk]
    known: list[tuple[int, Chunk]] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    loose: dict[int, Held] = field(default_factory=dict)
    signs: dict[str, list[int]] = field(default_factory=dict)
    moments: list[Moment] = field(default_factory=list)
    terms: list[TermMention] = field(default_factory=list)
    events: list[int] = field(default_factory=list)
    dated: list[tuple[int, Moment]] = field(default_factory=list)

    def key(self, number: int) -> str:
        """Return the folded words of a chunk, or nothing outside the sentence."""
        return self.chunks[number].key if 0 <= number < len(self.chunks) else ""


def key_at(chunks: list[Chunk], at: int) -> str:
    """Return the folded words of a chunk, or nothing outside the sentence."""
    return chunks[at].key if 0 <= at < len(chunks) else ""


def held_at(chunks: list[Chunk], at: int) -> tuple[Held, int]:
    """Return a post with the term or interval after it, and its last chunk."""
    post = chunks[at].value
    assert isinstance(post, Post)
    term: TermMention | None = None
    interval: Moment | None = None
    last = at
    for ahead in range(1, _BESIDE):
        chunk = chunks[at + ahead] if at + ahead < len(chunks) else None
        if chunk is None:
            break
        if isinstance(chunk.value, TermMention):
            term, last = chunk.value, at + ahead
            break
        if isinstance(chunk.value, Moment):
            if chunk.value.interval or key_at(chunks, at + ahead - 1) in _SINCE:
                interval, last = chunk.value, at + ahead
            break
        if chunk.key not in _BEFORE_TERM and chunk.key not in _SINCE:
            break
    return Held(post, chunks[at], term, interval), last


def outside_brackets(chunks: list[Chunk]) -> list[Chunk]:
    """Return the chunks that do not stand in brackets."""
    depth, kept = 0, []
    for chunk in chunks:
        depth += chunk.key == "("
        if depth == 0:
            kept.append(chunk)
        depth -= chunk.key == ")"
    return kept


def past_words(chunks: list[Chunk], at: int) -> int:
    """Return how many words say that a post was held at that time (bấy giờ là, khi đó còn là), before "là"."""
    end = at
    while end < at + _MOST_WORDS and key_at(chunks, end) in _THEN:
        end += 1
    spoken = end > at + (key_at(chunks, at) == "còn")  # ông còn là T tells of no other time
    return end - at if spoken and key_at(chunks, end) == "là" else 0


def before_that(chunks: list[Chunk], at: int, begin: int, held: Held) -> Held:
    """Return a post told of the time before (, trước đó là T) as a former one."""
    past = any(chunk.key in _PAST for chunk in chunks[at:begin])
    return replace(held, post=replace(held.post, capacity=Capacity.FORMER)) if past else held
