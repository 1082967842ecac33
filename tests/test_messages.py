"""Everything that the program says exists in Vietnamese and in English, with the same values in both."""

import ast
import dataclasses
import string
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from lhtv_kg import errors, messages, model
from lhtv_kg.errors import DataFileError, LhtvError, UsageError
from lhtv_kg.history.model import Certainty, TermLink
from lhtv_kg.pipeline import OutcomeState
from lhtv_kg.queries import every
from lhtv_kg.queries.glossary import columns
from lhtv_kg.queries.header import TYPES
from lhtv_kg.shapes import Severity
from lhtv_kg.vocabulary import PREFIXES, VOCABULARY

ROOT = Path(__file__).resolve().parent.parent
TEXTS = tomllib.loads((ROOT / "data" / "messages" / "vi.toml").read_text("utf-8"))
VIETNAMESE: dict[str, str] = TEXTS["messages"]
ERRORS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, LhtvError)}
SPEAKERS = ERRORS | {"say", "note", "fail"}
MODULES = sorted((ROOT / "src").rglob("*.py"))
FIELDS = {field.name for kind in model.AnyClaim.__args__ for field in dataclasses.fields(kind)}
NOT_SHOWN = {field.name for field in dataclasses.fields(model.Claim)}


def constants(tree: ast.AST) -> set[str]:
    return {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def spoken(path: Path) -> Iterator[tuple[int, ast.expr]]:
    """The text of each error and each call that speaks to people; a name stands for all that it is given."""
    tree = ast.parse(path.read_text("utf-8"))
    given: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            given.setdefault(node.targets[0].id, []).append(node.value)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and ast.unparse(node.func).rpartition(".")[2] in SPEAKERS:
            text = node.args[0]
            for value in given.get(text.id, []) if isinstance(text, ast.Name) else [text]:
                yield node.lineno, value


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.fixture(autouse=True)
def own_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "_chosen", [])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_every_message_is_a_template_with_a_vietnamese_text(path: Path) -> None:
    problems = []
    for line, argument in spoken(path):
        if isinstance(argument, ast.JoinedStr):
            problems.append(f"line {line}: an f-string cannot be translated; give a template and its values")
        elif isinstance(argument, ast.Constant) and argument.value not in VIETNAMESE:
            problems.append(f"line {line}: no Vietnamese for {argument.value!r}")
    assert not problems


@pytest.mark.parametrize("english", sorted(VIETNAMESE))
def test_both_languages_name_the_same_values(english: str) -> None:
    assert fields(VIETNAMESE[english]) == fields(english)


def test_no_vietnamese_text_is_left_without_its_use() -> None:
    code = set().union(*(constants(ast.parse(path.read_text("utf-8"))) for path in MODULES))
    assert not set(VIETNAMESE) - code


def test_texts_of_click_are_its_own() -> None:
    package = Path(click.__file__).parent
    code = set().union(*(constants(ast.parse(path.read_text("utf-8"))) for path in package.glob("*.py")))
    assert not set(TEXTS["click"]) - code
    assert all(fields(vietnamese) <= fields(english) for english, vietnamese in TEXTS["click"].items())


def test_every_column_has_a_word_and_every_word_a_column() -> None:
    asked = {name for query in every() for name in columns(query) if not name.endswith("Iri")}
    assert set(TEXTS["columns"]) == asked | (FIELDS - NOT_SHOWN)


@pytest.mark.parametrize(
    ("column", "scheme"),
    [("basis", "bases"), ("capacity", "capacities"), ("participationRole", "participation-roles")],
)
def test_codes_of_concepts_are_said_as_their_labels(column: str, scheme: str) -> None:
    assert TEXTS["codes"][column] == labels(scheme)


