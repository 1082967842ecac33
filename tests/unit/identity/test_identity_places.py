"""Units through time: a report means the unit of its own day."""

from pathlib import Path

import pytest

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import DataFileError
from lhtv_kg.identity.places import Gazetteer, Place

HEADER = "slug,name_vi,name_en,type,valid_from,valid_to,predecessors,successors,alt_names,basis"


def unit(slug: str, name: str, begin: str = "", end: str = "", **more: tuple[str, ...]) -> Place:
    dates = {"valid_from": PartialDate(begin) if begin else None, "valid_to": PartialDate(end) if end else None}
    return Place(slug=slug, name=name, kind="province", registered=True, **dates, **more)  # type: ignore[arg-type]


GAZETTEER = Gazetteer(
    [
        unit("ben-cu", "Bến Cũ", "", "2010-12-31", successors=("dao-hoa", "lang-sen")),
        unit("dao-hoa", "Đảo Hoa", "2011-01-01", "2020-06-30", alt_names=("Đ. Hoa",), successors=("dao-hoa-2020",)),
        unit("lang-sen", "Làng Sen", "2011-01-01", "2020-06-30", successors=("dao-hoa-2020",)),
        unit("dao-hoa-2020", "Đảo Hoa", "2020-07-01", alt_names=("Đ. Hoa",), predecessors=("dao-hoa", "lang-sen")),
    ]
)


def resolve(name: str, on: str | None = None) -> str:
    return GAZETTEER.resolve(name, PartialDate(on) if on else None).slug


@pytest.mark.parametrize(
    ("name", "on", "slug"),
    [
        ("Đảo Hoa", "2020-06-30", "dao-hoa"),
        ("Đảo Hoa", "2020-07-01", "dao-hoa-2020"),
        ("tỉnh Đảo Hoa", "2019", "dao-hoa"),
        ("Tỉnh đảo hoa", "2021-02", "dao-hoa-2020"),
        ("dao hoa", "2021", "dao-hoa-2020"),
        ("Đ. Hoa", "2012", "dao-hoa"),
        ("Bến Cũ", "2024-05-01", "ben-cu"),
        ("Làng Sen", None, "lang-sen"),
    ],
)
def test_a_name_means_the_unit_of_the_day(name: str, on: str | None, slug: str) -> None:
    assert resolve(name, on) == slug


@pytest.mark.parametrize(
    ("name", "on"), [("Đảo Hoa", None), ("Đảo Hoa", "2020"), ("Đảo Hoa", "1990"), ("Xóm Gió", "2020")]
)
def test_what_stays_open_gets_a_place_of_its_own(name: str, on: str | None) -> None:
    place = GAZETTEER.resolve(name, PartialDate(on) if on else None)
    assert not place.registered
    assert place.slug.rpartition("-")[0] in {"dao-hoa", "xom-gio"}
    assert place.slug not in GAZETTEER.by_slug


@pytest.mark.parametrize(
    ("name", "begin", "end", "slugs"),
    [
        ("Làng Sen", None, None, ("dao-hoa-2020", "lang-sen")),
        ("Làng Sen", None, "2015", ("lang-sen",)),
        ("Đảo Hoa", "2022", None, ("dao-hoa-2020",)),
        ("Bến Cũ", None, None, ("ben-cu",)),
        ("Xóm Gió", None, None, ()),
    ],
)
def test_a_body_lies_in_the_units_it_lived_with(
    name: str, begin: str | None, end: str | None, slugs: tuple[str, ...]
) -> None:
    dates = (PartialDate(day) if day else None for day in (begin, end))
    assert tuple(place.slug for place in GAZETTEER.through_time(name, *dates)) == slugs


@pytest.mark.parametrize(("row", "says"), [("a,A,A,province,2020-13,,,,,source", ":2: .*no date"), ("a,A", ":2: ")])
def test_a_bad_table_names_the_line(tmp_path: Path, row: str, says: str) -> None:
    path = tmp_path / "provinces.csv"
    path.write_text(f"{HEADER}\n{row}\n", "utf-8")
    with pytest.raises(DataFileError, match=says):
        Gazetteer.load(path)


@pytest.mark.parametrize(
    ("name", "on", "slug"),
    [
        ("Quảng Ninh", "2020-07-17", "quang-ninh"),
        ("Ninh Bình", "2020-07-17", "ninh-binh"),
        ("tỉnh Ninh Bình", "2025-07-01", "ninh-binh-2025"),
        ("TP.HCM", "2016-03-01", "ho-chi-minh"),
        ("Thành phố Hồ Chí Minh", "2025-12", "ho-chi-minh-2025"),
        ("Huế", "2018", "thua-thien-hue"),
        ("thành phố Huế", "2025-03", "hue"),
        ("Hải Hưng", "2021", "hai-hung"),
        ("Cần Thơ", "1995", "can-tho-1992"),
        ("BR-VT", "2021", "ba-ria-vung-tau"),
    ],
)
def test_shipped_units(name: str, on: str, slug: str) -> None:
    assert Gazetteer.load().resolve(name, PartialDate(on)).slug == slug
