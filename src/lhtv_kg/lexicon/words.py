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
_NEW_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_OLD_TONE)})(?!\w)")
_DOTTED = "tp|tx|ths|ts|tskh|pgs|gs|bs|ks|cn|p|q|mr|ms|mrs|dr|prof|assoc|msc|ma|phd|no|st"
TOKEN = re.compile(rf"\d+(?:[.,]\d+)*|đ/c|(?<!\w)(?:{_DOTTED})\.(?=\s*\w)|[^\W\d_]+(?:'[^\W\d_]+)*\d*|\.+|[^\w\s]|_+")


def alike(text: str) -> str:
    """Return the text with one form of dashes, quotes, apostrophes and of the letter Đ; its length does not change."""
    return text.translate(_SAME)


def folded(text: str) -> str:
    """Return the text as the lexicon sees it: ``alike``, in lower case, tone marks in the old place (uỷ -> ủy).

    The length never changes, so that offsets hold for both forms.
    """
    same = alike(text)
    lower = same.lower()
    if len(lower) != len(same):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in same)
    return _NEW_TONE.sub(lambda match: _OLD_TONE[match[0]], lower)


@cache
def words_of(phrase: str) -> tuple[str, ...]:
    """Return the folded words and marks of a phrase, cut as if more text followed (a dot may belong to a word)."""
    return tuple(TOKEN.findall(f"{folded(phrase)} x")[:-1])
