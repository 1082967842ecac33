"""Vietnamese text: one normal form inside, folding for comparison, an order for lists.

All text of the program is Unicode NFC. ``fold`` is for comparing and finding, never for showing.
"""

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Where a tone mark may stand on either vowel of oa, oe, uy, the new style puts it on the second
# (Thúy stays, hòa -> hoà is only a comparison form). After q, the u belongs to the consonant.
_OLD_TONE = re.compile(rf"(?<![qQ])(o)([{_TONES}])([ae])(?![a-z])|(?<![qQ])(u)([{_TONES}])(y)(?![a-z])", re.I)
_MAY_MOVE = re.compile("[òóỏõọùúủũụ]", re.IGNORECASE)
# Half a surrogate pair (JSON may say "\ud800") is no character, and no file can hold it.
_NONCHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Marks of web pages that nobody sees; a joiner stays only where it makes one sign of several (emoji).
_UNSEEN = re.compile(
    "[\u00ad\u200b\u2060\ufeff]|[\u200c\u200d](?![\u00ad\u200b\u2060\ufeff]*[\u2190-\u2bff\U0001f000-\U0001faff])"
)
_DASHES = re.compile("[‐‑‒–—−]")
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONE_ORDER = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def nfc(text: str) -> str:
    """Return the text in Unicode NFC, the form of all text inside the program."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """Return text fit to be stored: NFC, line ends as LF, without control characters, noncharacters, unseen marks.

    Unseen are soft hyphens and spaces without width: a name with one in it looks like the name and equals no other.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = nfc(_NONCHARACTER.sub("", text))
    return nfc(_UNSEEN.sub("", text)) if _UNSEEN.search(text) else text


def squeeze(text: str) -> str:
    """Return the text on one line, with runs of white space as one space (for screens and labels)."""
    return " ".join(text.split())


def same_tone(text: str) -> str:
    """Return the text with one placement of tone marks and one letter Đ, so that Thuý equals Thúy."""
    if unicodedata.is_normalized("NFC", text) and not _MAY_MOVE.search(text):
        return text.replace("\u00d0", "Đ").replace("\u00f0", "đ")
    decomposed = unicodedata.normalize("NFD", text).replace("\u00d0", "Đ").replace("\u00f0", "đ")

    def move(match: re.Match[str]) -> str:
        if match[1]:
            return f"{match[1]}{match[3]}{match[2]}"
        return f"{match[4]}{match[6]}{match[5]}"

    return nfc(_OLD_TONE.sub(move, decomposed))


def fold(text: str) -> str:
    """Return a comparison form: lower case, without accents, dashes and spaces made equal.

    ``fold("Đồng bằng  sông Hồng")`` is ``"dong bang song hong"``.
    """
    return squeeze("".join(map(_FOLDED.__getitem__, text)))


class _Folded(dict[str, str]):
    """What each character becomes; that depends on no other, so each is worked out once."""

    def __missing__(self, char: str) -> str:
        decomposed = unicodedata.normalize("NFD", char.replace("\u00d0", "Đ").replace("\u00f0", "đ"))
        bare = "".join(c for c in decomposed if not unicodedata.combining(c))
        folded = self[char] = _DASHES.sub("-", bare).casefold().replace("đ", "d")
        return folded


_FOLDED = _Folded()


@lru_cache(maxsize=20_000)  # a report says few names often; those of all bodies and persons of a store fit in
def name_key(text: str) -> str:
    """Return the form in which two spellings of one accented name are equal (case, tone placement, spaces)."""
    return squeeze(same_tone(text)).casefold()


def is_unaccented(text: str) -> bool:
    """Tell whether a text holds no Vietnamese letter beyond ASCII."""
    return text.isascii()


def slug(text: str) -> str:
    """Return an ASCII slug of words joined by hyphens, for IRIs and file names."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return a key that sorts in the order of the Vietnamese alphabet: all letters first, then all tones."""
    weights = [_letter_weight(char) for char in nfc(text).casefold()]
    return tuple(letter for letter, _ in weights), tuple(tone for _, tone in weights)


@lru_cache(maxsize=4096)
def _letter_weight(char: str) -> tuple[int, int]:
    parts = unicodedata.normalize("NFD", char)
    tone = max((_TONE_ORDER.get(p, 0) for p in parts), default=0)
    letter = nfc("".join(p for p in parts if p not in _TONE_ORDER))
    place = _ALPHABET.find(letter)
    return (place + 100 if place >= 0 else min(ord(letter[0]), 90) if letter else 0, tone)
