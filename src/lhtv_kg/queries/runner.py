"""Asking a canned question: names and values into the VALUES lines, the text to the engine, rows back."""

from collections.abc import Mapping

from lhtv_kg.queries.engine import Queryable, fill, select
from lhtv_kg.queries.header import CannedQuery
from lhtv_kg.queries.parameters import terms_of
from lhtv_kg.queries.registry import checks, get
from lhtv_kg.queries.table import Table, answers, plain_table

_CERTAINTY = "certainty"


def ask(
    store: Queryable,
    name: str,
    parameters: Mapping[str, str] | None = None,
    *,
    evidence: bool = False,
    insist: bool = True,
) -> Table:
    """Return the answer to a canned question.

    Args:
        store: anything that answers SPARQL over the union of its graphs.
        name: the name of the query, that of its file without ``.rq``.
        parameters: what the user wrote, by parameter.
        evidence: whether to give a row for each claim, with the words, the report and the offsets.
        insist: whether required parameters must be given; without them a query answers for all.

    Raises:
        UsageError: an unknown query or parameter, a missing parameter, a malformed value.
        AmbiguousName: a name that means several things.
        NotFound: a name that means nothing in this store.
    """
    return run(store, get(name), parameters, evidence=evidence, insist=insist)


def run(
    store: Queryable,
    query: CannedQuery,
    parameters: Mapping[str, str] | None = None,
    *,
    evidence: bool = False,
    insist: bool = True,
) -> Table:
    """Return the answer to a query that is already read; see ``ask``."""
    typed = {name: value for name, value in (parameters or {}).items() if value is not None}
    filled = terms_of(store, query, typed, insist=insist)
    columns, rows = select(store, fill(query.asked, filled))
    times = {parameter.name for parameter in query.parameters if parameter.type in ("date", "term")}
    if _CERTAINTY in columns and times and not times & set(typed):
        # A certainty is one of a day or a term; where none is asked there is none.
        place = columns.index(_CERTAINTY)
        rows = [(*row[:place], None, *row[place + 1 :]) for row in rows]
    return answers(query, plain_table(columns, rows), evidence=evidence)


def run_checks(store: Queryable) -> dict[str, Table]:
    """Return what each check finds wrong, by the name of the check; a check without findings is left out."""
    found = {check.name: run(store, check) for check in checks()}
    return {name: table for name, table in found.items() if table.rows}
