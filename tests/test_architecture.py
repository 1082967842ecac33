"""The order of the rooms and the fences of docs/architecture.md, read from that page and held over all imports."""

import ast
import re
import unicodedata
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"
PAGE = ROOT / "docs" / "architecture.md"
MODULES = {
    ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(SOURCE.rglob("*.py"))
}
TREES = {name: ast.parse(path.read_text("utf-8"), str(path)) for name, path in MODULES.items()}
ROOMS = re.findall(r"^\| *\d+ *\| *`(\w+)/?` *\|", PAGE.read_text("utf-8"), re.MULTILINE)
AFTER_GRAPH = frozenset(ROOMS[ROOMS.index("graph") :])

# Which rooms may import what; the page names the same fences in words.
FENCES = {
    "pyoxigraph": AFTER_GRAPH | {"lexicon", "identity"},
    "pyoxigraph.Store": {"store", "queries", "exports", "shapes"},
    "pyshacl": {"shapes"},
    "rdflib": {"shapes"},
}
# The program's own text in a query language: it belongs into .rq, .ru and .ttl files.
QUERY_TEXT = re.compile(r"(?s)\b(SELECT|CONSTRUCT|ASK|INSERT|DELETE)\b.*\{|@prefix\s|\bPREFIX\s+\w*:")
FONTS_AND_PICTURES = {".woff2", ".png", ".webp"}
LONGEST_MODULE, LONGEST_FUNCTION = 300, 60

each_module = pytest.mark.parametrize("name", sorted(MODULES))


def room(name: str) -> str:
    """The room of a module; what ``python -m`` runs is a door of the command line."""
    return "cli" if name == "lhtv_kg.__main__" else name.split(".")[1] if "." in name else ""


def imports(name: str) -> Iterator[str]:
    """All that a module imports, wherever the import stands; relative ones made absolute."""
    package = name if MODULES[name].name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parts = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            origin = ".".join([*parts, *([node.module] if node.module else [])])
            yield origin
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def own_imports(name: str) -> set[str]:
    return {target for target in imports(name) if target in MODULES and target != name}


def docstrings(tree: ast.AST) -> set[ast.AST]:
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {n.body[0].value for n in ast.walk(tree) if isinstance(n, holders) and ast.get_docstring(n) is not None}


def test_page_lists_exactly_the_rooms_there_are() -> None:
    assert len(ROOMS) > 10
    assert set(ROOMS) == {room(name) for name in MODULES} - {""}


@each_module
def test_imports_go_up_the_list_only(name: str) -> None:
    if room(name) == "":
        assert not own_imports(name), "the package itself imports no room"
        return
    here = ROOMS.index(room(name))
    others = {target for target in own_imports(name) if room(target) not in {"", room(name)}}
    assert not {target for target in others if ROOMS.index(room(target)) > here}


def test_no_import_cycles() -> None:
    graph = {name: own_imports(name) for name in MODULES}
    assert len(tuple(TopologicalSorter(graph).static_order())) == len(MODULES)


@each_module
def test_fences(name: str) -> None:
    found = set(imports(name)) | {ast.unparse(n) for n in ast.walk(TREES[name]) if isinstance(n, ast.Attribute)}
    for thing, rooms in FENCES.items():
        if room(name) not in rooms:
            assert not {f for f in found if f == thing or f.startswith(f"{thing}.")}, f"{thing} is behind a fence"


@each_module
def test_no_query_text_no_blanket_handler_no_print(name: str) -> None:
    tree = TREES[name]
    documented = docstrings(tree)
    for node in ast.walk(tree):
        where = f"{MODULES[name]}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in documented:
            assert not QUERY_TEXT.search(node.value), f"{where}: query text belongs into a file"
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else "everything"
            assert caught not in {"everything", "Exception", "BaseException"}, f"{where}: name what is caught"
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "print":
            assert room(name) == "cli", f"{where}: only the command line prints"


@each_module
def test_modules_and_functions_stay_readable(name: str) -> None:
    assert MODULES[name].read_text("utf-8").count("\n") <= LONGEST_MODULE
    assert ast.get_docstring(TREES[name]), "a module says what comes in and what goes out"
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


@pytest.mark.parametrize("folder", ["data", "docs", "ontology", "queries", "src"])
def test_text_files_are_utf8_nfc_with_plain_line_ends(folder: str) -> None:
    files = (p for p in (ROOT / folder).rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    for path in sorted(p for p in files if p.suffix not in FONTS_AND_PICTURES):
        text = path.read_bytes().decode("utf-8")
        assert "\r" not in text, f"{path}: CR"
        assert not text.startswith("\ufeff"), f"{path}: byte order mark"
        assert text == unicodedata.normalize("NFC", text), f"{path}: not NFC"
