"""``/reconcile``: OpenRefine's reconciliation API 0.2: manifest, queries, suggestions, preview, data extension."""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl

from starlette.responses import Response

from lhtv_kg.errors import UsageError
from lhtv_kg.harvest.dataset import about
from lhtv_kg.text import clean, fold, squeeze
from lhtv_kg.vocabulary import ONTOLOGY, base
from lhtv_kg.web.addresses import kind_and_slug
from lhtv_kg.web.headers import CONTENT_SECURITY
from lhtv_kg.web.reconciling import MOST_RESULTS, candidates, service, short, values, whole
from lhtv_kg.web.refusals import refuse
from lhtv_kg.web.routing import Route
from lhtv_kg.web.views import json_data, page
from lhtv_kg.web.visit import LONGEST, Visit

MOST_QUERIES = 100
"""Queries in one batch, and things in one extension."""
_FEW = 5


def reconcile(visit: Visit) -> Response:
    """Answer queries or an extension; without either, describe the service."""
    sent = visit.body if visit.request.method == "POST" else visit.request.scope["query_string"]
    given = dict(parse_qsl(sent.decode("utf-8", "replace")))
    if "queries" in given:
        asked = _object(given["queries"], "queries")
        return json_data(visit, {name: {"result": _results(visit, query)} for name, query in asked.items()})
    if "extend" in given:
        return json_data(visit, _extended(visit, _object(given["extend"], "extend")))
    return json_data(visit, manifest(visit))


def manifest(visit: Visit) -> dict[str, Any]:
    """Return the description of the service."""
    here = visit.absolute("/reconcile")
    suggest = {
        kind: {"service_url": here, "service_path": f"/suggest/{kind}"} for kind in ("entity", "type", "property")
    }
    return {
        "versions": ["0.2"],
        "name": about().title[visit.lang],
        "identifierSpace": f"{base()}id/",
        "schemaSpace": ONTOLOGY,
        "documentation": visit.absolute("/catalog"),
        "defaultTypes": [_type(kind, visit.lang) for kind in service()["types"]],
        "view": {"url": visit.absolute("/id/{{id}}")},
        "preview": {"url": f"{here}/preview?id={{{{id}}}}", "width": 420, "height": 160},
        "suggest": suggest,
        "extend": {
            "propose_properties": {"service_url": here, "service_path": "/extend/propose"},
            "property_settings": [],
        },
    }


def suggest(visit: Visit) -> Response:
    """Suggest things, kinds or properties that begin with what was typed."""
    what, prefix = visit.part("what"), visit.typed("prefix")
    if what == "entity":
        found = candidates(visit.site, prefix, (), MOST_RESULTS, {}, visit.lang)
        shown = [{"id": short(one.iri), "name": one.name, "notable": [_type_of(one.iri)]} for one in found]
        return json_data(visit, {"result": shown})
    if what not in ("type", "property"):
        return refuse(visit, 404)
    names = {key: entry[visit.lang] for key, entry in service()["types" if what == "type" else "properties"].items()}
    near = {key: name for key, name in names.items() if fold(prefix) in fold(name) or fold(prefix) in fold(key)}
    return json_data(visit, {"result": [{"id": key, "name": name} for key, name in near.items()]})


def propose(visit: Visit) -> Response:
    """Name the properties by which things of a kind can be extended."""
    kind = visit.typed("type")
    known = service()["properties"].items()
    proposed = [{"id": key, "name": entry[visit.lang]} for key, entry in known if not kind or kind in entry["of"]]
    return json_data(visit, {"type": kind, "properties": proposed} if kind else {"properties": proposed})


def preview(visit: Visit) -> Response:
    """Return a small page about a thing, which other sites may show in a frame."""
    iri = whole(visit.typed("id"))
    if visit.site.names.get(iri) is None:
        return refuse(visit, 404)
    held = values(visit.site, [iri])
    rows = [
        (entry[visit.lang], [visit.label(value) if kind_and_slug(value)[0] else value for value in held[iri, key]])
        for key, entry in service()["properties"].items()
        if held.get((iri, key)) and key != "name"
    ]
    response = page(visit, "reconcile-preview.html", iri=iri, rows=rows)
    response.headers["Content-Security-Policy"] = CONTENT_SECURITY.replace(
        "frame-ancestors 'none'", "frame-ancestors *"
    )
    return response


