"""Every column of every table, with every kind of cell that it does not take: the message names line and column."""

import re
from pathlib import Path

import pytest
from tests.unit.tables.conftest import ROWS, Write

from lhtv_kg.errors import DataFileError
from lhtv_kg.model import Attendance, Basis, Capacity, EventKind, ParticipationRole, Scope
from lhtv_kg.tables import extractions
from lhtv_kg.tables.reading import COLUMNS

DATES = {
    "sources": ["date"],
    "posts": ["date", "start", "end", "until"],
    "events": ["start", "end"],
    "terms": ["elected", "closed"],
    "member-counts": ["date"],
    "memberships": ["date", "start", "end"],
}
CODES = [
    ("posts", "capacity", Capacity),
    ("posts", "basis", Basis),
    ("posts", "scope", Scope),
    ("events", "kind", EventKind),
    ("participations", "role", ParticipationRole),
]
FLAGS = [("posts", "date_inferred"), ("posts", "doubtful"), ("events", "date_inferred"), ("memberships", "inferred")]
NEEDED = {
    "sources": ["source", "title", "language"],
    "posts": ["source", "person", "title", "organization"],
    "events": ["source", "event", "name"],
    "participations": ["source", "event", "person"],
    "terms": ["source", "organization"],
    "member-counts": ["source", "organization"],
    "memberships": ["source", "member", "organization"],
}
BODIES = [
    ("posts", "organization"),
    ("events", "organizer"),
    ("events", "host"),
    ("terms", "organization"),
    ("member-counts", "organization"),
    ("memberships", "member"),
    ("memberships", "organization"),
]


def refused(folder: Path) -> str:
    with pytest.raises(DataFileError) as caught:
        list(extractions(folder))
    return str(caught.value)


@pytest.mark.parametrize("value", ["6/1/2019", "2019-02-29", "2019-1"])
@pytest.mark.parametrize(("table", "column"), [(table, column) for table in DATES for column in DATES[table]])
def test_a_date_that_is_none(write: Write, table: str, column: str, value: str) -> None:
    said = f"{table}.csv:2, {column}: '{value}' is no date: write YYYY, YYYY-MM or YYYY-MM-DD"
    assert refused(write(table, 0, **{column: value})) == said


@pytest.mark.parametrize("value", ["", "Full", "khác"])
@pytest.mark.parametrize(("table", "column", "codes"), CODES)
def test_a_code_that_is_none(write: Write, table: str, column: str, codes: type, value: str) -> None:
    known = ", ".join(code.value for code in codes)  # type: ignore[attr-defined]
    said = f"{table}.csv:2: '{value}' is no {column}; write one of {known}"
    assert refused(write(table, 0, **{column: value})) == said


@pytest.mark.parametrize("value", ["no", "YES"])
@pytest.mark.parametrize(("table", "column"), FLAGS)
def test_a_mark_that_is_neither_yes_nor_empty(write: Write, table: str, column: str, value: str) -> None:
    said = f"{table}.csv:2: '{column}' is '{value}'; write yes or leave it empty"
    assert refused(write(table, 0, **{column: value})) == said


@pytest.mark.parametrize(("table", "column"), [(table, column) for table in NEEDED for column in NEEDED[table]])
def test_a_cell_that_must_be_filled(write: Write, table: str, column: str) -> None:
    assert refused(write(table, 0, **{column: ""})) == f"{table}.csv:2: '{column}' is empty; fill it in"


@pytest.mark.parametrize(("table", "column"), BODIES)
def test_a_body_that_the_register_lacks(write: Write, table: str, column: str) -> None:
    said = f"{table}.csv:2, {column}: no row of organizations.csv is called 'tv-nowhere'; add it or correct the cell"
    assert refused(write(table, 0, **{column: "tv-nowhere"})) == said


@pytest.mark.parametrize("table", [table for table in COLUMNS if "event" in COLUMNS[table] and table != "events"])
def test_an_event_that_no_row_has(write: Write, table: str) -> None:
    said = f"{table}.csv:2: no row of events.csv is called 'khong-co'; add it or correct the cell"
    assert refused(write(table, 0, event="khong-co")) == said


