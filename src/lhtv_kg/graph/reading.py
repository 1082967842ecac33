"""A report graph -> its claims: the way back, so that conclusions can be drawn from what a store holds."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from pyoxigraph import Literal, NamedNode, Quad

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import StoreError
from lhtv_kg.graph.iris import local_name
from lhtv_kg.model import (
    AnyClaim,
    Attendance,
    Basis,
    Capacity,
    EventClaim,
    EventKind,
    Inference,
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
from lhtv_kg.vocabulary import expand

Node = Mapping[str, Sequence[str]]
"""The values of one subject by predicate, each list sorted."""


def nodes(quads: Iterable[Quad]) -> dict[str, Node]:
    """Return the subjects of some quads, each with its values by predicate IRI."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        subject, value = quad.subject, quad.object  # each access makes the term anew
        if isinstance(subject, NamedNode) and isinstance(value, (NamedNode, Literal)):
            found[subject.value][quad.predicate.value].append(value.value)
    return {subject: {p: sorted(values) for p, values in node.items()} for subject, node in found.items()}


class ClaimNode:
    """One claim in a report graph, read field by field."""

    def __init__(self, iri: str, found: Mapping[str, Node]) -> None:
        self.iri = iri
        self.found = found
        self.node = found[iri]

    def all(self, name: str) -> Sequence[str]:
        """Return the values of a property given as a prefixed name, sorted."""
        return self.node.get(expand(name), ())

    def one(self, name: str) -> str | None:
        """Return the only value of a property, or None."""
        return next(iter(self.all(name)), None)

    def need(self, name: str) -> str:
        """Return the only value of a property; a claim without it was not written by this program."""
        value = self.one(name)
        if value is None:
            template = "{iri} has no {name}: the store was changed by another program; build it again"
            raise StoreError(template, iri=self.iri, name=name)
        return value

    def date(self, name: str) -> PartialDate | None:
        """Return a date in the precision stated."""
        value = self.one(name)
        return PartialDate(value) if value else None

    def concept(self, name: str) -> str:
        """Return the slug of a concept."""
        return local_name(self.need(name))

    def shared(self) -> dict[str, object]:
        """Return what all claims share: span, rule, confidence, inferences."""
        reasons = (reason.partition(": ") for reason in self.all("lhtv:inferenceReason"))
        return {
            "span": self._span(),
            "rule": self.need("lhtv:rule"),
            "confidence": float(self.need("lhtv:confidence")),
            "inferred": tuple(Inference(field, reason) for field, _, reason in reasons),
            "event": self.one("lhtv:eventKey"),
            "overruled": self._ruling(),
        }

    def _ruling(self) -> Ruling | None:
        holds = self.one("lhtv:overruledFor")
        if holds is None:
            return None
        when, why = self.need("lhtv:overruledOn"), self.need("lhtv:overruledBecause")
        return Ruling(self.need("lhtv:overruledBy"), when, why, local_name(holds))

    def _span(self) -> Span:
        evidence = self.found.get(self.need("lhtv:evidence"), {})
        values: dict[str, Sequence[str]] = {}
        for selector in evidence.get(expand("oa:hasSelector"), ()):
            values.update(self.found.get(selector, {}))
        try:
            start, end, exact = (values[expand(name)][0] for name in ("oa:start", "oa:end", "oa:exact"))
        except KeyError:
            raise StoreError("{iri} has lost its evidence; build the store again", iri=self.iri) from None
        return Span(int(start), int(end), exact)


def _post(n: ClaimNode) -> PostClaim:
    scope = n.one("lhtv:scope")
    return PostClaim(
        **n.shared(),  # type: ignore[arg-type]
        person=n.need("lhtv:personName"),
        title=n.need("lhtv:title"),
        organization=n.one("lhtv:organizationName"),
        capacity=Capacity(n.concept("lhtv:capacity")),
        basis=Basis(n.concept("lhtv:basis")),
        term=n.one("lhtv:termLabel"),
        date=n.date("lhtv:date"),
        start=n.date("lhtv:start"),
        end=n.date("lhtv:end"),
        until=n.date("lhtv:until"),
        decision=n.one("lhtv:decisionNumber"),
        aliases=tuple(n.all("lhtv:personAlias")),
        scope=Scope(scope) if scope else None,
    )


def _event(n: ClaimNode) -> EventClaim:
    attendance = n.one("lhtv:attendance")
    return EventClaim(
        **n.shared(),  # type: ignore[arg-type]
        kind=EventKind(n.concept("lhtv:eventKind")),
        start=n.date("lhtv:date"),
        end=n.date("lhtv:end"),
        name=n.one("lhtv:eventName"),
        province=n.one("lhtv:provinceName"),
        place=n.one("lhtv:placeName"),
        organizer=n.one("lhtv:organizerName"),
        host=n.one("lhtv:hostName"),
        attendance=Attendance(int(attendance), n.need("lhtv:attendanceComparator")) if attendance else None,
        term=n.one("lhtv:termLabel"),
        main=n.need("lhtv:mainEvent") == "true",
    )


def _participation(n: ClaimNode) -> ParticipationClaim:
    return ParticipationClaim(
        **n.shared(),  # type: ignore[arg-type]
        person=n.need("lhtv:personName"),
        role=ParticipationRole(n.concept("lhtv:participationRole")),
    )


def _membership(n: ClaimNode) -> MembershipClaim:
    return MembershipClaim(
        **n.shared(),  # type: ignore[arg-type]
        member=n.need("lhtv:memberName"),
        organization=n.need("lhtv:organizationName"),
        date=n.date("lhtv:date"),
        start=n.date("lhtv:start"),
        end=n.date("lhtv:end"),
    )


def _term(n: ClaimNode) -> TermClaim:
    return TermClaim(
        **n.shared(),  # type: ignore[arg-type]
        organization=n.need("lhtv:organizationName"),
        label=n.need("lhtv:termLabel"),
        ordinal=n.one("lhtv:ordinal"),
        date=n.date("lhtv:date"),
    )


def _member_count(n: ClaimNode) -> MemberCountClaim:
    return MemberCountClaim(
        **n.shared(),  # type: ignore[arg-type]
        organization=n.need("lhtv:organizationName"),
        count=int(n.need("lhtv:memberCount")),
        date=n.date("lhtv:date"),
    )


_READERS: dict[str, Callable[[ClaimNode], AnyClaim]] = {
    expand("lhtv:PostClaim"): _post,
    expand("lhtv:EventClaim"): _event,
    expand("lhtv:ParticipationClaim"): _participation,
    expand("lhtv:MembershipClaim"): _membership,
    expand("lhtv:TermClaim"): _term,
    expand("lhtv:MemberCountClaim"): _member_count,
}


def read_claim(iri: str, found: Mapping[str, Node]) -> AnyClaim:
    """Return the claim of an IRI from the nodes of its report graph.

    Raises:
        StoreError: the graph does not hold what this program writes.
    """
    node = ClaimNode(iri, found)
    for kind in node.all("rdf:type"):
        if kind in _READERS:
            return _READERS[kind](node)
    raise StoreError("{iri} is no claim that this version knows; build the store again", iri=iri)


def claim_iris(found: Mapping[str, Node]) -> list[str]:
    """Return the IRIs of the claims among some nodes, sorted."""
    kind = expand("lhtv:Claim")
    return sorted(iri for iri, node in found.items() if kind in node.get(expand("rdf:type"), ()))
