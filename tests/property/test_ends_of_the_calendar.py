"""Dates that a slip of the pen makes, years 1 and 9999 among them, stop nothing between a claim and its picture."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad
from tests.samples import LAKE, belongs, event, extraction, has_members, post, term

from lhtv_kg.dates import PartialDate
from lhtv_kg.derivation import Deriver, from_extraction, full
from lhtv_kg.derivation.quadsource import QuadSource
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.graph.iris import derived_graph_name
from lhtv_kg.identity.sightings import Sighting, block_keys, near_pairs
from lhtv_kg.model import EventKind, Extraction
from lhtv_kg.pipeline.ingesting import ingest_report
from lhtv_kg.readers.metadata import parse_date
from lhtv_kg.store import open_store
from lhtv_kg.web.tenures import Evidence, Tenure
from lhtv_kg.web.timeline import timeline

DAYS = ["0001", "0001-01", "0001-01-01", "0001-12-31", "2020-02-29", "9998-12-31", "9999", "9999-12", "9999-12-31"]
days = st.sampled_from(DAYS)


@st.composite
def report(draw: st.DrawFn) -> Extraction:
    first, second, third = draw(days), draw(days), draw(days)
    start, end = sorted((second, third))
    return extraction(
        "tin",
        post("Trần Văn Mẫu", "Chủ tịch", LAKE, first, basis=draw(st.sampled_from(["attested", "elected", "left"]))),
        post("Lê Thị Thử", "Chủ tịch", LAKE, basis="interval", start=start, until=end),
        post("Phạm Văn Ví", "Phó Chủ tịch", LAKE, first, capacity="in-charge"),
        event("congress", second, host=LAKE, event="dai-hoi"),
        term("2018-2020", on=third),
        belongs("Thư viện tỉnh Quảng Ninh", on=first),
        has_members(12, on=second),
        published=draw(st.none() | days),
    )


@settings(max_examples=25, deadline=None)
@given(report())
def test_conclusions_are_drawn(said: Extraction) -> None:
    quads: set[Quad] = set(full(from_extraction(said), Resolver()))
    assert {q.object.value for q in quads if q.predicate.value.endswith("#aboutPost")} != set()


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "9999"])
def test_a_report_comes_in(tmp_path: Path, day: str) -> None:
    said = extraction("tin", post("Trần Văn Mẫu", "Chủ tịch", LAKE, day), event("congress", day), published=day)
    with open_store(tmp_path / "kho", write=True) as store:
        ingest_report(said.report, store, Deriver(QuadSource(store), Resolver()), extraction=said)
        derived = set(store.graph(derived_graph_name()))
    assert derived == full(from_extraction(said), Resolver())
    known = {quad.object.value for quad in derived if quad.predicate.value.endswith("#firstAttested")}
    assert known == {PartialDate(day).first_day().isoformat()}


@pytest.mark.parametrize(
    ("start", "years"),
    [("2020-07-10", {2020}), ("2020-12-28", {2020, 2021}), ("9999-12-28", {9999}), ("0001-01-01", {1})],
)
def test_an_event_has_the_keys_of_the_years_that_its_first_day_may_lie_in(start: str, years: set[int]) -> None:
    seen = Sighting(claim="a", kind=EventKind.CONFERENCE, start=PartialDate(start), organizer="lh")
    assert {int(key.rpartition(" ")[2]) for key in block_keys(seen)} == years
    other = Sighting(claim="b", kind=EventKind.CONFERENCE, start=PartialDate(start), organizer="lh")
    assert len({frozenset(one.claim for one in pair) for pair in near_pairs([seen, other])}) == 1


def drawn_of(**bounds: str) -> Tenure:
    said = Evidence("c", "words", "r", "title", "", "", "text", "s", date=bounds.get("firstAttested"))
    given = {name: date.fromisoformat(value) for name, value in bounds.items()}
    return Tenure("t", "p", "role", "o", "post", "", "full", 1, "", "", given, (said,), ())


@pytest.mark.parametrize("day", ["0001-01-01", "9999-01-01", "9999-12-31"])
@pytest.mark.parametrize("more", [(), ("notBefore",), ("notAfter",), ("beginLatest", "endEarliest")])
def test_a_picture_is_drawn(day: str, more: tuple[str, ...]) -> None:
    picture = timeline([drawn_of(firstAttested=day, lastAttested=day, **dict.fromkeys(more, day))])
    assert picture is not None
    (lane,) = picture.lanes
    assert all(0 <= part.x <= part.x + part.width <= 100.01 for part in lane.parts)
    assert [0 <= dot.x <= 100 for dot in lane.dots] == [True]


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("9999-12-31T23:00:00Z", "9999-12-31"),
        ("9999-12-31T23:00:00+07:00", "9999-12-31"),
        ("9999-12-30T23:00:00Z", "9999-12-31"),
        ("0001-01-01T00:00:00Z", "0001-01-01"),
        ("0001-01-01T00:00:00-12:00", "0001-01-01"),
        ("0000-01-01T00:00:00Z", None),
        ("10000-01-01T00:00:00Z", None),
    ],
)
def test_the_last_hours_of_the_calendar_have_a_day(stamp: str, day: str | None) -> None:
    assert parse_date(stamp) == (PartialDate(day) if day else None)
