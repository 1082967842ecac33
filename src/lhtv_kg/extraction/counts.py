"""How many took part: a number with its comparator before a word for people."""

from lhtv_kg.extraction.story import Sentence
from lhtv_kg.lexicon.words import words_of
from lhtv_kg.model import Attendance

_COMPARATORS = {
    "hơn": ">", "trên": ">", "more": ">", "over": ">", "gần": "<", "dưới": "<", "nearly": "<", "almost": "<", "khoảng": "~", "about": "~", "around": "~", "chừng": "~",
    "than": ">", "approximately": "~", "ngót": "<", "non": "<", "some": "~",
}  # fmt: skip
_WORDS = (
    "đại biểu", "người", "cán bộ", "hội viên", "bạn đọc", "học viên", "em", "học sinh", "sinh viên", "đoàn viên", "khách", "lượt người", "thí sinh", "anh chị em", "viên chức",
    "nhân viên", "độc giả", "cựu", "thiếu nhi", "delegates", "participants", "staff", "people", "librarians", "students", "guests", "readers", "trainees", "cộng tác viên", "thầy cô", "giáo viên", "thủ thư", "lượt khách", "lượt bạn đọc", "chiến sĩ", "members", "đồng nghiệp", "nhà khoa học", "khán giả", "công chức", "cô giáo", "visitors", "vị khách", "bạn trẻ", "bạn học sinh", "bạn",
)  # fmt: skip
_PEOPLE = tuple(words_of(word) for word in _WORDS)


def count_in(sentence: Sentence, first: int, last: int) -> Attendance | None:
    """Return the first count of people in a clause."""
    tokens = sentence.tokens
    begin, end = sentence.chunks[first].start, sentence.chunks[last - 1].end
    for at in range(begin, end):
        value = _number(tokens.keys[at])
        if value is None or value < 2:
            continue
        after = at + 1
        while tokens.at(after) in ("vị", "các", "lượt", "nữ", "đông", "provincial") and after < end:
            after += 1
        if any(tuple(tokens.keys[after : after + len(words)]) == words for words in _PEOPLE):
            return Attendance(value, _COMPARATORS.get(tokens.at(at - 1), "="))
    return None


def _number(key: str) -> int | None:
    if key.isdigit():
        return int(key)
    parts = key.replace(",", ".").split(".")
    if len(parts) > 1 and all(part.isdigit() for part in parts) and all(len(part) == 3 for part in parts[1:]):
        return int("".join(parts))
    return None
