"""How text is compared with the lexicon: one folding that keeps lengths, and one way to cut text into words."""

import re
from functools import cache

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
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|đ/c|[^\W\d_]+(?:'[^\W\d_]+)*\d*|\.+|[^\w\s]|_+")
_GOES_ON = re.compile(r"\s*\w")


def cut(key: str) -> list[tuple[str, int, int]]:
    """Return the words and marks of a folded text with their places; an abbreviation (TP. Huế) keeps its dot."""
    found = [(match[0], *match.span()) for match in _TOKEN.finditer(key)]
    for at in range(len(found) - 2, -1, -1):
        word, start, end = found[at]
        if word in _DOTTED and found[at + 1][:2] == (".", end) and _GOES_ON.match(key, end + 1):
            found[at : at + 2] = [(f"{word}.", start, end + 1)]
    return found


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
    return tuple(word for word, _, _ in cut(f"{folded(phrase)} x"))[:-1]
