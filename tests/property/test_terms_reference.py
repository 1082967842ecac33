"""Terms of office over random elections, beside a walk over the days: which tenure lies in which term, and why."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from lhtv_kg.dates import PartialDate
from lhtv_kg.history import chairs_of, consolidate
from lhtv_kg.history.model import Body, History, Holding, Post, Tenure, TermLink, TermStatement
from lhtv_kg.model import Basis

CHAIR = Post("b", "chu-tich", "chu-tich", True)
NAMES = {"a": "Lê Nắng", "b": "Trần Mưa", "c": "Phạm Gió"}
LABELS = ["2000-2002", "2002-2005", "2005-2010", "2010-2015"]
DAY = timedelta(days=1)
days = st.dates(date(1999, 1, 1), date(2017, 12, 31))


@st.composite
def elections(draw: st.DrawFn) -> dict[str, date]:
    """The day of each term's election, in the first year of its label; of some it is not known."""
    known = draw(st.sets(st.sampled_from(LABELS)))
    return {label: draw(st.dates(date(int(label[:4]), 2, 1), date(int(label[:4]), 11, 30))) for label in sorted(known)}


@st.composite
def holdings(draw: st.DrawFn) -> list[Holding]:
    made = []
    for number in range(draw(st.integers(1, 6))):
        person = draw(st.sampled_from(sorted(NAMES)))
        made.append(
            Holding(
                claim=f"c{number}",
                source="s",
                person=person,
                name=NAMES[person],
                post=CHAIR,
                basis=draw(st.sampled_from([Basis.ATTESTED, Basis.ATTESTED, Basis.APPOINTED, Basis.LEFT])),
                date=PartialDate(draw(days).isoformat()),
                term=draw(st.sampled_from([None, None, None, *LABELS])),
            )
        )
    return made


def consolidated(elected: dict[str, date], claims: list[Holding]) -> History:
    said = [
        TermStatement(
            claim=f"t{label}",
            source="s",
            label=label,
            election=PartialDate(elected[label].isoformat()) if label in elected else None,
        )
        for label in LABELS
    ]
    return consolidate(Body(key="b"), claims, said)


def inside(label: str, elected: dict[str, date]) -> tuple[date, date]:
    """The first and the last day that surely belong to a term.

    After its own election, else after the first year of its label; before the next election, where no other label
    lies between, else up to the last day of the label.
    """
    at = LABELS.index(label)
    first = elected[label] + DAY if label in elected else date(int(label[:4]) + 1, 1, 1)
    following = LABELS[at + 1 : at + 2]
    last = elected[following[0]] - DAY if following and following[0] in elected else date(int(label[5:]), 12, 31)
    return first, last


def certain(tenure: Tenure, day: date) -> bool:
    enclosed = tenure.begin_latest and tenure.end_earliest and tenure.begin_latest <= day <= tenure.end_earliest
    return bool(enclosed) or day in tenure.attested_on


@settings(max_examples=60, deadline=None)
@given(elections(), holdings())
def test_a_tenure_overlaps_the_terms_that_hold_a_certain_day_of_it(
    elected: dict[str, date], claims: list[Holding]
) -> None:
    history = consolidated(elected, claims)
    assert [term.key for term in history.terms] == LABELS
    for tenure in history.tenures:
        expected = set()
        for label in LABELS:
            day, last = inside(label, elected)
            while day <= last and label not in expected:
                if certain(tenure, day):
                    expected.add(label)
                day += DAY
        assert set(tenure.overlaps) == expected - set(tenure.during)


@settings(max_examples=60, deadline=None)
@given(elections(), holdings())
def test_a_tenure_lies_in_the_terms_that_its_claims_state(elected: dict[str, date], claims: list[Holding]) -> None:
    stated = {claim.claim: claim.term for claim in claims}
    for tenure in consolidated(elected, claims).tenures:
        assert set(tenure.during) == {term for claim in tenure.claims if (term := stated[claim])}


@settings(max_examples=60, deadline=None)
@given(elections(), holdings())
def test_terms_begin_and_end_by_elections_or_by_their_labels(elected: dict[str, date], claims: list[Holding]) -> None:
    for at, term in enumerate(consolidated(elected, claims).terms):
        label = LABELS[at]
        begin = elected.get(label, date(int(label[:4]), 1, 1))
        following = LABELS[at + 1] if at + 1 < len(LABELS) else ""
        end = elected.get(following, date(int(label[5:]), 12, 31))
        assert (term.begin_earliest, term.begin_latest) == (begin, begin)
        assert (term.end_earliest, term.end_latest) == (end, end)


@settings(max_examples=60, deadline=None)
@given(elections(), holdings())
def test_chairs_are_those_of_the_stated_terms_before_those_of_certain_days(
    elected: dict[str, date], claims: list[Holding]
) -> None:
    history = consolidated(elected, claims)
    for label in LABELS:
        chairs = chairs_of(history, label)
        during = {t.person for t in history.tenures if t.heads and label in t.during}
        overlapping = {t.person for t in history.tenures if t.heads and label in t.overlaps}
        assert {chair.person for chair in chairs if chair.link is TermLink.DURING} == during
        assert {chair.person for chair in chairs if chair.link is TermLink.OVERLAPS} == overlapping - during
        assert len({chair.person for chair in chairs}) == len(chairs)
