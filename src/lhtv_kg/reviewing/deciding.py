"""A decision of an editor becomes a row of a table, after it was checked against all other decisions."""

import csv
import difflib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lhtv_kg.derivation.resolving import event_names
from lhtv_kg.errors import DataFileError, NotFound, UsageError
from lhtv_kg.exports.atomic import atomic_write
from lhtv_kg.graph.claims import report_graph
from lhtv_kg.graph.iris import local_name, report_graph_name, thing
from lhtv_kg.graph.reading import claim_iris, nodes, read_claim
from lhtv_kg.graph.triples import text
from lhtv_kg.identity.amending import amendable, field_named, kind_name, value_of
from lhtv_kg.identity.claimdecisions import (
    ClaimDecision,
    ClaimDecisions,
    claim_decision,
    decided,
    read_claim_decisions,
)
from lhtv_kg.identity.decisionfiles import COLUMNS, OPTIONAL, kind_of, own_place
from lhtv_kg.identity.decisions import decide, decision, read_decisions
from lhtv_kg.identity.persons import Who
from lhtv_kg.identity.tables import date_of
from lhtv_kg.identity.targets import context_of, target_of
from lhtv_kg.model import AnyClaim, Extraction
from lhtv_kg.pipeline.checking import refusal
from lhtv_kg.pipeline.stored import report_of
from lhtv_kg.queries.names import resolve
from lhtv_kg.reviewing.listing import event_claims
from lhtv_kg.reviewing.words import subjects, values
from lhtv_kg.store import Store

Row = Mapping[str, str]
GIVEN = "--why"
"""How errors name a decision that stands in no file yet."""


@dataclass(frozen=True, slots=True)
class Signed:
    """Who decided, on which day (ISO) and why."""

    who: str
    when: str
    why: str

    def cells(self) -> dict[str, str]:
        """Return the columns that say so.

        Raises:
            DataFileError: the day is no date.
        """
        date_of(self.when.strip(), "--when")
        return {"who": self.who.strip(), "when": self.when.strip(), "why": self.why.strip()}


def decide_pair(store: Store, left: str, right: str, verdict: str, signed: Signed) -> Row:
    """Return the row that says whether two names (or ``Name @ organisation``, or events) are one.

    Raises:
        NotFound: nobody in the store is called so, or no organisation; suggests the nearest.
        AmbiguousName: several organisations are called so.
        DataFileError: it contradicts decisions there are, or something is missing; names the rows.
    """
    left, right = (_somebody(store, typed) for typed in (left, right))
    row = {"left": left, "right": right, "verdict": verdict, **signed.cells()}
    decide([*read_decisions(), decision(row, GIVEN)])
    return row


def decide_claim(store: Store, handle: str, field: str | None, value: str, signed: Signed) -> Row:
    """Return the row that amends a field of a claim, or rejects the claim where no field is named.

    ``handle`` is the IRI of a claim, or what stands in it after the last slash.

    A field may be named by its Vietnamese word, as ``extract`` shows it.

    Raises:
        NotFound: the store holds no such claim.
        DataFileError: it contradicts decisions there are, the claim has no such field, or a shape would refuse the
            report with the new value; names the rows or the option.
    """
    iri = claim_address(store, handle)
    if field is not None:
        kind = kind_name(_claim(store, iri))
        field = field_named(kind, field)
        value_of(kind, field, value, "--value" if field in amendable(kind) else "--field")
    row = row_about(store, iri, "reject" if field is None else "amend", signed)
    row = {**row, "field": field or "", "value": value}
    report = row["report"]
    given = claim_decision(row, GIVEN)
    ClaimDecisions([*read_claim_decisions(), given])
    if field is not None:
        _require_standing(store, report, given)
    return row


def row_about(store: Store, handle: str, verdict: str, signed: Signed) -> Row:
    """Return a row about a claim of a store, with no field and no value yet.

    Raises:
        NotFound: the store holds no such claim.
    """
    iri = claim_address(store, handle)
    report, claim = local_name(values(store, iri, "prov:wasDerivedFrom")[0]), _claim(store, iri)
    target, said = target_of(claim), store.ledger().text(report)
    return {
        "report": report,
        "start": str(target.start),
        "end": str(target.end),
        "quote": target.quote,
        "claim": target.claim,
        "verdict": verdict,
        "field": "",
        "value": "",
        **signed.cells(),
        "context": context_of(said, claim.span) if said else "",
    }


