"""Posts that stand beside a name: the commonest evidence of who held what on a day."""

from collections.abc import Iterator
from dataclasses import replace

from lhtv_kg.extraction.clauses import begun_with, is_denied, is_told, was_then, year_in
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.labels import absent, label_of, opens_with
from lhtv_kg.extraction.moments import Moment, TermMention
from lhtv_kg.extraction.organs import is_bare
from lhtv_kg.extraction.present import of_its_time
from lhtv_kg.extraction.readings import Group, Held
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.model import Basis, Capacity, EventKind, PostClaim

_BOARD, _CONGRESS = "Ban", "đại hội"
Taken = set[tuple[int, int]]


def attested(context: Context, taken: Taken) -> Iterator[PostClaim]:
    """Yield the posts beside names, except those that an act took and those of persons said to be absent."""
    missing = False
    for sentence in context.story.sentences:
        label = label_of(sentence, context.story)
        missing = "absent" in label[0] if label else missing and sentence.item
        if missing or not sentence.reading.groups:
            continue
        gone, jury = absent(sentence), opens_with(sentence, context.story, "occasion")
        for group in sentence.reading.groups:
            person = context.who(group)
            if person is None or group.first in gone or (is_denied(sentence, group.first) and is_told(sentence, group)):
                continue
            for held in group.held:
                if held.post.role or (sentence.number, held.chunk.start) in taken or (jury and _sits_in(held)):
                    continue
                claim = _claim(context, sentence, person, group, held)
                task = held.post.title.unit == _BOARD or held.post.title.minutes or is_bare(held.chunk.key)
                if claim.organization or not task:  # a bare Trưởng ban is mostly one of a jury, a Thư ký writes minutes
                    yield claim


def _sits_in(held: Held) -> bool:
    """Tell whether a title alone, told of a jury or a committee for the occasion, is a part in that one only."""
    title = held.post.title
    return held.post.organization is None and (title.board or title.unit == _BOARD or title.minutes)


def _claim(context: Context, sentence: Sentence, person: str, group: Group, held: Held) -> PostClaim:
    basis = Basis.INTERVAL if held.interval else Basis.ATTESTED
    if basis is Basis.ATTESTED and _is_result(context, held):
        basis = Basis.ELECTED
    rule = "interval beside a name" if held.interval else "post beside a name"
    begun = begun_with(sentence, group) if basis is Basis.ATTESTED and is_told(sentence, group) else None
    if isinstance(begun, TermMention) and held.term is None:
        held = replace(held, term=begun)
    claim = context.claim(sentence, person, held, sentence.span(group.first, group.last), rule, basis)
    claim = of_its_time(context, sentence, claim, group.first)
    if was_then(sentence, group) and claim.capacity is not Capacity.FORMER:
        return replace(claim, date=year_in(sentence))
    past = begun.first.date() if isinstance(begun, Moment) and not begun.interval and not begun.first.day else None
    return replace(claim, date=past) if past else claim


def _is_result(context: Context, held: Held) -> bool:
    """Tell whether an office beside a name is one to which a page gives the results of the election."""
    post = held.post
    own = post.title.board and post.organization is None and post.capacity is not Capacity.FORMER
    return own and tells_results(context)


def tells_results(context: Context) -> bool:
    """Tell whether a page gives the results of a congress's election: what its lists tell was elected there."""
    headings = context.story.headings
    main = context.main.kind is EventKind.CONGRESS if context.main else False
    headed = any(_CONGRESS in heading.key for heading in headings)
    return (main or headed) and any(heading.signs("elect") for heading in headings)
