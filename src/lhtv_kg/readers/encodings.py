"""Bytes become text: UTF-8, UTF-16, and the encodings of Vietnam before Unicode, recognised by evidence.

TCVN3 (ABC) and VNI were drawn by fonts, so their texts also turn up inside Unicode files as Latin letters; ``repair``
knows them there. The tables are ``data/readers/tcvn3.csv`` and ``vni.csv``: bytes of Windows-1252, and the letter.
"""

import codecs
import csv
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache

from lhtv_kg.assets import asset
from lhtv_kg.errors import InputRefused
from lhtv_kg.messages import say
from lhtv_kg.readers.syllables import vietnamese_share

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "cp1258": "Windows-1258", "twice": "UTF-8 taken for Windows-1252"}
_ALIASES = {"abc": "tcvn3", "tcvn": "tcvn3", "tcvn-3": "tcvn3", "vni-win": "vni", "windows-1258": "cp1258"}
_ONLY_UNICODE = re.compile("[\u1ea0-\u1ef9]")  # precomposed letters that no encoding of one byte shows by mistake
_WINDOWS = "".join(bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0))
_ONE_BYTE = re.compile(f"[\x80-\xff{_WINDOWS}]+")
_SHOWN_TWICE = re.compile(f"[ÃÄÆ][\x80-\xbf{_WINDOWS}]|á[º»]")  # vowels with accents and đ, ă, ư, ơ in UTF-8
_TOO_MANY = 4
_MOST_MARKS = 30
_MARKS = re.compile(r"[^\x00-\x7f\w\s]{31,}")
_SURE = 0.8  # the right table gives over 0.95 on reports, a wrong one under 0.3
_MARGIN = 0.2
_FEWEST = 3
_CAPITALS = re.compile(r"[^\W\d_]+")


