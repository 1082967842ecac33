"""Terms of office: how a body calls them, and the day of the election where the report tells it."""

from collections.abc import Iterable, Iterator

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.bodies import ELECTING, Named
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.moments import TermMention
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.model import Basis, Inference, PostClaim, TermClaim

_KINDS = {"federation", "association", "executive"}
_REACH = 12


def terms(context: Context, posts: Iterable[PostClaim]) -> Iterator[TermClaim]:
    """Yield each term that the report labels, once a body: with the day of the election if ``posts`` tell one."""
    days = _election_days(posts)
    seen: set[tuple[str, str]] = set()
    for sentence in context.story.everything():
        for number, chunk in sentence.reading.known:
            if not isinstance(chunk.value, TermMention) or chunk.value.label is None:
                continue
            body = _body(context, sentence, number)
            if body.name is None or (body.name, chunk.value.label) in seen:
                continue
            seen.add((body.name, chunk.value.label))
            yield TermClaim(
                span=sentence.span(number, number), rule="label of a term", confidence=0.9 if body.inferred else 1.0,
                inferred=body.inferred, organization=body.name, label=chunk.value.label, ordinal=chunk.value.ordinal,
                date=days.get((body.name, chunk.value.label)),
            )  # fmt: skip


def _election_days(posts: Iterable[PostClaim]) -> dict[tuple[str | None, str | None], PartialDate | None]:
    """Return the day on which a term of a body was elected; none where the report tells several."""
    found: dict[tuple[str | None, str | None], set[PartialDate | None]] = {}
    for post in posts:
        if post.basis is Basis.ELECTED and post.term:
            found.setdefault((post.organization, post.term), set()).add(post.date)
    return {key: next(iter(days)) for key, days in found.items() if len(days) == 1 and _begins(key[1], *days)}


def _begins(label: str | None, day: PartialDate | None) -> bool:
    """Tell whether an election opens the term of a label; a later one fills a vacant seat."""
    return label is not None and day is not None and -1 <= day.first_day().year - int(label[:4]) <= 0


def _body(context: Context, sentence: Sentence, number: int) -> Named:
    """Return the body whose term is meant: the elective one named beside it, else the one that the report is about."""
    before, after = max(0, number - _REACH), min(len(sentence.chunks), number + _REACH)
    for at in (*range(number, before - 1, -1), *range(number + 1, after)):
        body = getattr(sentence.chunks[at].value, "organization", sentence.chunks[at].value)
        if isinstance(body, Organization) and body.kind in _KINDS:
            named = context.bodies.name(body, sentence, sentence.chunks[at].start)
            return Named(named.name, named.inferred)
        if isinstance(body, Organization) and body.kind not in ("library", "center", "division"):
            return Named(None)
    if context.bodies.main_head in ELECTING:
        return Named(context.bodies.main, (Inference("organization", "the body that the report is about"),))
    return Named(None)
