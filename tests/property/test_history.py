"""What holds of every history, however odd the claims."""

import random
import time
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lhtv_kg.dates import PartialDate
from lhtv_kg.history import answers, chairs_of, consolidate, heads_on
from lhtv_kg.history.evidence import seat_of
from lhtv_kg.history.model import Body, Certainty, History, Holding, Post, Tenure, TermStatement
from lhtv_kg.history.seats import certain_runs
from lhtv_kg.model import Basis, Capacity

DIRECTOR = Post("b", "giam-doc", "giam-doc", True)
DEPUTY = Post("b", "pho-giam-doc", "giam-doc", False)
MEMBER = Post("b", "uy-vien", "uy-vien", False)
PEOPLE = {"a": "Lê Nắng", "b": "Trần Mưa", "c": "Phạm Gió", "d": "Le Nang", "e": "Hồ Sương"}
LABELS = ["2001-2003", "2003-2005", "2004-2006", "2005-2005", "khóa IV"]

quick = settings(max_examples=60, deadline=None)
days = st.dates(date(1998, 1, 1), date(2012, 12, 31)).map(date.isoformat)
partial = st.builds(lambda day, cut: PartialDate(day[:cut]), days, st.sampled_from([10, 10, 10, 7, 4]))
dates = st.none() | partial


@st.composite
def holding(draw: st.DrawFn, posts: tuple[Post, ...] = (DIRECTOR, DEPUTY, MEMBER)) -> Holding:
    person = draw(st.sampled_from(sorted(PEOPLE)))
    basis = draw(st.sampled_from(Basis))
    interval = basis is Basis.INTERVAL
    return Holding(
        claim="?",
        source="s",
        person=person,
        name=PEOPLE[person],
        post=draw(st.sampled_from(posts)),
        capacity=draw(st.sampled_from([Capacity.FULL, Capacity.FULL, *Capacity])),
        basis=basis,
        date=draw(dates),
        start=draw(dates) if interval else None,
        end=draw(dates) if interval else None,
        until=draw(dates) if interval else None,
        term=draw(st.none() | st.sampled_from(LABELS)),
        event=draw(st.none() | st.sampled_from("xyz")),
    )


def numbered(holdings: list[Holding]) -> list[Holding]:
    return [replace(one, claim=f"c{at:03}") for at, one in enumerate(holdings)]


statements = st.lists(
    st.builds(
        lambda at, label, ordinal, election, event: TermStatement(
            claim=f"t{at}", source="s", label=label, ordinal=ordinal, election=election, event=event
        ),
        st.integers(0, 99),
        st.sampled_from(LABELS),
        st.none() | st.sampled_from(["I", "II"]),
        dates,
        st.none() | st.sampled_from("xyz"),
    ),
    max_size=4,
)
holdings = st.lists(holding(), max_size=14).map(numbered)
bodies = st.builds(lambda founded, dissolved: Body(key="b", founded=founded, dissolved=dissolved), dates, dates)


