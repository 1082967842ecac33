"""Asking the pages of the portal without a server: a path, its parameters, a language, a form; the answer as bytes."""

import hashlib
from collections.abc import Mapping
from copy import copy
from functools import lru_cache
from http import HTTPStatus
from inspect import iscoroutinefunction
from re import Pattern
from types import SimpleNamespace
from typing import Any, cast
from urllib.parse import urlencode

from starlette.convertors import Convertor
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import compile_path

from lhtv_kg.errors import StoreError
from lhtv_kg.publishing.atlas import INSIDE, Wanted
from lhtv_kg.web.negotiation import FORMATS
from lhtv_kg.web.routing import Answer, Route, routes
from lhtv_kg.web.site import Site
from lhtv_kg.web.visit import Visit

_SEAL = "5ea1ed00" * 2
"""Stands for the state of the data until a page is made, whose own state is then shown: the data change often, a page
seldom."""


class Asker:
    """Answers for one snapshot."""

    def __init__(self, site: Site, contact: str) -> None:
        """Answer from a site; ``contact`` is whom visitors ask for corrections."""
        self.site = site
        self.contact = contact
        self._steady = copy(site)  # shares all that is remembered
        self._steady.seal = _SEAL
        self._app = SimpleNamespace(state=SimpleNamespace(contact=contact, address=INSIDE, workers=None))

    def answer(self, wanted: Wanted, shown: Mapping[str, str] | None = None) -> bytes:
        """Return an answer whose state is its own: it changes only where something on the page does.

        Args:
            wanted: what is asked.
            shown: parameters of a query that is shown with an example.

        Raises:
            StoreError: the portal has no such answer.
        """
        return _sealed(self.ask(wanted, shown, site=self._steady))

    def gone(self, wanted: Wanted) -> bytes:
        """Return the page that says that something was taken out; nothing where the portal does not say so."""
        route, parts = _routed(wanted.path)
        response = self._call(route, self.visit(wanted, parts, None, self._steady))
        return _sealed(bytes(response.body)) if response.status_code == HTTPStatus.GONE else b""

    def ask(self, wanted: Wanted, shown: Mapping[str, str] | None = None, *, site: Site | None = None) -> bytes:
        """Return an answer as the portal gives it.

        Raises:
            StoreError: the portal has no such answer.
        """
        route, parts = _routed(wanted.path)
        response = self._call(route, self.visit(wanted, parts, shown, site))
        if response.status_code != 200:
            raise StoreError(
                "{path} has no page any more (status {status}): the store changed meanwhile; publish again",
                path=wanted.path,
                status=response.status_code,
            )
        return bytes(response.body)

    def possible(self, wanted: Wanted, shown: Mapping[str, str]) -> bool:
        """Tell whether a query can be answered with parameters: an example may name what is not in the store."""
        route, parts = _routed(wanted.path)
        return self._call(route, self.visit(wanted, parts, shown, None)).status_code == 200

    def visit(
        self,
        wanted: Wanted,
        parts: Mapping[str, Any] | None = None,
        shown: Mapping[str, str] | None = None,
        site: Site | None = None,
    ) -> Visit:
        """Return the visit of somebody who asks that."""
        data = wanted.form != "html" and wanted.path not in {route.path for route in routes() if len(route.formats) < 2}
        scope = {
            "type": "http",
            "method": "GET",
            "scheme": "https",
            "server": (INSIDE.partition("://")[2], 443),
            "root_path": "",
            "path": f"{wanted.path}.{wanted.form}" if data else wanted.path,
            "query_string": urlencode(dict(wanted.query) | dict(shown or {})).encode(),
            "headers": [],
            "path_params": dict(parts or {}),
            "app": self._app,
        }
        return Visit(Request(scope), site or self.site, wanted.lang, FORMATS[wanted.form], INSIDE)

    def _call(self, route: Route, visit: Visit) -> Response:
        assert not iscoroutinefunction(route.answer), f"{route.path} waits for others; it cannot be published"
        return cast("Answer", route.answer)(visit)


def _sealed(body: bytes) -> bytes:
    """Return a page with the state that it has of its own."""
    return body.replace(_SEAL[:8].encode(), hashlib.sha256(body).hexdigest()[:8].encode())


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[Pattern[str], Mapping[str, Convertor[Any]], Route], ...]:
    found = []
    for route in routes():
        pattern, _, convertors = compile_path(route.path)
        found.append((pattern, convertors, route))
    return tuple(found)


def _routed(path: str) -> tuple[Route, dict[str, Any]]:
    """Return who answers at a path, and the parts of it that vary.

    Raises:
        StoreError: nobody does.
    """
    for pattern, convertors, route in _compiled():
        found = pattern.match(path)
        if found:
            return route, {name: convertors[name].convert(value) for name, value in found.groupdict().items()}
    raise StoreError("no page answers at {path}", path=path)
