"""Boards that are elected: their term, and those who are elected into them without a further post."""

from collections.abc import Iterator

from lhtv_kg.extraction.clauses import years_of
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.grants import State, give, leaves
from lhtv_kg.extraction.moments import TermMention
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.organs import MEMBER, member_title
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.readings import Group, Held
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.model import PostClaim

_ORGANS = {"executive", "board"}
_HEADER = 8
_OPENS, _PARTS = {":", "gồm", "gồm có"}, {",", ";", "và", "and"}


def names_organ(sentence: Sentence) -> bool:
    """Tell whether a sentence goes on with who sits in a board (Ban Kiểm tra gồm ...)."""
    first = sentence.chunks[0].value
    if not isinstance(first, Organization) or first.kind not in _ORGANS:
        return False
    return any(chunk.key in (":", "gồm", "gồm có") for chunk in sentence.chunks[:_HEADER])


def board_told(
    context: Context, sentence: Sentence, state: State, number: int, body: Organization
) -> Iterator[PostClaim]:
    """Take up a board that a sentence elects, with its term, and yield its members where they stand beside it."""
    if body.kind in _ORGANS or (body.kind in ("federation", "association") and not state.waiting):
        state.board = (
            state.board if state.board and body.bare and body.kind not in _ORGANS else (sentence, number, body)
        )
        if body.kind == "executive" and _members_follow(sentence, number):
            state.forward = membership(context, sentence, number)
            state.waiting = []
        if body.kind == "executive":
            state.term = state.term or years_of(sentence, number)
        into = state.into and number - state.into <= 2 and state.waiting and body.kind == "executive"
        if into and (held := membership(context, sentence, number)):
            yield from give(context, sentence, state, held, state.waiting)
            state.seated, state.hold = True, False


def others_seated(context: Context, sentence: Sentence, state: State) -> Iterator[PostClaim]:
    """Yield as members those of a board's list beside whom no office stands: A (Chủ tịch), B, C (Phó Chủ tịch)."""
    if state.board is None or state.board[0] is not sentence or state.board[2].kind != "executive":
        return
    number = state.board[1]
    listed = _listed(sentence, number)
    held = membership(context, sentence, number)
    plain = [group for group in listed if not any(each.post.title.board for each in group.held)]
    if held and 0 < len(plain) < len(listed):
        here = [group for group in plain if group.first not in state.done and not leaves(sentence, group)]
        yield from give(context, sentence, state, held, here)


def _listed(sentence: Sentence, number: int) -> list[Group]:
    """Return who stands in the list that opens behind a board, one after the other."""
    listed: list[Group] = []
    for group in sentence.reading.groups:
        if group.first <= number:
            continue
        between = {
            sentence.reading.key(at) for at in range(listed[-1].last + 1 if listed else group.first - 1, group.first)
        }
        if not between <= (_PARTS if listed else _OPENS):
            break
        listed.append(group)
    near = bool(listed) and listed[0].first - number <= _HEADER
    return listed if near else []


def membership(context: Context, sentence: Sentence, number: int) -> Held | None:
    """Return the post of those who are elected into a board, with the term beside the board."""
    chunk = sentence.chunks[number]
    board = chunk.value
    name = member_title(board) if isinstance(board, Organization) else MEMBER
    title = context.story.lexicon.titles.get(name)
    after = sentence.chunks[number + 1].value if number + 1 < len(sentence.chunks) else None
    term = after if isinstance(after, TermMention) else None
    return Held(Post(chunk.start, chunk.end, title, plural=True), chunk, term) if title else None


def _members_follow(sentence: Sentence, number: int) -> bool:
    """Tell whether the members of a board are listed after it: after a colon or "gồm", names without posts in it."""
    after = [group for group in sentence.reading.groups if group.first > number]
    if not after or after[0].first - number > _HEADER or any(other > number for other in sentence.reading.loose):
        return False
    opened = any(sentence.reading.key(n) in (":", "gồm", "gồm có") for n in range(number + 1, after[0].first))
    return opened and not any(held.post.title.board for group in after for held in group.held)
