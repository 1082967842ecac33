"""The slug of a person, spellings, and what a name alone says."""

import hashlib

import pytest

from lhtv_kg.identity.persons import (
    Decisions,
    Who,
    is_given_name_only,
    is_written_without_accents,
    one_spelling,
    person_slug,
    resolve,
)

NAME = "Đặng Thúy Mơ"


@pytest.mark.parametrize(
    "spelling", ["Đặng Thuý Mơ", "ĐẶNG THÚY MƠ", "Đặng  Thúy\nMơ", "\u00d0ặng Thúy Mơ", "Đặng thúy Mơ"]
)
def test_spellings_of_one_name_are_one_person(spelling: str) -> None:
    assert one_spelling(spelling) == NAME
    assert person_slug(spelling) == person_slug(NAME)


@pytest.mark.parametrize("other", ["Đặng Thủy Mơ", "Đặng Thùy Mơ", "Dang Thuy Mo", "Đặng Thúy Mỡ"])
def test_another_accent_is_another_person(other: str) -> None:
    assert person_slug(other) != person_slug(NAME)
    assert person_slug(other)[:-6] == person_slug(NAME)[:-6] == "dang-thuy-mo-"


def test_slug_is_the_folded_name_and_a_hash_of_the_accented_one() -> None:
    assert person_slug(NAME) == f"dang-thuy-mo-{hashlib.sha256(NAME.encode()).hexdigest()[:6]}"


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("Lò Thị Hoà", "Lò Thị Hòa"),
        ("Lê Hoàng Quý", "Lê Hoàng Quý"),
        ("Vũ Khoẻ", "Vũ Khỏe"),
        ("Hồ Huỷnh", "Hồ Huỷnh"),
        ("J. Dupont", "J. Dupont"),
        ("Y Quyên Êban", "Y Quyên Êban"),
    ],
)
def test_tone_marks_stand_where_the_press_puts_them(written: str, usual: str) -> None:
    assert one_spelling(written) == usual


def test_an_organisation_tells_namesakes_apart() -> None:
    assert len({person_slug(NAME), person_slug(NAME, "tv-a"), person_slug(NAME, "tv-b")}) == 3


def test_a_given_name_alone_is_nobody() -> None:
    assert is_given_name_only(" Mơ ")
    assert resolve("Mơ") is None


@pytest.mark.parametrize(("name", "without"), [("Dang Thuy Mo", True), (NAME, False), ("Mo", False)])
def test_full_names_without_accents_are_marked(name: str, without: bool) -> None:
    assert is_written_without_accents(name) is without
    person = resolve(name)
    assert (person.unaccented if person else False) is without


def test_a_decision_about_name_and_body_counts_before_one_about_the_name() -> None:
    anywhere, in_a, in_b = Who(NAME), Who(NAME, "tv-a"), Who(NAME, "tv-b")
    decisions = Decisions({anywhere: anywhere, in_a: in_a, in_b: in_b})
    found = {
        bodies: person.slug
        for bodies in [(), ("tv-a",), ("tv-b", "tv-z"), ("tv-a", "tv-b"), ("tv-z",)]
        if (person := resolve(NAME, decisions, bodies))
    }
    assert found[("tv-a",)] == in_a.slug
    assert found[("tv-b", "tv-z")] == in_b.slug
    assert found[()] == found[("tv-z",)] == found[("tv-a", "tv-b")] == anywhere.slug
