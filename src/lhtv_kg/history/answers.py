"""Who held a post on a day, and who headed a body in a term (design, "Answers")."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from lhtv_kg.history.evidence import seat_of
from lhtv_kg.history.model import Answer, Certainty, Chair, History, Tenure, TermLink
from lhtv_kg.history.namesakes import kin_of
from lhtv_kg.text import sort_key

_RANK = {Certainty.CERTAIN: 0, Certainty.PRESUMED: 1, Certainty.POSSIBLE: 2}


def is_certain(tenure: Tenure, day: date) -> bool:
    """Tell whether the day is attested, or enclosed by the latest begin and the earliest end."""
    begin, end = tenure.begin_latest, tenure.end_earliest
    return day in tenure.attested_on or bool(begin and end and begin <= day <= end)


def certainty_on(tenure: Tenure, day: date, *, held_by_other: bool = False) -> Certainty | None:
    """Return how sure it is that a tenure covers a day; None where it does not, or nothing says so.

    ``held_by_other`` says that the day is certain for another holder of the one seat.
    """
    if is_certain(tenure, day):
        return Certainty.CERTAIN
    first, last = tenure.first_attested, tenure.last_attested
    if held_by_other or first is None or last is None:
        return None
    if not (tenure.begin_earliest or day) <= day <= (tenure.end_latest or day):
        return None
    if first <= day <= last:
        return Certainty.PRESUMED
    inside = (tenure.not_before is None or tenure.not_before < day) and (
        tenure.not_after is None or day < tenure.not_after
    )
    return Certainty.POSSIBLE if inside else None


def answers(tenures: Iterable[Tenure], day: date) -> tuple[Answer, ...]:
    """Return who held any of the posts on a day, one answer a person, the surest first.

    All tenures of a one-seat post should be among ``tenures``: the certain days of one holder exclude the others.
    """
    tenures = tuple(tenures)
    best: dict[str, Answer] = {}
    for answer in _answers(tenures, day):
        known = best.get(answer.person)
        if known is None or _RANK[answer.certainty] < _RANK[known.certainty]:
            best[answer.person] = answer
    return tuple(sorted(best.values(), key=lambda a: (_RANK[a.certainty], sort_key(a.name), a.person)))


def heads_on(history: History, day: date) -> tuple[Answer, ...]:
    """Return who headed the body on a day, deputies in charge and acting heads among them."""
    return answers((tenure for tenure in history.tenures if tenure.heads), day)


def chairs_of(history: History, label: str) -> tuple[Chair, ...]:
    """Return who headed the body in the term of a label, stated links before concluded ones; one row a person."""
    keys = [term.key for term in history.terms if label in (known for known, _ in term.labels)]
    found: dict[str, Chair] = {}
    for link in TermLink:
        for tenure in history.tenures:
            terms = tenure.during if link is TermLink.DURING else tenure.overlaps
            for key in keys:
                if tenure.heads and key in terms:
                    chair = Chair(person=tenure.person, name=tenure.name, term=key, link=link, tenure=tenure)
                    found.setdefault(tenure.person, chair)
    return tuple(found.values())


def _answers(tenures: tuple[Tenure, ...], day: date) -> Iterator[Answer]:
    kin = kin_of((tenure.person, tenure.name) for tenure in tenures)
    certain: dict[str, set[str]] = defaultdict(set)
    for tenure in tenures:
        seat = seat_of(tenure.post, tenure.capacity)
        if seat and is_certain(tenure, day):
            certain[f"{tenure.post.organization} {seat}"].add(kin[tenure.person])
    for tenure in tenures:
        seat = seat_of(tenure.post, tenure.capacity)
        others = certain.get(f"{tenure.post.organization} {seat}", set()) - {kin[tenure.person]}
        certainty = certainty_on(tenure, day, held_by_other=bool(others))
        if certainty:
            yield _answer(tenure, day, certainty)


def _answer(tenure: Tenure, day: date, certainty: Certainty) -> Answer:
    shown = [known for known in (*tenure.attested_on, tenure.first_attested, tenure.last_attested) if known]
    return Answer(
        person=tenure.person,
        name=tenure.name,
        certainty=certainty,
        evidence_before=max((known for known in shown if known <= day), default=None),
        evidence_after=min((known for known in shown if known >= day), default=None),
        tenure=tenure,
    )
