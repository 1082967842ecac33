"""Small words that go on a name: Phòng Quản|lý thư viện công cộng, Trung tâm Bồi|dưỡng chính trị huyện."""

from lhtv_kg.extraction.tokens import Tokens
from lhtv_kg.lexicon import Lexicon

CONTINUED = {"division", "bureau", "board", "center", "institute", "association", "other", "union"}
_ENDS = {"và", ",", ";", ".", ":", ")", "(", "-", '"', "/", "|", ""}
_INSIDE = {"và"}
_VERBS = {"kiêm", "được", "từ", "nghỉ", "thôi", "giữ", "làm", "sang", "về", "đã", "cho", "phát", "là"}
_MOST = 9
_FUNCTION = {
    "do", "của", "có", "đã", "và", "với", "cho", "từ", "tại", "ở", "là", "về", "cùng", "các", "những", "ngày", "vừa",
    "sẽ", "được", "đến", "trong", "nơi", "khi", "để", "bởi", "thuộc", "of", "the", "in", "held", "to", "at", "by",
    "with", "vào", "nhằm", "theo", "gồm", "như", "bằng", "sang", "ra", "lên", "thì", "mà", "đang", "cũng", "vẫn", "sau",
}  # fmt: skip


def small_words(tokens: Tokens, at: int, lexicon: Lexicon, *, whole: bool, half: bool) -> int:
    """Return where the small words end that go on a name at ``at``; ``at`` itself where none does.

    They belong to the name if nothing but a mark, a territory or another name follows them. Where a verb or another
    word of the sentence follows, only the second syllable of a word is taken (``half``: one syllable stands before).
    A name that is ``whole`` goes on with words of names only (Nghiệp vụ | văn hóa, but not Nghiệp vụ | ghi biên bản).
    """
    end = at
    while end < at + _MOST and _small(tokens, end):
        length = _known(tokens, end, lexicon)
        joined = tokens.at(end) in _INSIDE and end > at - whole and bool(_known(tokens, end + 1, lexicon))
        if not length and not joined and (whole or not _may_go_on(tokens, end, lexicon)):
            break
        end += length or 1
    end -= end > at and tokens.at(end - 1) in _INSIDE
    if end == at or not (_ended(tokens, end, lexicon) or (whole and tokens.at(end) in _VERBS)):
        second = half and _small(tokens, at) and _may_go_on(tokens, at, lexicon) and tokens.at(at) not in _INSIDE
        return at + 1 if second and not _begins_body(tokens, at, lexicon) else at
    return end


def small_name(tokens: Tokens, at: int, lexicon: Lexicon) -> int:
    """Return where a name all in small letters ends before what it belongs to (Trưởng Ban | hỗ trợ trường thuộc X).

    It is ``at`` where no such name stands: a verb follows, or it belongs to nothing.
    """
    end = at
    while end < at + _MOST and _small(tokens, end) and tokens.at(end) != "thuộc":
        if tokens.at(end) in _FUNCTION or not _may_go_on(tokens, end, lexicon):
            return at
        end += 1
    return end if end > at + 1 and tokens.at(end) == "thuộc" and tokens.cap(end + 1) else at


def _small(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and not tokens.cap(at) and tokens.at(at).isalpha()


def _known(tokens: Tokens, at: int, lexicon: Lexicon) -> int:
    """Return the length of a word of names (a subject, or a common one) that begins at a token, or 0."""
    found = lexicon.subjects.match(tokens.keys, at) or lexicon.common.match(tokens.keys, at)
    return found[0] if found else 0


def _may_go_on(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    key = tokens.at(at)
    if key in _INSIDE:
        return _small(tokens, at + 1)
    return key not in lexicon.apart and not _means_something(tokens, at, lexicon)


def plain_word(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a small word between capital ones may be the second syllable of a name (Điêu khắc Chăm)."""
    key = tokens.at(at)
    links = key in _INSIDE or key in _FUNCTION or key in ("of", "for")
    return key.isalpha() and not links and not _means_something(tokens, at, lexicon)


def _means_something(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a signal, a title, a territory, a word of address or an event begins at a token."""
    tables = (
        lexicon.expressions,
        lexicon.titles,
        lexicon.modifiers,
        lexicon.levels,
        lexicon.honorifics,
        lexicon.events,
    )
    return any(table.match(tokens.keys, at) for table in tables)


def _ended(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a name may end before a token: a mark, a territory, a capital word, or nothing more follows."""
    return tokens.at(at) in _ENDS or tokens.cap(at) or bool(lexicon.levels.match(tokens.keys, at))


def _begins_body(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    head = lexicon.heads.match(tokens.keys, at)
    return bool(head and head[0] > 1)


def listed_word(tokens: Tokens, at: int, lexicon: Lexicon) -> int:
    """Return the length of a further word in the name of a division after a mark (Khoa Thông tin, Thư viện), or 0.

    It is none where a body of its own begins: Thư viện tỉnh, Văn phòng Sở, Thư viện Trường Đại học X.
    """
    length = _known(tokens, at, lexicon) if tokens.cap(at) else 0
    after = at + length
    if not length or lexicon.fixed.match(tokens.keys, at) or tokens.at(after) not in _ENDS | {"là"}:
        return 0
    person = lexicon.honorifics.match(tokens.keys, at) or lexicon.titles.match(tokens.keys, at)
    return 0 if person or lexicon.provinces.match(tokens.keys, at) else length
