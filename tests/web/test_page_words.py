"""Words on pages: codes are said in both languages, things are called by names that stand alone."""

import re
import tomllib

import pytest

from lhtv_kg.assets import asset
from lhtv_kg.messages import page_word, word_in
from lhtv_kg.queries import Table
from lhtv_kg.web.folding import folded
from lhtv_kg.web.names import Names, read_names

VIETNAMESE = tomllib.loads(asset("data", "messages", "vi.toml").read_text("utf-8"))
ENGLISH = tomllib.loads(asset("data", "messages", "en.toml").read_text("utf-8"))
CODED = re.compile(r"[A-Z]|[a-z]-[a-z]|[<>=~:]")
"""What no reader takes for a word."""
ON_PAGES = ("columns", "attendanceComparator", "basis", "capacity", "claim", "evidenceKind", "kind", "termLink")
ORG = "https://w3id.org/lhtv/id/organization/tv-an-phuoc"
POST = "https://w3id.org/lhtv/id/post/tv-an-phuoc--giam-doc"
ROLE = "https://w3id.org/lhtv/vocab/role/giam-doc"
OLD, NEW, LONE = (f"https://w3id.org/lhtv/id/place/{slug}" for slug in ("an-phuoc", "an-phuoc-2025", "binh-sa"))


def row(iri: str, label: str, language: str = "vi", **more: str) -> dict[str, object]:
    empty = dict.fromkeys(("within", "holder", "role", "body", "until"))
    return {"iri": iri, "label": label, "language": language, "preferred": True, **empty, **more}


NAMES = Names(
    read_names(
        [
            row(ORG, "An Phuoc Provincial Library", "en"),
            row(ORG, "Thư viện tỉnh An Phước"),
            row(OLD, "An Phước", until="2025-06-30"),
            row(NEW, "An Phước"),
            row(LONE, "Bình Sa", until="2025-06-30"),
            row(POST, "Giám đốc Thư viện tỉnh An Phước", "", role=ROLE, body=ORG),
            row(ROLE, "Director", "en"),
            row(ROLE, "Giám đốc"),
        ]
    )
)


def words(table: str) -> tuple[dict[str, str], dict[str, str]]:
    if table == "columns":
        return VIETNAMESE[table], ENGLISH[table]
    return VIETNAMESE["codes"][table], ENGLISH["codes"].get(table, {})


@pytest.mark.parametrize("table", ON_PAGES)
def test_every_code_that_is_no_word_has_english_words(table: str) -> None:
    vietnamese, english = words(table)
    assert {key for key in vietnamese if CODED.search(key)} <= set(english)
    assert set(english) <= set(vietnamese), "no word without its code"
    assert not [word for word in english.values() if CODED.search(word)]


def test_kinds_of_things_have_english_words() -> None:
    kinds = {key for key in page_texts() if key.startswith("kind:")}
    assert set(ENGLISH["web"]) == kinds


def page_texts() -> set[str]:
    files = sorted(asset("data", "messages", "web").glob("*.toml"))
    return {key for path in files for key in tomllib.loads(path.read_text("utf-8"))}


@pytest.mark.parametrize(
    ("lang", "table", "key", "expected"),
    [
        ("en", "columns", "firstAttested", "first attested"),
        ("vi", "columns", "firstAttested", "được chứng sớm nhất"),
        ("en", "web", "kind:organization", "organisation"),
        ("en", "web", "Search", "Search"),
        ("en", "codes.certainty", "certain", "certain"),
    ],
)
def test_words_of_a_page(lang: str, table: str, key: str, expected: str) -> None:
    assert page_word(lang, table, key) == expected


def test_the_command_line_keeps_the_codes_that_one_types() -> None:
    assert word_in("en", "columns", "firstAttested") == "firstAttested"


@pytest.mark.parametrize(
    ("iri", "lang", "expected"),
    [
        (OLD, "vi", "An Phước (đến 30/6/2025)"),
        (OLD, "en", "An Phước (until 30 June 2025)"),
        (NEW, "vi", "An Phước"),
        (LONE, "vi", "Bình Sa"),
        (POST, "vi", "Giám đốc Thư viện tỉnh An Phước"),
        (POST, "en", "Director, An Phuoc Provincial Library"),
    ],
)
def test_a_name_stands_alone(iri: str, lang: str, expected: str) -> None:
    name = NAMES.get(iri)
    assert name is not None
    assert NAMES.full_label(name, lang) == expected


@pytest.mark.parametrize(
    ("lang", "heads", "cells"),
    [
        ("vi", ("chức vụ", "tổ chức"), ("Giám đốc", "Thư viện tỉnh An Phước")),
        ("en", ("post", "organisation"), ("Director", "An Phuoc Provincial Library")),
    ],
)
def test_an_answer_calls_things_in_the_language_asked(lang: str, heads: tuple[str], cells: tuple[str]) -> None:
    columns = ("title", "titleEn", "organization", "organizationIri")
    table = Table(columns, (("Giám đốc", "Director", "Thư viện tỉnh An Phước", ORG),), ("text",) * 4)
    found = folded(table, lang, NAMES)
    assert found.heads == heads
    assert tuple(cell.text for cell in found.lines[0].cells) == cells
