"""Stated claims read back from quads, claim by claim, so that a change costs what it touches."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Quad

from lhtv_kg.dates import PartialDate
from lhtv_kg.derivation.restating import PROPERTY, stated_in_line
from lhtv_kg.derivation.stated import StatedClaim, days_of
from lhtv_kg.errors import StoreError
from lhtv_kg.graph.claims import one_address
from lhtv_kg.graph.iris import claim_report_id, derived_graph_name, local_name, report_graph_name
from lhtv_kg.graph.reading import Node, nodes, read_claim
from lhtv_kg.graph.triples import node
from lhtv_kg.model import EventClaim, ParticipationRole
from lhtv_kg.vocabulary import expand


class Quads(Protocol):
    """Anything that finds quads by pattern: a store, or a set of quads in memory."""

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,
        graph: NamedNode | None = None,
    ) -> Iterable[Quad]:
        """Return the quads that match; None matches everything."""


MOST_KEPT = 200_000
"""Claims kept in memory: some 200 MB; beyond that everything is read anew."""
MOST_NODES = 2_000
"""Claims kept as they are stored: those of one report are read together, each for itself and beside the others."""
_WORDS = "urn:lhtv-kg:words"


@dataclass(frozen=True, slots=True)
class _Mentioned:
    """What one report says beside a mentioned person: organisations, and what they did at which event claim."""

    beside: tuple[str, ...] = ()
    roles: frozenset[tuple[ParticipationRole, str | None]] = frozenset()

    def roles_at(self, event_iri: str | None) -> tuple[ParticipationRole, ...]:
        """Return what the person did at an event."""
        return tuple(sorted(role for role, event in self.roles if event == event_iri))


_NOBODY = _Mentioned()


class QuadSource:
    """Reads claims and their assignments from a store of quads, and keeps what it read.

    A claim follows from its report alone, so it stays good until its report is changed: then call ``forget``.
    Conclusions do not look at the words of a claim; these are not read.
    """

    def __init__(self, store: Quads) -> None:
        self.store = store
        self._claims: dict[str, StatedClaim] = {}
        self._events_of: dict[str, str | None] = {}
        self._persons_of: dict[str, str | None] = {}
        self._reports: dict[str, tuple[str, PartialDate | None]] = {}
        self._days: dict[str, tuple[PartialDate, PartialDate] | None] = {}
        self._nodes: dict[str, Node] = {}
        self._mentions: dict[str, _Mentioned] = {}

    def claim(self, iri: str) -> StatedClaim:
        """Return one claim with who states it.

        Raises:
            StoreError: the store does not hold what this program writes.
        """
        if iri not in self._claims:
            if len(self._claims) >= MOST_KEPT:
                self._claims.clear()
                self._mentions.clear()
            lines = self._values(iri, PROPERTY)
            self._claims[iri] = stated_in_line(iri, lines[0]) if lines else self._read(iri)
        return self._claims[iri]

    def forget(self, claims: Iterable[StatedClaim], events: Mapping[str, str], persons: Mapping[str, str]) -> None:
        """Forget claims whose report is changed or withdrawn, and take note of events and persons newly assigned."""
        for stated in claims:
            self._claims.pop(stated.iri, None)
            self._nodes.pop(stated.iri, None)
            self._days.pop(stated.iri, None)
            self._events_of.pop(stated.iri, None)
            self._persons_of.pop(stated.iri, None)
            self._reports.pop(stated.report, None)
            self._mentions.pop(stated.mention or "", None)
        self._events_of.update(events)
        self._persons_of.update(persons)

    def _read(self, iri: str) -> StatedClaim:
        """Return a claim from the triples of its report, where nothing was concluded from it yet."""
        found = self._claim_nodes(iri)
        claim = read_claim(iri, found)
        own = found[iri]
        report = _need(own, "prov:wasDerivedFrom", iri)
        source, published = self._report(report)
        mention = _first(own, "lhtv:mention")
        mentioned = self._mentioned(mention)
        event_iri = iri if isinstance(claim, EventClaim) else _first(own, "lhtv:inEventClaim")
        return StatedClaim(
            iri=iri,
            claim=claim,
            report=report,
            source=source,
            published=published,
            mention=mention,
            event_iri=event_iri,
            event_days=days_of(claim) if isinstance(claim, EventClaim) else self._days_of(event_iri),
            roles=mentioned.roles_at(event_iri),
            beside=mentioned.beside,
        )

    def claims_about(self, predicate: str, value: NamedNode | Literal) -> Iterator[StatedClaim]:
        """Yield the claims that the derived graph links to a thing, for example by ``lhtv:aboutOrganization``."""
        graph = node(derived_graph_name())
        found = self.store.quads(predicate=node(predicate), object=value, graph=graph)
        for iri in sorted(quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)):
            yield self.claim(iri)

    def claims_in_event(self, event_iri: str) -> Iterator[StatedClaim]:
        """Yield the claims of the report whose main event is stated by this claim."""
        found = self.store.quads(predicate=node("lhtv:inEventClaim"), object=node(event_iri))
        for iri in sorted(quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)):
            yield self.claim(iri)

    def source_of(self, report: str) -> str:
        """Return the address by which a report, given by its IRI, counts as a source."""
        return self._report(report)[0]

    def restated(self, claims: Iterable[str]) -> frozenset[Quad]:
        """Return the lines in which the store holds some claims, given by IRI."""
        line, graph = node(PROPERTY), node(derived_graph_name())
        return frozenset(quad for iri in claims for quad in self.store.quads(node(iri), line, None, graph))

    def event_of(self, event_iri: str) -> str | None:
        """Return the slug of the event that an event claim was assigned to."""
        if event_iri not in self._events_of:
            self._events_of[event_iri] = self._assigned(event_iri, "lhtv:aboutEvent")
        return self._events_of[event_iri]

    def person_of(self, iri: str) -> str | None:
        """Return the slug of the person whom a claim was found to be about."""
        if iri not in self._persons_of:
            self._persons_of[iri] = self._assigned(iri, "lhtv:aboutPerson")
        return self._persons_of[iri]

    def _assigned(self, iri: str, predicate: str) -> str | None:
        found = self.store.quads(node(iri), node(predicate), None, node(derived_graph_name()))
        return next((local_name(quad.object.value) for quad in found if isinstance(quad.object, NamedNode)), None)

    def _claim_nodes(self, iri: str) -> dict[str, Node]:
        own = self._node(iri)
        if not own:
            raise StoreError("{iri} is named but not held; the store is damaged, build it again", iri=iri)
        # Evidence is two look-ups deep and nothing is concluded from it: some words stand in for it.
        evidence = own.get(expand("lhtv:evidence"), ())
        words: dict[str, Node] = {subject: {expand("oa:hasSelector"): [_WORDS]} for subject in evidence}
        words[_WORDS] = {expand("oa:start"): ["0"], expand("oa:end"): ["1"], expand("oa:exact"): ["-"]}
        return {iri: own, **words}

    def _node(self, iri: str) -> Node:
        """Return what the store holds about a claim; empty where it holds nothing."""
        if iri not in self._nodes:
            if len(self._nodes) >= MOST_NODES:
                self._nodes.clear()
            graph = node(
                report_graph_name(claim_report_id(iri))
            )  # what the derived graph says of a claim is not what it states
            self._nodes[iri] = nodes(self.store.quads(subject=node(iri), graph=graph)).get(iri, {})
        return self._nodes[iri]

    def _report(self, iri: str) -> tuple[str, PartialDate | None]:
        if iri not in self._reports:
            published = self._value(iri, "schema:datePublished")
            source = self._value(iri, "prov:hadPrimarySource") or self._value(iri, "schema:url") or iri
            self._reports[iri] = one_address(source), PartialDate(published) if published else None
        return self._reports[iri]

    def _days_of(self, event_iri: str | None) -> tuple[PartialDate, PartialDate] | None:
        if event_iri is None:
            return None
        if event_iri not in self._days:
            began, ended = (self._value(event_iri, name) for name in ("lhtv:date", "lhtv:end"))
            self._days[event_iri] = (PartialDate(began), PartialDate(ended or began)) if began else None
        return self._days[event_iri]

    def _value(self, iri: str, predicate: str) -> str | None:
        return min(self._values(iri, predicate), default=None)

    def _values(self, iri: str, predicate: str) -> list[str]:
        found = self.store.quads(subject=node(iri), predicate=node(predicate))
        return [quad.object.value for quad in found if isinstance(quad.object, NamedNode | Literal)]

    def _mentioned(self, mention: str | None) -> "_Mentioned":
        """Return what the claims of a report say of one mentioned person."""
        if mention is None:
            return _NOBODY
        if mention not in self._mentions:
            found = self.store.quads(predicate=node("lhtv:mention"), object=node(mention))
            claims = [quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)]
            names = {name for iri in claims for name in self._said(iri, "lhtv:organizationName")}
            roles = {
                (ParticipationRole(local_name(role)), next(iter(self._said(iri, "lhtv:inEventClaim")), None))
                for iri in claims
                for role in self._said(iri, "lhtv:participationRole")
            }
            self._mentions[mention] = _Mentioned(tuple(sorted(names)), frozenset(roles))
        return self._mentions[mention]

    def _said(self, iri: str, predicate: str) -> Sequence[str]:
        """Return one thing that a claim says; all of the claim is not read for its sake."""
        held = self._nodes.get(iri)
        return held.get(expand(predicate), ()) if held is not None else self._values(iri, predicate)


def _first(own: Node, name: str) -> str | None:
    return next(iter(own.get(expand(name), ())), None)


def _need(own: Node, name: str, iri: str) -> str:
    value = _first(own, name)
    if value is None:
        template = "{iri} has no {name}: the store was changed by another program; build it again"
        raise StoreError(template, iri=iri, name=name)
    return value
