"""How a name of a body goes on after "và", a dash or "&", and what ends it: nothing is ever split at a comma."""

from lhtv_kg.extraction.tokens import Tokens
from lhtv_kg.lexicon import Lexicon

_TERM_WORDS, _MARKS = {"nk", "khóa", "nhiệm"}, {")", ",", ";", ".", ""}
_MAX_TAIL = 5
Link = tuple[int, str, bool]


def linked(tokens: Tokens, at: int, lexicon: Lexicon) -> Link | None:
    """Follow "và", a dash or "&" inside a name where what follows can only be more of the name."""
    key, after = tokens.at(at), at + 1
    if key == "-" and not _tight_or_subject(tokens, at, lexicon):
        word = lexicon.common.match(tokens.keys, after) if tokens.cap(after) else None
        alone = word and tokens.at(after + word[0]) in _MARKS  # Phòng Khoa học - Công nghệ)
        end = after + word[0] if word and alone else _to_place(tokens, after, lexicon)
        return (end, tokens.text(at, end), True) if end else None
    if _next_body(tokens, after, lexicon):
        return None
    several = tokens.at(after) == "các" and tokens.cap(after + 1)  # Ban Quản lý Khu kinh tế X và các Khu công nghiệp
    if lexicon.subjects.match(tokens.keys, after) and (key != "và" or tokens.cap(after) or several):
        length, name = lexicon.subjects.match(tokens.keys, after) or (0, "")
        return after + length, f"{tokens.text(at, after)} {name}", True
    if key != "&" and tokens.cap(after) and (common := lexicon.common.match(tokens.keys, after)):
        return after + common[0], tokens.text(at, after + common[0]), False
    nothing = not tokens.cap(after) or stops(tokens, after, lexicon) or person_ahead(tokens, after, lexicon)
    if key == "-" or nothing or lexicon.heads.match(tokens.keys, after):
        return None
    return after + 1, tokens.text(at, after + 1), False


def _to_place(tokens: Tokens, at: int, lexicon: Lexicon) -> int:
    """Return where words after a dash end if a territory follows them (Văn hóa - Điện ảnh | tỉnh), or 0."""
    if not tokens.cap(at) or stops(tokens, at, lexicon) or person_ahead(tokens, at, lexicon):
        return 0
    for end in range(at + 1, at + _MAX_TAIL):
        if lexicon.levels.match(tokens.keys, end):
            return end
        if not tokens.at(end).isalpha() or tokens.cap(end) or lexicon.expressions.match(tokens.keys, end):
            return 0
    return 0


def _next_body(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a further body is named rather than more of this one (Thư viện A và Thư viện tỉnh B)."""
    head = lexicon.heads.match(tokens.keys, at)
    if not head or not tokens.cap(at):
        return False
    after = at + head[0]
    inner = lexicon.heads.match(tokens.keys, after)
    return bool(lexicon.levels.match(tokens.keys, after)) or bool(inner and tokens.cap(after) and inner[0] > 1)


def _tight_or_subject(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    return (
        bool(lexicon.subjects.match(tokens.keys, at + 1))
        and not lexicon.fixed.match(tokens.keys, at + 1)
        and not lexicon.titles.match(tokens.keys, at + 1)
    )


def stops(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a new person, title or body begins here."""
    keys = tokens.keys
    if keys[at] in _TERM_WORDS or lexicon.titles.match(keys, at) or lexicon.fixed.match(keys, at):
        return True
    if lexicon.modifiers.match(keys, at) and lexicon.titles.match(keys, at + 1):
        return True
    honorific = lexicon.honorifics.match(keys, at)
    if honorific and tokens.cap(at + honorific[0]):
        return True
    head = lexicon.heads.match(keys, at)
    return bool(head and (head[0] > 1 or head[1].kind in ("department", "ministry", "committee", "council", "bureau")))


def person_ahead(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a name of a person seems to begin here: a surname with one to four capital words after it."""
    length = 0
    while length < 6 and tokens.cap(at + length) and tokens.at(at + length)[0].isalpha():
        length += 1
    return 2 <= length <= 5 and tokens.at(at) in lexicon.surnames and not lexicon.provinces.match(tokens.keys, at)
