"""What a request of the SPARQL 1.1 Protocol asks for, read strictly: no parameter is guessed, none is left out."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from lhtv_kg.queries.gate import MAX_CHARACTERS
from lhtv_kg.web.visit import Visit

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
LONGEST_ADDRESS = 60_000
"""Bytes of the address; a query of the longest kind fits, percent signs and all."""
MOST_PARAMETERS = 200
_UTF8 = {"", "utf-8", "utf8", "us-ascii"}


class BadRequest(Exception):
    """A request that the protocol, or this server, refuses: its status, and a template of the pages with its values."""

    def __init__(self, status: int, template: str, **values: object) -> None:
        self.status, self.template, self.values = status, template, values
        super().__init__(template)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and the graphs that the request names; ``query`` is None where none was sent."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()

    @property
    def names_dataset(self) -> bool:
        """Tell whether the request names graphs, which then win over those of the query."""
        return bool(self.default_graphs or self.named_graphs)


def asked(visit: Visit) -> Asked:
    """Return what a GET or POST asks for.

    Raises:
        BadRequest: with the status that the protocol gives it.
    """
    request = visit.request
    if len(request.scope["query_string"]) > LONGEST_ADDRESS:
        raise BadRequest(414, "The address is too long; send the query by POST.")
    parameters = _parameters(request.scope["query_string"])
    if request.method == "POST":
        parameters += _posted(visit)
    if any(name == "update" for name, _ in parameters):
        raise BadRequest(403, "Data are only read here; updates are refused.")
    queries = [value for name, value in parameters if name == "query"]
    if len(queries) > 1:
        raise BadRequest(400, "One query at a time: the parameter query came {count} times.", count=len(queries))
    graphs = tuple(value for name, value in parameters if name == "default-graph-uri")
    named = tuple(value for name, value in parameters if name == "named-graph-uri")
    if not queries:
        if request.method == "POST" or graphs or named:
            raise BadRequest(400, "The query is missing.")
        return Asked(None)
    return Asked(_text(queries[0], request.method), graphs, named)


def _text(query: str, method: str) -> str:
    if not query.strip():
        raise BadRequest(400, "The query is empty.")
    if len(query) > MAX_CHARACTERS:
        status = 413 if method == "POST" else 414
        template = "The query has {seen} characters; at most {limit} are read."
        raise BadRequest(status, template, seen=len(query), limit=MAX_CHARACTERS)
    return query


def _posted(visit: Visit) -> list[tuple[str, str]]:
    headers = visit.request.headers
    media, _, rest = headers.get("content-type", "").partition(";")
    media = media.strip().lower()
    if headers.get("content-encoding", "identity").lower() != "identity":
        raise BadRequest(415, "A compressed body is not read; send it as it is.")
    if media == UPDATE:
        raise BadRequest(403, "Data are only read here; updates are refused.")
    if media not in (FORM, QUERY):
        raise BadRequest(415, "A query is sent as {form} or as {query}.", form=FORM, query=QUERY)
    if _charset(rest) not in _UTF8:
        raise BadRequest(400, "A query is text in UTF-8, no other encoding is read.")
    return _parameters(visit.body) if media == FORM else [("query", _decoded(visit.body))]


def _charset(parameters: str) -> str:
    pairs = (item.partition("=") for item in parameters.split(";"))
    return next((value.strip(' "').lower() for name, _, value in pairs if name.strip().lower() == "charset"), "")


def _parameters(encoded: bytes) -> list[tuple[str, str]]:
    try:
        text = encoded.decode("utf-8")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS)
    except UnicodeDecodeError:
        raise BadRequest(400, "A query is text in UTF-8, no other encoding is read.") from None
    except ValueError:
        raise BadRequest(400, "At most {limit} parameters are read.", limit=MOST_PARAMETERS) from None


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise BadRequest(400, "A query is text in UTF-8, no other encoding is read.") from None
