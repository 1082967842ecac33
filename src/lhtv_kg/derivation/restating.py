"""A stated claim as one line, and back: what conclusions look at in it is then one look-up.

A claim lies in its report graph as some twenty triples, and as many tell what stands beside it there. Who takes in a
report that names a well-known body reads hundreds of claims, each term of each triple from the disk. The line says
nothing that the report graph does not say; it belongs to the derived graph, and comes and goes with its claim.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any

from pyoxigraph import Quad

from lhtv_kg.dates import PartialDate
from lhtv_kg.derivation.stated import StatedClaim
from lhtv_kg.errors import StoreError, UsageError
from lhtv_kg.graph.iris import claim_report_id, derived_graph_name, local_name, report_iri, thing
from lhtv_kg.graph.triples import Triples
from lhtv_kg.model import (
    AnyClaim,
    Attendance,
    Basis,
    Capacity,
    EventClaim,
    EventKind,
    MemberCountClaim,
    MembershipClaim,
    ParticipationClaim,
    ParticipationRole,
    PostClaim,
    Ruling,
    Scope,
    Span,
    TermClaim,
)

PROPERTY = "lhtv:restatement"
WORDS = Span(0, 1, "-")
"""Stands for the words of a claim that was read for conclusions; nothing is concluded from them."""
_UNSAID = ("span", "rule", "confidence", "inferred", "decision")
"""What no conclusion looks at."""
_KINDS = {
    kind.__name__: kind
    for kind in (PostClaim, EventClaim, ParticipationClaim, MembershipClaim, TermClaim, MemberCountClaim)
}
_FIELDS = {kind: [(f.name, f.default) for f in fields(kind) if f.name not in _UNSAID] for kind in _KINDS.values()}
_VALUES: Mapping[str, Callable[[Any], object]] = {
    **dict.fromkeys(("date", "start", "end", "until", "published"), PartialDate),
    "aliases": tuple,
    "attendance": lambda value: Attendance(*value),
    "basis": Basis,
    "beside": tuple,
    "capacity": Capacity,
    "event_days": lambda value: tuple(map(PartialDate, value)),
    "kind": EventKind,
    "overruled": lambda value: Ruling(*value),
    "role": ParticipationRole,
    "roles": lambda value: tuple(map(ParticipationRole, value)),
    "scope": Scope,
}
"""How a value that is neither text nor number is made again, by its field."""


def restated(claims: Iterable[StatedClaim]) -> frozenset[Quad]:
    """Return the line of each claim as a quad of the derived graph."""
    triples = Triples(derived_graph_name())
    for stated in claims:
        triples.texts(stated.iri, PROPERTY, [line_of(stated)])
    return frozenset(triples.quads)


def line_of(stated: StatedClaim) -> str:
    """Return a claim as a line of JSON: its kind, its fields that are not as usual, and what stands beside it."""
    claim = stated.claim
    own = ((name, getattr(claim, name), default) for name, default in _FIELDS[type(claim)])
    beside = {
        "source": stated.source,
        "published": stated.published,
        "mention": stated.mention and local_name(stated.mention),
        "event": stated.event_iri and local_name(stated.event_iri),
        "event_days": stated.event_days,
        "roles": stated.roles,
        "beside": stated.beside,
    }
    kept = {name: value for name, value in beside.items() if value}
    said = [type(claim).__name__, {name: value for name, value, default in own if value != default}, kept]
    return json.dumps(said, default=_plain, ensure_ascii=False, separators=(",", ":"))


def stated_in_line(iri: str, line: str) -> StatedClaim:
    """Return the claim of an IRI from its line, without its words.

    Raises:
        StoreError: the line is none that this program writes.
    """
    try:
        kind, own, beside = json.loads(line)
        claim: AnyClaim = _KINDS[kind](span=WORDS, rule="", **_made(own))
        given = _made(beside)
    except (ValueError, KeyError, TypeError, UsageError):
        raise StoreError("{iri} is no claim that this version knows; build the store again", iri=iri) from None
    mention, event = given.pop("mention", None), given.pop("event", None)
    return StatedClaim(
        iri=iri,
        claim=claim,
        report=report_iri(claim_report_id(iri)),
        mention=thing("mention", mention) if mention else None,
        event_iri=thing("claim", event) if event else None,
        **given,
    )


def _plain(value: object) -> object:
    if isinstance(value, Ruling):
        return [value.who, value.when, value.why, value.holds]
    return [value.value, value.comparator] if isinstance(value, Attendance) else str(value)


def _made(said: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _VALUES[name](value) if value is not None and name in _VALUES else value for name, value in said.items()
    }
