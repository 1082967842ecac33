"""``/openapi.json``: all HTTP routes in the words of OpenAPI 3.1, made from the routes themselves."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from starlette.responses import Response

from lhtv_kg import __version__
from lhtv_kg.assets import asset
from lhtv_kg.queries import CannedQuery, Parameter
from lhtv_kg.queries.registry import every
from lhtv_kg.queries.worker_answer import GRAPHS
from lhtv_kg.queries.worker_results import RESULTS
from lhtv_kg.web.headers import LICENCE
from lhtv_kg.web.negotiation import FORMATS
from lhtv_kg.web.protocols.sparql_request import FORM, QUERY
from lhtv_kg.web.routing import Route, routes
from lhtv_kg.web.views import json_data
from lhtv_kg.web.visit import Visit

_PART = re.compile(r"\{(\w+)(?::\w+)?\}")
_CANNED = "/queries/{name}"
_SPARQL = "/sparql"
_PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}


def openapi(visit: Visit) -> Response:
    """Return the description."""
    return json_data(visit, description(visit.origin))


def description(origin: str) -> dict[str, Any]:
    """Return the OpenAPI document of a server at an address."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "lhtv-kg",
            "version": __version__,
            "description": "Who held which post in Vietnam's libraries, when, and which words of which source say so.",
            "license": {"name": "CC BY 4.0", "url": LICENCE},
        },
        "servers": [{"url": origin}],
        "paths": dict(_paths()),
        "components": {"schemas": {"Problem": _problem()}},
    }


def _paths() -> Iterator[tuple[str, dict[str, Any]]]:
    for route in routes():
        yield _PART.sub(r"{\1}", route.path), {method.lower(): _operation(route, method) for method in route.methods}
        if route.path == _CANNED:
            for query in every():
                yield f"/queries/{query.name}", {"get": _canned(route, query)}


def _operation(route: Route, method: str) -> dict[str, Any]:
    words = [_PART.sub(r"\1", part) for part in re.split(r"[/.]", route.path) if part]
    operation: dict[str, Any] = {
        "operationId": "-".join([method.lower(), *words]),
        "summary": route.summary or route.path,
        "tags": [words[0] if words else "home"],
        "parameters": [_path_parameter(name) for name in _PART.findall(route.path)],
        "responses": _responses(RESULTS + GRAPHS + route.formats if route.path == _SPARQL else route.formats),
    }
    if method == "GET":
        operation["parameters"] += _query_parameters(route.path)
    else:
        operation["requestBody"] = _body(route)
    if len(route.formats) > 1:
        operation["description"] = f"Negotiated by Accept, or by an ending: {', '.join(f'.{f}' for f in route.formats)}"
    return operation


def _canned(route: Route, query: CannedQuery) -> dict[str, Any]:
    return {
        "operationId": f"get-queries-{query.name}",
        "summary": query.title_en,
        "description": query.description_en,
        "tags": ["queries"],
        "parameters": [*map(_parameter, query.parameters), _evidence()],
        "responses": _responses(route.formats),
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema = {"type": "string", "maxLength": 500}
    words = f"{parameter.en} ({parameter.type})" + ("" if parameter.required else "; left out, all")
    return {
        "name": parameter.name,
        "in": "query",
        "description": words,
        "required": parameter.required,
        "schema": schema,
        "example": parameter.example,
    }


def _evidence() -> dict[str, Any]:
    words = "a row for each claim, with the words of the source"
    return {"name": "evidence", "in": "query", "description": words, "schema": {"type": "boolean", "default": False}}


def _path_parameter(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}


def _query_parameters(path: str) -> list[dict[str, Any]]:
    found = []
    for name, (words, example) in _stated().get(path, {}).items():
        schema = {"type": "string"}
        found.append({"name": name, "in": "query", "description": words, "schema": schema, "example": example})
    return found


def _body(route: Route) -> dict[str, Any]:
    fields = {name: {"type": "string"} for name in _stated().get(route.path, {})}
    content: dict[str, Any] = {FORM: {"schema": {"type": "object", "properties": fields}}}
    if route.path == _SPARQL:
        content[QUERY] = {"schema": {"type": "string"}}
    return {"required": True, "content": content}


def _responses(formats: tuple[str, ...]) -> dict[str, Any]:
    content: dict[str, dict[str, Any]] = {FORMATS[name].media_types[0]: {} for name in formats}
    return {
        "200": {"description": "the answer", "content": content},
        "default": {"description": "no answer, and why", "content": _PROBLEM},
    }


def _problem() -> dict[str, Any]:
    texts = {name: {"type": "string"} for name in ("type", "title", "detail")}
    return {
        "type": "object",
        "description": "RFC 9457",
        "properties": texts | {"status": {"type": "integer"}},
        "required": ["type", "title", "status"],
    }


@lru_cache(maxsize=1)
def _stated() -> dict[str, dict[str, tuple[str, str]]]:
    with asset("data", "web", "parameters.toml").open("rb") as file:
        return tomllib.load(file)


ROUTES = (Route("/openapi.json", openapi, ("json",), summary="description of the HTTP routes"),)
