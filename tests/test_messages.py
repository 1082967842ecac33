"""Everything that the program says exists in Vietnamese and in English, with the same values in both."""

import ast
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from lhtv_kg import errors
from lhtv_kg.errors import LhtvError

ROOT = Path(__file__).resolve().parent.parent
VIETNAMESE: dict[str, str] = tomllib.loads((ROOT / "data" / "messages" / "vi.toml").read_text("utf-8"))["messages"]
ERRORS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, LhtvError)}
MODULES = sorted((ROOT / "src").rglob("*.py"))


def spoken(path: Path) -> Iterator[tuple[int, ast.expr]]:
    """The first argument of each call of an error or of ``say``."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            name = ast.unparse(node.func).rpartition(".")[2]
            if name in ERRORS or name == "say":
                yield node.lineno, node.args[0]


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


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
    code = {
        node.value
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
    }
    assert set(VIETNAMESE) <= code
