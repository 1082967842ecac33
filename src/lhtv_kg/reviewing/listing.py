"""What a store holds that an editor should look at, by weight."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product, zip_longest

from lhtv_kg.derivation.quadsource import QuadSource
from lhtv_kg.derivation.resolving import Resolved, Resolver, event_names
from lhtv_kg.errors import UsageError
from lhtv_kg.graph.iris import derived_graph_name, local_name
from lhtv_kg.identity.decisions import load_decisions
from lhtv_kg.identity.events import doubtful_events
from lhtv_kg.identity.persons import EVENT, Decisions, Who
from lhtv_kg.messages import language, say
from lhtv_kg.pipeline.rereading import read_again
from lhtv_kg.queries import ask
from lhtv_kg.reviewing.matters import FACTORS, Matter
from lhtv_kg.reviewing.words import label, quotes, subjects, values
from lhtv_kg.store import LedgerRow, ReportState, Store
from lhtv_kg.tables import SUFFIX

KINDS = tuple(FACTORS)
"""The kinds of matters."""

MOST_TEXTS = 100
"""So many stored texts are read again for their unread passages; of more only where they are asked for."""


@dataclass(frozen=True, slots=True)
class Review:
    """The matters by weight, the heaviest first, and how many texts were not read again for unread passages."""

    matters: tuple[Matter, ...]
    texts_left_out: int = 0


def review(store: Store, kind: str | None = None) -> Review:
    """Return what an editor should look at: everything, or the matters of one kind.

    A pair of persons about which a decision is written already is left out, before the store follows it.

    Raises:
        UsageError: there is no such kind.
    """
    if kind is not None and kind not in KINDS:
        raise UsageError(
            "--kind: '{value}' is no kind of matter; known are {known}", value=kind, known=", ".join(KINDS)
        )
    texts = _texts(store)
    left_out = len(texts) if kind is None and len(texts) > MOST_TEXTS else 0
    finders: Mapping[str, Callable[[], Iterable[Matter]]] = {
        "contradiction": lambda: _contradictions(store),
        "person": lambda: _persons(store),
        "event": lambda: _events(store),
        "organization": lambda: _organizations(store),
        "post": lambda: _open_posts(store),
        "unread": lambda: _unread(store, () if left_out else texts),
    }
    found = (matter for name in KINDS if kind in (None, name) for matter in finders[name]())
    order = sorted(found, key=lambda matter: (-matter.weight, KINDS.index(matter.kind), matter.subject, matter.claims))
    return Review(tuple(order), left_out)


def _contradictions(store: Store) -> Iterator[Matter]:
    table = ask(store, "contradictions")
    for row in table.rows:
        said = dict(zip(table.columns, row, strict=True))
        if said["ruling"] != "open":
            continue
        reason = said["reasonEn"] if language() == "en" else said["reason"]
        yield Matter(
            kind="contradiction",
            subject=f"{said['subject']}: {said['left']} ≠ {said['right']}",
            words=_in_turn(said["leftQuote"], said["rightQuote"]),
            reason=str(reason or said["reason"]),
            claims=_in_turn(said["leftClaim"], said["rightClaim"]),
        )


def _persons(store: Store) -> Iterator[Matter]:
    table, decisions = ask(store, "doubtful"), load_decisions()
    pairs: dict[tuple[str, str], list[Mapping[str, object]]] = defaultdict(list)
    for row in table.rows:
        said = dict(zip(table.columns, row, strict=True))
        pairs[str(said["leftIri"]), str(said["rightIri"])].append(said)
    for rows in pairs.values():
        first = rows[0]
        left, right = (str(first[side]) for side in ("left", "right"))
        bodies = [_bodies(store, first[f"{side}Claim"]) for side in ("left", "right")]
        if _settled(decisions, [_called(left, bodies[0]), _called(right, bodies[1])]):
            continue
        if left == right:
            left, right = (
                f"{name} @ {min(some)}" if some else name for name, some in zip((left, right), bodies, strict=True)
            )
        reasons = {text for row in rows for text in values(store, str(row["pairIri"]), "lhtv:reason", language())}
        yield Matter(
            kind="person",
            subject=f"{left} ? {right}",
            words=_in_turn(first["leftQuote"], first["rightQuote"]),
            reason="; ".join(sorted(reasons)),
            names=(left, right),
            claims=_in_turn(first["leftClaim"], first["rightClaim"]),
        )


def _bodies(store: Store, claims: object) -> set[str]:
    """Return the bodies in which claims place a person, as decisions name them."""
    listed = claims if isinstance(claims, tuple) else (str(claims),)
    return {local_name(body) for claim in listed for body in values(store, claim, "lhtv:aboutOrganization")}


def _called(name: str, bodies: Iterable[str]) -> list[Who]:
    """Return how a decision may name somebody: by the name, or by the name in one of the bodies."""
    who = Who.parse(name)
    return [who, *(Who(who.name, body) for body in sorted(bodies))]


def _settled(decisions: Decisions, called: list[list[Who]]) -> bool:
    """Tell whether somebody has looked at a pair; that one name stands on both sides settles nothing."""
    return any(left != right and decisions.settled(left, right) for left, right in product(*called))


def _events(store: Store) -> Iterator[Matter]:
    found = {resolved.stated.iri: resolved for resolved in event_claims(store)}
    decisions = load_decisions()
    for pair in doubtful_events(resolved.sighting for resolved in found.values() if resolved.sighting):
        called = [[Who(f"{EVENT} {name}") for name in event_names(found[claim])] for claim in pair]
        if all(called) and _settled(decisions, called):
            continue
        yield Matter(
            kind="event",
            subject=" ? ".join(label(store, claim) for claim in pair),
            words=quotes(store, pair),
            names=tuple(str(whos[0]) for whos in called) if all(called) and called[0] != called[1] else (),
            claims=pair,
        )


def event_claims(store: Store) -> Iterator[Resolved]:
    """Yield all event claims of a store with their names resolved."""
    source, resolver = QuadSource(store), Resolver()
    for iri in subjects(store, "rdf:type", "lhtv:EventClaim"):
        yield resolver.resolve(source.claim(iri))


def _organizations(store: Store) -> Iterator[Matter]:
    for iri in subjects(store, "rdf:type", "org:Organization", derived_graph_name()):
        claims = subjects(store, "lhtv:aboutOrganization", iri)
        yield Matter(kind="organization", subject=label(store, iri), words=quotes(store, claims), claims=claims)


def _open_posts(store: Store) -> Iterator[Matter]:
    for claim in subjects(store, "rdf:type", "lhtv:PostClaim"):
        if not values(store, claim, "lhtv:organizationName"):
            yield Matter(kind="post", subject=label(store, claim), words=quotes(store, [claim]), claims=(claim,))


def _texts(store: Store) -> list[LedgerRow]:
    rows = store.ledger().rows(ReportState.IN)
    # The shipped tables are checked whole when they are read; nothing in them is unread.
    return [row for row in rows if not row.report_id.endswith(SUFFIX)]


def _unread(store: Store, rows: Iterable[LedgerRow]) -> Iterator[Matter]:
    for extraction in read_again(store, rows):
        name = extraction.report.path or extraction.report.id
        for passage in extraction.unread:
            place = f"{name}:{passage.span.start}-{passage.span.end}"
            words, why = (passage.span.quote,), say(passage.reason)
            yield Matter(kind="unread", subject=name, words=words, reason=why, place=place)


def _in_turn(left: object, right: object) -> tuple[str, ...]:
    """Return the values of both sides in turn, so that the first two show both."""
    sides = [cell if isinstance(cell, tuple) else (str(cell),) for cell in (left, right)]
    return tuple(value for pair in zip_longest(*sides) for value in pair if value is not None)
