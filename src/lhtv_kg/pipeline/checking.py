"""What shapes say of a report before it is committed: claim shapes refuse it, shapes of conclusions only report."""

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from lhtv_kg.derivation import Difference
from lhtv_kg.errors import NotConforming
from lhtv_kg.graph.claims import claim_label
from lhtv_kg.graph.iris import claim_iri, local_name
from lhtv_kg.graph.triples import node
from lhtv_kg.messages import language
from lhtv_kg.model import Extraction
from lhtv_kg.shapes import Severity, Violation, referenced, refusing, validate
from lhtv_kg.store import Store
from lhtv_kg.text import squeeze


def refusal(graph: Iterable[Quad], extraction: Extraction) -> NotConforming | None:
    """Return why a report graph is refused, naming claim, words and shape; None where it conforms."""
    found = refusing(validate(graph))
    if not found:
        return None
    report = extraction.report
    _, label, words, first = min((*_claim_of(v, extraction), v) for v in found)
    return NotConforming(
        "{report}: refused by shape {shape}, {message} The claim: {claim}. Its words: «{words}». Violations: {count}",
        report=report.path or report.id,
        shape=local_name(first.shape),
        message=message_of(first),
        claim=label,
        words=words,
        count=len(found),
    )


def _claim_of(violation: Violation, extraction: Extraction) -> tuple[int, str, str]:
    """Return where in the text the claim of a violation stands, its label and its words."""
    report = extraction.report
    name = local_name(violation.focus)
    for claim in extraction.claims:
        # A violation may lie in the claim, its evidence or a selector; all bear the claim's name.
        if name.startswith(local_name(claim_iri(report, claim))):
            return claim.span.start, claim_label(claim), squeeze(claim.span.quote)
    return -1, report.title or report.id, "-"


def warnings(change: Difference, graph: Iterable[Quad], store: Store) -> tuple[str, ...]:
    """Return what the shapes of conclusions warn of in the nodes that a change writes, with one hop of context."""
    typed = {quad.subject for quad in change.after if quad.predicate == node("rdf:type")}
    written = {quad.subject for quad in change.insert} & typed
    if not written:
        return ()
    data = [quad for quad in change.after if quad.subject in written]
    near = {quad.object for quad in data} - written
    context = [quad for quad in change.after if quad.subject in near]
    context += _types(referenced([*data, *context]), (*graph, *change.after), store)
    focus = sorted(subject.value for subject in written if isinstance(subject, NamedNode))
    found = (v for v in validate(data, context, focus) if v.severity is not Severity.INFO)
    return tuple(f"{local_name(v.focus)}: {message_of(v)}" for v in found)


def _types(wanted: Iterable[NamedNode], fresh: Iterable[Quad], store: Store) -> list[Quad]:
    """Return what says of some nodes what they are: what is about to be written, else what the store holds."""
    kind = node("rdf:type")
    types: dict[object, list[Quad]] = {}
    for quad in fresh:
        if quad.predicate == kind:
            types.setdefault(quad.subject, []).append(quad)
    return [quad for found in wanted for quad in types.get(found) or store.quads(found, kind)]


def message_of(violation: Violation) -> str:
    """Return the message of a violation in the chosen language."""
    return violation.message_vi if language() == "vi" else violation.message_en