def decode(raw: bytes, where: str, declared: str | None = None, hint: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the text of bytes, and a note where it was not plain UTF-8.

    ``declared`` is the encoding that an editor states in a sidecar: it is taken as stated. ``hint`` is what a page says
    of itself: pages lie, so it counts only when nothing else fits.

    Raises:
        InputRefused: the bytes are binary, or of no known encoding; names the first byte that is not UTF-8.
    """
    if declared:
        return _stated(raw, where, declared)
    marked = next((name for bom, name in _BOMS if raw.startswith(bom)), None)
    if marked:
        return _strict(raw, marked, where), (
            () if marked == "utf-8-sig" else (say("read as {encoding}", encoding=marked.upper()),)
        )
    if b"\x00" in raw:
        return _unmarked_utf16(raw, where)
    try:
        return repair(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        wrong = error.start
    found = _best(_readings(raw))
    if found is None and hint and _codec(hint):
        found = hint, raw.decode(hint, "replace")
    if found is None:
        raise InputRefused(
            "{file}: not UTF-8 (byte 0x{byte} at offset {place}), and no Vietnamese encoding fits; save it as UTF-8",
            file=where,
            byte=f"{raw[wrong]:02X}",
            place=wrong,
        )
    return found[1], (say("read as {encoding}", encoding=_NAMES.get(found[0], found[0])),)


def refuse_endless_marks(text: str, where: str) -> None:
    """Refuse more than thirty marks on one letter (Unicode's Stream-Safe limit): composing them takes quadratic time.

    Raises:
        InputRefused: there is such a letter.
    """
    for run in _MARKS.finditer(text):
        marks = 0
        for letter in run[0]:
            marks = marks + 1 if unicodedata.combining(letter) else 0
            if marks > _MOST_MARKS:
                raise InputRefused(
                    "{file}: more than {most} accents on one letter (at offset {place}); correct the text",
                    file=where,
                    most=_MOST_MARKS,
                    place=run.start(),
                )


def refuse_unrepaired(text: str, where: str) -> None:
    """Refuse a text in UTF-8 that was taken for another encoding, and has since lost letters, so that none repairs it.

    Raises:
        InputRefused: most words are such.
    """
    if len(_SHOWN_TWICE.findall(text)) >= _TOO_MANY and vietnamese_share(text)[0] < 1 - _SURE:
        raise InputRefused(
            "{file}: its letters were in UTF-8 and taken for Windows-1252, and some are lost; save it anew as UTF-8",
            file=where,
        )


def repair(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a text whose letters were shown by fonts of before Unicode in real letters, with a note; else the same."""
    if text.isascii() or _ONLY_UNICODE.search(text):
        return text, ()
    share, _ = vietnamese_share(text)
    found = _best({"tcvn3": lambda: _tcvn3(text), "vni": lambda: _vni(text), **_misread(text)})
    if found is None or vietnamese_share(found[1])[0] <= share + _MARGIN:
        return text, ()
    return found[1], (say("read as {encoding}", encoding=_NAMES[found[0]]),)


def _stated(raw: bytes, where: str, declared: str) -> tuple[str, tuple[str, ...]]:
    name = declared.strip().casefold().replace("_", "-")
    name = _ALIASES.get(name, name)
    if name not in _readings(raw) and not _codec(name):
        known = ", ".join(("UTF-8", "UTF-16", *list(_NAMES.values())[:3]))
        raise InputRefused(
            "{file}: the encoding '{encoding}' is unknown; write one of {known}",
            file=where,
            encoding=declared,
            known=known,
        )
    try:
        reading = _readings(raw).get(name)
        return (reading() if reading else raw.decode(name)), ()
    except UnicodeDecodeError as error:
        raise InputRefused(
            "{file}: not {encoding}, as the sidecar says (offset {place}); correct the sidecar",
            file=where,
            encoding=declared,
            place=error.start,
        ) from None


def _codec(name: str) -> bool:
    try:
        return b"x".decode(name, "ignore") is not None
    except LookupError:
        return False


def _readings(raw: bytes) -> dict[str, Callable[[], str]]:
    return {
        "cp1258": lambda: raw.decode("cp1258"),
        "tcvn3": lambda: _tcvn3(raw.decode("cp1252")),
        "vni": lambda: _vni(raw.decode("cp1252")),
    }


def _best(candidates: Mapping[str, Callable[[], str]]) -> tuple[str, str] | None:
    """Return the name and text of the reading with most Vietnamese syllables, or None where none convinces."""
    best: tuple[float, tuple[str, str] | None] = (_SURE, None)
    for name, reading in candidates.items():
        try:
            text = reading()
        except UnicodeError:
            continue
        share, words = vietnamese_share(text)
        if share > best[0] and words >= _FEWEST:
            best = share, (name, text)
    return best[1]


def _misread(text: str) -> dict[str, Callable[[], str]]:
    return {
        "twice": lambda: _ONE_BYTE.sub(_once_more, text),
        "cp1258": lambda: text.encode("cp1252").decode("cp1258"),
    }


def _once_more(run: re.Match[str]) -> str:
    """Return what letters of one byte each were in UTF-8; the same letters where they are no UTF-8."""
    try:
        return b"".join(map(_byte_of, run[0])).decode("utf-8")
    except UnicodeDecodeError:
        return run[0]


def _byte_of(letter: str) -> bytes:
    """Return the byte of a letter of Windows-1252, or of Latin-1, where some bytes are control characters."""
    return letter.encode("latin-1" if letter <= "\xff" else "cp1252")


def _strict(raw: bytes, encoding: str, where: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        raise InputRefused(
            "{file}: not {encoding}, as it begins (offset {place}); save it as UTF-8",
            file=where,
            encoding=name,
            place=error.start,
        ) from None


def _unmarked_utf16(raw: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    """Read UTF-16 without a mark, known by its NULs: ASCII letters and spaces have one in each pair, on one side."""
    for name, zeros, others in (("utf-16-le", raw[1::2], raw[::2]), ("utf-16-be", raw[::2], raw[1::2])):
        if len(raw) % 2 == 0 and zeros.count(0) > len(zeros) / 4 and 0 not in others:
            return _strict(raw, name, where), (say("read as {encoding}", encoding=name.upper()),)
    raise InputRefused(
        "{file}: binary content (a NUL at byte {place}); give the text of the report", file=where, place=raw.index(0)
    )


def _tcvn3(text: str) -> str:
    """Return the letters of TCVN3. Its capitals were another font, so a word in capitals has small accented letters."""
    return "\n".join(_with_capitals(line) for line in text.translate(_single("tcvn3.csv")).split("\n"))


def _with_capitals(line: str) -> str:
    plain = [c for c in line if c.isascii() and c.isalpha()]
    if len(plain) > 1 and all(map(str.isupper, plain)):
        return line.upper()
    return _CAPITALS.sub(_capital_word, line)


def _capital_word(match: re.Match[str]) -> str:
    plain = [c for c in match[0] if c.isascii()]
    return match[0].upper() if len(plain) > 1 and all(map(str.isupper, plain)) else match[0]


def _vni(text: str) -> str:
    table = _table("vni.csv")
    return _vni_pattern().sub(lambda match: table[match[0]], text)


@cache
def _vni_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _table("vni.csv")), key=len, reverse=True)))


@cache
def _single(name: str) -> dict[int, str]:
    return {ord(code): letter for code, letter in _table(name).items()}


@cache
def _table(name: str) -> Mapping[str, str]:
    with asset("data", "readers", name).open(encoding="utf-8", newline="") as file:
        return {bytes.fromhex(row["bytes"]).decode("cp1252"): row["letter"] for row in csv.DictReader(file)}
