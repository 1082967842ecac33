"""Records: the things that harvesters follow, each with a digest of what is said of it and the time that it changed.

The time of a change is the time of the first snapshot that shows it; no clock is asked. To know it, a book is kept
beside the snapshots. It holds hashes and times only: no name outlives the withdrawal of its report.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from lhtv_kg.exports.atomic import atomic_write
from lhtv_kg.graph.iris import report_iri
from lhtv_kg.graph.triples import node
from lhtv_kg.harvest.state import stamp
from lhtv_kg.vocabulary import base

KINDS = ("event", "organization", "person", "report")
"""Kinds of things that are records; each is a set of OAI-PMH."""
_DIGITS = 16


@dataclass(frozen=True, slots=True, order=True)
class Record:
    """A record: when it changed (UTC, to the second), what it is about, a digest of its content; "" means deleted."""

    changed: str
    iri: str
    digest: str

    @property
    def deleted(self) -> bool:
        """Tell whether the thing was withdrawn."""
        return not self.digest

    @property
    def kind(self) -> str:
        """Return the kind of the thing: one of ``KINDS``."""
        return self.iri.removeprefix(f"{base()}id/").partition("/")[0]

    @property
    def version(self) -> str:
        """Return the IRI of this state of the thing."""
        return f"{self.iri}#v-{self.digest or 'deleted'}"


def digests(quads: Iterable[Quad]) -> dict[str, str]:
    """Return a digest for each thing that is a record: of its triples, and of the nodes that point at it.

    A tenure that gets another end changes the record of its person and of its organisation; another record that
    points at one does not. An address that leads on to another is deleted: its digest is empty.
    """
    starts = tuple(f"{base()}id/{kind}/" for kind in KINDS)
    leads_on, leading_on = node("dcterms:isReplacedBy"), set[str]()
    lines: defaultdict[str, set[str]] = defaultdict(set)
    pointing: defaultdict[str, set[str]] = defaultdict(set)
    for quad in quads:
        subject, target = quad.subject, quad.object
        if not isinstance(subject, NamedNode):
            continue
        if quad.predicate == leads_on:
            leading_on.add(subject.value)
        lines[subject.value].add(str(quad.triple))
        if isinstance(target, NamedNode) and quad.predicate != leads_on and target.value.startswith(starts):
            pointing[target.value].add(subject.value)
    own = {subject: _digest(said) for subject, said in lines.items()}
    return {
        iri: ""
        if iri in leading_on
        else _digest([own[iri], *(own[p] for p in pointing[iri] if not p.startswith(starts))])
        for iri in sorted(own)
        if iri.startswith(starts)
    }


def dated(
    found: Mapping[str, str], withdrawn: Iterable[str], before: Mapping[str, Record], now: datetime
) -> list[Record]:
    """Return the records in the order of their changes.

    Args:
        found: the digest of each thing that is there.
        withdrawn: ids of reports that were taken out.
        before: what the book says, by the hash of the IRI.
        now: when the snapshot was published.
    """
    states = {report_iri(report): "" for report in withdrawn} | dict(found)
    records = []
    for iri, digest in states.items():
        known = before.get(key(iri))
        same = known is not None and known.digest == digest
        records.append(Record(known.changed if known and same else stamp(now), iri, digest))
    return sorted(records)


def key(iri: str) -> str:
    """Return the hash under which the book knows a thing."""
    return hashlib.sha256(iri.encode()).hexdigest()[:24]


def write_records(records: Iterable[Record], path: Path, *, hashed: bool = False) -> None:
    """Write records, a line each; hashed for the book, which must not hold names.

    Raises:
        OSError: the file cannot be written.
    """
    with atomic_write(path) as out:
        for record in records:
            name = key(record.iri) if hashed else record.iri
            out.write(f"{record.changed}\t{name}\t{record.digest}\n".encode())


def read_records(path: Path) -> list[Record]:
    """Return the records of a file in its order, none where there is no file."""
    if not path.exists():
        return []
    lines = path.read_text("utf-8").splitlines()
    return [Record(changed, iri, digest) for changed, iri, digest in (line.split("\t") for line in lines)]


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(parts)).encode()).hexdigest()[:_DIGITS]
