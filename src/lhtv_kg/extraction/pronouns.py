"""Words of address that stand alone for a person named before: ông, bà, anh, he, she."""

from dataclasses import replace

from lhtv_kg.extraction.chunks import Chunk
from lhtv_kg.extraction.moments import Moment
from lhtv_kg.extraction.persons import Person

_PRONOUNS = {"ông", "bà", "anh", "chị", "cô", "cụ", "thầy", "he", "she"}
_MEN, _WOMEN = ("ông", "anh", "cụ"), ("bà", "chị", "cô")
_SEVERAL = {"các", "hai", "ba", "quý", "những", "mấy", "nhiều"}
_JOINED = {",", "và", "/"}
_DATELINE = 3
_WOMAN = " thị "
_DATE_WORDS = {"năm", "tháng", "ngày", ",", "từ", "vào", "mùa", "đầu", "cuối", "in"}
_ADDRESS = {"mr.": "he", "mr": "he", "ms.": "she", "mrs.": "she", "ms": "she", "mrs": "she", "miss": "she"}
_NO_PRONOUN = {
    "con",
    "em",
    "chị",
    "bà",
    "cha",
    "nội",
    "ngoại",
    "chú",
    "ba",
    "hai",
    "cả",
    "đồ",
    "già",
    "giáo",
    "thể",
    "trò",
    "cô",
}


def settle_pronouns(addressed: dict[str, Person], chunks: list[Chunk]) -> list[Chunk]:
    """Let "bà", "ông", "she" alone mean the person last addressed so; such mentions take no part in guest lists.

    ``addressed`` carries from block to block who was addressed by which word.
    """
    read: list[Chunk] = []
    first = True
    for number, chunk in enumerate(chunks):
        person = chunk.value
        if person is not None:
            if isinstance(person, Person) and not person.given:
                dateline = number <= _DATELINE and (
                    chunks[number - 1].key in ("-", ":", ")") or _only_date(chunks[:number])
                )
                _note_address(addressed, chunk, person, opening=first and (number == 0 or dateline))
                first = False
        elif chunk.key in _PRONOUNS and not chunk.quoted and not _of_several(chunks, number):
            following = chunks[number + 1] if number + 1 < len(chunks) else None
            known = addressed.get(chunk.key)
            if known and following and following.key not in _NO_PRONOUN and not isinstance(following.value, Person):
                chunk = replace(
                    chunk,
                    value=replace(known, start=chunk.start, end=chunk.end, addressed=False, alias="", pronoun=True),
                )
        read.append(chunk)
    return read


def _of_several(chunks: list[Chunk], number: int) -> bool:
    """Tell whether a word of address opens a list of names (hai bà, các ông, bà:) rather than means one person."""
    if number + 1 < len(chunks) and chunks[number + 1].key == ":":
        return True
    while number > 1 and chunks[number - 1].key in _JOINED and chunks[number - 2].key in _PRONOUNS:
        number -= 2
    return number > 0 and chunks[number - 1].key in _SEVERAL


def _note_address(addressed: dict[str, Person], chunk: Chunk, person: Person, *, opening: bool) -> None:
    """Note whom "ông" or "bà" means from now on: who was addressed so, else who a paragraph begins with by name."""
    word = _ADDRESS.get(first := chunk.key.split()[0], first)
    if person.addressed:
        addressed[word] = person
    if opening and not (person.addressed and word in _PRONOUNS):
        for word in _WOMEN if _WOMAN in chunk.key else _MEN if person.addressed else (*_MEN, *_WOMEN):
            addressed.setdefault(word, person)


def _only_date(chunks: list[Chunk]) -> bool:
    """Tell whether nothing but a date stands before a name (Năm 1981, N về thư viện)."""
    dated = any(isinstance(chunk.value, Moment) for chunk in chunks)
    return dated and all(isinstance(chunk.value, Moment) or chunk.key in _DATE_WORDS for chunk in chunks)
