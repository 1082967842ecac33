"""The shipped reference tables hold together: form, references, and the units of 2025."""

import csv
import tomllib
import unicodedata
from collections import Counter

import pytest

from lhtv_kg.assets import asset
from lhtv_kg.dates import PartialDate
from lhtv_kg.identity.changes import load_codes, territory_today
from lhtv_kg.identity.decisions import load_decisions
from lhtv_kg.identity.names import words
from lhtv_kg.identity.organizations import Register
from lhtv_kg.identity.places import Gazetteer, Place
from lhtv_kg.identity.roles import Roles
from lhtv_kg.identity.tables import lived_on

TABLES = ("organizations", "provinces", "changes", "province-codes")
ROWS = {
    name: list(csv.DictReader(asset("data", "reference", f"{name}.csv").open(encoding="utf-8", newline="")))
    for name in TABLES
}
PLACES, BODIES = Gazetteer.load(), Register.load()
# What pages call their own body, and reports call any of its kind: no names of one body alone.
GENERIC = {
    *("Thư viện", "Trung tâm Thông tin - Thư viện", "Sở Văn hóa Thông tin", "Sở Văn hóa - Thể thao"),
    *("Khoa Thư viện", "Khoa Thông tin - Thư viện", "Khoa Thông tin Thư viện", "Khoa Thư viện - Thông tin"),
}
ROLE_BEARERS = {"place": PLACES.by_slug, "organization": BODIES.by_slug}


def parts(cell: str) -> list[str]:
    return cell.split("|") if cell else []


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_nfc_sorted_unique_and_tidy(table: str) -> None:
    slugs = [row["slug"] for row in ROWS[table]]
    assert slugs == sorted(set(slugs))
    for row in ROWS[table]:
        for column, cell in row.items():
            assert cell == unicodedata.normalize("NFC", cell).strip(), (row["slug"], column)
            assert len(parts(cell)) == len(set(parts(cell))), (row["slug"], column)
        assert row["basis"] in {"source", "general-knowledge"}
        assert row["slug"].isascii() and not row["slug"][0].isdigit(), "no address is made from a code"
        assert row["basis"] != "source" or table in {"provinces", "province-codes"} or row["sources"], row["slug"]


@pytest.mark.parametrize("row", ROWS["organizations"], ids=lambda row: row["slug"])
def test_organizations_refer_to_what_is_there(row: dict[str, str]) -> None:
    body = BODIES.by_slug[row["slug"]]
    assert not row["parent"] or row["parent"] in BODIES.by_slug
    assert not row["province"] or PLACES.candidates(row["province"])
    assert all(row["slug"] in BODIES.by_slug[other].successors for other in body.predecessors)
    assert all(row["slug"] in BODIES.by_slug[other].predecessors for other in body.successors)
    assert all(source.partition(":")[0] in {"http", "https", "urn"} for source in body.sources)
    assert not (body.founded and body.dissolved) or body.founded.first_day() <= body.dissolved.last_day()
    assert body in BODIES.candidates(body.name)


def valid_on(day: str) -> list[Place]:
    now = PartialDate(day)
    return [
        place
        for place in PLACES.places
        if place.kind in {"province", "city"} and lived_on(place.valid_from, place.valid_to, now)
    ]


@pytest.mark.parametrize(
    ("day", "units", "cities"),
    [("2024-12-31", 63, 5), ("2025-06-30", 63, 6), ("2025-07-01", 34, 6), ("2026-12-31", 34, 9)],
)
def test_so_many_units_on_a_day_each_name_once(day: str, units: int, cities: int) -> None:
    found = valid_on(day)
    assert (len(found), sum(place.kind == "city" for place in found)) == (units, cities)
    assert max(Counter(place.name for place in found).values()) == 1


def test_every_unit_that_ended_has_exactly_its_successors() -> None:
    for place in PLACES.places:
        assert bool(place.successors) == (place.valid_to is not None and place.kind != "autonomous-region"), place.slug
        for other in map(PLACES.by_slug.__getitem__, place.successors):
            assert place.slug in other.predecessors
        for other in map(PLACES.by_slug.__getitem__, place.predecessors):
            assert place.slug in other.successors


def test_63_units_became_34() -> None:
    before, after = valid_on("2025-06-30"), valid_on("2025-07-01")
    followed = {unit.slug: (unit.slug,) if unit in after else unit.successors for unit in before}
    assert all(len(units) == 1 for units in followed.values())
    assert {unit for units in followed.values() for unit in units} == {unit.slug for unit in after}
    assert sum(unit in after for unit in before) == 11
    made = {unit.slug for unit in after if unit not in before}
    merges = [row for row in ROWS["changes"] if row["effective"] == "2025-07-01"]
    assert {row["to"] for row in merges} == made
    assert {(r["kind"], r["adopted"], r["legal_basis"]) for r in merges} == {
        ("merge", "2025-06-12", "Nghị quyết 202/2025/QH15")
    }
    assert {row["to"]: tuple(parts(row["from"])) for row in merges} == {
        slug: PLACES.by_slug[slug].predecessors for slug in made
    }