@quick
@given(bodies, holdings, statements, st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(
    body: Body, claims: list[Holding], terms: list[TermStatement], shuffler: random.Random
) -> None:
    mixed, mixed_terms = claims + claims[:3], terms + terms[:1]
    shuffler.shuffle(mixed)
    shuffler.shuffle(mixed_terms)
    assert consolidate(body, mixed, mixed_terms) == consolidate(body, claims, terms)


@quick
@given(bodies, holdings, statements)
def test_certain_days_lie_within_the_bounds(body: Body, claims: list[Holding], terms: list[TermStatement]) -> None:
    for tenure in consolidate(body, claims, terms).tenures:
        for first, last in certain_runs(tenure):
            assert (tenure.begin_earliest or first) <= first <= last <= (tenure.end_latest or last)
            assert tenure.first_attested and tenure.last_attested
            assert tenure.first_attested <= first <= last <= tenure.last_attested


def in_order(*bounds: date | None) -> bool:
    known = [bound for bound in bounds if bound]
    return known == sorted(known)


@quick
@given(bodies, holdings, statements)
def test_bounds_are_in_order(body: Body, claims: list[Holding], terms: list[TermStatement]) -> None:
    for t in consolidate(body, claims, terms).tenures:
        assert in_order(t.begin_earliest, t.begin_latest) and in_order(t.end_earliest, t.end_latest)
        assert in_order(t.begin_earliest, t.end_latest)
        assert in_order(t.not_before, t.first_attested, t.last_attested, t.not_after)


def attested_day(one: Holding) -> date | None:
    stated = one.date and one.date.precision == "day" and one.capacity is not Capacity.FORMER
    return one.date.first_day() if stated and one.date and one.basis is Basis.ATTESTED else None


@quick
@given(bodies, holdings, statements)
def test_an_attested_day_is_certain(body: Body, claims: list[Holding], terms: list[TermStatement]) -> None:
    history = consolidate(body, claims, terms)
    for one in claims:
        day = attested_day(one)
        if day:
            of_the_post = [t for t in history.tenures if t.post == one.post]
            assert (one.person, Certainty.CERTAIN) in [(a.person, a.certainty) for a in answers(of_the_post, day)]


@quick
@given(bodies, holdings, statements)
def test_every_claim_supports_a_tenure(body: Body, claims: list[Holding], terms: list[TermStatement]) -> None:
    history = consolidate(body, claims, terms)
    supported = Counter(claim for tenure in history.tenures for claim in tenure.claims)
    assert set(supported) == {one.claim for one in claims}
    assert all(supported[one.claim] == 1 for one in claims if one.capacity is not Capacity.FORMER)
    names = Counter((t.person, t.post.role, t.capacity, t.opening) for t in history.tenures)
    assert not names or max(names.values()) == 1


def of_the_head(history: History) -> tuple[list[Tenure], object, object]:
    return [t for t in history.tenures if t.post == DIRECTOR], history.contradictions, history.vacancies


@quick
@given(bodies, holdings, holding((MEMBER,)), statements)
def test_a_claim_about_another_post_changes_nothing_here(
    body: Body, claims: list[Holding], other: Holding, terms: list[TermStatement]
) -> None:
    head = [one for one in claims if one.post == DIRECTOR]
    newcomer = replace(other, claim="z", person="z", name="Vũ Bão", capacity=Capacity.FULL, term=None, event=None)
    newcomer = replace(newcomer, basis=Basis.ATTESTED, start=None, end=None, until=None)
    assert of_the_head(consolidate(body, [*head, newcomer], terms)) == of_the_head(consolidate(body, head, terms))


@quick
@given(bodies, holdings, statements, st.dates(date(1990, 1, 1), date(2020, 1, 1)))
def test_one_row_a_person_and_nobody_beside_a_certain_head(
    body: Body, claims: list[Holding], terms: list[TermStatement], day: date
) -> None:
    history = consolidate(body, claims, terms)
    rows = heads_on(history, day)
    assert len({row.person for row in rows}) == len(rows)
    assert all(in_order(row.evidence_before, day, row.evidence_after) for row in rows)
    certain = {row.person for row in rows if row.certainty is Certainty.CERTAIN}
    if certain and not certain & {"a", "d"}:
        assert {row.person for row in rows} == certain
    for label in LABELS:
        assert all(chair.tenure.heads for chair in chairs_of(history, label))


@quick
@given(bodies, holdings, statements)
def test_two_heads_share_a_certain_day(body: Body, claims: list[Holding], terms: list[TermStatement]) -> None:
    history = consolidate(body, claims, terms)
    assert all(c.left.claims and c.right.claims and c.reason_vi and c.reason_en for c in history.contradictions)
    for s in history.successions:
        before, after = history.tenures[s.predecessor], history.tenures[s.successor]
        assert before.person != after.person
        assert seat_of(before.post, before.capacity) == seat_of(after.post, after.capacity)
    assert all((vacancy.before - vacancy.after).days > 1 for vacancy in history.vacancies)


def crowd(size: int, people: int, seed: int = 7) -> list[Holding]:
    """A body with many claims spread over a century of days."""
    chance = random.Random(seed)
    made = []
    for at in range(size):
        person = f"p{chance.randrange(people)}"
        day = date.fromordinal(date(1930, 1, 1).toordinal() + chance.randrange(36_000))
        made.append(
            Holding(
                claim=f"c{at}",
                source="s",
                person=person,
                name=f"Người {person}",
                post=chance.choice([DIRECTOR, DEPUTY, MEMBER]),
                capacity=chance.choice([Capacity.FULL, Capacity.FULL, Capacity.IN_CHARGE, Capacity.FORMER]),
                basis=chance.choice([Basis.ATTESTED, Basis.ATTESTED, Basis.APPOINTED, Basis.LEFT, Basis.ELECTED]),
                date=chance.choice([None, PartialDate(day.isoformat())]) if at % 9 == 0 else PartialDate(str(day)),
                term=chance.choice([None, None, f"{day.year}-{day.year + 2}"]),
            )
        )
    return made


def cost(claims: list[Holding]) -> float:
    spent = []
    for _ in range(3):
        start = time.process_time()
        consolidate(Body(key="b"), claims)
        spent.append(time.process_time() - start)
    return min(spent)


@pytest.mark.parametrize("people", [1, 40, 2000])
def test_two_thousand_claims_of_one_body_take_under_a_second(people: int) -> None:
    assert cost(crowd(2000, people)) < 1.0


@settings(max_examples=3, deadline=None)
@given(st.integers(1, 100))
def test_cost_grows_nearly_in_line(seed: int) -> None:
    small, large = cost(crowd(500, 40, seed)), cost(crowd(2000, 40, seed))
    assert large < 8 * small + 0.1
