"""What shapes say of a report before it is committed: claim shapes refuse it, shapes of conclusions only report."""

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad

from lhtv_kg.derivation import Difference
from lhtv_kg.errors import NotConforming
from lhtv_kg.graph.claims import claim_label
from lhtv_kg.graph.iris import claim_iri, local_name
from lhtv_kg.messages import language
from lhtv_kg.model import Extraction
from lhtv_kg.shapes import Violation, refusing, validate
from lhtv_kg.text import squeeze


def refusal(graph: Iterable[Quad], extraction: Extraction) -> NotConforming | None:
    """Return why a report graph is refused, naming claim, words and shape; None where it conforms."""
    found = refusing(validate(graph))
    if not found:
        return None
    first, report = found[0], extraction.report
    label, words = _claim_of(first, extraction)
    return NotConforming(
        "{report}: refused by shape {shape}, {message} The claim: {claim}. Its words: «{words}». Violations: {count}",
        report=report.path or report.id,
        shape=local_name(first.shape),
        message=message_of(first),
        claim=label,
        words=words,
        count=len(found),
    )


def _claim_of(violation: Violation, extraction: Extraction) -> tuple[str, str]:
    report = extraction.report
    name = local_name(violation.focus)
    for claim in extraction.claims:
        # A violation may lie in the claim, its evidence or a selector; all bear the claim's name.
        if name.startswith(local_name(claim_iri(report, claim))):
            return claim_label(claim), squeeze(claim.span.quote)
    return report.title or report.id, "-"


def warnings(change: Difference) -> tuple[str, ...]:
    """Return what the shapes of conclusions report of the nodes that a change writes, with one hop of context."""
    written = {quad.subject for quad in change.insert}
    near = written | {quad.object for quad in change.after if quad.subject in written}
    data = [quad for quad in change.after if quad.subject in near]
    focus = sorted(subject.value for subject in written if isinstance(subject, NamedNode))
    return tuple(f"{local_name(v.focus)}: {message_of(v)}" for v in validate(data, focus=focus)) if focus else ()


def message_of(violation: Violation) -> str:
    """Return the message of a violation in the chosen language."""
    return violation.message_vi if language() == "vi" else violation.message_en
