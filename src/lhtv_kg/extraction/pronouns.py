"""Words of address that stand alone for a person named before: ông, bà, anh, he, she."""

from dataclasses import replace

from lhtv_kg.extraction.chunks import Chunk
from lhtv_kg.extraction.persons import Person

_PRONOUNS = {"ông", "bà", "anh", "chị", "cô", "cụ", "thầy", "he", "she"}
_MEN, _WOMEN = ("ông", "anh", "cụ"), ("bà", "chị", "cô")
_SEVERAL = {"các", "hai", "ba", "quý", "những", "mấy", "nhiều"}
_JOINED = {",", "và", "/"}
_DATELINE = 3
_WOMAN = " thị "
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
                dateline = number <= _DATELINE and chunks[number - 1].key in ("-", ":", ")")
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
        for word in _WOMEN if _WOMAN in chunk.key else _MEN:
            addressed.setdefault(word, person)
