"""What a title means by the words after it, and what it is called by the kind of body that it heads."""

from bisect import bisect_left

from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.story import Sentence

_SCOPES = {"khu", "vùng", "miền", "dự", "chương", "chi", "toàn", "kinh", "sản", "tiếp", "thương"}
_HEADED = {
    "Vụ": "Vụ trưởng", "Cục": "Cục trưởng", "Thư": "Giám đốc", "Sở": "Giám đốc", "Trung": "Giám đốc",
    "Khoa": "Trưởng khoa", "Ban": "Trưởng ban",
}  # fmt: skip


def named_otherwise(post: Post, sentence: Sentence) -> bool:
    """Tell whether a title goes on with a body that nobody knows (Giám đốc khu vực ProQuest, Giám đốc Dự án ...)."""
    number = bisect_left(sentence.chunks, post.end, key=lambda each: each.start)
    chunk = sentence.chunks[number] if number < len(sentence.chunks) else None
    if chunk is None or chunk.start != post.end or chunk.value is not None or chunk.quoted:
        return False
    return chunk.key in _SCOPES or (sentence.tokens.cap(chunk.start) and chunk.key.replace(" ", "").isalpha())


def body_behind(post: Post, sentence: Sentence) -> tuple[Organization, int] | None:
    """Return the body that ends the brackets of a title after a comma (Deputy Director in charge, X Library)."""
    number = bisect_left(sentence.chunks, post.end, key=lambda each: each.start)
    if sentence.reading.key(number) != "," or sentence.reading.key(number + 2) != ")":
        return None
    body = sentence.chunks[number + 1].value
    return (body, sentence.chunks[number + 1].start) if isinstance(body, Organization) and not body.bare else None


def of_kind(title: str, body: str | None) -> str:
    """Return the Vietnamese title of a "Director" or "Head": of a Vụ its Vụ trưởng, of a library its Giám đốc."""
    kind = (body or "").split(" ")[0]
    known = {"Giám đốc", "Trưởng phòng"} & {title, title.removeprefix("Phó ")}
    if not known or kind not in _HEADED:
        return title
    return title.replace(known.pop(), _HEADED[kind])
