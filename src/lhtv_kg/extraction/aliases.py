"""Other names of a person in a bracket behind the name: (bí danh X), (tức X), (còn gọi là X), (tên thật là X)."""

from lhtv_kg.extraction.chunks import Chunk
from lhtv_kg.extraction.readings import Group, key_at
from lhtv_kg.extraction.sentence import Sentence

_SAYS = {
    "tên", "đầy", "đủ", "thật", "khai", "sinh", "là", "tức", "bí", "danh", "bút", "biệt", "hiệu", "còn", "gọi", "được",
    "thường", "hay", "khác", "real", "name", "full", "born", "alias", "also", "known", "as", ":",
}  # fmt: skip
_LONGEST, _REACH = 5, 14


def another_name(chunks: list[Chunk], at: int) -> tuple[int, int] | None:
    """Return where the name begins and ends that a bracket at a chunk gives in words; None where it gives none."""
    first = at + 1
    while first < len(chunks) and all(word in _SAYS for word in chunks[first].key.split()):
        first += 1
    close = next((n for n in range(first, min(at + _REACH, len(chunks))) if chunks[n].key == ")"), 0)
    end = next((n for n in range(first, close) if chunks[n].key in (",", ";")), close)
    said = key_at(chunks, at) == "(" and first > at + 1 and first < end <= first + _LONGEST
    worded = said and all(chunk.key.replace(" ", "").isalpha() for chunk in chunks[first:end])
    return (first, end) if worded else None


def alias_of(sentence: Sentence, group: Group) -> str:
    """Return the name in a bracket behind a person that no surname begins (tức Minh Tâm); nothing without one."""
    at = next((n for n in range(group.first, len(sentence.chunks)) if sentence.chunks[n] is group.chunk), None)
    found = another_name(sentence.chunks, at + 1) if at is not None else None
    if found is None:
        return ""
    first, last = sentence.chunks[found[0]].start, sentence.chunks[found[1] - 1].end
    return sentence.tokens.text(first, last) if all(map(sentence.tokens.cap, range(first, last))) else ""
