"""In which house somebody is given a post whose body is not said: that of the list, or that of the person."""

from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.nearby import house_in
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.readings import Held
from lhtv_kg.extraction.story import Sentence

_MERGED, _INTO = ("hợp nhất", "sáp nhập", "merged"), {"thành", "vào", "into"}


def house_given(context: Context, sentence: Sentence, held: Held, person: str) -> Organization | None:
    """Return the house of a new post that may be one of any house (Giám đốc), where the report tells it elsewhere.

    In a list that is the house of the item above; else the only one in which the report names a post of the person.
    """
    if not held.post.title.bare or held.post.organization is not None:
        return None
    return _of_list(context, sentence) or context.house_of(person) or _of_last(context, person)


def house_formed(context: Context, sentence: Sentence, held: Held) -> Organization | None:
    """Return the house into which others were merged just before: new posts without a body are of that one."""
    if not held.post.title.bare:
        return None
    for part in context.story.paragraph(sentence.paragraph):
        if part.number > sentence.number or not any(word in part.key for word in _MERGED):
            continue
        for number, chunk in enumerate(part.chunks):
            if part.key_before(number) in _INTO and isinstance(chunk.value, Organization) and house_in(chunk.value):
                return chunk.value
    return None


def _of_list(context: Context, sentence: Sentence) -> Organization | None:
    opening = context.story.openings.get(sentence.number)
    for number, _, given in reversed(context.given if opening and sentence.item else []):
        body = house_in(given.post.organization)
        if number < sentence.number and context.story.openings.get(number) is opening and body:
            return body
    return None


def _of_last(context: Context, person: str) -> Organization | None:
    """Return the house of the post that the person was given just before (Trưởng phòng Y Thư viện X, rồi ...)."""
    given = context.given[-1] if context.given else None
    return house_in(given[2].post.organization) if given and given[1] == person else None