@pytest.mark.parametrize("table", [table for table in COLUMNS if table != "sources"])
def test_a_page_that_no_row_has(write: Write, table: str) -> None:
    said = f"{table}.csv:2: no row of sources.csv is called 'https://example.org/x'; add it or correct the cell"
    assert refused(write(table, 0, source="https://example.org/x")) == said


@pytest.mark.parametrize(
    ("cell", "better"),
    [
        (" Trần Văn Mẫu", "Trần Văn Mẫu"),
        ("Trần Văn Mẫu\u00a0", "Trần Văn Mẫu"),
        ("Trần  Văn Mẫu", "Trần Văn Mẫu"),
        ("Trần\nVăn Mẫu", "Trần Văn Mẫu"),
        ("Tra\u0302\u0300n Văn Mẫu", "Trần Văn Mẫu"),
        ("Trần Văn\u200b Mẫu", "Trần Văn Mẫu"),
        ("Trần Văn\x07 Mẫu", "Trần Văn Mẫu"),
        ("   ", ""),
    ],
)
@pytest.mark.parametrize(("table", "column"), [("posts", "person"), ("participations", "person"), ("events", "name")])
def test_what_nobody_sees_in_a_cell_is_told(write: Write, table: str, column: str, cell: str, better: str) -> None:
    said = f"{table}.csv:\\d+: '{column}' must be '{better}': NFC, without further spaces, line ends or unseen marks"
    assert re.fullmatch(said, refused(write(table, 0, **{column: cell})))


@pytest.mark.parametrize(("table", "column"), [("posts", "term"), ("terms", "label")])
@pytest.mark.parametrize("value", ["2016", "2016–2021", "2021-2016", "٢٠١٦-٢٠٢١", "2016-21", "nhiệm kỳ III"])
def test_a_label_that_is_none(write: Write, table: str, column: str, value: str) -> None:
    said = f"{table}.csv:2, {column}: '{value}' is no label of a term; write YYYY-YYYY, the earlier year first"
    assert refused(write(table, 0, **{column: value})) == said


def test_a_term_within_one_year_has_a_label(write: Write) -> None:
    assert any("nhiệm kỳ: 2016-2016" in page.report.text for page in extractions(write("posts", 0, term="2016-2016")))


@pytest.mark.parametrize("value", ["", "-3", "0", "012", "12.0", "1e3", "mười hai", "٣", "²"])
def test_a_number_of_members_that_is_none(write: Write, value: str) -> None:
    said = f"member-counts.csv:2: '{value}' is no number of members; write a whole number"
    assert refused(write("member-counts", 0, count=value)) == said


@pytest.mark.parametrize("value", ["60", "> 60", ">=60", "=", "=-1", ">٦٠", "=060", "=0", "hơn 60"])
def test_a_number_of_participants_that_is_none(write: Write, value: str) -> None:
    said = f"events.csv:2: '{value}' is no number of participants; write =60, >60, <60 or ~60"
    assert refused(write("events", 0, attendance=value)) == said


@pytest.mark.parametrize("comparator", "=><~")
def test_each_comparator_of_participants_is_read(write: Write, comparator: str) -> None:
    (page, *_) = extractions(write("events", 0, attendance=f"{comparator}60"))
    assert Attendance(60, comparator) in [getattr(claim, "attendance", None) for claim in page.claims]


@pytest.mark.parametrize("address", ["hoi-nghi", "www.example.org/x", "https:/example.org", "https://[x/", "C:\\trang"])
def test_a_page_without_an_address_is_told(write: Write, address: str) -> None:
    said = refused(write("sources", len(ROWS["sources"]), source=address))
    assert said.startswith(f"sources.csv:5: '{address}' is no address")


def test_an_address_is_one_page_however_it_is_spelled(write: Write) -> None:
    said = refused(write("sources", 2, source="http://EXAMPLE.org/hoi-nghi?utm_source=x"))
    assert said == (
        "sources.csv:4: 'http://EXAMPLE.org/hoi-nghi?utm_source=x' stands in sources.csv:2 too; each is one row"
    )
