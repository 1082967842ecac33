"""An OpenAI-compatible service: where it is, what is sent, and an answer that is believed only if it is whole.

Nothing here ever shows the key: not in a message, not in a ``repr``. A redirect would take it along and is an error.
"""

import json
import os
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request

from lhtv_kg.connections import Watch, deadline, opener
from lhtv_kg.errors import ExtractorError, UsageError
from lhtv_kg.services import UNSENDABLE, checked_address, seconds_stated

SECONDS = 120.0
"""Seconds that a whole answer may take, unless ``LHTV_OPENAI_TIMEOUT`` says otherwise."""
MOST_BYTES = 16 << 20
"""The largest answer that is read."""
_QUOTED = 200


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model is asked: the address below which ``/chat/completions`` lies, the model, the key, the seconds."""

    address: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = SECONDS

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Return the JSON object with which the service answers a request for a completion.

        Raises:
            ExtractorError: it cannot be reached, refuses, is too slow, or its answer is cut off or no JSON object.
        """
        body = json.dumps({"model": self.model, **request}, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "lhtv-kg"}
        sent = Request(f"{self.address}/chat/completions", data=body, headers=headers)  # noqa: S310 - checked below
        if self.key:
            sent.add_unredirected_header("Authorization", f"Bearer {self.key}")
        with deadline(self.seconds) as watch:
            try:
                raw = self._exchanged(sent, watch)
            except (ExtractorError, OSError, HTTPException, ValueError) as error:
                if watch.late or isinstance(getattr(error, "reason", error), TimeoutError):
                    raise self._late() from None
                if isinstance(error, ExtractorError):
                    raise
                reason = self._quoted(str(getattr(error, "reason", error)) or type(error).__name__)
                template = "{address}: cannot be reached ({reason})"
                raise ExtractorError(template, address=self.address, reason=reason) from None
        return self.parsed(raw)

    def parsed(self, raw: bytes | str) -> dict[str, Any]:
        """Return the JSON object of a text of the service.

        Raises:
            ExtractorError: it is no JSON, or no object.
        """
        try:
            found = json.loads(raw)
        except (ValueError, RecursionError):
            raise ExtractorError("{address}: its answer is no JSON", address=self.address) from None
        if not isinstance(found, dict):
            raise self.otherwise()
        return found

    def otherwise(self) -> ExtractorError:
        """Return the error of an answer that is not what was asked for."""
        return ExtractorError("{address}: its answer is not of the form that was asked for", address=self.address)

    def _exchanged(self, sent: Request, watch: Watch) -> bytes:
        try:
            with opener(watch).open(sent, timeout=self.seconds) as response:
                body = self._read(response)
        except HTTPError as refused:
            raise self._refused(refused) from None
        if watch.late:
            raise self._late()
        return body

    def _read(self, response: HTTPResponse) -> bytes:
        """Return the whole body; reading with a size does not notice by itself that bytes are missing."""
        declared = response.length
        body = response.read(MOST_BYTES + 1)
        if len(body) > MOST_BYTES:
            raise ExtractorError("{address}: its answer is larger than is read", address=self.address)
        if declared is not None and len(body) != declared:
            template = "{address}: its answer was cut off; nothing of it is used"
            raise ExtractorError(template, address=self.address)
        return body

    def _late(self) -> ExtractorError:
        template = "{address}: no answer within {seconds:g} seconds; LHTV_OPENAI_TIMEOUT allows more"
        return ExtractorError(template, address=self.address, seconds=self.seconds)

    def _refused(self, refused: HTTPError) -> ExtractorError:
        """Return what a status other than success means."""
        address, status = self.address, refused.code
        if 300 <= status < 400:
            target = self._quoted(refused.headers.get("Location", "?"))
            template = "{address}: answers with a redirect to {target}; name that address"
            return ExtractorError(template, address=address, target=target)
        if status in (401, 403, 407):
            template = "{address}: does not let us in ({status}); set LHTV_OPENAI_KEY"
            return ExtractorError(template, address=address, status=status)
        try:
            said = self._quoted(refused.read(4 * _QUOTED).decode("utf-8", "replace"))
        except (OSError, HTTPException, ValueError):
            said = ""
        template = "{address}: answered {status} ({reason})"
        return ExtractorError(template, address=address, status=status, reason=said or refused.reason)

    def _quoted(self, text: str) -> str:
        """Return what a service said on one line, shortened, without the key."""
        shown = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
        shown = shown.replace(self.key, "…") if self.key else shown
        return shown if len(shown) <= _QUOTED else f"{shown[:_QUOTED]}…"


def endpoint() -> Endpoint:
    """Return the service that the environment names; there is none by itself.

    ``LHTV_OPENAI_URL`` (such as ``http://localhost:8080/v1``) and ``LHTV_OPENAI_MODEL`` must be set;
    ``LHTV_OPENAI_KEY`` is sent as a bearer's token, ``LHTV_OPENAI_TIMEOUT`` are seconds.

    Raises:
        UsageError: one of them is missing or wrong.
    """
    found = {name: os.environ.get(f"LHTV_OPENAI_{name}", "").strip() for name in ("URL", "MODEL", "KEY")}
    for name in ("URL", "MODEL"):
        if not found[name]:
            template = "{name} is not set; the extractor 'openai' needs LHTV_OPENAI_URL and LHTV_OPENAI_MODEL"
            raise UsageError(template, name=f"LHTV_OPENAI_{name}")
    if UNSENDABLE.search(found["KEY"]):
        raise UsageError("LHTV_OPENAI_KEY: has signs that no key has")
    with_login = "{name}: an address holds no user or password; set LHTV_OPENAI_KEY"
    checked_address("LHTV_OPENAI_URL", found["URL"], with_login=with_login)
    seconds = seconds_stated("LHTV_OPENAI_TIMEOUT", SECONDS)
    return Endpoint(found["URL"].rstrip("/"), found["MODEL"], found["KEY"], seconds)
