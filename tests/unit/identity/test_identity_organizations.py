"""Which registered body a name means on a date, and what stays unresolved."""

import hashlib
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhtv_kg.assets import asset
from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import DataFileError
from lhtv_kg.identity.names import Spelling
from lhtv_kg.identity.organizations import Organization, Register, minted_slug
from lhtv_kg.identity.places import Gazetteer

EXAMPLES = tomllib.loads(asset("data", "identity", "name-variants.toml").read_text("utf-8"))["example"]
SPELLING = Spelling.load()


def body(slug: str, name: str, founded: str = "", dissolved: str = "", **more: object) -> Organization:
    dates = {
        "founded": PartialDate(founded) if founded else None,
        "dissolved": PartialDate(dissolved) if dissolved else None,
    }
    return Organization(slug=slug, name=name, registered=True, **dates, **more)  # type: ignore[arg-type]


BODIES = [
    body("bo-hoa", "Bộ Hoa và Cây cảnh", alt_names=("Bộ HCC",)),
    body("vu-la", "Vụ Lá", parent="bo-hoa", name_en="Leaf Department"),
    body("tv-cu", "Thư viện tỉnh Sơn La", "1980", "2001-05-01"),
    body("tv-moi", "Thư viện Khoa học Tổng hợp Sơn La", "2001-05-01", alt_names=("Thư viện tỉnh Sơn La",)),
    body("cau-lac-bo-1", "Câu lạc bộ Đọc sách"),
    body("cau-lac-bo-2", "Câu lạc bộ Đọc sách"),
    body("so-vhtt", "Sở Văn hóa và Thể thao Nghệ An", "2010"),
    body("so-vh-tt", "Sở Văn hóa - Thông tin Nghệ An", dissolved="2008"),
]
REGISTER = Register(BODIES, SPELLING)


def resolve(name: str, on: str | None = None, register: Register = REGISTER) -> str:
    return register.resolve(name, PartialDate(on) if on else None).slug


@pytest.mark.parametrize(
    ("name", "on", "slug"),
    [
        ("Vụ Lá", None, "vu-la"),
        ("vu la", None, "vu-la"),
        ("Leaf Department", None, "vu-la"),
        ("Vụ Lá, Bộ Hoa và Cây cảnh", None, "vu-la"),
        ("Vụ Lá - Bộ HCC", None, "vu-la"),
        ("Vụ Lá (Bộ Hoa, Cây cảnh)", None, "vu-la"),
        ("Thư viện tỉnh Sơn La", "1999-03", "tv-cu"),
        ("Thư viện tỉnh Sơn La", "2005", "tv-moi"),
        ("Thư viện KHTH tỉnh Sơn La", "2005", "tv-moi"),
        ("Sở VHTT tỉnh Nghệ An", "2007-06", "so-vh-tt"),
        ("Sở VHTT tỉnh Nghệ An", "2016", "so-vhtt"),
        ("Sở Văn hóa và Thể thao tỉnh Nghệ An", "2001", "so-vhtt"),
    ],
)
def test_names_find_their_body(name: str, on: str | None, slug: str) -> None:
    assert resolve(name, on) == slug


@pytest.mark.parametrize(
    ("name", "on"),
    [
        ("Câu lạc bộ Đọc sách", "2020"),
        ("Thư viện tỉnh Sơn La", None),
        ("Thư viện tỉnh Sơn La", "2001-05-01"),
        ("Sở VHTT Nghệ An", None),
        ("Thư viện tỉnh", "2020"),
        ("Vụ Lá, Bộ Đá", None),
    ],
)
def test_what_may_mean_several_bodies_or_none_gets_a_slug_of_its_own(name: str, on: str | None) -> None:
    found = REGISTER.resolve(name, PartialDate(on) if on else None)
    assert not found.registered
    assert found.slug == minted_slug(name)


def test_minted_slug_keeps_equal_folded_names_apart() -> None:
    assert minted_slug("Thư viện Mơ") == f"thu-vien-mo-{hashlib.sha256('thư viện mơ'.encode()).hexdigest()[:6]}"
    assert minted_slug("Thư  viện mơ") == minted_slug("Thư viện Mơ") != minted_slug("Thư viện Mỡ")


@given(st.permutations(BODIES))
def test_the_order_of_the_register_does_not_matter(bodies: list[Organization]) -> None:
    register = Register(bodies, SPELLING)
    asked = [(o.name, day) for o in BODIES for day in (None, "1990", "2001-05-01", "2015")]
    assert [resolve(*question, register) for question in asked] == [resolve(*question) for question in asked]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e["left"])
def test_examples_of_the_rules_of_spelling(example: dict[str, str]) -> None:
    shared = SPELLING.keys(example["left"]) & SPELLING.keys(example["right"])
    assert bool(shared) is example["same"]


@pytest.mark.parametrize(
    ("text", "says"),
    [("[abbreviations", "rules.toml: "), ("[abbreviations]\n", "not in the form of the shipped file .*'ignored'")],
)
def test_broken_rules_are_named(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(DataFileError, match=says):
        Spelling.load(path, Gazetteer([]))


@pytest.mark.parametrize(
    ("name", "on", "slug"),
    [
        ("Thư viện Quảng Ninh", "2020-07-17", "tv-quang-ninh"),
        ("Sở Văn hóa và Thể thao tỉnh Quảng Ninh", "2020-07-17", "so-vhtt-quang-ninh"),
        ("Sở Văn hóa và Thể thao Quảng Ninh", None, "so-vhtt-quang-ninh"),
        ("Thư viện Quốc gia", None, "nlv"),
        ("TVQGVN", None, "nlv"),
        ("Vụ Thư viện, Bộ Văn hóa, Thể thao và Du lịch", None, "vu-thu-vien"),
        ("Vụ Thư viện - Bộ VHTT&DL", None, "vu-thu-vien"),
        ("LHTV ĐBSH", None, "lhtv-dbsh"),
        ("Liên hiệp thư viện khu vực miền Đông Nam bộ và cực Nam Trung bộ", None, "lhtv-mdnb"),
        ("Thư viện KHTH TP.HCM", None, "tv-tphcm"),
        ("Thư viện TP. Hải Phòng", None, "tv-hai-phong"),
        ("HTVVN", "2022", "vla"),
        ("Thư viện tỉnh Gia Lai", "2019", "tv-gia-lai"),
        ("Thư viện tỉnh Gia Lai", "2026", "tv-gia-lai-2025"),
        ("UBND tỉnh Đắc Lắc", None, "ubnd-dak-lak"),
    ],
)
def test_shipped_register(name: str, on: str | None, slug: str) -> None:
    assert resolve(name, on, Register.load(spelling=SPELLING)) == slug
