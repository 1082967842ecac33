"""Requests and answers: SPARQLWrapper makes a request, this module sends it and believes an answer only if it is whole.

SPARQLWrapper on its own follows redirects (with the password), waits for a slow answer without end as long as a byte
trickles, and takes an answer that was cut off for a short one. So it is sent here: no redirect, one deadline for all of
it, the length compared, and everything else a ``StoreError`` of one line in which no secret stands.
"""

from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse, IncompleteRead
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request

from SPARQLWrapper import INSERT, POST, SELECT, SPARQLWrapper

from lhtv_kg.connections import Watch, deadline, opener
from lhtv_kg.errors import StoreError
from lhtv_kg.store.remote.server import Server

RESULTS = "application/sparql-results+json"
TURTLE = "text/turtle"
N_TRIPLES = "application/n-triples"
MOST_BYTES = 1 << 30
"""The largest answer that is read."""
_PIECE = 1 << 20
_QUOTED = 200
_REACHED = "{address}: cannot be reached ({reason})"


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer: what it says it is, its bytes, and the most rows that the server gives (None: no such limit).

    ``framed`` tells whether it said where it ends; a format that does not show its own end cannot be trusted otherwise.
    """

    media_type: str
    body: bytes
    framed: bool
    most_rows: int | None = None


class Transport:
    """Sends queries, updates and requests for graphs to one server; each on a connection of its own."""

    def __init__(self, server: Server) -> None:
        """Take a server; nothing is sent yet."""
        self.server = server

    def ask(self, query: str, media_type: str) -> Answer:
        """Return the answer to a query, as ``RESULTS`` for rows and truth values, as ``TURTLE`` for triples.

        Raises:
            StoreError: the server cannot be reached, refuses, is too slow, or its answer is not whole.
        """
        return self._whole(self._send(self._wrapped(query, SELECT, media_type)))

    def update(self, update: str) -> None:
        """Send an update. An error does not tell whether it took place.

        Raises:
            StoreError: as ``ask``.
        """
        self._send(self._wrapped(update, INSERT, "*/*"))

    def graph(self, iri: str) -> Answer | None:
        """Return a named graph as N-Triples by the Graph Store Protocol, None where the server knows no such graph.

        Raises:
            StoreError: as ``ask``.
        """
        address = self.server.graphs
        joined = "&" if urlsplit(address).query else "?"
        request = Request(f"{address}{joined}{urlencode({'graph': iri})}", headers={"Accept": N_TRIPLES})  # noqa: S310 - checked in server_at
        request.add_header("User-Agent", "lhtv-kg")
        try:
            return self._whole(self._send(request))
        except _NotThere:
            return None

    def _wrapped(self, text: str, form: str, accepted: str) -> Request:
        wrapper = SPARQLWrapper(self.server.query, updateEndpoint=self.server.update, agent="lhtv-kg")
        wrapper.setMethod(POST)
        wrapper.setOnlyConneg(True)
        # Set apart from setQuery, which guesses the form from the text: a word in a comment leads it astray.
        wrapper.queryString, wrapper.queryType = text, form
        wrapper.addCustomHttpHeader("Accept", accepted)
        request: Request = wrapper._createRequest()
        return request

    def _send(self, request: Request) -> tuple[Any, bytes]:
        if self.server.login.header:
            request.add_unredirected_header("Authorization", self.server.login.header)
        with deadline(self.server.deadline) as watch:
            try:
                return self._exchanged(request, watch)
            except (StoreError, OSError, HTTPException, ValueError) as error:
                if watch.late or isinstance(getattr(error, "reason", error), TimeoutError):
                    template = "{address}: no answer within {seconds:g} seconds; LHTV_SPARQL_DEADLINE allows more"
                    raise StoreError(template, address=self.server.name, seconds=self.server.deadline) from None
                if isinstance(error, StoreError):
                    raise
                reason = self._quoted(str(getattr(error, "reason", error)) or type(error).__name__)
                raise StoreError(_REACHED, address=self.server.name, reason=reason) from None

    def _exchanged(self, request: Request, watch: Watch) -> tuple[Any, bytes]:
        try:
            with opener(watch).open(request, timeout=self.server.deadline) as response:
                body = self._read(response)
        except HTTPError as refused:
            raise self._refused(refused) from None
        except IncompleteRead:
            raise self._cut_off() from None
        if watch.late:  # then an end that shows itself only by the end of the connection is ours
            raise self._cut_off()
        return response, body

    def _read(self, response: HTTPResponse) -> bytes:
        """Return the whole body; ``read`` with a size does not notice by itself that bytes are missing."""
        declared, pieces, size = response.length, [], 0
        while piece := response.read(_PIECE):
            pieces.append(piece)
            size += len(piece)
            if size > MOST_BYTES:
                raise StoreError("{address}: its answer is larger than is read", address=self.server.name)
        if declared is not None and size != declared:
            raise self._cut_off()
        return b"".join(pieces)

    def _whole(self, sent: tuple[Any, bytes]) -> Answer:
        response, body = sent
        if response.status != 200 or "X-SQL-State" in response.headers:
            raise self._cut_off()
        most = response.headers.get("X-SPARQL-MaxRows", "")
        framed = response.chunked or "Content-Length" in response.headers
        return Answer(response.headers.get_content_type(), body, framed, int(most) if most.isdecimal() else None)

    def _cut_off(self) -> StoreError:
        return StoreError("{address}: its answer was cut off; nothing of it is used", address=self.server.name)

    def _refused(self, refused: HTTPError) -> StoreError:
        """Return what a status other than success means."""
        address, status = self.server.name, refused.code
        if 300 <= status < 400:
            target = self._quoted(refused.headers.get("Location", "?"))
            template = "{address}: answers with a redirect to {target}; name that address"
            return StoreError(template, address=address, target=target)
        if status in (401, 403, 407):
            return StoreError(
                "{address}: does not let us in ({status}); set LHTV_SPARQL_USER and LHTV_SPARQL_PASSWORD, or "
                "LHTV_SPARQL_TOKEN",
                address=address,
                status=status,
            )
        try:
            said = self._quoted(refused.read(4 * _QUOTED).decode("utf-8", "replace"))
        except (OSError, HTTPException, ValueError):
            said = ""
        kind = _NotThere if status == 404 else StoreError
        template = "{address}: answered {status} ({reason})"
        return kind(template, address=address, status=status, reason=said or refused.reason)

    def _quoted(self, text: str) -> str:
        """Return what a server said on one line, shortened, without any secret of ours."""
        shown = "".join(sign if sign.isprintable() else " " for sign in text)
        login = self.server.login
        for secret in (login.secret, login.header.partition(" ")[2]):
            shown = shown.replace(secret, "…") if secret else shown
        shown = " ".join(shown.split())
        return shown if len(shown) <= _QUOTED else f"{shown[:_QUOTED]}…"


class _NotThere(StoreError):
    """The server answered 404: for a graph that means that there is none."""
