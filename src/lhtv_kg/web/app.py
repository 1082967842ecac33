"""The application: routes of all families, errors as pages or problems, the snapshot that rolls over by itself."""

import re
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from inspect import iscoroutinefunction
from pathlib import Path
from typing import TextIO, cast

import anyio
from anyio import to_thread
from starlette.applications import Starlette
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.routing import Route as Endpoint

from lhtv_kg.errors import LhtvError, StoreError
from lhtv_kg.web.files import LastingFiles
from lhtv_kg.web.language import COOKIE, language_of
from lhtv_kg.web.middleware import Lending, RequestLog, SafeHeaders
from lhtv_kg.web.negotiation import FORMATS, Format, best
from lhtv_kg.web.refusals import refuse, refuse_error
from lhtv_kg.web.routing import Answer, Route, lives, prepare, routes
from lhtv_kg.web.sites import Sites
from lhtv_kg.web.views import HERE, compile_templates, not_modified, unchanged
from lhtv_kg.web.visit import Visit

THREADS = 8
"""Pages that are made at once; more wait their turn."""
LARGEST_BODY = 1_000_000
SLOWEST_BODY = 20.0
LOOK_EVERY = 1.0
"""Seconds between two looks for a newer snapshot."""
_HOST = re.compile(r"[A-Za-z0-9._-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?")


class _Suffix(StringConvertor):
    regex = "|".join(FORMATS)


register_url_convertor("suffix", _Suffix())


def create_app(
    location: str | Path | None = None, *, address: str = "", contact: str = "", log: TextIO | None = None
) -> Starlette:
    """Return the portal over the last snapshot of a store.

    Args:
        location: the store, as ``store.open_store`` takes it.
        address: where people reach the server, ``https://example.org``; else each request says where it came.
        contact: whom visitors may ask for corrections: an address of mail or of the web.
        log: where the lines of requests go; standard error if not given.

    Raises:
        StoreError: there is no store, or nothing is published in it.
    """
    sites = Sites(location)
    compile_templates()
    out = log or sys.stderr
    app = Starlette(
        routes=[*_endpoints(), Mount("/static", LastingFiles(directory=HERE / "static"))],
        middleware=[
            Middleware(RequestLog, out=out),
            Middleware(SafeHeaders),
            Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "HEAD", "POST"], allow_headers=["*"]),
            Middleware(GZipMiddleware, minimum_size=1000),
            Middleware(Lending, sites=sites),
        ],
        exception_handlers={HTTPException: _on_http_error, LhtvError: _on_error, Exception: _on_fault},
        lifespan=partial(_lifespan, sites=sites),
    )
    app.state.address = address.removesuffix("/")
    app.state.contact = contact
    app.state.sites = sites
    app.state.threads = None
    return app


def _endpoints() -> list[Endpoint]:
    found = []
    for route in routes():
        if len(route.formats) > 1 and route.path != "/":
            found.append(Endpoint(f"{route.path}.{{suffix:suffix}}", _endpoint(route), methods=list(route.methods)))
        found.append(Endpoint(route.path, _endpoint(route), methods=list(route.methods)))
    return found


@asynccontextmanager
async def _lifespan(app: Starlette, sites: Sites) -> AsyncIterator[None]:
    async with AsyncExitStack() as running:
        for life in lives():
            await running.enter_async_context(life(app))
        async with anyio.create_task_group() as tasks:  # inside of the families' own task groups: they end after it
            tasks.start_soon(_follow, sites)
            tasks.start_soon(_get_ready, sites)
            yield
            tasks.cancel_scope.cancel()
    sites.close()


async def _get_ready(sites: Sites) -> None:
    """Prepare the first snapshot while visitors come already: the first of them waits for what is not ready yet."""
    with sites.lent() as site:
        await to_thread.run_sync(prepare, site)


async def _follow(sites: Sites) -> None:
    """Show each newer snapshot soon after it is published; one that cannot be opened is tried again."""
    while True:
        await anyio.sleep(LOOK_EVERY)
        try:
            await to_thread.run_sync(sites.refresh, prepare)
        except StoreError as error:
            sys.stderr.write(f'{{"error": "{type(error).__name__}"}}\n')


