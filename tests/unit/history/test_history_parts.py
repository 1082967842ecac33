"""The parts that the histories stand on: figures, reading of single claims, names, look-ups of seats."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_histories import history_of, holding, post

from lhtv_kg.errors import DataFileError
from lhtv_kg.history.evidence import days_of, read, seat_of
from lhtv_kg.history.joining import stretches
from lhtv_kg.history.model import Tenure
from lhtv_kg.history.namesakes import kin_of
from lhtv_kg.history.rules import from_table, load_rules, years_later
from lhtv_kg.history.seats import SeatCalendar, certain_runs, handover
from lhtv_kg.history.terms import overlap, years_of
from lhtv_kg.model import Capacity

DAY = timedelta(days=1)
RULES = load_rules()


def day(number: int) -> date:
    return date(2000, 1, 1) + number * DAY


@pytest.mark.parametrize(
    ("start", "years", "expected"),
    [
        ("2016-02-29", 5, "2021-02-28"),
        ("2016-02-29", -4, "2012-02-28"),
        ("0003-05-05", -5, "0001-01-01"),
        ("9998-05-05", 5, "9999-12-31"),
    ],
)
def test_years_later_stays_in_the_calendar(start: str, years: int, expected: str) -> None:
    assert years_later(date.fromisoformat(start), years) == date.fromisoformat(expected)


def test_the_figures_are_those_of_the_design() -> None:
    assert (RULES.appointment_years, RULES.same_act_days, RULES.return_years) == (5, 60, 1)


@pytest.mark.parametrize("kind", sorted(RULES.reasons))
def test_every_reason_is_told_in_both_languages(kind: str) -> None:
    fields = ("left", "right", "name", "day", "act_vi", "act_en", "how_vi", "how_en")
    vi, en = RULES.reason(kind, **{field: f"<{field}>" for field in fields})
    assert vi != en
    assert "<left>" in vi and "<right>" in vi and "<left>" in en and "<right>" in en


@pytest.mark.parametrize(
    ("row", "begin", "seen", "end"),
    [
        ({"date": "2001-02-03"}, None, ["2001-02-03"], None),
        ({"basis": "elected", "date": "2001-02"}, "2001-02", [], None),
        ({"basis": "left", "date": "2001"}, None, [], "2001"),
        ({"basis": "interval", "start": "2001", "end": "2004-05"}, "2001", [], "2004-05"),
        ({"basis": "interval", "start": "2001", "untilNow": "2010-01-01"}, "2001", ["2010-01-01"], None),
        ({"basis": "interval", "start": "2001", "date": "2010-01-01"}, "2001", ["2010-01-01"], None),
        ({"basis": "interval", "start": "2004", "end": "2001"}, None, [], None),
        ({"basis": "appointed", "capacity": "former", "date": "2001"}, "2001", [], None),
        ({"basis": "appointed", "date": "2001", "end": "2006"}, "2001", [], "2006"),
    ],
)
def test_one_claim(row: dict[str, str], begin: str | None, seen: list[str], end: str | None) -> None:
    (one,), formers = read([holding("c", {"person": "Thu", **row})])
    found = (one.begin and one.begin.stated, [d.stated for d in one.seen], one.end and one.end.stated)
    assert found == (begin, seen, end)
    assert not formers
    assert one.dated == bool(begin or seen or end)


def test_former_is_no_evidence_of_a_day() -> None:
    evidence, (former,) = read([holding("c", {"person": "Thu", "capacity": "former", "date": "2001-02"})])
    assert evidence == []
    assert former.by == days_of(former.by and holding("x", {"person": "Thu", "date": "2001-02"}).date)


@pytest.mark.parametrize(
    ("title", "capacity", "seat"),
    [
        ("Giám đốc", Capacity.FULL, "giam-doc"),
        ("Giám đốc", Capacity.ACTING, "giam-doc"),
        ("Phó Giám đốc", Capacity.FULL, None),
        ("Phó Giám đốc", Capacity.STANDING, None),
        ("Phó Giám đốc", Capacity.IN_CHARGE, "giam-doc"),
        ("Ủy viên Ban Chấp hành", Capacity.FULL, None),
        ("Ủy viên Ban Chấp hành", Capacity.ACTING, None),
    ],
)
def test_whose_seat(title: str, capacity: Capacity, seat: str | None) -> None:
    assert seat_of(post(title), capacity) == seat


def test_kin_shares_a_name_without_accents_in_any_of_its_forms() -> None:
    kin = kin_of([("a", "Lê Nắng"), ("b", "Le Nang"), ("b", "Lê Thị Nắng"), ("c", "LÊ THỊ NẮNG"), ("d", "Hồ Mưa")])
    assert kin == {"a": "a", "b": "a", "c": "a", "d": "d"}


@pytest.mark.parametrize(
    ("label", "years"),
    [
        ("2018-2020", (2018, 2020)),
        ("2018 – 2020", (2018, 2020)),
        ("2020-2018", None),
        ("khóa VI", None),
        ("0000-2020", None),
    ],
)
def test_years_of_a_label(label: str, years: tuple[int, int] | None) -> None:
    assert years_of(label) == years


def test_a_shared_boundary_year_is_no_overlap() -> None:
    assert not overlap((2018, 2020), (2020, 2022))
    assert overlap((2018, 2021), (2020, 2022))


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([("appointed", "2001-01-01"), ("left", "2015-01-01")], [("2001-01-01", "2015-01-01")]),
        (
            [("appointed", "2001-01-01"), ("appointed", "2005-01-01"), ("left", "2009-01-01")],
            [("2001-01-01", "2009-01-01")],
        ),
        (
            [("appointed", "2001-01-01"), ("appointed", "2011-01-01"), ("left", "2012-01-01")],
            [("2011-01-01", "2012-01-01")],
        ),
        (
            [("appointed", "2001-01-01"), ("left", "2002-01-01"), ("left", "2002-02-01")],
            [("2001-01-01", "2002-02-01")],
        ),
        ([("left", "2002-01-01"), ("attested", "2003-01-01")], []),
    ],
)
def test_stretches_from_a_stated_begin_to_the_next_stated_end(
    claims: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    rows = [{"person": "Thu", "basis": basis, "date": stated} for basis, stated in claims]
    evidence, _ = read([holding(f"c{at}", row) for at, row in enumerate(rows)])
    assert [(str(first), str(last)) for first, last in stretches(evidence, RULES)] == expected


runs = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 8), st.sampled_from("abc")), max_size=12)


@settings(max_examples=200, deadline=None)
@given(runs, st.integers(0, 50), st.sampled_from("abcd"))
def test_the_nearest_day_of_another_holder(held: list[tuple[int, int, str]], asked: int, kin: str) -> None:
    calendar = SeatCalendar(((day(first), day(first + length)), who) for first, length, who in held)
    others = {first + at for first, length, who in held if who != kin for at in range(length + 1)}
    before, after = [d for d in others if d < asked], [d for d in others if d > asked]
    assert calendar.before(day(asked), kin) == (day(max(before)) if before else None)
    assert calendar.after(day(asked), kin) == (day(min(after)) if after else None)


def tenures(*claims: dict[str, str]) -> tuple[Tenure, ...]:
    return history_of({"claims": list(claims)}).tenures


def test_certain_runs_are_the_enclosed_days_and_the_attested_ones_outside() -> None:
    (tenure,) = tenures(
        {"person": "Thu", "date": "2001-05-05"},
        {"person": "Thu", "date": "2002-05-05"},
        {"person": "Thu", "basis": "left", "date": "2003-05-05"},
        {"person": "Thu", "date": "2003-07-07"},
    )
    assert [tuple(map(str, run)) for run in certain_runs(tenure)] == [
        ("2001-05-05", "2003-05-05"),
        ("2003-07-07", "2003-07-07"),
    ]


def test_a_handover_needs_an_act() -> None:
    seen = {"person": "Thu", "date": "2001-05-05"}
    attested, appointed = {"person": "Xuân", "date": "2001-05-05"}, {"person": "Xuân", "basis": "appointed"}
    first, second = tenures(seen, attested)
    assert not handover(first, second, first.attested_on[0])
    first, second = tenures(seen, {**appointed, "date": "2001-05-05"})
    assert handover(first, second, first.attested_on[0])
    assert not handover(second, first, first.attested_on[0])


def test_claims_given_twice_count_once() -> None:
    claims = [holding("c", {"person": "Thu", "date": "2001"}), holding("c", {"person": "Thu", "date": "2001"})]
    evidence, _ = read(claims)
    assert len(evidence) == 1


def test_a_rules_file_without_a_figure_is_refused() -> None:
    with pytest.raises(DataFileError, match="same_act"):
        from_table({"appointment": {"years": 5}})