def test_kinds_are_said_as_their_labels() -> None:
    concepts = labels("event-kinds") | labels("contradictions")
    counted = {str(kind) for query in every() if query.name == "counts" for kind, _ in query.expected[0].rows}
    things = set(TYPES) - {"date", "year", "text"}
    assert concepts.items() <= TEXTS["codes"]["kind"].items()
    assert set(TEXTS["codes"]["kind"]) == set(concepts) | counted | things


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("certainty", Certainty),
        ("evidenceKind", model.EvidenceKind),
        ("severity", Severity),
        ("state", OutcomeState),
        ("termLink", TermLink),
    ],
)
def test_every_code_has_a_word(name: str, codes: type) -> None:
    more = {"certainty": {"unknown"}}  # of coverage: no answer has it
    words = set(TEXTS["codes"][name])
    assert words == {code.value for code in codes} | more.get(name, set())  # type: ignore[attr-defined]


def labels(scheme: str) -> dict[str, str]:
    found = {}
    for quad in parse(path=str(ROOT / "ontology" / "vocabularies" / f"{scheme}.ttl"), format=RdfFormat.TURTLE):
        concept = isinstance(quad.subject, NamedNode) and quad.subject.value.removeprefix(VOCABULARY).partition("/")[2]
        if concept and quad.predicate.value == f"{PREFIXES['skos']}prefLabel":
            assert isinstance(quad.object, Literal)
            if quad.object.language == "vi":
                found[concept] = quad.object.value
    return found


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LHTV_LANG": "vi", "LC_ALL": "en_US.UTF-8"}, "vi"),
        ({"LC_ALL": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({}, "en"),
    ],
)
def test_language(environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LHTV_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert messages.language() == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("vi", "bảng.csv:3: 'hôm qua' không phải là ngày: hãy viết YYYY, YYYY-MM hoặc YYYY-MM-DD"),
        ("en", "bảng.csv:3: 'hôm qua' is no date: write YYYY, YYYY-MM or YYYY-MM-DD"),
    ],
)
def test_an_error_within_an_error_is_said_in_the_language_too(code: str, expected: str) -> None:
    inner = UsageError("'{text}' is no date: write YYYY, YYYY-MM or YYYY-MM-DD", text="hôm qua")
    messages.choose(code)
    assert messages.explain(DataFileError("{where}: {reason}", where="bảng.csv:3", reason=inner)) == expected


def test_a_message_without_values_is_said_as_it_stands() -> None:
    messages.choose("vi")
    assert messages.explain(LhtvError("a { brace")) == "a { brace"


def test_values_in_code_are_said_in_words() -> None:
    messages.choose("vi")
    assert messages.say("no {kind} here is called '{name}'", kind="person", name="person").endswith(
        "người nào tên 'person'"
    )
    assert messages.word("codes.capacity", "in-charge") == "phụ trách"
    assert messages.word("codes.unknown", "in-charge") == "in-charge"


@pytest.mark.parametrize(
    ("words", "vietnamese", "english"),
    [
        (["--help"], "Cách dùng: lhtv-kg", "Usage: lhtv-kg"),
        (["query", "who-chaired", "--help"], "[bắt buộc]", "[required]"),
        (["export", "--format", "xml"], "'xml' không thuộc 'csv'", "'xml' is not one of 'csv'"),
        (["query", "who-chaired"], "Thiếu tùy chọn '--body'. Xem:", "Missing option '--body'. See:"),
        (["query", "who-chaired", "--boddy=x"], "Có phải ý bạn là '--body'?", "Did you mean '--body'?"),
        (["buidl"], "có phải ý bạn là: build?", "did you mean: build?"),
    ],
)
def test_command_line_speaks_both(words: list[str], vietnamese: str, english: str) -> None:
    for code, expected in (("vi", vietnamese), ("en", english)):
        command = [sys.executable, "-c", "from lhtv_kg.cli import main; main()", "--lang", code, *words]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        assert expected in done.stdout + done.stderr
        assert (done.returncode == 0) == (words[-1] == "--help")
        assert done.stderr.count("\n") == (words[-1] != "--help"), "one line an error"
