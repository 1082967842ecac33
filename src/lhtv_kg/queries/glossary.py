"""What the keys of answers mean, and the page of the canned queries (``docs/queries.md``).

python -m lhtv_kg.queries.glossary > docs/queries.md
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from functools import lru_cache

from lhtv_kg.assets import asset
from lhtv_kg.errors import DataFileError
from lhtv_kg.queries.header import EVIDENCE_COLUMNS, CannedQuery, Parameter
from lhtv_kg.queries.registry import checks, every

_PROJECTION = re.compile(r"^SELECT\b(.*?)^WHERE\b", re.M | re.S)
_RENAMED = re.compile(r"\(.*?AS (\?\w+)\)", re.S)
_HEAD = """# Canned queries

Written by `python -m lhtv_kg.queries.glossary`; a test holds it to the files in `queries/`.

A parameter takes an IRI or a name: accents and case as typed or none, abbreviations, aliases. Left out, it means all.
An absent value is `null` in JSON. With evidence, a row stands for one claim and also has {evidence}.
"""


@lru_cache(maxsize=1)
def meanings() -> dict[str, tuple[str, str]]:
    """Return what each key means, in Vietnamese and English (``queries/columns.toml``)."""
    with asset("queries", "columns.toml").open("rb") as file:
        return {name: (vi, en) for name, (vi, en) in tomllib.load(file).items()}


def columns(query: CannedQuery) -> tuple[str, ...]:
    """Return the keys of the rows of a query, in order, those of the evidence included."""
    found = _PROJECTION.search(query.text)
    if found is None:
        raise DataFileError("queries/{file}.rq: no SELECT before WHERE; a canned query gives rows", file=query.name)
    names = re.findall(r"\?(\w+)", _RENAMED.sub(r"\1", found[1]))
    return tuple(name for name in names if not name.endswith("Key"))


def meaning(column: str) -> tuple[str, str]:
    """Return what a key means, in Vietnamese and English.

    Raises:
        DataFileError: ``queries/columns.toml`` does not say.
    """
    known = meanings()
    named = column.removesuffix("Iri")
    if column in known:
        return known[column]
    if named != column and named in known:
        return f"IRI: {known[named][0]}", f"IRI of {known[named][1]}"
    raise DataFileError("queries/columns.toml: no meaning for the key '{key}'; add a line for it", key=column)


def page() -> Iterator[str]:
    """Yield the lines of the page of canned queries."""
    yield from _HEAD.format(evidence=", ".join(f"`{name}`" for name in EVIDENCE_COLUMNS)).splitlines()
    yield from _questions()
    for query in every():
        yield from _section(query)
    yield from ("", "## Keys", "", "| key | tiếng Việt | English |", "|---|---|---|")
    for name in sorted({name for query in every() for name in columns(query)}):
        yield f"| `{name}` | {' | '.join(meaning(name))} |"
    yield from ("", "## Checks", "", "Each row that a check returns is a problem.", "")
    for check in checks():
        yield f"- `{check.name}`: {check.title_vi}. {check.title_en}."


def competency_questions() -> tuple[dict[str, str], ...]:
    """Return the questions that the graph was made for (``queries/questions.toml``), each with its query."""
    with asset("queries", "questions.toml").open("rb") as file:
        return tuple(tomllib.load(file)["question"])


def _questions() -> Iterator[str]:
    yield from (
        "",
        "## The questions that the graph was made for",
        "",
        "| # | tiếng Việt | English | query |",
        "|---|---|---|---|",
    )
    for number, question in enumerate(competency_questions(), 1):
        answered = f"`{question['query']}`"
        yield f"| {number} | {question['vi']} | {question['en']} | {answered} |"


def _section(query: CannedQuery) -> Iterator[str]:
    yield from ("", f"## {query.name}", "")
    yield from (f"{query.title_vi} {query.description_vi}", "", f"{query.title_en} {query.description_en}", "")
    yield from (_parameter(parameter) for parameter in query.parameters)
    example = " ".join(f"--{p.name} {_quoted(p.example)}" for p in query.parameters)
    yield from ("", f"    lhtv-kg query {query.name} {example}".rstrip(), "")
    shown = (name for name in columns(query) if query.always or name not in EVIDENCE_COLUMNS)
    yield f"Keys: {', '.join(f'`{name}`' for name in shown)}"


def _parameter(parameter: Parameter) -> str:
    need = "required" if parameter.required else "optional"
    return f"- `--{parameter.name}` ({parameter.type}, {need}): {parameter.vi}; {parameter.en}"


def _quoted(example: str) -> str:
    return f'"{example}"' if " " in example else example


if __name__ == "__main__":
    sys.stdout.write("\n".join(page()) + "\n")
