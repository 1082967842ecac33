"""Successors named in a sentence of their own: "Ông N làm Giám đốc X đến năm 2001. Kế nhiệm là bà M"."""

from collections.abc import Iterator
from dataclasses import replace

from lhtv_kg.extraction.attested import Taken
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.readings import Held
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.extraction.unreal import is_unreal
from lhtv_kg.model import Basis, PostClaim

_OPENING = ("kế nhiệm ", "người kế nhiệm ", "kế tục ", "tiếp nối ", "his successor ", "her successor ")
_NAMED_BY = {"là", ":", "was", "is"}


def successors(context: Context, taken: Taken) -> Iterator[PostClaim]:
    """Yield the post of the sentence before for the one whom a sentence names as the successor, without a day."""
    before: Sentence | None = None
    for sentence in context.story.sentences:
        held = _told(before) if before and before.paragraph == sentence.paragraph else None
        before = sentence
        groups = [group for group in sentence.reading.groups if not group.person.pronoun]
        if held is None or not sentence.key.startswith(_OPENING) or sentence.reading.loose or len(groups) != 1:
            continue
        group = groups[0]
        person = context.who(group)
        if is_unreal(sentence, group.first, context.story.lexicon):
            continue
        if person and not group.held and sentence.key_before(group.first) in _NAMED_BY:
            alone = replace(held, term=None, interval=None)
            claim = context.claim(sentence, person, alone, sentence.span(0, group.last), "successor", Basis.ATTESTED)
            yield replace(claim, date=None)


def _told(sentence: Sentence) -> Held | None:
    """Return the last post that a sentence tells."""
    held = [(each.chunk.start, each) for group in sentence.reading.groups for each in group.held]
    held += [(each.chunk.start, each) for each in sentence.reading.loose.values()]
    posts = [each for _, each in sorted(held, key=lambda pair: pair[0]) if not each.post.role]
    return posts[-1] if posts else None
