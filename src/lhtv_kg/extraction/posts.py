"""Posts: a title with its capacity, the body it is held in and the term it is held for."""

import re
from dataclasses import dataclass, replace

from lhtv_kg.extraction.continuing import small_name
from lhtv_kg.extraction.english import bare_body, read_english, read_foreign
from lhtv_kg.extraction.organizations import Organization, read_named, read_organization, with_parent
from lhtv_kg.extraction.tokens import Tokens
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.lexicon.entries import Title
from lhtv_kg.model import Capacity

_PLURAL = {"các", "hai", "ba", "bốn", "những", "02", "03", "2", "3"}
_ACTING_VERBS = ("giao quyền", "giữ quyền", "làm quyền", "nhiệm quyền")  # their last word is part of the verb's entry
_OF = {"|", "của", "of", "at", "for", "tại", "thuộc"}
_ADJECTIVES = {"provincial", "municipal", "city", "local"}
_JURY, _MINISTRY = 5, 12
_CABINET = "Bộ"
_EVENT_ROLE_ENDS = ("tổ chức", "giám khảo", "thư ký", "nội dung", "biên tập", "trọng tài")
_ENDS_IN_VU = {"chức", "nhiệm", "nghiệp", "phục", "dịch", "thời", "sự", "công", "học"}
_OTHER_BOARDS = {"ban", "ủy", "hội", "đoàn", "tổ"}
_ORDINALS = ("đầu tiên", "thứ nhất", "thứ hai", "thứ ba", "hiện nay", "hiện tại")
_ENDS = {"", ".", ";", ")", "|"}
_HOUSES = {"library", "department", "bureau", "center", "school", "university", "museum", "institute", "association"}
_SHORT_NAME = re.compile(r"[A-ZĐ]{2,8}")
_ELECTIVE = {"federation", "association", "executive", "board", "committee", "council", "party", "union"}
_NOT_BEFORE = {"văn phòng", "đoàn", "bằng khen của", "ban", "tượng đài"}
_LAST_BEFORE = {words.split()[-1] for words in _NOT_BEFORE}


@dataclass(slots=True)
class Post:
    """A post named by the tokens ``start`` to ``end``; ``role`` marks a role at an event that is no post."""

    start: int
    end: int
    title: Title
    capacity: Capacity = Capacity.FULL
    organization: Organization | None = None
    plural: bool = False
    role: bool = False
    renewed: bool = False


def read_post(tokens: Tokens, at: int, lexicon: Lexicon) -> Post | None:
    """Return the post whose title, or a word of capacity before it, begins at a token."""
    capacity, begin = _before(tokens, at, lexicon)
    found = lexicon.titles.match(tokens.keys, begin)
    if found is None or _no_title(tokens, begin, found[0], lexicon):
        return None
    length, title = found
    end = begin + length
    plural = tokens.at(at - 1) in _PLURAL or (title.english and tokens.at(end - 1).endswith(("s", "men")))
    plural = plural or tokens.key(begin, end).startswith("trưởng các")
    if title.english and title.board and _of_jury(tokens, end):
        return Post(at, end, title, role=True)
    if title.unit == "Ban" and (stop := _event_role(tokens, end, lexicon)):
        return Post(at, stop, title, role=True)
    if (
        title.board
        and tokens.key(end, end + 2) == "hội đồng"
        and (lexicon.heads.match(tokens.keys, end) or (0,))[0] < 2
    ):
        return Post(at, end + 2, title, role=True)  # of a jury or a council that sat for the occasion
    after, end = _after(tokens, end, lexicon)
    body = _body(tokens, end, title, lexicon)
    return Post(at, body.end if body else end, title, _stronger(capacity, after), body, plural)


