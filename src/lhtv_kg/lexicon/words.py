"""How text is compared with the lexicon: one folding that keeps lengths, and one way to cut text into words."""

import re
from functools import cache, lru_cache

_SAME = str.maketrans(
    dict.fromkeys("’‘ʼ`", "'")
    | dict.fromkeys("“”„«»", '"')
    | dict.fromkeys("‐‑‒–—−", "-")
    | {"\u00d0": "Đ", "\u00f0": "đ", "…": "."}
)
_OLD_TONE = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe",
    "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_NEW_TONE = re.compile(r"[ou][àáảãạèéẻẽẹỳýỷỹỵ](?!\w)")  # "quý" keeps its tone where it is: the u belongs to the q
_OTHER = re.compile(f"[{''.join(map(chr, _SAME))}]")
_DOTTED = {
    "tp", "tx", "ths", "ts", "tskh", "pgs", "gs", "bs", "ks", "cn", "p", "q", "mr", "ms", "mrs", "dr", "prof", "assoc",
    "msc", "ma", "phd", "no", "st",
}  # fmt: skip
_TOKEN = re.compile(r"(đ/c|t\.(?:ư|w)\b|[^\W\d_]+(?:'[^\W\d_]+)*\d*|\d+(?:[.,]\d+)*|\.+|[^\w\s]|_+)")
_GOES_ON = re.compile(r"\s*\w")


def cut(key: str) -> tuple[list[str], list[int], list[int]]:
    """Return the words and marks of a folded text, where they start and where they end.

    An abbreviation (TP. Huế) keeps its dot.
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for part in key.split(" "):
        end = at + len(part)
        if part.isalpha():
            words.append(part)
            starts.append(at)
            ends.append(end)
        else:
            for word, first, last in _pieces(part):
                words.append(word)
                starts.append(at + first)
                ends.append(at + last)
        at = end + 1
    for dot in range(len(words) - 1, 0, -1) if "." in words else ():
        joined = words[dot] == "." and words[dot - 1] in _DOTTED and ends[dot - 1] == starts[dot]
        if joined and _GOES_ON.match(key, ends[dot]):
            words[dot - 1 : dot + 1] = [f"{words[dot - 1]}."]
            del starts[dot], ends[dot - 1]
    return words, starts, ends


@lru_cache(maxsize=10_000)  # words with a mark beside them, numbers: the same ones again and again
def _pieces(part: str) -> tuple[tuple[str, int, int], ...]:
    """Return the words and marks of a text without spaces, with where they start and end."""
    return tuple((match[0], *match.span()) for match in _TOKEN.finditer(part))


def alike(text: str) -> str:
    """Return the text with one form of dashes, quotes, apostrophes and of the letter Đ; its length does not change."""
    return text.translate(_SAME) if _OTHER.search(text) else text


def folded(text: str) -> str:
    """Return the text as the lexicon sees it: ``alike``, in lower case, tone marks in the old place (uỷ -> ủy).

    The length never changes, so that offsets hold for both forms.
    """
    same = alike(text)
    lower = same.lower()
    if len(lower) != len(same):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in same)
    return _NEW_TONE.sub(_old_tone, lower)


def _old_tone(match: re.Match[str]) -> str:
    after_q = match.string[match.start() - 1 : match.start()] == "q"
    return match[0] if after_q else _OLD_TONE.get(match[0], match[0])


@cache
def words_of(phrase: str) -> tuple[str, ...]:
    """Return the folded words and marks of a phrase, cut as if more text followed (a dot may belong to a word)."""
    return tuple(cut(f"{folded(phrase)} x")[0])[:-1]
