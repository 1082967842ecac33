"""Which lines of a page belong together, and what they are: heading, body, credit or furniture.

In: the stored text. Out: blocks in the order of the page. A hard-wrapped paragraph is one block; captions that share a
line are parted; what stands after the heading of a sidebar or a comment form is furniture.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from lhtv_kg.extraction.rows import Cells, table_rows
from lhtv_kg.extraction.wrapping import broken_name, broken_phrase, full_width, is_full, left_open
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.lexicon.words import folded

_GAP = re.compile(
    r"[ ]*\t[ \t]*"
    r"|(?<=[^\s,;:–-])[ \t\u00a0]{3,}(?=[^\s\da-zà-ỹđ(,;:.–-])|(?<=\S)[ \t\u00a0]{8,}(?=\S)|_{3,}|(?<=\s)\|(?=\s*$)"
)
_WIDE = re.compile(r"[ \t\u00a0]{3}|\t|_{3}|\|")
_WIDE_SIGNS = ("   ", "\t", "\u00a0", "___", "|")
_PROSE_END = re.compile(r"[.!?…][\"”’»)\]/.]*$")
_SHORT_LABEL = 25
_NAME_TITLE = re.compile(
    r"(?:[A-ZÀ-ỸĐ][\w'’]*[ ,]+){2,10}[-–]?\s*(?:[Nn]guyên\s+|Q\.\s*|[Qq]uyền\s+)?"
    r"(?:P?GĐ|Giám đốc|Phó|Trưởng|Chủ tịch|Chuyên viên|Ủy viên|Vụ trưởng|Cục trưởng|Hiệu trưởng|Bí thư)\b"
)
_SHORT, _PROSE, _MAX_CELLS = 60, 150, 6
_WRAP_LEAST, _WRAP_MOST = 50, 160
_ITEM = re.compile(r"\s*(?:[-–•▪+*👉]\s?(?=\S)|\d{1,2}[.)/]\s|[a-zđ][.)]\s|[IVX]{1,4}\.\s)")
_LABELLED = re.compile(r"[^\W\d_][^.:;,()]{1,28}:\s")
_ROW = re.compile(r"\d{1,3}|\d{1,2}\s*[hg:]\s*\d{0,2}")
_PAGE = re.compile(
    r"(?:https?://\S+|page \d+ of \d+|trang \d+/\d+)\s*(?:\d{1,2}/\d{1,2}/\d{4})?|^\s*\d{1,3}/\d{1,3}\s*$", re.I
)
_PERSON = re.compile(r"(?:^|[\s(:;,])(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c|ThS\.?|TS\.?|Mr\.|Ms\.|Mrs\.)\s+[A-ZÀ-ỸĐ]")
# Words that tell of a day and of a person, in a line that is all in capitals: no heading says both in full.
_TOLD_LOUD = re.compile(
    r"(?=.*(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?!\d))(?:.*?[\s(:;,])?(?:ÔNG|BÀ|ĐỒNG CHÍ|Đ/C)\s+[A-ZÀ-ỸĐ]"
)
_NAME_LINE = re.compile(r"(?:[^\W\d_a-zà-ỹđ][\w.'’]*\s*(?:[-–,;&]\s*)?){1,6}(?:\([^)]*\))?\.?$")


class Zone(StrEnum):
    """What a block is on its page."""

    HEADING = "heading"
    BODY = "body"
    CREDIT = "credit"
    FURNITURE = "furniture"


@dataclass(slots=True)
class Block:
    """Passages of the stored text that read as one, and what they are."""

    zone: Zone
    passages: tuple[tuple[int, int], ...]
    item: bool = False
    row: bool = False


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    after_blank: bool
    row: int = -1


def blocks_of(stored: str, lexicon: Lexicon) -> list[Block]:
    """Return the blocks of a stored text in their order."""
    groups = _joined(_lines(stored, lexicon), lexicon)
    zones = _zones(groups, lexicon)
    return [
        Block(
            Zone.BODY if zone is Zone.HEADING and _is_record(group) else zone,
            tuple((line.start, line.end) for line in group),
            bool(_ITEM.match(group[0].text)),
            _is_row(group),
        )
        for zone, group in zip(zones, groups, strict=True)
    ]


def _is_row(group: list[_Line]) -> bool:
    return group[0].row >= 0 or (len(group) > 1 and bool(_ROW.fullmatch(group[0].text)))


def _is_record(group: list[_Line]) -> bool:
    """Tell whether a row of a table tells more than its number and one thing."""
    return _is_row(group) and (len(group) > 2 or (len(group) == 2 and not _ROW.fullmatch(group[0].text)))


def _lines(stored: str, lexicon: Lexicon) -> list[_Line]:
    raws = stored.split("\n")
    rows = table_rows(raws, lexicon) if "|" in stored or "\t" in stored else {}
    lines: list[_Line] = []
    start, blank = 0, True
    for number, raw in enumerate(raws):
        if number in rows:
            lines += _row_lines(stored, start, number, rows[number], blank=blank)
        else:
            lines += _parts(stored, start, raw, blank=blank)
        blank = not raw.strip() or (blank and not (lines and lines[-1].start >= start))
        start += len(raw) + 1
    return lines


def _row_lines(stored: str, start: int, number: int, cells: Cells, *, blank: bool) -> list[_Line]:
    """Return the cells of a table row, a line each."""
    found: list[_Line] = []
    for first, last in cells:
        text = stored[start + first : start + last].strip()
        at = stored.index(text, start + first)
        found.append(_Line(at, at + len(text), text, blank and not found, number))
    return found


def _parts(stored: str, start: int, raw: str, *, blank: bool) -> list[_Line]:
    """Return the parts of a line between wide gaps: captions side by side, columns of signatures."""
    found: list[_Line] = []
    at = start
    wide = any(map(raw.__contains__, _WIDE_SIGNS)) and _WIDE.search(raw)
    for gap in [*(_GAP.finditer(stored, start, start + len(raw)) if wide else ()), None]:
        end = gap.start() if gap else start + len(raw)
        text = stored[at:end].strip()
        if text and not _PAGE.fullmatch(text):
            first = stored.index(text, at)
            cell = at > start and stored[at - 1] == "\t"
            found.append(_Line(first, first + len(text), text, (blank and not found) or (at > start and not cell)))
        at = gap.end() if gap else end
    return found


def _joined(lines: list[_Line], lexicon: Lexicon) -> list[list[_Line]]:
    width = _wrap_width(lines)
    below = ((a.text, b.text) for a, b in pairwise(lines) if not b.after_blank and a.row < 0 and b.row < 0)
    full = full_width(below)
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and not line.after_blank and _belongs(groups[-1], line, width, full, lexicon):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _belongs(group: list[_Line], line: _Line, width: int, full: int, lexicon: Lexicon) -> bool:
    """Tell whether a line goes on with a group: a further cell of its row, or the rest of its paragraph."""
    if line.row >= 0 or group[-1].row >= 0:
        return line.row == group[-1].row
    last = group[-1].text
    if _in_row(group, line) or _continues(group[-1], line, width):
        return True
    if _ITEM.match(line.text) or _PERSON.match(line.text) or _LABELLED.match(line.text):
        return False
    wrapped = is_full(last, line.text, full) and not _PROSE_END.search(last)
    return wrapped or broken_phrase(last, line.text, lexicon)


def _in_row(group: list[_Line], line: _Line) -> bool:
    """Tell whether a line is one more cell of a table row that a number or an hour on a line of its own begins."""
    return bool(_ROW.fullmatch(group[0].text)) and not _ROW.fullmatch(line.text) and len(group) < _MAX_CELLS


def _wrap_width(lines: list[_Line]) -> int:
    """Return the width at which the page was wrapped, or 0: most lines are about as long as the longest then."""
    lines = [line for line in lines if line.row < 0]
    followed = [len(a.text) for a, b in pairwise(lines) if not b.after_blank]
    small = sum(b.text[0].islower() for _, b in pairwise(lines) if not b.after_blank)
    longest = max(followed, default=0)
    long = sum(length >= longest * 0.8 for length in followed)
    return (
        longest if _WRAP_LEAST <= longest <= _WRAP_MOST and long >= 3 and long * 2 >= len(followed) <= small * 4 else 0
    )


def _continues(line: _Line, following: _Line, width: int) -> bool:
    first = following.text.split(maxsplit=1)[0]
    if _ITEM.match(following.text) and not (width and len(line.text) >= width * 0.8):
        return False
    if width and (
        len(line.text) + 1 + len(first) >= width * 0.82
        or (not _PROSE_END.search(line.text) and not _PERSON.match(following.text))
    ):
        return True
    if broken_name(line.text, following.text) or left_open(line.text):
        return True
    return not _PROSE_END.search(line.text) and (first[0].islower() or line.text[-1] in ",(")


_COUNTED = (" bình luận", " lượt chia sẻ", " comments", " shares")
_CONTACT = re.compile(r"đường dây nóng|hotline")
_COUNTERS = re.compile(rf"(?<!\d)\d{{1,9}}(?:{'|'.join(_COUNTED)})")


def _zones(groups: list[list[_Line]], lexicon: Lexicon) -> list[Zone]:
    zones: list[Zone] = []
    prose, sidebar, listing, announced = False, False, False, False
    for group in groups:
        whole = " ".join(line.text for line in group)
        # A long line is furniture only if a colon stands near its beginning: the others need no folding.
        short = len(whole) < _PROSE or ":" in group[0].text[:_SHORT_LABEL]
        text = folded(group[0].text) if short else ""
        listing = listing and not group[0].after_blank
        if (_starts(text, lexicon.layout["sidebar.forms"]) or _counts(text)) and (
            len(whole) < _SHORT * 2 or ":" in text[:_SHORT_LABEL]
        ):
            sidebar = prose
            listing = True
        elif not prose and _starts(text, lexicon.layout["top.forms"]) and len(whole) < _SHORT:
            listing = True
        ruled = Zone.BODY if group[0].row >= 0 else None
        zone = Zone.FURNITURE if sidebar or listing else ruled or _zone(text, whole, prose, lexicon)
        if zone is Zone.CREDIT and announced and _NAME_LINE.fullmatch(whole):
            zone = Zone.BODY  # who is announced (... báo tin: / Ông N) signs nothing
        announced = whole.endswith(":")
        prose = prose or zone is Zone.BODY
        zones.append(zone)
    return zones


def _counts(text: str) -> bool:
    """Tell whether a line is a counter of a page: 12 bình luận."""
    return any(map(text.__contains__, _COUNTED)) and bool(_COUNTERS.search(text))


def _zone(text: str, whole: str, prose: bool, lexicon: Lexicon) -> Zone:
    if _starts(text, lexicon.layout["credit.forms"]) and len(whole) < _PROSE:
        return Zone.CREDIT
    if prose and len(whole) < _PROSE and _CONTACT.search(folded(whole)):
        return Zone.FURNITURE
    if (
        (_starts(text, lexicon.layout["furniture.forms"]) and len(whole) < _PROSE and not _tells_of(text, whole))
        or whole.count("|") > 1
        or "»" in whole[:60]
    ):
        return Zone.FURNITURE
    if prose:
        bare = len(whole) < _SHORT and not any(char.isdigit() for char in whole)  # with years it is a person of a list
        return Zone.CREDIT if bare and _NAME_LINE.fullmatch(whole) else Zone.BODY
    if _TOLD_LOUD.match(whole):
        return Zone.BODY
    is_prose = (
        (whole.endswith(":") and len(whole) > _SHORT_LABEL)
        or _NAME_TITLE.match(_ITEM.sub("", whole, count=1))
        or len(whole) >= _PROSE
        or (_PROSE_END.search(whole) and len(whole) > _SHORT)
        or _PERSON.search(whole)
    )
    return Zone.BODY if is_prose and any(char.islower() for char in whole) else Zone.HEADING


def _tells_of(text: str, whole: str) -> bool:
    """Tell whether a line that begins like an entry of a menu tells of a person (▪ HÀ NAM. Bà N ...)."""
    return text.startswith("▪") and bool(_PERSON.search(whole))


def _starts(text: str, forms: tuple[str, ...]) -> bool:
    stripped = text.lstrip("([-•*# ")
    if not stripped.startswith(forms):
        return False
    return any(stripped.startswith(form) and not stripped[len(form) : len(form) + 1].isalpha() for form in forms)
