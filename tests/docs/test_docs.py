"""The documentation does what it says: its commands are run, its links lead somewhere, nothing is left out."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.docs.pages import FILES, PAGES, ROOT, Shown, commands, console_blocks, in_block, missing_line, named

from lhtv_kg.cli.root import COMMANDS
from lhtv_kg.queries import every

LINK = re.compile(r"\]\(([^)\s]+)\)")
ENDLESS = {"publish", "serve"}
"""Commands that take minutes or run until they are stopped: shown in the pages, run by tests of their own."""

TRANSLATED = [page for page in PAGES if page.name.endswith(".vi.md")]


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)], ids=named)
def test_commands_do_what_a_page_shows(page: Path, tmp_path: Path, shell_variables: dict[str, str]) -> None:
    """In the order of the page, in one folder with the sample files; a page in Vietnamese with Vietnamese messages."""
    folder = shutil.copytree(FILES, tmp_path / "files")
    language = "vi" if page in TRANSLATED else "en"
    wrong = [
        why for shown in commands(page) if (why := _wrong(shown, folder, shell_variables | {"LHTV_LANG": language}))
    ]
    assert not wrong, "\n\n".join(wrong)


def _wrong(shown: Shown, folder: Path, variables: dict[str, str]) -> str | None:
    done = subprocess.run(
        shown.command,
        shell=True,
        cwd=folder,
        env=variables,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
    )
    missing = missing_line(shown.lines, done.stdout)
    if done.returncode == shown.exit_code and missing is None:
        return None
    why = f"exit {done.returncode}, not {shown.exit_code}" if missing is None else f"does not say: {missing}"
    return f"{shown.place}: $ {shown.command}\n{why}\n{done.stdout[:3000]}"


@pytest.mark.parametrize("command", [command for command in COMMANDS if command not in ENDLESS])
def test_every_command_has_an_example(command: str) -> None:
    assert any(f"lhtv-kg {command} " in f"{shown.command} " for page in PAGES for shown in commands(page))


@pytest.mark.parametrize("command", sorted(ENDLESS & set(COMMANDS)))
def test_commands_that_do_not_end_are_shown(command: str) -> None:
    assert any(f"\nlhtv-kg {command}" in page.read_text("utf-8") for page in PAGES)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_to_pages_and_headings(page: Path) -> None:
    dead = []
    for link in LINK.findall(page.read_text("utf-8")):
        path, _, heading = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if "://" not in link and not (target.exists() and (not heading or heading in _anchors(target))):
            dead.append(link)
    assert not dead


def _anchors(page: Path) -> set[str]:
    """The headings of a page as addresses: small letters, hyphens for spaces, without other signs."""
    heads = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-") for head in heads}


def test_every_page_is_reached_from_the_readme() -> None:
    linked = LINK.findall((ROOT / "README.md").read_text("utf-8"))
    english = [named(page) for page in PAGES if page.parent.name == "docs" and page not in TRANSLATED]
    assert set(english) <= set(linked)


@pytest.mark.parametrize("page", TRANSLATED, ids=named)
def test_translations_keep_the_parts_and_the_commands(page: Path) -> None:
    original = page.with_name(page.name.replace(".vi.md", ".md"))
    assert _shape(page) == _shape(original)
    assert f"({page.name})" in original.read_text("utf-8"), "the page does not lead to its translation"
    assert f"({original.name})" in page.read_text("utf-8"), "the translation does not lead back"


def _shape(page: Path) -> list[str]:
    """The levels of the headings and the commands, in order."""
    heads = re.findall(r"^#+(?= )", page.read_text("utf-8"), flags=re.MULTILINE)
    return [*heads, *(shown.command for shown in commands(page))]


def test_the_page_of_the_questions_has_all_of_them() -> None:
    text = (ROOT / "docs" / "queries.md").read_text("utf-8")
    assert [query.name for query in every() if f"\n## {query.name}\n" not in text] == []


@pytest.mark.parametrize(
    ("expected", "output", "missing"),
    [
        (["a … c"], "x  a b   c y", None),
        (["b", "a"], "a\nb", "a"),
        (["a", "a"], "a", "a"),
        (["a.c"], "abc", "a.c"),
        (["2020-07-17"], "begin 2020-07-17  end", None),
        (["none"], "", "none"),
    ],
)
def test_lines_are_sought_in_order(expected: list[str], output: str, missing: str | None) -> None:
    assert missing_line(expected, output) == missing


def test_blocks_are_read_as_commands_with_their_output(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("text\n```console\n$ one \\\n  two\nsaid\n\n$ three  # exit 1\n```\n```\n$ no\n```\n", "utf-8")
    ((start, block),) = console_blocks(page)
    first, second = in_block("page.md", start, block)
    assert (first.place, first.command, first.lines, first.exit_code) == ("page.md:3", "one two", ["said"], 0)
    assert (second.place, second.exit_code) == ("page.md:7", 1)


def test_queries_that_pages_print_are_the_files_that_they_run() -> None:
    printed = [
        text for page in PAGES for text in re.findall(r"```sparql\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    ]
    files = {file.read_text("utf-8").strip() for file in FILES.glob("*.rq")}
    assert printed
    assert [text for text in printed if text.strip() not in files] == []
