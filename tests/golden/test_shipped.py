"""What the shipped dataset must say: the questions of the issue on institutions and persons through time."""

import json
import runpy
from pathlib import Path

import pytest
from tests.cli.conftest import lhtv  # noqa: F401 - the command line in this process

from lhtv_kg.queries import ask
from lhtv_kg.store import open_store

NLV, VLA, VTV = "Thư viện Quốc gia Việt Nam", "Hội Thư viện Việt Nam", "Vụ Thư viện"
KNOWN_HEADS = {"Kiều Thúy Nga", "Phan Thị Kim Dung", "Vũ Dương Thúy Ngà"}


@pytest.fixture(scope="module")
def shipped(shipped_store):
    with open_store(str(shipped_store)) as store:
        yield store


def rows(table):
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


@pytest.mark.parametrize(
    ("body", "day", "expected"),
    [
        (NLV, "2018-01-01", {"Kiều Thúy Nga": "certain"}),
        ("TVQGVN", "2012-01-01", {"Phan Thị Kim Dung": "certain"}),
        (VTV, "2017-06-01", {"Vũ Dương Thúy Ngà": "presumed"}),
        ("Thư viện Hải Dương", "2020-07-17", {"Bùi Đức Cảnh": "possible"}),
        ("Thư viện tỉnh Quảng Ninh", "2020-07-17", {"Phạm Văn Triển": "certain"}),
    ],
)
def test_who_headed_a_body_on_a_day(shipped, body, day, expected):
    found = rows(ask(shipped, "head-on-date", {"organization": body, "date": day}))
    assert {row["person"]: row["certainty"] for row in found} == expected


@pytest.mark.parametrize("day", ["1965-01-01", "2030-01-01"])
def test_far_days_name_none_of_the_known_heads(shipped, day):
    found = ask(shipped, "head-on-date", {"organization": NLV, "date": day})
    assert not set(found.column("person")) & KNOWN_HEADS


@pytest.mark.parametrize(
    ("body", "day", "today"), [("Thư viện Hải Dương", "2020-07-17", "Hải Phòng"), (NLV, "2018-01-01", "Hà Nội")]
)
def test_a_head_comes_with_the_province_of_today(shipped, body, day, today):
    found = ask(shipped, "head-on-date", {"organization": body, "date": day})
    assert set(found.column("provinceToday")) == {today}


def test_one_term_had_two_chairs_and_each_says_how_it_is_known(shipped):
    found = rows(ask(shipped, "who-chaired", {"body": VLA, "term": "2016-2021"}, evidence=True))
    assert {row["person"] for row in found} == {"Phạm Thế Khang", "Nguyễn Hữu Giới"}
    assert {(row["termLink"], row["certainty"]) for row in found} == {("overlapsTerm", "certain")}
    assert all(row["quote"] and row["source"] for row in found)


CONFLICTS = [
    (VLA, "2006-2010", "2006-2011"),
    (VLA, "2016-2021", "2018-2021"),
    ("Liên Chi hội Thư viện Đại học khu vực phía Bắc", "2016-2019", "2017-2020"),
    ("Liên Chi hội Thư viện Đại học khu vực phía Bắc", "2020-2023", "2021-2023"),
    ("Liên hiệp Thư viện các tỉnh miền núi phía Bắc", "2018-2021", "2020-2022"),
]


def test_labels_that_conflict_are_told_with_the_sources_of_both_sides(shipped):
    found = rows(ask(shipped, "contradictions", {"kind": "term-label"}))
    assert sorted((row["subject"], row["left"], row["right"]) for row in found) == sorted(CONFLICTS)
    for row in found:
        assert row["leftSource"] and row["rightSource"] and row["leftQuote"] and row["rightQuote"]
        assert not set(row["leftSource"]) & set(row["rightSource"])


