"""Words and marks of a view, in parallel lists so that the grammar can look ahead cheaply."""

from collections.abc import Set
from dataclasses import dataclass
from operator import eq

from lhtv_kg.extraction.normalise import View
from lhtv_kg.lexicon.words import cut


@dataclass(slots=True)
class Tokens:
    """The tokens of one view: folded words, where they start and end, and whether they begin with a capital."""

    view: View
    keys: list[str]
    starts: list[int]
    ends: list[int]
    caps: list[bool]

    def __len__(self) -> int:
        return len(self.keys)

    def text(self, start: int, end: int) -> str:
        """Return the words of the view from token ``start`` to before token ``end``."""
        return self.view.text[self.starts[start] : self.ends[end - 1]] if end > start else ""

    def key(self, start: int, end: int) -> str:
        """Return the folded words from token ``start`` to before token ``end``."""
        if end > len(self.keys):
            end = len(self.keys)
        return self.view.key[self.starts[start] : self.ends[end - 1]] if end > start else ""

    def at(self, index: int) -> str:
        """Return the folded token, or nothing outside the text."""
        return self.keys[index] if 0 <= index < len(self.keys) else ""

    def cap(self, index: int) -> bool:
        """Tell whether the token begins with a capital letter."""
        return 0 <= index < len(self.caps) and self.caps[index]


def tokenise(view: View, doubled: Set[str]) -> Tokens:
    """Return the tokens of a view; of a word in ``doubled`` written twice in a row by mistake (Ông Ông) one stays."""
    keys, starts, ends = cut(view.key)
    twice = [n for n, same in enumerate(map(eq, keys, keys[1:]), 1) if same and keys[n] in doubled]
    for number in reversed(twice):
        del keys[number], starts[number], ends[number]
    text = view.text
    return Tokens(view, keys, starts, ends, list(map(str.isupper, map(text.__getitem__, starts))))
