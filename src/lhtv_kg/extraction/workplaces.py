"""Where a member of a board works, between the name and the post: ông N, Thư viện tỉnh X - Ủy viên; a cell of a row."""

from dataclasses import replace

from lhtv_kg.extraction.chunks import Chunk
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.readings import Held, key_at

_BOARD = "Ban"  # Trưởng ban: of a control board
_MARKS, _CLOSE = {",", "-", "(", "|", ":"}, {"", ";", ".", ",", "kiêm", "và", ")", "|"}


def workplace(chunks: list[Chunk], at: int) -> tuple[int, Organization] | None:
    """Return a body that stands after a name and before a post without one, and the mark after it."""
    body = chunks[at + 1].value if at + 1 < len(chunks) else None
    if key_at(chunks, at) not in _MARKS or not isinstance(body, Organization) or body.kind == "executive":
        return None
    after = at + 2 + (key_at(chunks, at + 2) == ")")
    post = chunks[after + 1].value if after + 1 < len(chunks) else None
    if key_at(chunks, after) not in _MARKS or not isinstance(post, Post) or post.organization or post.plural:
        return None
    row = key_at(chunks, at) == "|" == key_at(chunks, after)
    return (after, body) if row or post.title.board or post.title.unit == _BOARD else None


def in_row(held: Held, chunks: list[Chunk], at: int, body: Organization | None) -> Held:
    """Give a post of a row of a table the body of the cell before it; a member of a board only works there."""
    if body is None or key_at(chunks, at) != "|" or held.post.title.board or held.post.organization:
        return held
    return replace(held, post=replace(held.post, organization=body))


def told_after_colon(chunks: list[Chunk], at: int) -> bool:
    """Tell whether a colon leads to the post on a board of the person before it: N, T của X: Phó Chủ tịch."""
    post = chunks[at + 1].value if at + 1 < len(chunks) else None
    return (
        key_at(chunks, at) == ":" and isinstance(post, Post) and post.title.board and key_at(chunks, at + 2) in _CLOSE
    )
