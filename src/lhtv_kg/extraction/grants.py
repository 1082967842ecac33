"""Who is given a new post by an election or appointment, at which body, for which term and from which day."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.attested import Taken
from lhtv_kg.extraction.bodies import board_of
from lhtv_kg.extraction.clauses import clause, is_told
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.effects import effect_date, states_effect
from lhtv_kg.extraction.houses import house_formed, house_given
from lhtv_kg.extraction.moments import Moment, TermMention
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.organs import is_control, serves_in
from lhtv_kg.extraction.readings import Group, Held
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.lexicon.entries import Expression
from lhtv_kg.model import Basis, Capacity, Inference, PostClaim

_FAR, _NEAR = 400, 4
_EARLIER = ("trước đó", "trước đây", "before that", "earlier")


@dataclass(slots=True)
class State:
    """Where the reading of a paragraph stands: the kind of act, the board, its term, and who waits for a post."""

    basis: Basis | None = None
    board: tuple[Sentence, int, Organization] | None = None
    term: TermMention | None = None
    waiting: list[Group] = field(default_factory=list)
    forward: Held | None = None
    hold: bool = False
    into: int = 0
    seated: bool = False
    passive: int = 0
    spare: Held | None = None
    day: PartialDate | None = None
    done: set[int] = field(default_factory=set)
    last: tuple[int, list[Group]] = (0, [])
    latest: Held | None = None
    decided: bool = False
    unreal: int = 0


def give(context: Context, sentence: Sentence, state: State, held: Held, groups: list[Group]) -> Iterator[PostClaim]:
    """Yield the post for each of several persons, and note it as given; a person not known by full name gets none."""
    basis = state.basis or Basis.APPOINTED
    for group in groups:
        person = context.who(group)
        if person is None:
            continue
        state.done.add(group.first)
        first, last = _passage(group, _number(sentence, held))
        given = _with_body(context, sentence, state, held, group)
        rule = "election" if basis is Basis.ELECTED else "appointment"
        claim = context.claim(sentence, person, given, sentence.span(first, last), rule, basis)
        if claim.organization is None and (house := house_given(context, sentence, given, person)):
            given = replace(given, post=replace(given.post, organization=house))
            claim = context.claim(sentence, person, given, claim.span, rule, basis)
            why = Inference("organization", "the house of the list, or in which the report places the person")
            claim = replace(claim, inferred=(*claim.inferred, why))
        date, term = _when(context, sentence, state, held, basis)
        claim = replace(claim, date=date, term=term)
        if basis is Basis.ELECTED and term is None and (claim.organization or "").endswith(context.bodies.main or "-"):
            claim = _for_new_term(context, claim)
        context.given.append((sentence.number, person, held))
        if claim.organization:
            context.awarded.setdefault((person, claim.title), (sentence.number, claim.organization))
        if basis is Basis.APPOINTED and states_effect(sentence):
            context.effective.add(claim.span)
        if basis is Basis.ELECTED:
            context.elected.setdefault(claim.title, person)
        yield claim


def _passage(group: Group, post: int) -> tuple[int, int]:
    """Return the chunks from the person to the post, or of the person alone if the post is told once for very many."""
    first, last = min(group.first, post), max(group.last, post)
    return (first, last) if last - first <= _FAR else (group.first, group.last)


def _number(sentence: Sentence, held: Held) -> int:
    """Return the number of the chunk of a post."""
    return max(bisect_right(sentence.chunks, held.chunk.start, key=lambda chunk: chunk.start) - 1, 0)


def _with_body(context: Context, sentence: Sentence, state: State, held: Held, group: Group) -> Held:
    """Give a new post its body: its own, the board's, or that of the person's present post."""
    if held.post.organization is not None and not (
        held.post.organization.kind == "executive" and held.post.organization.bare
    ):
        return held
    if state.basis is Basis.ELECTED:
        board = state.board[2] if state.board else None
        if board and is_control(board) and not serves_in(held.post.title, board):
            board = board.parent or board_of(context.story.lexicon)
        body = board.parent if board and board.kind == "executive" and board.parent else board
        return replace(
            held,
            post=replace(held.post, organization=body or held.post.organization or board_of(context.story.lexicon)),
        )
    present = _subject_body(sentence, held) or house_formed(context, sentence, held) or _present_body(group)
    return replace(held, post=replace(held.post, organization=present))


def _present_body(group: Group) -> Organization | None:
    bodies = [
        (held.post.organization if not held.post.title.unit else held.post.organization.parent)
        for held in group.held
        if held.post.organization
    ]
    return next((body for body in bodies if body), None)


def _subject_body(sentence: Sentence, held: Held) -> Organization | None:
    """Return the body that is said to have a new head: Thư viện tỉnh X có Giám đốc mới."""
    number = _number(sentence, held)
    body = sentence.chunks[number - 2].value if number >= 2 and sentence.key_before(number) == "có" else None
    return body if isinstance(body, Organization) else None


def _when(
    context: Context, sentence: Sentence, state: State, held: Held, basis: Basis
) -> tuple[PartialDate | None, str | None]:
    """Return the day of an act and the term for which it gives the post."""
    if basis is Basis.ELECTED:
        date = _earlier(context, sentence, _number(sentence, held)) or day_in(context, sentence)
        date = date or state.day or context.day(sentence)
        return date, context.story.term(held.term or state.term or next(iter(sentence.reading.terms), None))
    date = effect_date(context, sentence, _number(sentence, held))
    if date is None and not sentence.key.startswith(_EARLIER):
        date = context.day(sentence)
    return date, context.story.term(held.term)


def _earlier(context: Context, sentence: Sentence, number: int) -> PartialDate | None:
    """Return the date before the main event that a clause begins with (Tháng 10/2017, ông N được bầu làm T)."""
    first, _ = clause(sentence, number)
    for chunk in sentence.chunks[first:number]:
        value = chunk.value
        if isinstance(value, Moment) and not value.interval and value.first.year and not value.last:
            date = value.first.date()
            told_of = context.main.start if context.main else None
            return date if date and (told_of is None or date.last_day() < told_of.first_day()) else None
    return None


def _for_new_term(context: Context, claim: PostClaim) -> PostClaim:
    """Return an election at the congress of a new term as one for that term."""
    if context.main is None or context.main.start is None or not context.main.covers(claim.date):
        return claim
    year = context.main.start.first_day().year
    sentences = [*context.story.headings, *(frame.sentence for frame in context.main.frames)]
    labels = [term.label for sentence in sentences for term in sentence.reading.terms if term.label]
    label = next((each for each in labels if 0 <= int(each[:4]) - year <= 1), None)
    late = labels[0] if len(set(labels)) == 1 and int(labels[0][:4]) - year == -1 else None
    label = label or late
    why = Inference("term", "the term that the congress opens")
    return replace(claim, term=label, inferred=(*claim.inferred, why)) if label else claim


def day_in(context: Context, sentence: Sentence) -> PartialDate | None:
    """Return the first single day that a sentence names, if the main event (should there be one) covers it."""
    first = next((moment.first for moment in sentence.reading.moments if moment.first.day and not moment.last), None)
    date = first.date(context.story.year) if first else None
    return date if context.main is None or context.main.covers(date) else None


def left_over(context: Context, sentence: Sentence, state: State, taken: Taken) -> Iterator[PostClaim]:
    """Read lists in which the new post simply follows: ông N – Giám đốc X – Phó Chủ tịch."""
    for number, group in enumerate(state.waiting):
        if group.first in state.done or leaves(sentence, group):
            continue
        for held in group.held:
            if (
                (held.post.title.board or _heads_control(state, held))
                and _of_board(held)
                and held.post.capacity is not Capacity.FORMER
            ):
                taken.add((sentence.number, held.chunk.start))
                yield from give(context, sentence, state, held, [*_joined_before(sentence, state, number), group])


def _joined_before(sentence: Sentence, state: State, number: int) -> list[Group]:
    """Return who is named with a person of whom the post is told by a verb (ông A (T), bà B là Phó Chủ tịch)."""
    joined: list[Group] = []
    group = state.waiting[number]
    if not is_told(sentence, group):
        return joined
    for at in range(number - 1, -1, -1):
        other = state.waiting[at]
        between = sentence.chunks[other.last + 1 : (joined[0] if joined else group).first]
        near = len(between) == 1 and between[0].key in (",", "và", "and")
        if not near or other.first in state.done or any(held.post.title.board for held in other.held):
            break
        joined.insert(0, other)
    return joined


def _heads_control(state: State, held: Held) -> bool:
    """Tell whether a bare Trưởng ban is that of the control board of which the sentence speaks."""
    return held.post.title.unit == "Ban" and state.board is not None and is_control(state.board[2])


def leaves(sentence: Sentence, group: Group) -> bool:
    """Tell whether a person is named because of leaving (Phó Chủ tịch N nghỉ hưu)."""
    values = [chunk.value for chunk in sentence.chunks[group.last + 1 : group.last + 1 + _NEAR]]
    return any(isinstance(value, Expression) and ("leave" in value or "dismiss" in value) for value in values)


def _of_board(held: Held) -> bool:
    body = held.post.organization
    return body is None or (body.bare and body.kind in ("federation", "association", "executive"))
