"""An extractor that asks a language model behind an OpenAI-compatible address for claims in JSON.

Off unless somebody asks for it. The model is not trusted: its claims have the rule ``model:NAME`` and a confidence
below 1, and go through the gate like all others.
"""

import hashlib
import json
import re
from dataclasses import replace
from typing import Any

from lhtv_kg.errors import ClaimError, ExtractorError, InputRefused
from lhtv_kg.extractors.endpoint import Endpoint, endpoint
from lhtv_kg.extractors.schema import answer_schema, asked
from lhtv_kg.extractors.statements import claim_of, unusable
from lhtv_kg.identity.roles import roles
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.model import AnyClaim, EventClaim, Extraction, PostClaim, Report

NAME = "openai"
CONFIDENCE = 0.7
"""How sure a claim of a model is: less than one of a rule that infers (0.9)."""
_FENCE = re.compile(r"```(?:json)?\s*\n(.*)\n\s*```", re.DOTALL | re.IGNORECASE)
LONGEST = 200_000
"""Code points of the longest report that is sent; the rules read longer ones."""


def configured() -> "ModelExtractor":
    """Return the extractor for the service that the environment names.

    Raises:
        UsageError: address or model is missing or wrong.
    """
    return ModelExtractor(endpoint())


class ModelExtractor:
    """Reads by asking a model; one request a report."""

    name = NAME

    def __init__(self, service: Endpoint) -> None:
        """Take the service; nothing is sent yet."""
        self._service = service

    @property
    def version(self) -> str:
        """The model, and a hash of what it is asked: another address of the same model is no other version."""
        words = json.dumps([asked().instructions, answer_schema()], ensure_ascii=False)
        return f"{self._service.model} {hashlib.sha256(words.encode()).hexdigest()[:12]}"

    def extract(self, report: Report, lexicon: Lexicon | None = None) -> Extraction:
        """Return the claims of the model that can be read as claims and placed in the text; the others as dropped.

        Raises:
            InputRefused: the report is too long to be sent.
            ExtractorError: the service fails, or its answer is cut off or not of the form that was asked for.
        """
        if len(report.text) > LONGEST:
            template = "{report}: is too long for a model ({size} characters of at most {most}); use the rules"
            raise InputRefused(template, report=report.path or report.id, size=len(report.text), most=LONGEST)
        claims: list[AnyClaim] = []
        dropped = []
        for said in self._said(report):
            try:
                claims.append(self._claim(said, report, first=not any(_is_main(claim) for claim in claims)))
            except ClaimError as error:
                dropped.append(unusable(said, error.template))
        return Extraction(report, tuple(claims), dropped=tuple(dropped))

    def _claim(self, said: object, report: Report, *, first: bool) -> AnyClaim:
        claim = claim_of(said, report)
        sign: dict[str, Any] = {"rule": f"model:{self._service.model}", "confidence": CONFIDENCE}
        if isinstance(claim, PostClaim):
            sign["title"] = roles().role(claim.title).title
        if isinstance(claim, EventClaim):
            sign["main"] = claim.main and first  # a report is about one event
        return replace(claim, **sign, inferred=(), event=None)

    def _said(self, report: Report) -> list[Any]:
        """Return the objects that the model gives as claims."""
        answer = self._service.parsed(_unfenced(_content(self._service, self._service.ask(_request(report)))))
        claims = answer.get("claims")
        if not isinstance(claims, list):
            raise self._service.otherwise()
        return claims


def _is_main(claim: AnyClaim) -> bool:
    return isinstance(claim, EventClaim) and claim.main


def _request(report: Report) -> dict[str, Any]:
    schema = {"name": "claims", "strict": True, "schema": answer_schema()}
    return {
        "messages": [
            {"role": "system", "content": asked().instructions},
            {"role": "user", "content": _told(report)},
        ],
        "response_format": {"type": "json_schema", "json_schema": schema},
    }


def _told(report: Report) -> str:
    """Return the report as a model reads it: what is known of it, and its stored text to the letter."""
    known = {"title": report.title, "publisher": report.publisher, "published": report.published}
    head = [f"{name}: {value}" for name, value in known.items() if value]
    return "\n".join([*head, "", report.text])


def _unfenced(content: str) -> str:
    """Return what stands in a Markdown fence, where an answer is one: some models fence whatever is asked."""
    fenced = _FENCE.fullmatch(content.strip())
    return fenced[1] if fenced else content


def _content(service: Endpoint, answer: dict[str, Any]) -> str:
    """Return the text of the model's message, if the model came to its end.

    Raises:
        ExtractorError: it did not, it declined, or there is no message.
    """
    try:
        choice = answer["choices"][0]
        message, ended = choice["message"], choice.get("finish_reason")
    except (AttributeError, IndexError, KeyError, TypeError):
        raise service.otherwise() from None
    if ended not in ("stop", None):
        template = "{address}: the model stopped before the end of its answer ({reason}); nothing of it is used"
        raise ExtractorError(template, address=service.address, reason=str(ended))
    content = message.get("content") if isinstance(message, dict) else None
    if not isinstance(content, str):
        declined = isinstance(message, dict) and message.get("refusal")
        if declined:
            raise ExtractorError("{address}: the model declined to answer", address=service.address)
        raise service.otherwise()
    return content
