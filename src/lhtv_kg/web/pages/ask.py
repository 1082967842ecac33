"""``/ask``: a question in free words, answered by a canned one, or refused with the nearest questions."""

import json
from typing import Any

from starlette.responses import Response

from lhtv_kg.asking import Answer, Asker
from lhtv_kg.messages import explain_in
from lhtv_kg.queries import get, write
from lhtv_kg.web.folding import folded
from lhtv_kg.web.routing import Route
from lhtv_kg.web.search import index_of
from lhtv_kg.web.site import Site
from lhtv_kg.web.views import json_data, page
from lhtv_kg.web.visit import Visit

EXAMPLES = (
    "Who is the chair of the Red River Delta Library Federation in 2020-2022?",
    "Who headed the National Library of Vietnam on 17/7/2020?",
    "Which sources contradict each other?",
    "Which libraries belong to the Red River Delta Library Federation?",
)
"""Questions that the shipped dataset answers, in both languages; the home page shows them too."""


def ask(visit: Visit) -> Response:
    """Return the answer to the question ``q``; words that are no question but a name show what bears it."""
    typed = visit.typed("q")
    answer = asker_of(visit.site).answer(typed) if typed else Answer()
    if visit.form.name == "json":
        return json_data(visit, _as_json(visit, typed, answer))
    return page(
        visit,
        "ask.html",
        typed=typed,
        answer=answer,
        title=_title(visit, answer.query),
        result=folded(answer.table, visit.lang, visit.site.names) if answer.table is not None else None,
        reason=explain_in(visit.lang, answer.reason) if answer.reason else "",
        near=[(_title(visit, one.query), one.query, one.parameters) for one in answer.suggestions],
        found=index_of(visit.site).find(typed, visit.lang)[:8] if answer.table is None else [],
        examples=EXAMPLES,
    )


def asker_of(site: Site) -> Asker:
    """Return who answers questions over a snapshot."""
    return site.once("asker", lambda site: Asker(site.store))


def prepare(site: Site) -> None:
    """Read the names that questions may hold, and the words of the questions."""
    asker_of(site).answer("Ai?")


def _title(visit: Visit, name: str) -> str:
    if not name:
        return ""
    query = get(name)
    return query.title_vi if visit.lang == "vi" else query.title_en


def _as_json(visit: Visit, typed: str, answer: Answer) -> dict[str, Any]:
    return {
        "question": typed,
        "query": answer.query or None,
        "parameters": answer.parameters,
        "rows": json.loads(write(answer.table, "json")) if answer.table is not None else [],
        "reason": explain_in(visit.lang, answer.reason) if answer.reason else None,
        "suggestions": [
            {"query": one.query, "question": _title(visit, one.query), "command": one.command}
            for one in answer.suggestions
        ],
    }


ROUTES = (Route("/ask", ask, ("html", "json"), summary="a question in free words"),)
PREPARE = prepare