@pytest.mark.parametrize(
    ("province", "libraries"),
    [
        ("Ninh Bình", {"Thư viện tỉnh Hà Nam", "Thư viện tỉnh Nam Định", "Thư viện tỉnh Ninh Bình"}),
        ("Hà Nam", {"Thư viện tỉnh Hà Nam", "Thư viện tỉnh Nam Định", "Thư viện tỉnh Ninh Bình"}),
    ],
)
def test_libraries_in_the_territory_of_a_province_of_today(shipped, province, libraries):
    assert set(ask(shipped, "territory", {"province": province}).column("organization")) == libraries


def test_provinces_of_today_that_straddle_two_federations(shipped):
    found = rows(ask(shipped, "straddling"))
    federations = {row["province"]: set() for row in found}
    for row in found:
        federations[row["province"]].add(row["organizationIri"].rpartition("/")[2])
    assert {"Bắc Ninh", "Lâm Đồng", "Phú Thọ", "Tây Ninh"} <= set(federations)
    assert federations["Phú Thọ"] == {"lhtv-dbsh", "lhtv-mnpb"}
    assert all(len(several) > 1 for several in federations.values())


def test_names_and_provinces_of_a_library_through_time(shipped):
    found = rows(ask(shipped, "names-through-time", {"organization": "tv-thai-binh"}))
    assert {(row["name"], row["nameFrom"], row["province"], row["provinceTo"]) for row in found} == {
        ("Thư viện Khoa học Tổng hợp tỉnh Thái Bình", "1955-04-15", "Thái Bình", "2025-06-30"),
        ("Thư viện tỉnh Thái Bình", "2020-10-09", "Thái Bình", "2025-06-30"),
        ("Thư viện tỉnh Thái Bình", "2020-10-09", "Hưng Yên", None),
    }


@pytest.mark.parametrize("query", ["single-source", "retired"])
def test_questions_about_the_sector_leave_the_guests_of_the_tables_out(shipped, query):
    found = [row for row in rows(ask(shipped, query, evidence=True)) if row["evidenceKind"] == "row"]
    bodies = {row["organizationIri"].rpartition("/")[2] for row in found}
    assert bodies
    assert not {slug for slug in bodies if slug.startswith(("ubnd-", "tinh-uy-"))}


def test_every_watched_body_is_covered_and_its_stretches_meet(shipped):
    found = rows(ask(shipped, "coverage"))
    watched = {row["organizationIri"].rpartition("/")[2] for row in found}
    assert {"nlv", "vla", "vu-thu-vien", "lhtv-dbsh", "tv-ha-giang", "tv-pleiku"} <= watched
    assert {row["certainty"] for row in found} == {"certain", "presumed", "possible", "unknown"}
    on_day = [r for r in found if r["organizationIri"].endswith("/nlv") and (r["from"] or "") <= "2018-01-01"]
    assert [(r["certainty"], r["person"]) for r in on_day if (r["to"] or "9") >= "2018-01-01"] == [
        ("certain", "Kiều Thúy Nga")
    ]


def test_the_command_answers_as_known_on_a_day(lhtv, shipped_store):  # noqa: F811
    words = ["query", "head-on-date", "--organization", NLV, "--date", "2018-01-01", "--format", "json"]
    now = lhtv(*words, "--store", shipped_store)
    then = lhtv(*words, "--store", shipped_store, "--as-known-on", "2016-12-31")
    assert [(r["person"], r["certainty"]) for r in json.loads(now.out)] == [("Kiều Thúy Nga", "certain")]
    assert [(r["person"], r["certainty"]) for r in json.loads(then.out)] == [("Kiều Thúy Nga", "possible")]
    assert "without a date of publication are left out" in then.err
    wrong = lhtv(*words, "--store", shipped_store, "--as-known-on", "2016")
    assert (wrong.code, "is no day" in wrong.err) == (2, True)


def test_the_page_of_coverage_is_current(shipped):
    root = Path(__file__).resolve().parents[2]
    page = runpy.run_path(str(root / "scripts" / "coverage_page.py"))["page"]
    written = (root / "docs" / "coverage.md").read_text("utf-8")
    assert written == page(shipped), "run python scripts/coverage_page.py"
