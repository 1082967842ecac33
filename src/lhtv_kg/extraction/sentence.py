"""A sentence of a report: where it stands, its words, and what was read in it."""

from collections.abc import Set
from dataclasses import dataclass, field

from lhtv_kg.extraction.chunks import Chunk
from lhtv_kg.extraction.readings import Reading
from lhtv_kg.extraction.tokens import Tokens
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.model import Span


@dataclass(slots=True)
class Sentence:
    """A sentence: where it stands, its tokens, and its persons and posts joined."""

    paragraph: int
    number: int
    tokens: Tokens
    reading: Reading
    item: bool = False
    heading: bool = False
    chunks: list[Chunk] = field(init=False, repr=False, compare=False)
    key: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Keep the chunks of the reading and the folded words at hand: every rule asks for them, many times."""
        chunks = self.reading.chunks
        self.chunks = chunks
        self.key = self.tokens.key(chunks[0].start, chunks[-1].end) if chunks else ""

    def span(self, first: int, last: int) -> Span:
        """Return the passage of the stored text from chunk ``first`` to chunk ``last`` (inclusive), in either order."""
        start, end = self.chunks[min(first, last)].start, self.chunks[max(first, last)].end
        return self.tokens.view.span(self.tokens.starts[start], self.tokens.ends[end - 1])

    def text(self, first: int, last: int) -> str:
        """Return the words of the view from chunk ``first`` to chunk ``last`` (inclusive)."""
        return self.tokens.text(self.chunks[first].start, self.chunks[last].end)

    def signs(self, sense: str) -> list[int]:
        """Return the chunks that signal a sense."""
        return self.reading.signs.get(sense, [])

    def tells(self, senses: Set[str]) -> bool:
        """Tell whether a chunk signals one of some senses."""
        return not self.reading.signs.keys().isdisjoint(senses)

    def key_before(self, number: int) -> str:
        """Return the folded words of the chunk before."""
        return self.chunks[number - 1].key if number > 0 else ""

    def venue_word(self, number: int, lexicon: Lexicon) -> str | None:
        """Return the word for a venue (Hội trường, Công viên) that a chunk begins with."""
        found = lexicon.venues.match(self.tokens.keys, self.chunks[number].start)
        return found[1] if found else None