def _results(visit: Visit, query: object) -> list[dict[str, Any]]:
    if not isinstance(query, dict) or not isinstance(query.get("query"), str):
        raise UsageError("reconciliation: each query is an object with a text «query»")
    kinds = query.get("type") or []
    limit = query.get("limit")
    most = min(max(limit, 1), MOST_RESULTS) if isinstance(limit, int) else _FEW
    typed = squeeze(clean(query["query"][:LONGEST]))
    found = candidates(visit.site, typed, _texts(kinds), most, _wanted(query.get("properties")), visit.lang)
    return [
        {"id": short(one.iri), "name": one.name, "type": [_type(short(one.iri).partition("/")[0], visit.lang)],
         "score": one.score, "match": one.match}
        for one in found
    ]  # fmt: skip


def _wanted(properties: object) -> dict[str, str]:
    """Return the values that a query gives for properties; of a thing or a list, what names it first."""
    wanted = {}
    for entry in properties if isinstance(properties, list) else ():
        if isinstance(entry, dict) and entry.get("pid") in service()["properties"]:
            value = entry.get("v")
            first = value[0] if isinstance(value, list) and value else value
            wanted[str(entry["pid"])] = str(first.get("id") if isinstance(first, dict) else first)[:LONGEST]
    return wanted


def _extended(visit: Visit, asked: Mapping[str, Any]) -> dict[str, Any]:
    ids = _texts(asked.get("ids"))[:MOST_QUERIES]
    entries = asked.get("properties")
    keys = [str(one.get("id")) for one in entries if isinstance(one, dict)] if isinstance(entries, list) else []
    known = service()["properties"]
    unknown = [key for key in keys if key not in known]
    if unknown:
        raise UsageError("reconciliation: there is no property {name}; see /reconcile/extend/propose", name=unknown[0])
    held = values(visit.site, map(whole, ids))
    rows = {one: {key: [_cell(visit, v) for v in held.get((whole(one), key), ())] for key in keys} for one in ids}
    return {"meta": [{"id": key, "name": known[key][visit.lang]} for key in keys], "rows": rows}


def _cell(visit: Visit, value: str) -> dict[str, str]:
    if kind_and_slug(value)[0] in service()["types"]:
        return {"id": short(value), "name": visit.label(value)}
    return {"str": visit.label(value) if visit.site.names.get(value) else value}


def _object(text: str, name: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError("reconciliation: {name} is no JSON", name=name) from error
    if not isinstance(found, dict) or len(found) > MOST_QUERIES:
        raise UsageError("reconciliation: {name} is an object of at most {most} entries", name=name, most=MOST_QUERIES)
    return found


def _texts(value: object) -> list[str]:
    """Return texts that may stand alone or in a list, and kinds that may be objects with an id."""
    items: Iterable[object] = value if isinstance(value, list) else [value]
    named = (item.get("id") if isinstance(item, dict) else item for item in items)
    return [item for item in named if isinstance(item, str)]


def _type(kind: str, lang: str) -> dict[str, str]:
    return {"id": kind, "name": service()["types"][kind][lang]}


def _type_of(iri: str) -> str:
    return kind_and_slug(iri)[0]


ROUTES = (
    Route("/reconcile", reconcile, ("json",), ("GET", "POST"), live=True, summary="OpenRefine reconciliation 0.2"),
    Route("/reconcile/suggest/{what}", suggest, ("json",), live=True, summary="suggest entity, type or property"),
    Route("/reconcile/extend/propose", propose, ("json",), live=True, summary="properties of a kind of things"),
    Route("/reconcile/preview", preview, live=True, summary="a small page about a thing"),
)
