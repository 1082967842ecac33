"""In which house somebody is given a post whose body is not said: that of the list, or that of the person."""

from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.nearby import HOUSES
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.readings import Held
from lhtv_kg.extraction.story import Sentence


def house_given(context: Context, sentence: Sentence, held: Held, person: str) -> Organization | None:
    """Return the house of a new post that may be one of any house (Giám đốc), where the report tells it elsewhere.

    In a list that is the house of the item above; else the only one in which the report names a post of the person.
    """
    if not held.post.title.bare or held.post.organization is not None:
        return None
    return _of_list(context, sentence) or _of_person(context, person) or _of_last(context, person)


def _of_list(context: Context, sentence: Sentence) -> Organization | None:
    opening = context.story.openings.get(sentence.number)
    for number, _, given in reversed(context.given if opening and sentence.item else []):
        body = _house(given.post.organization)
        if number < sentence.number and context.story.openings.get(number) is opening and body:
            return body
    return None


def _of_last(context: Context, person: str) -> Organization | None:
    """Return the house of the post that the person was given just before (Trưởng phòng Y Thư viện X, rồi ...)."""
    given = context.given[-1] if context.given else None
    return _house(given[2].post.organization) if given and given[1] == person else None


def _of_person(context: Context, person: str) -> Organization | None:
    """Return the house in which all that the report tells of a person places that person."""
    if context.houses is None:
        context.houses = {}
        for sentence in context.story.sentences:
            for group in sentence.reading.groups:
                for held in group.held:
                    _note(context, sentence, held, context.who(group) or "")
    known = context.houses.get(person, {})
    return next(iter(known.values())) if len(known) == 1 and "" not in known else None


def _note(context: Context, sentence: Sentence, held: Held, person: str) -> None:
    body = _house(held.post.organization)
    if body is not None and context.houses is not None and (held.post.title.bare or held.post.title.unit):
        name = context.bodies.name(body, sentence, held.chunk.start).name or ""
        context.houses.setdefault(person, {}).setdefault(name, body)


def _house(body: Organization | None) -> Organization | None:
    """Return a body that is a house, or the house that a division is a part of."""
    body = body.parent if body is not None and body.kind == "division" else body
    return body if body is not None and body.kind in HOUSES and not body.bare else None
