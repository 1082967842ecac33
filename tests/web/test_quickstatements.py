"""Facts for Wikidata: only what an editor has tied to items, in the form that QuickStatements reads."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web.conftest import Got

from lhtv_kg.errors import DataFileError
from lhtv_kg.harvest.quickstatements import Headship, Source, items, statements
from lhtv_kg.store import open_store
from lhtv_kg.web.protocols.quickstatements import headships
from lhtv_kg.web.site import Site

HEAD = "thing,item,who,when,why\n"
TIED = {"organization/tv-an-phuoc": "Q900001", "person/le-thi-thu-ee44cb": "Q900002"}
PAGE = Source("https://example.org/tin", "2021-06-02")
COMMAND = re.compile(
    r"Q\d+\tP\d+\tQ\d+(?:\tP58[02]\t\+\d{4}-\d\d-\d\dT00:00:00Z/(?:9|10|11))*"
    r"\tS854\t\"https?://[^\"\t]+\"(?:\tS577\t\+\d{4}-\d\d-\d\dT00:00:00Z/(?:9|10|11))?"
)


def headship(**other: object) -> Headship:
    usual = {
        "body": "organization/tv-an-phuoc",
        "person": "person/le-thi-thu-ee44cb",
        "role": "giam-doc",
        "begin": "2021-06-01",
        "end": "",
        "sources": (PAGE,),
    }
    return Headship(**{**usual, **other})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def site(lake_store: Path) -> Iterator[Site]:
    found = Site(open_store(lake_store))
    yield found
    found.close()


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({}, "Q900001 P1037 Q900002 P580 +2021-06-01T00:00:00Z/11 S854 {} S577 +2021-06-02T00:00:00Z/11"),
        ({"role": "chu-tich", "begin": "", "sources": (Source(PAGE.address, ""),)}, "Q900001 P488 Q900002 S854 {}"),
        (
            {"begin": "2015-06", "end": "2019", "sources": (Source(PAGE.address, "2020"),)},
            "Q900001 P1037 Q900002 P580 +2015-06-00T00:00:00Z/10 P582 +2019-00-00T00:00:00Z/9 S854 {} "
            "S577 +2020-00-00T00:00:00Z/9",
        ),
    ],
)
def test_a_statement(other: dict[str, object], expected: str) -> None:
    (line,) = statements([headship(**other)], TIED)
    assert line.split("\t") == expected.format(f'"{PAGE.address}"').split(" ")
    assert COMMAND.fullmatch(line)


@pytest.mark.parametrize(
    "other",
    [
        {"person": "person/somebody-else"},
        {"body": "organization/another"},
        {"role": "to-truong"},
        {"sources": ()},
    ],
    ids=["person not tied", "body not tied", "role without a property", "no source on the web"],
)
def test_what_nobody_reviewed_makes_no_statement(other: dict[str, object]) -> None:
    assert list(statements([headship(**other)], TIED)) == []


def test_an_address_cannot_end_its_quotation() -> None:
    (line,) = statements([headship(sources=(Source('https://example.org/a"b\tc', ""),))], TIED)
    assert line.endswith('"https://example.org/a%22b%09c"')


def test_each_source_is_a_reference() -> None:
    more = Source("https://example.org/khac", "2022")
    assert len(list(statements([headship(sources=(PAGE, more))], TIED))) == 2


def test_headships_of_a_store(site: Site) -> None:
    found = list(headships(site, TIED))
    assert [(one.person, one.role, one.begin) for one in found] == [
        ("person/le-thi-thu-ee44cb", "giam-doc", "2021-06-01")
    ], "neither deputies nor the two directors whom sources set against each other"
    (line,) = statements(found, TIED)
    assert COMMAND.fullmatch(line)


def test_without_ties_nothing_is_asked(site: Site) -> None:
    assert list(headships(site, {})) == []


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("organization/nlv,Q1,bien tap,2026-11-25,", "mọi ô|every cell"),
        ("organization/nlv,P1,bien tap,2026-11-25,trang web", "no item|không phải mục"),
        ("organization/nlv,Q1,a,2026-11-25,b\norganization/nlv,Q2,a,2026-11-25,b", "already|đã có"),
        ("organization/nlv,Q1,a,2026-11-25,b\norganization/vla,Q1,a,2026-11-25,b", "already|đã có"),
    ],
)
def test_a_wrong_table_is_refused(tmp_path: Path, row: str, reason: str) -> None:
    table = tmp_path / "wikidata.csv"
    table.write_text(f"{HEAD}{row}\n", "utf-8")
    with pytest.raises(DataFileError, match=reason):
        items(table)


def test_the_table_ties_things(tmp_path: Path) -> None:
    table = tmp_path / "wikidata.csv"
    table.write_text(f"{HEAD}organization/nlv,Q1,ban biên tập,2026-11-25,trang chủ ghi mã\n", "utf-8")
    assert items(table) == {"organization/nlv": "Q1"}


def test_the_route(get) -> None:
    got: Got = get("/wikidata.tsv")
    assert got.status == 200
    assert got.headers["content-type"].startswith("text/tab-separated-values")
    assert all(COMMAND.fullmatch(line) for line in got.text.splitlines())
