"""``/sparql``: SPARQL 1.1 Protocol for machines, the service description without a query, an editor for people.

Queries are evaluated in worker processes (``web.workers``), never here. An answer is complete before its first byte is
sent, or there is none: a refusal says which limit was met.
"""

import ipaddress
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial

import anyio
from anyio import to_thread
from starlette.applications import Starlette
from starlette.requests import Request as HttpRequest
from starlette.responses import Response

from lhtv_kg.errors import LhtvError
from lhtv_kg.queries.gate import check, names_dataset
from lhtv_kg.queries.worker_answer import GRAPHS, Request
from lhtv_kg.queries.worker_results import RESULTS
from lhtv_kg.store.folder import default_folder
from lhtv_kg.vocabulary import HOME, base
from lhtv_kg.web.describing import write
from lhtv_kg.web.negotiation import FORMATS, Format, best
from lhtv_kg.web.protocols.sparql_page import editor
from lhtv_kg.web.protocols.sparql_refusals import refusal
from lhtv_kg.web.protocols.sparql_request import Asked, BadRequest, asked
from lhtv_kg.web.routing import Route
from lhtv_kg.web.sending import Portions
from lhtv_kg.web.views import data
from lhtv_kg.web.visit import Visit
from lhtv_kg.web.workers import Busy, OverBudget, Pool, Stopped, Unavailable
from lhtv_kg.web.workers.budget import Client

PATH = "/sparql"
_UNANSWERED = (LhtvError, OverBudget, Busy, Stopped, Unavailable)
_GONE = 499
"""What the log says of a client who did not wait; nobody else gets to see it."""


@asynccontextmanager
async def life(app: Starlette) -> AsyncIterator[None]:
    """Run the workers as long as the server runs."""
    async with Pool(app.state.sites.location or default_folder()).running() as app.state.workers:
        yield


async def sparql(visit: Visit) -> Response:
    """Answer a request of the protocol; without a query describe the service."""
    question = Asked(None)
    try:
        question = asked(visit)
        if question.query is None:
            return await to_thread.run_sync(_described, visit)
        form, request = _prepared(visit, question, question.query)
        pool: Pool = visit.request.app.state.workers
        body = await _unless_gone(visit.request, partial(pool.answer, _client(visit.request), request))
    except (BadRequest, *_UNANSWERED) as problem:
        return await to_thread.run_sync(refusal, visit, problem, question.query or "")
    if body is None:
        return Response(status_code=_GONE)
    if form.name == "html":
        return await to_thread.run_sync(partial(editor, visit, request.text, answer=body, form=request.form))
    return Portions(body, headers={"Vary": "Accept", "Cache-Control": "no-cache"}, media_type=form.media_type)


def _prepared(visit: Visit, question: Asked, query: str) -> tuple[Format, Request]:
    """Return the form of the answer and what the worker is asked for."""
    kind = check(query, datasets=True)
    forms = RESULTS if kind in ("SELECT", "ASK") else GRAPHS
    form = _negotiated(visit, forms)
    return form, Request(
        text=query,
        form=forms[0] if form.name == "html" else form.name,
        union=not names_dataset(query),
        default_graphs=question.default_graphs if question.names_dataset else None,
        named_graphs=question.named_graphs if question.names_dataset else None,
    )


def _negotiated(visit: Visit, forms: tuple[str, ...]) -> Format:
    chosen = visit.request.query_params.get("as")  # for links on pages, which send no Accept of their own
    accepted = best(visit.request.headers.get("accept"), (*forms, "html"))
    form = accepted if chosen is None else FORMATS[chosen] if chosen in forms else None
    if form is None:
        offered = ", ".join(FORMATS[name].media_types[0] for name in forms)
        raise BadRequest(406, "It comes as {forms}; name one in Accept.", forms=offered)
    return form


def _described(visit: Visit) -> Response:
    form = _negotiated(visit, GRAPHS)
    if form.name == "html":
        return editor(visit)
    endpoint = visit.absolute(PATH)
    graphs = (f"{base()}graph/derived", f"{base()}graph/reference", f"{HOME}graph/ontology")
    triples = visit.site.triples("service-description", endpoint=endpoint, graph=graphs, dataset=f"{endpoint}#dataset")
    response = data(visit, write(sorted(triples, key=str), endpoint, form.name), form.media_type)
    del response.headers["ETag"]  # it would be that of the page
    return response


def _client(request: HttpRequest) -> Client:
    """Return who asks; all addresses of one subscriber to IPv6 are one."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        address = None
    if address is not None and address.version == 6:
        host = str(ipaddress.ip_network((address, 64), strict=False))
    return Client(host, request.headers.get("user-agent", "")[:200])


async def _unless_gone(request: HttpRequest, answer: Callable[[], Awaitable[bytes]]) -> bytes | None:
    """Return an answer, None where the client goes away before it is there; whatever makes it is cancelled then."""
    answers: list[bytes] = []
    failures: list[Exception] = []

    async with anyio.create_task_group() as tasks:

        async def watch() -> None:
            while (await request.receive())["type"] != "http.disconnect":
                pass
            tasks.cancel_scope.cancel()

        tasks.start_soon(watch)
        try:
            answers.append(await answer())
        except _UNANSWERED as error:
            failures.append(error)
        tasks.cancel_scope.cancel()
    for failure in failures:
        raise failure
    return answers[0] if answers else None


LIFE = life
ROUTES = (
    Route(PATH, sparql, methods=("GET", "POST"), live=True, summary="SPARQL 1.1 Protocol, service description, editor"),
)
