"""What overviews are put together from: outlines, layouts, columns, groups, stretches, letters, pages of a list."""

import csv
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from lhtv_kg.assets import asset
from lhtv_kg.graph.iris import reference_graph_name
from lhtv_kg.identity.changes import territory_today
from lhtv_kg.identity.places import Gazetteer
from lhtv_kg.pipeline.shipped import reference_graphs
from lhtv_kg.store import Change, open_store
from lhtv_kg.web import coverage, layout, outlines, plots
from lhtv_kg.web.addresses import thing_iri
from lhtv_kg.web.listing import slug_of, year_of
from lhtv_kg.web.network import Together, groups, served_together
from lhtv_kg.web.pages.people import initial
from lhtv_kg.web.registers import bodies, heads_of, places, tenures_by
from lhtv_kg.web.site import Site

NUMBER = r"-?\d+(?:\.\d+)?"


@pytest.fixture(scope="module")
def site(lake_store: Path) -> Iterator[Site]:
    with open_store(lake_store) as store:
        yield Site(store)


def rings(path: str) -> list[list[tuple[float, float]]]:
    return [
        [(float(x), float(y)) for x, y in re.findall(rf"({NUMBER}) ({NUMBER})", part)]
        for part in path.split("Z")
        if part
    ]


def area(path: str) -> float:
    return sum(
        abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2
        for ring in rings(path)
    )


def today() -> dict[str, tuple[str, ...]]:
    """The former provinces by the one of today, by the reference table alone."""
    by_slug = Gazetteer.load().by_slug
    found: dict[str, list[str]] = defaultdict(list)
    for slug in outlines.units():
        (now,) = territory_today(by_slug[slug], by_slug)
        found[now].append(slug)
    return {now: tuple(members) for now, members in found.items()}


TODAY = today()


def test_the_outlines_are_those_of_the_provinces_before_july_2025() -> None:
    with asset("data", "reference", "provinces.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    then = {row["slug"] for row in rows if (row["valid_from"] or "0") < "2024-12-31" <= (row["valid_to"] or "9")}
    assert set(outlines.units()) == then
    assert len(then) == 63
    assert set(TODAY) == {row["slug"] for row in rows if not row["valid_to"]}
    assert len(TODAY) == 34


@pytest.mark.parametrize("now", sorted(TODAY))
def test_a_joined_outline_covers_its_parts(now: str) -> None:
    shape = outlines.joined(TODAY[now])
    parts = sum(area(outlines.joined((slug,)).path) for slug in TODAY[now])
    assert area(shape.path) == pytest.approx(parts, rel=0.02)
    assert all(0 <= x <= outlines.SIZE[0] and 0 <= y <= outlines.SIZE[1] for ring in rings(shape.path) for x, y in ring)
    (xs, ys) = zip(*max(rings(shape.path), key=len), strict=True)
    assert min(xs) < shape.x < max(xs)
    assert min(ys) < shape.y < max(ys)


def test_numbers_of_the_map_keep_apart_and_near_their_provinces() -> None:
    before = {now: (shape.x, shape.y) for now, shape in ((now, outlines.joined(TODAY[now])) for now in sorted(TODAY))}
    after = layout.apart(before, 26, 18)
    covering = [
        (one, other)
        for one, other in combinations(after, 2)
        if abs(after[one][0] - after[other][0]) < 26 and abs(after[one][1] - after[other][1]) < 18
    ]
    assert covering == []
    assert all(abs(after[now][1] - before[now][1]) < 25 for now in before)


def test_the_inset_holds_both_archipelagos() -> None:
    left, top, width, height = outlines.INSET
    found = outlines.islands()
    assert [group.province for group in found] == ["da-nang", "khanh-hoa"]
    assert all(left < x < left + width and top < y < top + height for group in found for _, x, y in group.dots)


def star(count: int) -> tuple[list[str], list[tuple[str, str]]]:
    people = [f"p{number:02}" for number in range(count)]
    return people, [(people[0], other) for other in people[1:]]


@pytest.mark.parametrize("count", [3, 8, 20, 45])
def test_names_in_a_picture_do_not_cover_one_another(count: int) -> None:
    people, pairs = star(count)
    found = layout.picture([people], pairs)
    assert found == layout.picture([people], pairs), "the same picture each time"
    assert set(found.places) == set(people)
    assert all(0 < x < layout.WIDTH and 0 < y < found.height for x, y in found.places.values())
    close = [
        (one, other)
        for one, other in combinations(people, 2)
        if abs(found.places[one][0] - found.places[other][0]) < 90
        and abs(found.places[one][1] - found.places[other][1]) < 14
    ]
    assert close == []


def test_groups_stand_apart() -> None:
    (first, pairs), second = star(4), ["q1", "q2", "q3"]
    found = layout.picture([first, second], [*pairs, ("q1", "q2"), ("q2", "q3")]).places
    assert min(math.dist(found[one], found[other]) for one in first for other in second) > 60


def test_groups_of_pairs() -> None:
    pairs = [Together("a", "b", "x"), Together("c", "d", "x"), Together("b", "e", "y")]
    assert groups(pairs) == [["a", "b", "e"], ["c", "d"]]
    assert groups([]) == []


@pytest.mark.parametrize(
    ("counts", "years", "named", "scale"),
    [
        ({2020: 2}, [2020], [2020], [1, 2]),
        ({2018: 1, 2020: 4}, [2018, 2019, 2020], [2018, 2019, 2020], [1, 2, 3, 4]),
        ({1990: 1, 2020: 92}, list(range(1990, 2021)), [1990, 1995, 2000, 2005, 2010, 2015, 2020], [20, 40, 60, 80]),
        ({1900: 7, 2000: 1300}, list(range(1900, 2001)), list(range(1900, 2001, 10)), [500, 1000]),
    ],
)
def test_plot(counts: dict[int, int], years: list[int], named: list[int], scale: list[int]) -> None:
    found = plots.plot(counts)
    assert found is not None
    assert [one.year for one in found.columns] == years
    assert [one.year for one in found.columns if one.named] == named
    assert [number for _, number in found.scale] == scale
    assert all(one.y + one.height == plots.HEIGHT and one.x + one.width <= 100 for one in found.columns)
    assert max(found.columns, key=lambda one: one.count).y == min(one.y for one in found.columns)


def test_nothing_to_plot() -> None:
    assert plots.plot({}) is None


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Nguyễn Văn Đức", "Đ"),
        ("Trần Thị Ánh", "A"),
        ("Lê Ân", "Â"),
        ("Hoàng Ứng", "Ư"),
        ("Nguyen Van An", "A"),
        ("", ""),
    ],
)
def test_initials(name: str, letter: str) -> None:
    assert initial(name) == letter


