"""The program's histories equal those of the slow reference in ``naive_history``, and its answers the single days."""

from datetime import date, timedelta
from itertools import pairwise

import naive_history as naive
from hypothesis import given, settings
from hypothesis import strategies as st

from lhtv_kg.dates import PartialDate
from lhtv_kg.history import answers, consolidate
from lhtv_kg.history.model import Body, Holding, Post, Tenure
from lhtv_kg.history.rules import years_later
from lhtv_kg.history.seats import certain_runs
from lhtv_kg.model import Basis, Capacity

POSTS = {
    "head": Post("b", "giam-doc", "giam-doc", True),
    "deputy": Post("b", "pho-giam-doc", "giam-doc", False),
    "member": Post("b", "uy-vien", "uy-vien", False),
}
NAMES = {"a": "Lê Nắng", "b": "Trần Mưa", "c": "Phạm Gió"}
# Few days, a year, sixty days and five years apart, so that claims meet on the very edges of the rules.
DAYS = [f"{year}-{day}" for year in range(2000, 2013) for day in ("01-01", "03-01", "03-02", "06-30")]

stated = st.builds(lambda day, cut: PartialDate(day[:cut]), st.sampled_from(DAYS), st.sampled_from([10, 10, 10, 7, 4]))
maybe = st.none() | stated


@st.composite
def claim(draw: st.DrawFn) -> Holding:
    capacity = draw(st.sampled_from([Capacity.FULL, Capacity.FULL, Capacity.IN_CHARGE, Capacity.FORMER]))
    basis = draw(st.sampled_from(Basis))
    interval = basis is Basis.INTERVAL
    person = draw(st.sampled_from(sorted(NAMES)))
    return Holding(
        claim="?",
        source="s",
        person=person,
        name=NAMES[person],
        post=POSTS[draw(st.sampled_from(["head", "head", "deputy", "member"]))],
        capacity=capacity,
        basis=basis,
        date=None if interval else draw(stated),
        start=draw(maybe) if interval else None,
        end=draw(maybe) if interval else None,
        until=draw(maybe) if interval else None,
    )


def dated(one: Holding) -> bool:
    """Claims without a day go to a tenure by its term, which the reference leaves out."""
    return bool(naive.seen(one) or (one.capacity is Capacity.FORMER and one.date))


histories = st.lists(claim().filter(dated), min_size=1, max_size=9).map(
    lambda made: [Holding(**{**fields(one), "claim": f"c{at}"}) for at, one in enumerate(made)]
)
bodies = st.builds(lambda founded, dissolved: Body(key="b", founded=founded, dissolved=dissolved), maybe, maybe)

BOUNDS = (
    "attested_on", "first_attested", "last_attested", "begin_earliest", "begin_latest", "end_earliest", "end_latest",
    "not_before", "not_after",
)  # fmt: skip


def fields(one: Holding) -> dict[str, object]:
    return {name: getattr(one, name) for name in Holding.__dataclass_fields__}


def shown(tenures: "list[Tenure] | list[naive.Held]") -> list[tuple[str, dict[str, object]]]:
    """What two tenures are compared by, in a fixed order."""
    rows = []
    for t in tenures:
        claims = t.claims() if isinstance(t, naive.Held) else list(t.claims)
        rows.append((f"{t.person} {t.post.role} {t.capacity} {claims}", {name: getattr(t, name) for name in BOUNDS}))
    return sorted(rows, key=lambda row: row[0])


@settings(max_examples=120, deadline=None)
@given(bodies, histories)
def test_tenures_equal_the_reference(body: Body, claims: list[Holding]) -> None:
    found = [t for t in consolidate(body, claims).tenures if t.first_attested]
    assert shown(found) == shown(naive.tenures(body, claims))


@settings(max_examples=60, deadline=None)
@given(bodies, histories)
def test_answers_on_every_edge_equal_the_reference(body: Body, claims: list[Holding]) -> None:
    history, slow = consolidate(body, claims), naive.tenures(body, claims)
    edges = {day for t in slow for name in BOUNDS[1:] if (day := getattr(t, name))}
    edges |= {day for t in slow for day in t.attested_on}
    for post in POSTS.values():
        mine, theirs = [t for t in history.tenures if naive.seat(t.post, t.capacity) or t.post == post], slow
        theirs = [t for t in slow if naive.seat(t.post, t.capacity) or t.post == post]
        for day in sorted({edge + timedelta(days=shift) for edge in edges for shift in (-1, 0, 1)}):
            found = {answer.person: answer.certainty.value for answer in answers(mine, day)}
            assert found == naive.answers(theirs, day), (post.role, day)


@settings(max_examples=120, deadline=None)
@given(bodies, histories)
def test_two_heads_are_those_of_a_walk_over_the_days(body: Body, claims: list[Holding]) -> None:
    history, slow = consolidate(body, claims), naive.tenures(body, claims)
    found = [c for c in history.contradictions if c.kind == "two-heads"]
    expected = naive.two_heads(slow)
    assert {tuple(sorted((c.left.label, c.right.label))) for c in found} == {
        tuple(sorted((NAMES[left], NAMES[right]))) for left, right, _ in expected
    }
    assert {str(day) for *_, day in expected} >= {c.reason_en.split()[1] for c in found}


@settings(max_examples=60, deadline=None)
@given(histories)
def test_vacancies_are_the_days_that_nobody_can_hold(claims: list[Holding]) -> None:
    history, slow = consolidate(Body(key="b"), claims), naive.tenures(Body(key="b"), claims)
    found = [(v.after, v.before) for v in history.vacancies if v.seat == "giam-doc"]
    assert found == naive.vacant(slow, "giam-doc")


@settings(max_examples=60, deadline=None)
@given(bodies, histories)
def test_coverage_says_what_the_answers_of_each_day_say(body: Body, claims: list[Holding]) -> None:
    history, slow = consolidate(body, claims), naive.tenures(body, claims)
    heads = [t for t in slow if naive.seat(t.post, t.capacity) == "giam-doc"]
    for before, after in pairwise(history.coverage):
        assert before.last and after.first and after.first - before.last == timedelta(days=1)
        assert (before.certainty, before.tenures) != (after.certainty, after.tenures)
    for stretch in history.coverage:
        for day in filter(None, (stretch.first, stretch.last)):
            levels = naive.answers(heads, day)
            best = min(levels.values(), key=["certain", "presumed", "possible"].index, default="unknown")
            assert stretch.certainty == best, day
            named = {history.tenures[at].person for at in stretch.tenures}
            assert named == {person for person, level in levels.items() if level == best}


@settings(max_examples=100, deadline=None)
@given(bodies, histories)
def test_successions_lead_from_one_holder_to_the_next(body: Body, claims: list[Holding]) -> None:
    history = consolidate(body, claims)
    for s in history.successions:
        before, after = history.tenures[s.predecessor], history.tenures[s.successor]
        last, first = known(before)[-1], known(after)[0]
        assert last <= first <= years_later(last, 5)
        close = before.end_earliest and after.begin_latest and (after.begin_latest - before.end_earliest).days <= 1
        assert s.certainty == ("certain" if close else "presumed")
        between = [t for t in history.tenures if naive.seat(t.post, t.capacity) == "giam-doc" and known(t)]
        between = [t for t in between if t not in (before, after) and last < known(t)[0] <= known(t)[-1] < first]
        assert not between


def known(tenure: Tenure) -> list[date]:
    """First and last known day: the certain ones, else those that the evidence allows."""
    runs = certain_runs(tenure)
    if runs:
        return [runs[0][0], runs[-1][1]]
    return [day for day in (tenure.first_attested, tenure.last_attested) if day]
