"""What obituaries and portraits tell of birth and home between a name and its post."""

from lhtv_kg.extraction.chunks import Chunk
from lhtv_kg.extraction.persons import Person
from lhtv_kg.extraction.places import Place
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.readings import key_at

BORN = {"sinh", "quê"}
_PARTICULARS = {
    "sinh", "dân", "quê", "nguyên quán", "sn", "tuổi", "trú", "ngụ", "thường", "cư", "người", "dân tộc", "bí danh",
}  # fmt: skip
_BESIDE_POST = {"hiện", "là", "hiện là", "nay", "nay là", "nguyên", "đang", "was", "is"}
_MOST = 6


def past_particulars(chunks: list[Chunk], at: int) -> int:
    """Skip what an obituary tells of birth and home between a name and the post (, sinh năm 1950, quê xã X, T)."""
    begin = at
    for _ in range(_MOST):
        words = {key_at(chunks, begin + 1), key_at(chunks, begin + 2)}
        close = next((n for n in range(begin + 1, min(begin + 14, len(chunks))) if chunks[n].key == ","), 0)
        place = begin + 1 < len(chunks) and isinstance(chunks[begin + 1].value, Place)  # quê Kiến Xương, Thái Bình
        if not (words & _PARTICULARS or (place and begin > at)) or not close or named_in(chunks, begin + 1, close):
            break
        begin = close
    ahead = begin + 1
    while key_at(chunks, ahead) in _BESIDE_POST:
        ahead += 1
    return begin if begin > at and (ahead < len(chunks) and isinstance(chunks[ahead].value, Post)) else at


def named_in(chunks: list[Chunk], first: int, last: int) -> bool:
    """Tell whether a person or a post stands between two chunks."""
    return any(isinstance(chunk.value, Person | Post) for chunk in chunks[first:last])
