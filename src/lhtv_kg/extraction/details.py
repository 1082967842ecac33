"""Details that stand beside a post: other names of its holder, and the number of the decision."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from lhtv_kg.extraction.aliases import alias_of
from lhtv_kg.extraction.context import Context
from lhtv_kg.model import Basis, PostClaim

_NUMBER = re.compile(r"(?:quyết định|qđ)\s+(?:số\s*:?\s*)?(?P<number>\d+\s?/\s?[\w/-]*\w)", re.IGNORECASE)
_DECIDED = {Basis.APPOINTED, Basis.LEFT}


def detailed(context: Context, posts: Iterable[PostClaim]) -> Iterator[PostClaim]:
    """Yield the posts with the aliases of their holders, and with the decision that their sentence names."""
    aliases = _aliases(context)
    decisions = _decisions(context)
    for post in posts:
        number = _of(post, decisions) if post.basis in _DECIDED else None
        known = aliases.get(post.person, ())
        yield replace(post, aliases=known, decision=number) if known or number else post


def _aliases(context: Context) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for sentence in context.story.everything():
        for group in sentence.reading.groups:
            alias = group.person.alias or alias_of(sentence, group)
            name = context.who(group) if alias else None
            if name and name != alias and alias not in found.get(name, ()):
                found[name] = (*found.get(name, ()), alias)
    return found


def _decisions(context: Context) -> list[tuple[int, int, int, str]]:
    """Return where the sentences that name a decision begin and end, where its number stands, and the number."""
    found: list[tuple[int, int, int, str]] = []
    for sentence in context.story.sentences:
        if "số" not in sentence.key and "qđ" not in sentence.key:
            continue
        whole = sentence.span(0, len(sentence.chunks) - 1)
        for match in _NUMBER.finditer(whole.quote):
            found.append((whole.start, whole.end, whole.start + match.start(), match["number"]))
    return found


def _of(post: PostClaim, decisions: list[tuple[int, int, int, str]]) -> str | None:
    """Return the decision named last before the post in its sentence, else the first one after it."""
    own = [(at, number) for start, end, at, number in decisions if start <= post.span.start < end]
    before = [number for at, number in own if at < post.span.end]
    return before[-1] if before else own[0][1] if own else None
