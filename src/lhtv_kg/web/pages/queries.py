"""``/queries`` and ``/queries/NAME``: the canned queries as forms, their answers as table, chart, data and SPARQL."""

from collections.abc import Mapping
from dataclasses import replace

from starlette.responses import Response

from lhtv_kg.errors import AmbiguousName, LhtvError, NotFound, UsageError
from lhtv_kg.messages import explain_in
from lhtv_kg.queries import CannedQuery, Parameter, Table, write
from lhtv_kg.queries.engine import fill
from lhtv_kg.queries.parameters import terms_of
from lhtv_kg.queries.registry import every, get
from lhtv_kg.queries.registry import names as query_names
from lhtv_kg.web.charts import chart
from lhtv_kg.web.folding import folded
from lhtv_kg.web.formatting import typed_date
from lhtv_kg.web.refusals import refuse
from lhtv_kg.web.routing import Route
from lhtv_kg.web.views import data, json_data, page
from lhtv_kg.web.visit import LONGEST, Visit

SHOWN = 500
"""Rows of an answer that the page shows; it says how many there are."""
_NOT_OURS = {"lang", "evidence"}
_DATA = {"csv": "csv", "tsv": "tsv", "ttl": "turtle", "json": "json"}


def listing(visit: Visit) -> Response:
    """Return all canned queries."""
    if visit.form.name == "json":
        return json_data(visit, [_described(visit, query) for query in every()])
    return page(visit, "queries.html", queries=every())


def one(visit: Visit) -> Response:
    """Return a canned query: its form and answer, the answer as data, or its SPARQL with the parameters filled in."""
    name = visit.part("name")
    if name not in query_names():
        return refuse(visit, 404, visit.text("No question has this name; {path} lists them.", path="/queries"))
    query = get(name)
    if visit.form.name == "html":
        return _page(visit, query)
    typed = _typed(visit, query)
    if visit.form.name == "rq":
        filled = terms_of(visit.site.store, query, typed, insist=False)
        return data(visit, fill(query.text, filled), visit.form.media_type)
    _require(visit, query, typed)
    table = _answer(visit, query, typed)
    return data(visit, write(table, _DATA[visit.form.name], visit.site.store), visit.form.media_type)


def _page(visit: Visit, query: CannedQuery) -> Response:
    table: Table | None = None
    problem, status = "", 200
    try:
        typed = _typed(visit, query)
        if typed or not any(parameter.required for parameter in query.parameters):
            _require(visit, query, typed)
            table = _answer(visit, query, typed)
    except (NotFound, AmbiguousName, UsageError) as error:
        problem, status = _in_words(visit, error), 404 if isinstance(error, NotFound) else 400
    return page(
        visit,
        "query.html",
        status=status,
        query=query,
        problem=problem,
        evidence=_wants_evidence(visit),
        table=table,
        result=folded(replace(table, rows=table.rows[:SHOWN]), visit.lang, visit.site.names) if table else None,
        shown=SHOWN,
        chart=chart(query.name, table, visit.lang) if table else None,
        twin=_twin(visit),
    )


def _answer(visit: Visit, query: CannedQuery, typed: Mapping[str, str]) -> Table:
    """Return an answer; what is asked of everything is asked once of a snapshot."""
    evidence = _wants_evidence(visit)
    if typed:
        return visit.site.ask(query.name, typed, evidence=evidence)
    return visit.site.once(f"query {query.name} {evidence}", lambda site: site.ask(query.name, {}, evidence=evidence))


def _typed(visit: Visit, query: CannedQuery) -> dict[str, str]:
    """Return what was typed for each parameter; dates in the forms that people write.

    Raises:
        UsageError: a parameter that the query does not have, a value without end, a date that is none.
    """
    given = visit.request.query_params
    for name in given:
        if name not in _NOT_OURS and query.parameter(name) is None:
            template = "query {query} has no parameter {name}; it has {known}"
            known = ", ".join(parameter.name for parameter in query.parameters) or "—"
            raise UsageError(template, query=query.name, name=name[:100], known=known)
        if len(given[name]) > LONGEST:
            raise UsageError("the value of {name} is longer than {most} characters", name=name, most=LONGEST)
    typed = {parameter.name: _value(visit, parameter) for parameter in query.parameters}
    return {name: value for name, value in typed.items() if value}


def _value(visit: Visit, parameter: Parameter) -> str:
    value = visit.typed(parameter.name)
    return typed_date(value).text if value and parameter.type in ("date", "year") else value


def _require(visit: Visit, query: CannedQuery, typed: Mapping[str, str]) -> None:
    for parameter in query.parameters:
        if parameter.required and parameter.name not in typed:
            words = parameter.vi if visit.lang == "vi" else parameter.en
            template = "'{words}' ({name}) is missing, for example: {example}"
            raise UsageError(template, words=words, name=parameter.name, example=parameter.example)


def _in_words(visit: Visit, error: LhtvError) -> str:
    return explain_in(visit.lang, error)


def _wants_evidence(visit: Visit) -> bool:
    return visit.request.query_params.get("evidence", "") not in ("", "0", "false")


def _twin(visit: Visit) -> dict[str, str]:
    """Return the addresses of the same answer as data."""
    query = visit.with_query(lang=None).removeprefix(visit.path)
    return {form: f"{visit.path.removesuffix('.html')}.{form}{query}" for form in ("json", "csv", "tsv", "ttl", "rq")}


def _described(visit: Visit, query: CannedQuery) -> dict[str, object]:
    parameters = [
        {"name": one.name, "type": one.type, "required": one.required, "title": {"vi": one.vi, "en": one.en}}
        | {"example": one.example}
        for one in query.parameters
    ]
    return {
        "name": query.name,
        "title": {"vi": query.title_vi, "en": query.title_en},
        "description": {"vi": query.description_vi, "en": query.description_en},
        "parameters": parameters,
        "url": visit.absolute(f"/queries/{query.name}"),
    }


ROUTES = (
    Route("/queries", listing, ("html", "json"), summary="the canned queries"),
    Route("/queries/{name}", one, ("html", "json", "csv", "tsv", "ttl", "rq"), summary="a canned query and its answer"),
)
