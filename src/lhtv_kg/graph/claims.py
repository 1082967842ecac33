"""A report and its claims -> the report graph. A pure function: the graph names mentions, never persons."""

from collections.abc import Callable
from functools import cache, singledispatch

from pyoxigraph import Quad

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import UsageError
from lhtv_kg.graph.concepts import vietnamese_labels
from lhtv_kg.graph.iris import claim_iri, concept, local_name, mention_iri, report_graph_name, report_iri, thing
from lhtv_kg.graph.triples import Triples, boolean, decimal, number, text
from lhtv_kg.model import (
    AnyClaim,
    EventClaim,
    EvidenceKind,
    Extraction,
    MemberCountClaim,
    MembershipClaim,
    ParticipationClaim,
    PostClaim,
    Report,
    TermClaim,
)
from lhtv_kg.readers.addresses import canonical_address, is_address
from lhtv_kg.readers.duplicates import sketch
from lhtv_kg.text import squeeze

CONTEXT = 32
"""Code points of prefix and suffix beside a quote: enough to find it again in an edited page."""


def report_graph(extraction: Extraction) -> frozenset[Quad]:
    """Return the quads of a report and its claims, each quote verified against the stored text.

    Raises:
        ClaimError: a quote is not what the stored text says at its offsets.
    """
    report = extraction.report
    triples = Triples(report_graph_name(report.id))
    _describe_report(triples, report)
    for claim in extraction.verify():
        iri = claim_iri(report, claim)
        _describe_claim(triples, report, claim, iri)
        _describe_evidence(triples, report, claim, iri)
        _content(claim, triples, iri)
        if isinstance(claim, (PostClaim, ParticipationClaim)):
            _describe_mention(triples, report, claim, iri)
        event = extraction.event_of(claim)
        if event is not None and event is not claim:
            triples.add(iri, "lhtv:inEventClaim", claim_iri(report, event))
    standing = {claim_iri(report, claim) for claim in extraction.claims}
    for before, now in extraction.amended:
        if (old := claim_iri(report, before)) not in standing:  # it may have been cited
            triples.add(old, "dcterms:isReplacedBy", claim_iri(report, now))
    return frozenset(triples.quads)


def _describe_report(triples: Triples, report: Report) -> None:
    iri = report_iri(report.id)
    triples.add(iri, "rdf:type", "schema:NewsArticle", "prov:Entity")
    if report.evidence_kind is EvidenceKind.RETOLD:
        triples.add(iri, "rdf:type", "lhtv:Retelling")
    identifier = report.address or report.path or report.id
    triples.texts(iri, "rdfs:label", [report.title or identifier], report.language)
    triples.texts(iri, "dcterms:identifier", [identifier])
    triples.texts(iri, "schema:publisher", [report.publisher])
    triples.texts(iri, "lhtv:byline", [report.byline])
    triples.texts(iri, "schema:inLanguage", [report.language])
    triples.texts(iri, "lhtv:sha256", [report.sha256])
    # Rows of the shipped tables have no path; nobody feeds them twice.
    if report.evidence_kind is EvidenceKind.TEXT or (report.evidence_kind is EvidenceKind.ROW and report.path):
        triples.add(iri, "lhtv:textSketch", *map(number, sketch(report.text)))
    triples.texts(iri, "lhtv:evidenceKind", [report.evidence_kind.value])
    triples.stated(iri, "schema:datePublished", report.published)
    triples.add(iri, "schema:url", usable(report.address))
    triples.add(iri, "prov:hadPrimarySource", usable(report.primary_source))


def source_iri(report: Report) -> str:
    """Return the address by which a report counts as a source: a retelling or a mirror is no second source."""
    return one_address(usable(report.primary_source) or usable(report.address) or report_iri(report.id))


@cache
def one_address(source: str) -> str:
    """Return one spelling of the address of a source: a page named with http and with https is one."""
    try:
        return canonical_address(source) if is_address(source) else source
    except UsageError:  # a retelling may name a source by an address that is none
        return source


def usable(value: str | None) -> str | None:
    """Return an address that can be a node; None for a source that is none."""
    # A source that is no IRI (the name of a printed book) stays readable in dcterms:identifier.
    return value if value and is_address(value) and " " not in value else None


def _describe_claim(triples: Triples, report: Report, claim: AnyClaim, iri: str) -> None:
    triples.add(iri, "rdf:type", "lhtv:Claim", f"lhtv:{type(claim).__name__}")
    triples.texts(iri, "rdfs:label", [claim_label(claim)], "vi")
    triples.add(iri, "prov:wasDerivedFrom", report_iri(report.id))
    triples.texts(iri, "lhtv:rule", [claim.rule])
    triples.add(iri, "lhtv:confidence", decimal(claim.confidence))
    triples.texts(iri, "lhtv:eventKey", [claim.event])
    if ruling := claim.overruled:
        triples.add(iri, "lhtv:overruledFor", thing("claim", ruling.holds))
        triples.texts(iri, "lhtv:overruledBy", [ruling.who])
        triples.on_day(iri, "lhtv:overruledOn", PartialDate(ruling.when).first_day())
        triples.texts(iri, "lhtv:overruledBecause", [ruling.why])
    for inference in claim.inferred:
        triples.texts(iri, "lhtv:inferredField", [inference.field])
        triples.texts(iri, "lhtv:inferenceReason", [f"{inference.field}: {inference.reason}"])