@pytest.mark.parametrize(("day", "year"), [("2020-07-17", "2020"), ("2020", "2020"), (None, ""), ("", "")])
def test_years(day: str | None, year: str) -> None:
    assert year_of(day) == year


def by_slug(site: Site) -> dict[str, coverage.Covered]:
    return {slug_of(one.body.iri): one for one in coverage.covered(site)}


@pytest.mark.parametrize(
    ("body", "state", "gaps"),
    [("tv-binh-sa", "now", [(None, date(2016, 12, 31))]), ("tv-dong-cat", "never", [])],
)
def test_what_is_known_of_a_body(site: Site, body: str, state: str, gaps: list[tuple[date | None, date]]) -> None:
    found = by_slug(site)[body]
    assert found.state == state
    assert [(gap.first, gap.last) for gap in found.gaps] == gaps


def test_stretches_have_their_places(site: Site) -> None:
    for one in by_slug(site).values():
        assert all(0 <= bar.x <= 100 and bar.x + bar.width <= 101 for bar in one.bars)
        levels = [bar.level for bar in one.bars]
        assert levels == sorted(levels, key=("unknown", "possible", "presumed", "certain").index)


def test_registers(site: Site) -> None:
    body = next(body for iri, body in bodies(site).items() if slug_of(iri) == "tv-an-phuoc")
    assert slug_of(places(site)[body.province].iri) == "an-phuoc"
    heads = heads_of(site, body.iri)
    assert [head.last_known for head in heads] == sorted((head.last_known for head in heads), reverse=True)
    assert sum(map(len, tenures_by(site, "person").values())) == sum(
        map(len, tenures_by(site, "organization").values())
    )


def test_who_served_together(site: Site) -> None:
    pairs = served_together(site)
    assert pairs == sorted(pairs, key=lambda pair: (pair.left, pair.right, pair.body))
    assert all(pair.left < pair.right and (pair.first or pair.term) for pair in pairs)
    assert all(pair.first <= pair.last for pair in pairs if pair.first and pair.last)


def test_places_known_by_name_only_are_none_of_today(tmp_path: Path) -> None:
    quads = reference_graphs("general-knowledge")[reference_graph_name()]
    with open_store(tmp_path / "kho", write=True) as store:
        store.commit(Change("", insert=quads))
        known = places(Site(store))
    current = {slug_of(iri) for iri, place in known.items() if place.current}
    assert current == {"bac-ninh-2026", "dong-nai-2026", "quang-ninh-2026"}
    assert {slug for place in known.values() for slug in map(slug_of, place.today)} == current
    assert slug_of(thing_iri("place", "ha-noi")) in map(slug_of, known)
