"""Texts of the pages exist in both languages, templates keep the rules, queries of pages hold those of queries."""

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import nodes
from pyoxigraph import NamedNode, QuerySolutions, Store
from tests.web import lake

from lhtv_kg.assets import asset
from lhtv_kg.queries.engine import fill
from lhtv_kg.web import search, views

WEB = Path(views.__file__).parent
TEMPLATES = sorted(path for room in (WEB, WEB.parent / "publishing") for path in (room / "templates").rglob("*.html"))
MODULES = sorted(WEB.rglob("*.py"))
FILES = {
    path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(asset("data", "messages", "web").iterdir())
}
VIETNAMESE = {english: vietnamese for table in FILES.values() for english, vietnamese in table.items()}
QUERIES = sorted(asset("queries", "web").glob("*.rq"))
SPOKEN = {"say": (0,), "many": (1, 2)}
NAME = re.compile(r"VALUES \?(\w+) \{ UNDEF \}")


def texts_of(path: Path) -> Iterator[str]:
    """The constants that a template gives to ``say`` and ``many``."""
    tree = views.environment_of("en").parse(path.read_text("utf-8"))
    for call in tree.find_all(nodes.Call):
        for place in SPOKEN.get(getattr(call.node, "name", ""), ()):
            if isinstance(call.args[place], nodes.Const):
                yield call.args[place].value


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_text_of_a_template_has_a_vietnamese_one(path: Path) -> None:
    assert not [text for text in texts_of(path) if text not in VIETNAMESE]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_every_text_of_a_module_has_a_vietnamese_one(path: Path) -> None:
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    texts = [call.args[0] for call in calls if ast.unparse(call.func).endswith("visit.text") and call.args]
    assert not [t.value for t in texts if isinstance(t, ast.Constant) and t.value not in VIETNAMESE]


@pytest.mark.parametrize("english", VIETNAMESE)
def test_both_languages_name_the_same_values(english: str) -> None:
    assert fields(VIETNAMESE[english]) == fields(english)


def test_a_text_of_several_files_has_one_translation() -> None:
    said = {(english, vietnamese) for table in FILES.values() for english, vietnamese in table.items()}
    assert len(said) == len(VIETNAMESE)


def test_no_text_is_left_without_its_use() -> None:
    words = "".join(path.read_text("utf-8") for path in [*TEMPLATES, *MODULES, *WEB.rglob("*.js")])
    composed = {f"kind:{kind}" for kind in (*search.KINDS, "tenure", "participation", "membership")}
    assert not [text for text in VIETNAMESE if text not in words and text not in composed]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_nothing_inline_and_nothing_from_elsewhere(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"\sstyle=|\son\w+=|<style|javascript:", text)
    assert not re.search(r"<script(?! src=| type=\"application/ld\+json\")", text)
    assert not re.search(r"(src|href)=\"(https?:)?//", text)
    assert "|safe" not in text


@pytest.fixture(scope="module")
def region() -> Store:
    store = Store()
    store.extend(lake.quads())
    return store


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_queries_of_pages(path: Path, region: Store) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("# "), "the first line says what it answers"
    every = set(re.findall(r"VALUES \?(\w+) \{ UNDEF", text))
    assert every == set(NAME.findall(text))
    assert text.count("UNDEF") == len(re.findall(r"(?m)^ +VALUES \?\w+ \{ UNDEF \}$", text)), "alone on its line"
    if "CONSTRUCT" not in text:
        assert "ORDER BY" in text or "LIMIT 1" in text or path.stem in {"report", "post"}
    nobody = fill(text, {name: [NamedNode("urn:nobody")] for name in every})
    found = region.query(nobody, use_default_graph_as_union=True)
    if every and isinstance(found, QuerySolutions):
        assert not list(found), "a value that nothing has gives nothing"


def test_the_style_sheet_is_small_and_the_fonts_have_their_licence() -> None:
    assert (WEB / "static" / "site.css").stat().st_size < 20_000
    assert "SIL Open Font License" in (WEB / "static" / "fonts" / "LICENSE").read_text("utf-8")