def _describe_evidence(triples: Triples, report: Report, claim: AnyClaim, iri: str) -> None:
    name, span = local_name(iri), claim.span
    evidence = thing("evidence", name)
    position, quote = thing("selector", f"{name}-position"), thing("selector", f"{name}-quote")
    triples.add(iri, "lhtv:evidence", evidence)
    triples.add(evidence, "rdf:type", "oa:SpecificResource")
    triples.add(evidence, "oa:hasSource", report_iri(report.id))
    triples.add(evidence, "oa:hasSelector", position, quote)
    triples.add(position, "rdf:type", "oa:TextPositionSelector")
    triples.add(position, "oa:start", number(span.start))
    triples.add(position, "oa:end", number(span.end))
    triples.add(quote, "rdf:type", "oa:TextQuoteSelector")
    triples.add(quote, "oa:exact", text(span.quote))
    triples.add(quote, "oa:prefix", text(report.text[max(0, span.start - CONTEXT) : span.start]))
    triples.add(quote, "oa:suffix", text(report.text[span.end : span.end + CONTEXT]))


def _describe_mention(triples: Triples, report: Report, claim: PostClaim | ParticipationClaim, iri: str) -> None:
    mention = mention_iri(report, claim.person)
    triples.add(iri, "lhtv:mention", mention)
    triples.texts(iri, "lhtv:personName", [claim.person])
    triples.add(mention, "rdf:type", "lhtv:Mention")
    triples.texts(mention, "lhtv:personName", [claim.person])
    triples.add(mention, "prov:wasDerivedFrom", report_iri(report.id))


def claim_label(claim: AnyClaim) -> str:
    """Return a claim in a few words of Vietnamese: who, what, where."""
    match claim:
        case PostClaim():
            parts = [claim.person, claim.title, claim.organization]
        case EventClaim():
            parts = [
                claim.name or vietnamese_labels("event-kinds")[claim.kind.value],
                claim.organizer,
                str(claim.start) if claim.start else None,
            ]
        case ParticipationClaim():
            parts = [claim.person, vietnamese_labels("participation-roles")[claim.role.value]]
        case MembershipClaim():
            parts = [claim.member, claim.organization]
        case TermClaim():
            parts = [claim.organization, claim.label]
        case MemberCountClaim():
            parts = [claim.organization, f"{claim.count} thành viên"]
    return squeeze(", ".join(part for part in parts if part))


@singledispatch
def _content(claim: AnyClaim, triples: Triples, iri: str) -> None:
    raise NotImplementedError(type(claim))


def _writes(kind: type) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return _content.register(kind)


@_writes(PostClaim)
def _post(claim: PostClaim, triples: Triples, iri: str) -> None:
    triples.texts(iri, "lhtv:title", [claim.title])
    triples.texts(iri, "lhtv:organizationName", [claim.organization])
    triples.add(iri, "lhtv:capacity", concept("capacity", claim.capacity.value))
    triples.add(iri, "lhtv:basis", concept("basis", claim.basis.value))
    triples.texts(iri, "lhtv:termLabel", [claim.term])
    triples.stated(iri, "lhtv:date", claim.date)
    triples.stated(iri, "lhtv:start", claim.start)
    triples.stated(iri, "lhtv:end", claim.end)
    triples.stated(iri, "lhtv:until", claim.until)
    triples.texts(iri, "lhtv:decisionNumber", [claim.decision])
    triples.texts(iri, "lhtv:personAlias", claim.aliases)
    triples.texts(iri, "lhtv:scope", [claim.scope.value if claim.scope else None])


@_writes(EventClaim)
def _event(claim: EventClaim, triples: Triples, iri: str) -> None:
    triples.add(iri, "lhtv:eventKind", concept("event-kind", claim.kind.value))
    triples.stated(iri, "lhtv:date", claim.start)
    triples.stated(iri, "lhtv:end", claim.end)
    triples.texts(iri, "lhtv:eventName", [claim.name])
    triples.texts(iri, "lhtv:provinceName", [claim.province])
    triples.texts(iri, "lhtv:placeName", [claim.place])
    triples.texts(iri, "lhtv:organizerName", [claim.organizer])
    triples.texts(iri, "lhtv:hostName", [claim.host])
    triples.texts(iri, "lhtv:termLabel", [claim.term])
    triples.add(iri, "lhtv:mainEvent", boolean(claim.main))
    if claim.attendance:
        triples.add(iri, "lhtv:attendance", number(claim.attendance.value))
        triples.texts(iri, "lhtv:attendanceComparator", [claim.attendance.comparator])


@_writes(ParticipationClaim)
def _participation(claim: ParticipationClaim, triples: Triples, iri: str) -> None:
    triples.add(iri, "lhtv:participationRole", concept("participation-role", claim.role.value))


@_writes(MembershipClaim)
def _membership(claim: MembershipClaim, triples: Triples, iri: str) -> None:
    triples.texts(iri, "lhtv:memberName", [claim.member])
    triples.texts(iri, "lhtv:organizationName", [claim.organization])
    triples.stated(iri, "lhtv:date", claim.date)
    triples.stated(iri, "lhtv:start", claim.start)
    triples.stated(iri, "lhtv:end", claim.end)


@_writes(TermClaim)
def _term(claim: TermClaim, triples: Triples, iri: str) -> None:
    triples.texts(iri, "lhtv:organizationName", [claim.organization])
    triples.texts(iri, "lhtv:termLabel", [claim.label])
    triples.texts(iri, "lhtv:ordinal", [claim.ordinal])
    triples.stated(iri, "lhtv:date", claim.date)


@_writes(MemberCountClaim)
def _member_count(claim: MemberCountClaim, triples: Triples, iri: str) -> None:
    triples.texts(iri, "lhtv:organizationName", [claim.organization])
    triples.add(iri, "lhtv:memberCount", number(claim.count))
    triples.stated(iri, "lhtv:date", claim.date)