def _before(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[Capacity, int]:
    capacity = Capacity.FULL
    while found := lexicon.modifiers.match(tokens.keys, at):
        if not found[1].before:
            break
        capacity = _stronger(capacity, found[1].capacity)
        at += found[0]
    if tokens.key(at - 2, at) in _ACTING_VERBS:
        capacity = _stronger(capacity, Capacity.ACTING)
    return capacity, at


def _stronger(first: Capacity, second: Capacity) -> Capacity:
    return second if first is Capacity.FULL else first


def _no_title(tokens: Tokens, at: int, length: int, lexicon: Lexicon) -> bool:
    """Tell whether the words are part of something else: Đoàn Chủ tịch, Văn phòng Chủ tịch nước, Đại sứ Văn hóa đọc."""
    near = tokens.at(at - 1) in _LAST_BEFORE
    if near and any(tokens.key(max(0, at - n), at) in _NOT_BEFORE for n in (1, 2, 3)):
        return True
    if tokens.key(at, at + 3) == "đại sứ văn" or lexicon.historical.match(tokens.keys, at + length):
        return True
    if tokens.at(at) == "vụ" and not tokens.cap(at) and tokens.at(at - 1) in _ENDS_IN_VU:
        return True
    member = tokens.key(at, at + length) == "ủy viên" and tokens.at(at + length) in _OTHER_BOARDS
    if member and not lexicon.titles.match(tokens.keys, at + length):
        return True
    single = length == 1 and len(tokens.at(at)) <= 3
    return single and not tokens.view.text[tokens.starts[at] : tokens.ends[at]].isupper()


def _event_role(tokens: Tokens, at: int, lexicon: Lexicon) -> int:
    """Return where a role in the making of the event ends (Trưởng ban Tổ chức Hội sách), or 0."""
    for words in _EVENT_ROLE_ENDS:
        if tokens.key(at, at + 2) == words:
            party = lexicon.heads.match(tokens.keys, at + 2)
            if (party and party[1].kind == "party") or tokens.at(at + 2) in ("trung", "cán"):
                return 0
            event = lexicon.events.match(tokens.keys, at + 2)
            return at + 2 + (event[0] if event else 0)
    return 0


def _after(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[Capacity, int]:
    found = lexicon.modifiers.match(tokens.keys, at)
    if not found or found[1].before:
        return Capacity.FULL, at
    length, modifier = found
    if modifier.capacity is Capacity.IN_CHARGE and _topic(tokens, at + length, lexicon):
        return Capacity.FULL, _topic_end(tokens, at + length)
    return modifier.capacity, at + length


def _topic(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether "phụ trách" is followed by a subject of work rather than by the body that is led."""
    key = tokens.at(at)
    if not key or not key[0].isalpha() or tokens.cap(at):
        return False
    led = lexicon.heads.match(tokens.keys, at) or key in ("đơn", "của", "the", "of")
    return (
        not led
        and not lexicon.expressions.match(tokens.keys, at)
        and key not in ("và", "đã", "cho", "từ", "tại", "trình", "được")
    )


def _topic_end(tokens: Tokens, at: int) -> int:
    end = at
    while end < at + 4 and tokens.at(end)[:1].isalpha() and not tokens.cap(end):
        end += 1
    return end


def _body(tokens: Tokens, at: int, title: Title, lexicon: Lexicon) -> Organization | None:
    if title.english and title.body == _CABINET and tokens.at(at) == "of":
        return _ministry(tokens, at, lexicon)
    if title.unit and not title.english:
        unit = _unit(tokens, at, title, lexicon)
        if unit:
            return unit
    ordinal = at + 2 if tokens.key(at, at + 2) in _ORDINALS and tokens.at(at + 2) == "của" else at
    begin = ordinal + (tokens.at(ordinal) in _OF)
    begin += tokens.at(begin) == "the"
    begin += title.english and tokens.at(begin) in _ADJECTIVES and not tokens.cap(begin) and tokens.cap(begin + 1)
    named = (read_english(tokens, begin, lexicon) if title.english else None) or read_organization(
        tokens, begin, lexicon
    )
    if named and tokens.at(at) == "|" and title.board and named.kind not in _ELECTIVE:
        return None  # the next cell of the row says where the member of the board works
    if named is None and not title.committee and not title.english:
        named = _after_comma(tokens, at, lexicon)
    short = _abbreviation(tokens, begin) if begin > at or not title.board else None
    foreign = title.english and tokens.at(at) in ("of", "at") and title.body != _CABINET
    if foreign and named is None and short is None:
        return read_foreign(tokens, begin) or (bare_body(tokens, begin, lexicon) if begin > at + 1 else None)
    return named or short


def _ministry(tokens: Tokens, at: int, lexicon: Lexicon) -> Organization | None:
    """Return the ministry of an English minister, named without the word (Minister of Culture, Sports and Tourism)."""
    found = lexicon.fixed.match(["ministry", *tokens.keys[at : at + _MINISTRY]], 0)
    return Organization(at, at + found[0] - 1, found[1].kind, found[1].name) if found and found[0] > 2 else None


def _of_jury(tokens: Tokens, at: int) -> bool:
    """Tell whether an English title is that of a role at an event (Chairman of the Organizing Committee)."""
    words = tokens.keys[at : at + _JURY]
    return words[:1] == ["of"] and ("jury" in words or "organizing" in words or "organising" in words)


def _after_comma(tokens: Tokens, at: int, lexicon: Lexicon) -> Organization | None:
    """Return the body after a comma with which a sentence, a line or an item ends: Chuyên viên, Thư viện tỉnh X."""
    body = read_organization(tokens, at + 1, lexicon) if tokens.at(at) == "," and tokens.cap(at + 1) else None
    whole = body is not None and not body.bare and body.kind in _HOUSES
    return body if body and whole and tokens.at(body.end) in _ENDS else None


def _abbreviation(tokens: Tokens, at: int) -> Organization | None:
    """Return an abbreviation that only the report explains (Giám đốc of the LRC)."""
    word = tokens.text(at, at + 1) if at < len(tokens) else ""
    return Organization(at, at + 1, "alias", word) if _SHORT_NAME.fullmatch(word) else None


def _unit(tokens: Tokens, at: int, title: Title, lexicon: Lexicon) -> Organization | None:
    """Read the division that a title names: Trưởng phòng Địa chí -> Phòng Địa chí."""
    head = lexicon.heads.get(title.unit)
    if head is None or tokens.at(at) in _OF or lexicon.heads.get(tokens.at(at)) == head:
        return None
    unit = read_named(tokens, at, head, lexicon)
    if not (unit.core or unit.parent) and (end := small_name(tokens, at, lexicon)) > at:
        unit = with_parent(tokens, replace(unit, core=tokens.text(at, end), end=end), lexicon)
    return unit if unit.core or unit.parent else None