def claim_address(store: Store, handle: str) -> str:
    """Return the IRI of a claim, which may be named by what stands in it after the last slash.

    Raises:
        NotFound: the store holds no such claim.
    """
    iri = thing("claim", local_name(handle))
    if not values(store, iri, "prov:wasDerivedFrom"):
        raise NotFound("'{handle}' is no claim of this store; lhtv-kg review lists their IRIs", handle=handle)
    return iri


def _claim(store: Store, iri: str) -> AnyClaim:
    report = local_name(values(store, iri, "prov:wasDerivedFrom")[0])
    return read_claim(iri, nodes(store.graph(report_graph_name(report))))


def _require_standing(store: Store, report: str, given: ClaimDecision) -> None:
    """Refuse a value with which a shape would refuse the whole report; without its text nothing can be tried."""
    row, said = store.ledger().row(report), store.ledger().text(report)
    if row is None or said is None:
        return
    found = nodes(store.graph(report_graph_name(report)))
    claims = tuple(read_claim(each, found) for each in claim_iris(found))
    after = decided(Extraction(report_of(row, said), claims), ClaimDecisions([given]))
    if refused := refusal(report_graph(after), after):
        template = "{where}: with '{value}' as '{field}' the report would be refused: {message}"
        message = refused.values["message"]
        raise DataFileError(template, where="--value", value=given.value, field=given.field, message=message)


def record(row: Row, place: Path | None = None) -> Path:
    """Add a row to its table and return the path; the file is made where there is none.

    ``place`` is a file or a folder; without it the editor's own decisions.

    Raises:
        UsageError: the file holds the other table, or cannot be written.
    """
    kind = next(name for name, columns in COLUMNS.items() if set(columns) <= set(row))
    place = place or own_place()
    path = place if place.suffix == ".csv" or place.is_file() else place / kind
    if path.exists() and path.stat().st_size and kind_of(path) != kind:
        other = kind_of(path)
        raise UsageError("{file}: has the columns of {other}; name another file or a folder", file=path, other=other)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_bytes().decode() if path.exists() else ""
        with atomic_write(path) as file:
            file.write(_with_row(before, row, kind).encode())
    except OSError as error:
        raise UsageError("{file}: cannot be written ({reason})", file=path, reason=error.strerror) from error
    return path


def _with_row(before: str, row: Row, kind: str) -> str:
    out, end = io.StringIO(), "\r\n" if "\r\n" in before else "\n"
    header = next(csv.reader(before.removeprefix("\ufeff").splitlines()), None) if before else None
    known = (*COLUMNS[kind], *(name for name in OPTIONAL.get(kind, ()) if name in row))
    # A table that an older version began has not all columns.
    writer = csv.DictWriter(out, header or known, restval="", extrasaction="ignore", lineterminator=end)
    if header is None:
        writer.writeheader()
    writer.writerow(row)
    return f"{before}{'' if before.endswith(end) or not before else end}{out.getvalue()}"


def _somebody(store: Store, typed: str) -> str:
    """Return how a decision names somebody; the name must be one that the store knows."""
    if "/id/person/" in typed:
        typed = next(iter(values(store, typed, "rdfs:label")), typed)
    who = Who.parse(typed)
    if who.event:
        return _event(store, who)
    names = {typed.partition("@")[0].strip(), who.name}
    literals = [text(name) for name in names]
    if any(True for literal in literals for _ in store.quads(object=literal)):
        return str(Who(who.name, _body(store, who.organization)))
    known = {name for iri in subjects(store, "rdf:type", "foaf:Person") for name in values(store, iri, "rdfs:label")}
    near = ", ".join(difflib.get_close_matches(who.name, sorted(known), n=3))
    if not near:
        raise NotFound("'{name}' is nobody in this store, and no name is near", name=typed)
    raise NotFound("'{name}' is nobody in this store; the nearest: {near}", name=typed, near=near)


def _body(store: Store, typed: str) -> str:
    """Return the slug of the body behind ``@``: what decisions are compared by, whatever name somebody typed."""
    return local_name(resolve(store, "organization", typed)[0].value) if typed else ""


def _event(store: Store, who: Who) -> str:
    """Return how a decision names an event; a report of the store must tell of it."""
    known = {name for resolved in event_claims(store) for name in event_names(resolved)}
    if who.event in known:
        return str(who)
    near = ", ".join(difflib.get_close_matches(who.event, sorted(known), n=3, cutoff=0.4))
    if not near:
        raise NotFound("'{name}' is no event in this store, and none is near", name=who.event)
    raise NotFound("'{name}' is no event in this store; the nearest: {near}", name=who.event, near=near)
