"""The programs of others that harvest the portal: each has its script, and its row in the guide says what it got."""

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = ROOT / "scripts" / "clients"
CLIENTS = tomllib.loads((SCRIPTS / "clients.toml").read_text("utf-8"))["client"]
GUIDE = (ROOT / "docs" / "harvesters.md").read_text("utf-8")
ROWS = {}
for line in GUIDE.partition("<!-- clients: ")[2].splitlines():
    if line.startswith("| ") and not line.startswith("| client"):
        name, version, reads, fetched, result = (cell.strip() for cell in line.strip("| ").split(" | "))
        ROWS[name] = {"version": version, "reads": reads, "fetched": fetched, "result": result}
WANTED = {
    *("pyshacl", "ckanext-dcat", "sickle", "oaipmh-scythe", "ldes-client", "extruct", "signposting", "reconciler"),
    *("@comunica/query-sparql", "rapper", "roqet", "linkchecker", "ultimate-sitemap-parser"),
}


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client["name"])
def test_a_client_has_a_script_that_says_what_it_got(client: dict[str, str]) -> None:
    tree = ast.parse((SCRIPTS / client["script"]).read_text("utf-8"))
    assert ast.get_docstring(tree)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert any(ast.unparse(call.func) == "print" for call in calls)
    assert any(isinstance(node, ast.Assert) for node in ast.walk(tree)), "an answer without content is a failure"


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client["name"])
def test_the_guide_says_what_a_client_got(client: dict[str, str]) -> None:
    row = ROWS[client["name"]]
    assert row["reads"] == client["reads"]
    assert row["result"] == "passed"
    assert row["version"][0].isdigit()


def test_no_client_is_listed_that_is_not_run() -> None:
    assert set(ROWS) == {client["name"] for client in CLIENTS}
    assert set(ROWS) >= WANTED


def test_scripts_are_run_by_a_client() -> None:
    assert {path.name for path in SCRIPTS.glob("*.py")} == {client["script"] for client in CLIENTS} | {"run.py"}