def _endpoint(route: Route) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        form = _form(request, route)
        if form is None:
            return _no_such_form(request, route)
        body = await _body(request) if request.method == "POST" else b""
        visit = _visit(request, form, body)
        if not route.live and request.method != "POST" and unchanged(visit):
            return not_modified(visit)
        response = await _made(route, visit)
        _remember_language(request, response)
        return response

    return answer


async def _made(route: Route, visit: Visit) -> Response:
    """Call a family: in a thread, unless it waits for others and says so by being a coroutine."""
    if iscoroutinefunction(route.answer):
        waited: Response = await route.answer(visit)
        return waited
    answer = cast("Answer", route.answer)
    return await to_thread.run_sync(answer, visit, limiter=_limiter(visit.request.app))


def _limiter(app: Starlette) -> anyio.CapacityLimiter:
    if app.state.threads is None:  # it belongs to the running loop, which is not there yet when the app is made
        app.state.threads = anyio.CapacityLimiter(THREADS)
    threads: anyio.CapacityLimiter = app.state.threads
    return threads


def _form(request: Request, route: Route) -> Format | None:
    suffix = request.path_params.pop("suffix", None)
    if suffix is not None:
        if suffix not in route.formats:
            raise HTTPException(404)
        return FORMATS[suffix]
    if len(route.formats) == 1:
        return FORMATS[route.formats[0]]
    return best(request.headers.get("accept"), route.formats)


def _no_such_form(request: Request, route: Route) -> Response:
    visit = _visit(request, FORMATS["json"])
    offered = {name: FORMATS[name].media_types[0] for name in route.formats}
    detail = visit.text(
        "It comes as {forms}; name one in Accept, or add its ending.", forms=", ".join(offered.values())
    )
    return refuse(visit, 406, detail, available=offered)


def _visit(request: Request, form: Format, body: bytes = b"") -> Visit:
    host = request.headers.get("host", "localhost")
    if not _HOST.fullmatch(host):
        host = "localhost"
    origin = request.app.state.address or f"{request.url.scheme}://{host}"
    return Visit(request, request.state.site, language_of(request), form, origin, body)


async def _body(request: Request) -> bytes:
    chunks, size = [], 0
    with anyio.move_on_after(SLOWEST_BODY) as scope:
        try:
            async for chunk in request.stream():
                size += len(chunk)
                if size > LARGEST_BODY:
                    raise HTTPException(413)
                chunks.append(chunk)
        except ClientDisconnect:
            raise HTTPException(400) from None  # nobody reads it; the log says that no answer was owed
    if scope.cancelled_caught:
        raise HTTPException(408)
    return b"".join(chunks)


def _remember_language(request: Request, response: Response) -> None:
    asked = request.query_params.get(COOKIE)
    if asked in ("vi", "en") and request.cookies.get(COOKIE) != asked:
        response.set_cookie(COOKIE, asked, max_age=31_536_000, samesite="lax", httponly=True)


async def _on_http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    near = request.url.path.rpartition("/")[2].replace("-", " ")[:100] if status == 404 else ""
    response = await to_thread.run_sync(partial(refuse, _visit(request, _refusal_form(request)), status, near=near))
    response.headers.update(getattr(error, "headers", None) or {})
    return response


async def _on_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, LhtvError):
        raise error
    return await to_thread.run_sync(refuse_error, _visit(request, _refusal_form(request)), error)


async def _on_fault(request: Request, error: Exception) -> Response:
    """Say that something went wrong, and nothing of what; the server's own log has the rest."""
    return Response('{"title": "Internal Server Error", "status": 500}', 500, media_type="application/problem+json")


def _refusal_form(request: Request) -> Format:
    """Return the form of a refusal: that of the address, else whichever the client likes."""
    ending = request.url.path.rpartition(".")[2]
    return FORMATS["json"] if ending in FORMATS and ending != "html" else FORMATS["html"]
