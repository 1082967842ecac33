"""The page at ``/sparql``: an editor that works without JavaScript too, the answer as a table, examples, limits."""

import json
from dataclasses import dataclass

from starlette.responses import Response

from lhtv_kg.queries.gate import MAX_CHARACTERS, MAX_DEPTH, MAX_PATTERNS
from lhtv_kg.queries.header import CannedQuery
from lhtv_kg.queries.registry import every, get, names
from lhtv_kg.queries.worker_answer import GRAPHS, Request
from lhtv_kg.queries.worker_results import RESULTS
from lhtv_kg.vocabulary import compact
from lhtv_kg.web.headers import CONTENT_SECURITY
from lhtv_kg.web.views import page
from lhtv_kg.web.visit import Visit
from lhtv_kg.web.workers import Limits
from lhtv_kg.web.workers.budget import SECONDS

SHOWN = 200
"""Rows of an answer that the page shows; the page says how many there are."""
_FIRST = "counts"
"""The canned query in the editor of a new visitor: it needs no parameter and shows what there is."""
_LONGEST_TEXT = 20_000
_SECURITY = CONTENT_SECURITY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
"""The editor places its parts by styles of its own; scripts stay those of this server."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer as the template shows it: a truth, a text (Turtle), or the first rows of ``total``."""

    forms: tuple[str, ...]
    truth: bool | None = None
    text: str | None = None
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[dict[str, str] | None, ...], ...] = ()
    total: int = 0


def editor(
    visit: Visit, query: str = "", *, answer: bytes | None = None, form: str = "", problem: str = "", status: int = 200
) -> Response:
    """Return the page.

    Args:
        visit: who asks; ``?example=NAME`` fills the editor with a canned query.
        query: the text that was asked.
        answer: the answer to it in the first form of its kind, None where there is none.
        form: the name of that form.
        problem: why there is none, in the language of the visit.
        status: the status of the answer.
    """
    example = visit.typed("example")
    if not query and example in names():
        query = plain_text(get(example), visit.lang)
    response = page(
        visit,
        "sparql.html",
        status=status,
        query=query,
        first=plain_text(get(_FIRST), visit.lang),
        problem=problem,
        answer=_answer(answer, form) if answer is not None else None,
        examples=every(),
        compact=compact,
        limits=Limits(),
        gate={"characters": MAX_CHARACTERS, "depth": MAX_DEPTH, "patterns": MAX_PATTERNS},
        rows=Request("", "").rows,
        megabytes=Request("", "").size // 1_000_000,
        budget=SECONDS,
    )
    response.headers["Content-Security-Policy"] = _SECURITY
    if query:
        del response.headers["ETag"]  # it names the page without an answer
    return response


def plain_text(query: CannedQuery, lang: str) -> str:
    """Return the text of a canned query with its title in place of the header."""
    lines = query.text.splitlines()
    start = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    title = query.title_vi if lang == "vi" else query.title_en
    return "\n".join([f"# {title}", *lines[start:], ""])


def _answer(content: bytes, form: str) -> _Answer:
    if form not in RESULTS:
        text = content.decode()
        return _Answer(GRAPHS, text=text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}\n…")
    found = json.loads(content)
    if "boolean" in found:
        return _Answer(RESULTS, truth=found["boolean"])
    columns, rows = tuple(found["head"]["vars"]), found["results"]["bindings"]
    shown = tuple(tuple(row.get(name) for name in columns) for row in rows[:SHOWN])
    return _Answer(RESULTS, columns=columns, rows=shown, total=len(rows))
