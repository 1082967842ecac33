"""How Vietnamese a text looks: the share of its words beyond ASCII that are Vietnamese syllables."""

import re
import tomllib
import unicodedata
from functools import cache
from itertools import islice

from lhtv_kg.assets import asset
from lhtv_kg.text import nfc

_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_SHARP = {"\u0301", "\u0323"}  # sắc and nặng
_WORD = re.compile(r"[^\s!-/:-@\[-`{-~–—‘’“”…]+")
_SAMPLE = 500
_LONGEST = 7  # nghiêng


def vietnamese_share(text: str) -> tuple[float, int]:
    """Return the share (0 to 1) of Vietnamese syllables among the words beyond ASCII, and how many were looked at."""
    words = list(islice((m[0] for m in _WORD.finditer(text) if not m[0].isascii()), _SAMPLE))
    return (sum(map(is_syllable, words)) / len(words) if words else 0.0), len(words)


def is_syllable(word: str) -> bool:
    """Tell whether a word is a possible Vietnamese syllable."""
    if len(word) > 2 * _LONGEST:
        return False
    parts = unicodedata.normalize("NFD", word.casefold())
    tones = [c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323"]
    bare = nfc(parts.translate(_TONES))
    onsets, rimes, stops = _shapes()
    if len(tones) > 1 or (bare.endswith(stops) and not _SHARP.issuperset(tones or ["none"])):
        return False
    return any(bare[:n] in onsets and bare[n:] in rimes for n in range(4))


@cache
def _shapes() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    table = tomllib.loads(asset("data", "readers", "syllables.toml").read_text("utf-8"))
    return frozenset(["", *table["onsets"]]), frozenset(table["rimes"]), tuple(table["stops"])
