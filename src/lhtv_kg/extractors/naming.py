"""Whether a text names a person, and whether the words that are quoted for a claim are about that person at all."""

import re
import tomllib
from functools import cache

from lhtv_kg.assets import asset
from lhtv_kg.model import ParticipationClaim, PostClaim, Span
from lhtv_kg.text import name_key, same_tone, squeeze

_BETWEEN = r"[\W_]{0,3}"
_WRAPPED = 40
"""Code points of a line from which on it may go on in the next one although that begins with a capital."""
_PAUSE = re.compile(r"[.!?…][\"”»’)]*\s+|\n\s*\n\s*|\n")


class Names:
    """Which names stand in a text: letter by letter, whatever their case, tone placement, apostrophes, line breaks."""

    def __init__(self, text: str) -> None:
        """Take the text; it is folded when the first name does not stand in it as written."""
        self._text = text
        self._key: str | None = None

    def has(self, name: str) -> bool:
        """Tell whether a name stands in the text; where it stands as written, that is seen without more work."""
        at = self._text.find(name)
        end = at + len(name)
        if at >= 0 and not (self._text[max(0, at - 1) : at].isalnum() or self._text[end : end + 1].isalnum()):
            return True
        if self._key is None:
            self._key = squeeze(same_tone(self._text)).casefold()
        letters = _BETWEEN.join(char for char in name_key(name) if char.isalnum())
        return bool(letters) and re.search(rf"(?<!\w){letters}(?!\w)", self._key) is not None


def is_about(claim: PostClaim | ParticipationClaim, text: str) -> bool:
    """Tell whether the sentence of a quote names the person, by the given name at least, or addresses somebody.

    Who is meant by "bà" or "she" is not looked into; a quote with nobody in it is no evidence about anybody.
    """
    passage = sentence_around(claim.span, text)
    names = Names(passage)
    aliases = claim.aliases if isinstance(claim, PostClaim) else ()
    if any(map(names.has, (claim.person, *aliases))):
        return True
    words = re.findall(r"\w+", same_tone(passage))
    given = name_key(claim.person.split()[-1]) if claim.person.split() else ""
    if any(word[0].isupper() and word.casefold() == given for word in words):
        return True
    said = f" {' '.join(words).casefold()} "
    return any(f" {word} " in said for word in words_of_address())


def sentence_around(span: Span, text: str) -> str:
    """Return the sentence, or the several, in which a quote stands; a short line is one of its own."""
    start, end = 0, len(text)
    line = 0
    for pause in _PAUSE.finditer(text):
        short = pause.start() - line < _WRAPPED
        begins = text[pause.end() : pause.end() + 1]
        stops = pause[0].count("\n") > 1 or (not begins.islower() and (pause[0] != "\n" or short))
        line = pause.end() if "\n" in pause[0] else line
        if stops and pause.end() <= span.start:
            start = pause.end()
        elif stops and pause.start() >= span.end:
            end = pause.start()
            break
    return text[start:end]


@cache
def words_of_address() -> tuple[str, ...]:
    """Return the words that stand for one person (``data/extractors/address.toml``), in lower case."""
    with asset("data", "extractors", "address.toml").open("rb") as file:
        return tuple(name_key(word) for word in tomllib.load(file)["address"]["words"])
