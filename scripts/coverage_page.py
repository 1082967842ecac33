"""Writes docs/coverage.md, where a source is missing, from the shipped dataset.

    python scripts/coverage_page.py

A test compares the page with what this script would write.
"""

import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from lhtv_kg.messages import choose
from lhtv_kg.pipeline import build
from lhtv_kg.queries import Queryable, ask
from lhtv_kg.store import open_store

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "coverage.md"
Row = dict[str, object]

_HEAD = """# Coverage: which heads and boards are known

Written by `python scripts/coverage_page.py` from the shipped dataset; a test holds it to the data. The same in the
terminal: `lhtv-kg query coverage`, `board-coverage`, `member-counts`. Which bodies are watched stands in
`data/reference/watched.toml`.

Trang này cho người biên tập thấy chỗ còn thiếu nguồn: người đứng đầu mỗi tổ chức được biết chắc (certain), gần như
chắc (presumed), có thể (possible) hay chưa rõ (unknown) từ khi nào đến khi nào, và mỗi nhiệm kỳ đã biết bao nhiêu
người của ban lãnh đạo.

A stretch that is `certain, presumed` holds days of both kinds, all of one person; a stretch without a begin or an end
is open there.
"""


def _rows(store: Queryable, query: str) -> list[Row]:
    table = ask(store, query)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def page(store: Queryable) -> str:
    """Return the page of a store that holds the shipped dataset."""
    heads, boards, counts = (_rows(store, query) for query in ("coverage", "board-coverage", "member-counts"))
    return "\n".join([_HEAD, *_heads(heads), "", *_boards(boards), "", *_members(counts)]) + "\n"


def _heads(rows: list[Row]) -> Iterator[str]:
    bodies = [(body, list(group)) for body, group in groupby(rows, key=lambda row: str(row["organization"]))]
    unknown = sorted(body for body, group in bodies if not any(row["person"] for row in group))
    yield from ("## Heads", "", f"Bodies: {len(bodies)}; with a head known for any day: {len(bodies) - len(unknown)}.")
    yield from ("", f"Nobody is known at all: {', '.join(unknown)}.", "")
    yield from ("| body | head | from | to | level | who |", "|---|---|---|---|---|---|")
    for body, group in bodies:
        if body not in unknown:
            for one in _merged(group):
                cells = (body, one["title"], one["from"], one["to"], one["certainty"], one["person"])
                yield f"| {' | '.join(str(cell or '') for cell in cells)} |"


def _merged(rows: list[Row]) -> list[Row]:
    """Join neighbours in which the same people are certain or presumed: an editor looks for what is missing."""
    merged: list[Row] = []
    for row in rows:
        last = merged[-1] if merged else None
        sure = {"certain", "presumed"} >= {str(row["certainty"])}
        same = last and (last["title"], last["person"]) == (row["title"], row["person"]) and row["person"]
        if last and sure and same and {"certain", "presumed"} >= set(str(last["certainty"]).split(", ")):
            levels = {*str(last["certainty"]).split(", "), str(row["certainty"])}
            merged[-1] = last | {"to": row["to"], "certainty": ", ".join(sorted(levels))}
        else:
            merged.append(row)
    return merged


def _boards(rows: list[Row]) -> Iterator[str]:
    yield from ("## Boards", "", "| body | term | elected | from | to | people known |", "|---|---|---|---|---|---|")
    for row in rows:
        cells = ("organization", "term", "electedOn", "beginEarliest", "endLatest", "knownMembers")
        yield f"| {' | '.join('' if row[cell] is None else str(row[cell]) for cell in cells)} |"


def _members(rows: list[Row]) -> Iterator[str]:
    yield from ("## Members", "", "| body | date | members stated | members known by then |", "|---|---|---|---|")
    for row in rows:
        yield f"| {row['organization']} | {row['date'] or ''} | {row['memberCount']} | {row['knownMembers']} |"


if __name__ == "__main__":
    choose("en")
    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/kho", write=True) as opened:
        build(opened)
        PAGE.write_text(page(opened), "utf-8")