@pytest.mark.parametrize("row", ROWS["changes"], ids=lambda row: row["slug"])
def test_changes_refer_to_what_is_there(row: dict[str, str]) -> None:
    known = ROLE_BEARERS[row["subject"]]
    old, new = parts(row["from"]), parts(row["to"])
    assert old and new and {*old, *new} <= set(known)
    assert row["kind"] in {"merge", "split", "rename", "type-change"}
    dates = [PartialDate(row[column]) for column in ("adopted", "effective") if row[column]]
    assert dates and dates[0].first_day() <= dates[-1].last_day()
    assert old == new or all(known[slug].successors for slug in old) or row["note"].endswith("stays the same unit")


CODES = load_codes()


@pytest.mark.parametrize(
    ("day", "units"), [("2010-01-01", 63), ("2025-06-30", 63), ("2025-07-01", 34), ("2026-12-31", 34)]
)
def test_every_unit_of_a_day_has_one_code_of_the_statistics_office_and_none_is_shared(day: str, units: int) -> None:
    now = PartialDate(day)
    valid = [c for c in CODES if c.scheme == "gso" and lived_on(c.valid_from, c.valid_to, now)]
    assert sorted(code.place for code in valid) == sorted(place.slug for place in valid_on(day))
    assert len({code.code for code in valid}) == len(valid) == units


@pytest.mark.parametrize(("scheme", "codes"), [("iso-3166-2", 63), ("geonames", 62)])
def test_codes_of_others_are_of_the_63_units(scheme: str, codes: int) -> None:
    found = [code for code in CODES if code.scheme == scheme]
    units = {unit.slug for unit in valid_on("2024-12-31")}
    assert len({code.place for code in found}) == len({code.code for code in found}) == len(found) == codes
    assert {code.place for code in found} <= units


def test_every_unit_leads_to_a_unit_of_today() -> None:
    today = {place.slug for place in valid_on("2026-12-31")}
    led = {unit.slug: territory_today(unit, PLACES.by_slug) for unit in valid_on("2025-06-30")}
    assert all(len(units) == 1 for units in led.values())
    assert {unit for units in led.values() for unit in units} == today


def test_watched_bodies_are_registered() -> None:
    table = tomllib.loads(asset("data", "reference", "watched.toml").read_text("utf-8"))
    assert set(table["bodies"]) <= set(BODIES.by_slug)
    assert set(table["kinds"]) <= {body.kind for body in BODIES.organizations}


def test_decisions_name_registered_bodies_and_hold_together() -> None:
    decisions = load_decisions()
    assert {who.organization for who in decisions.stands_for} <= {"", *BODIES.by_slug}


def test_every_title_of_the_curated_facts_is_a_role(shared) -> None:  # type: ignore[no-untyped-def]
    roles = Roles.load()
    with (shared / "facts" / "posts.csv").open(encoding="utf-8", newline="") as file:
        titles = {row["title"] for row in csv.DictReader(file)}
    assert len(titles) > 50
    assert {title for title in titles if not roles.role(title).known} == set()


def test_the_register_keeps_what_the_facts_say(shared) -> None:  # type: ignore[no-untyped-def]
    with (shared / "facts" / "organizations.csv").open(encoding="utf-8", newline="") as file:
        facts = {row["id"]: row for row in csv.DictReader(file)}
    ours = {row["slug"]: row for row in ROWS["organizations"]}
    assert facts.keys() == ours.keys()
    same = ("name_vi", "name_en", "kind", "province", "website", "basis", "founded", "dissolved")
    differing = {(slug, c) for slug in facts for c in same if facts[slug][c] != ours[slug][c]}
    assert differing == {("tv-gia-lai", "dissolved"), ("tv-gia-lai-2025", "founded"), ("vla-sai-gon", "dissolved")}
    for slug, row in facts.items():
        assert set(parts(row["alt_names"])) - GENERIC <= set(parts(ours[slug]["alt_names"]))
        for theirs, mine in (
            ("parent_id", "parent"),
            ("predecessor_ids", "predecessors"),
            ("successor_ids", "successors"),
        ):
            assert parts(row[theirs]) == parts(ours[slug][mine])


def test_no_further_name_of_a_body_is_what_any_body_of_its_kind_is_called() -> None:
    # "Thư viện" alone must not mean the one library whose page calls it so.
    names = {body.slug: [words(name) for name in body.names()] for body in BODIES.organizations}
    for body in BODIES.organizations:
        for name in body.alt_names:
            begun = [slug for slug, own in names.items() if any(n[: len(words(name))] == words(name) for n in own)]
            within = [slug for slug in begun if BODIES.by_slug[slug].parent == body.slug]
            assert len(begun) - len(within) <= 3, (body.slug, name)
