"""The bodies that words of a sentence name, by themselves or as what a post or another body belongs to."""

from bisect import bisect_left

from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.persons import Person
from lhtv_kg.extraction.places import Place
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.story import Sentence

_BESIDE = 12


def bodies_in(value: object) -> list[Organization]:
    """Return the bodies that a chunk names, the innermost first."""
    body = getattr(value, "organization", value)
    found: list[Organization] = []
    while isinstance(body, Organization):
        found.append(body)
        body = body.parent
    return found


def just_named(body: Organization, sentence: Sentence, at: int) -> Organization | None:
    """Return the provincial library that the same person was just said to be of, if ``body`` is a bare "Thư viện tỉnh".

    So in "ông N, Phó Giám đốc Thư viện tỉnh X, giữ chức Giám đốc Thư viện tỉnh": no other person and no semicolon
    stands between the two.
    """
    if body.kind != "library" or body.core:
        return None
    for chunk in reversed(sentence.chunks[: bisect_left(sentence.chunks, at, key=lambda each: each.start)]):
        if isinstance(chunk.value, Person) or chunk.key == ";":
            return None
        for known in bodies_in(chunk.value):
            if known.head == body.head and known.place and known.place.provincial:
                return known
    return None


def named_beside(head: str, sentence: Sentence, at: int) -> Organization | None:
    """Return the body with a head that the posts just before in a list name (Giám đốc Trung tâm X; ..., Trung tâm)."""
    last = bisect_left(sentence.chunks, at, key=lambda each: each.start)
    for chunk in reversed(sentence.chunks[max(0, last - _BESIDE) : last]):
        for body in bodies_in(chunk.value) if isinstance(chunk.value, Post) else ():
            if body.head and body.head.name == head and not body.bare:
                return body
    return None


def places_of_posts(sentence: Sentence) -> list[Place]:
    """Return the places in the names of the bodies in which a sentence tells posts (Giám đốc Thư viện huyện X)."""
    posts = (chunk.value for _, chunk in sentence.reading.known if isinstance(chunk.value, Post))
    return [body.place for post in posts for body in bodies_in(post) if body.place]


def where_of(body: Organization, place: Place) -> str:
    """Return the territory of a body as it stands in its name."""
    if place.provincial and place.province:
        if body.head and body.head.level:
            return place.province.name
        needs_level = body.kind in ("department", "committee", "council") or place.level
        return place.province.full if needs_level else place.province.name
    return place.full if place.level else place.name or ""
