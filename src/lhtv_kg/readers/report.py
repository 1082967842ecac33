"""From a file to a report: bytes, format, text, metadata, id."""

import hashlib
import re
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from lhtv_kg.errors import InputRefused
from lhtv_kg.messages import say
from lhtv_kg.model import EvidenceKind, Report
from lhtv_kg.readers.addresses import canonical_address, is_address, report_id, usable_address
from lhtv_kg.readers.document import Document
from lhtv_kg.readers.encodings import refuse_endless_marks, refuse_unrepaired
from lhtv_kg.readers.files import read_bytes, shown
from lhtv_kg.readers.folder import relative_path
from lhtv_kg.readers.formats import Format, format_of, formats
from lhtv_kg.readers.metadata import Metadata, read_sidecar
from lhtv_kg.text import clean, nfc

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def read_report(path: Path, *, root: Path | None = None, source: str | None = None) -> Report:
    """Return the report that a file holds.

    What is stated wins in this order: ``source`` (the address the caller names), the sidecar ``NAME.meta.toml``, the
    front matter or the head of the page. The id comes from the source address; without one from the path of the file
    below ``root`` (the ingested folder), and without a root from its name.

    Raises:
        UsageError: there is no such file, or the source is no address.
        InputRefused: the file cannot be read as a report; one line says what is wrong and what to do.
    """
    raw = read_bytes(path)
    if not raw.strip():
        raise InputRefused("{file}: an empty file; give a file with the text of a report", file=shown(path))
    if source is not None:
        canonical_address(source)
    format_, notes = format_of(raw, path)
    sidecar, doubts = read_sidecar(path)
    document = _parse(raw, path, format_, sidecar)
    metadata = Metadata(source=source).over(sidecar).over(document.metadata)
    noted = replace(document, metadata=metadata, notes=(*notes, *document.notes, *doubts))
    return _report(noted, hashlib.sha256(raw).hexdigest(), relative_path(path, root), format_)


def is_roster(report: Report) -> bool:
    """Tell whether the text of a report is the rows of a table, to be read by ``rosterclaims.roster_claims``."""
    tables = {format_.media_type for format_ in formats() if format_.rows}
    return report.evidence_kind is EvidenceKind.ROW and report.media_type in tables


def _parse(raw: bytes, path: Path, format_: Format, stated: Metadata) -> Document:
    module = f"lhtv_kg.readers.{format_.reader}"
    document: Document
    if format_.caged:
        from lhtv_kg.readers.cage import read_caged  # loads what starts processes; plain text needs none

        document = read_caged(module, raw, shown(path), stated)
    else:
        document = import_module(module).read(raw, shown(path), stated)
    refuse_endless_marks(document.text, shown(path))
    refuse_unrepaired(document.text, shown(path))
    if not any(map(str.isalnum, document.text)):
        raise InputRefused("{file}: holds no text; give a file with the text of a report", file=shown(path))
    return document


def _report(document: Document, sha256: str, path: str, format_: Format) -> Report:
    stated = document.metadata
    text = clean(document.text)
    return Report(
        id=report_id(stated.source or f"./{path}"),
        text=text,
        sha256=sha256,
        title=stated.title,
        publisher=stated.publisher,
        published=stated.published,
        address=usable_address(stated.source) if stated.source else None,
        byline=stated.byline,
        language=stated.language or "vi",
        path=path,
        primary_source=_usable(stated.retells or (stated.source if format_.rows else None)),
        evidence_kind=_evidence_kind(stated, format_),
        show_text=bool(stated.show_text),
        media_type=format_.media_type,
        notes=(*document.notes, *_flaws(document.text, text)),
    )


def _evidence_kind(stated: Metadata, format_: Format) -> EvidenceKind:
    if format_.rows:
        return EvidenceKind.ROW
    return EvidenceKind.RETOLD if stated.retells else EvidenceKind.TEXT


def _usable(retells: str | None) -> str | None:
    return usable_address(retells) if retells and is_address(retells) else retells


def _flaws(raw: str, text: str) -> list[str]:
    """Say what cleaning left out, and what a reader of the text should know."""
    flaws = []
    if dropped := len(nfc(raw.removeprefix("\ufeff").replace("\r\n", "\n"))) - len(text):
        flaws.append(say("{count} control or unseen characters are left out of the text", count=dropped))
    if turning := len(_TURNING.findall(text)):
        flaws.append(say("{count} characters turn the direction of the text", count=turning))
    return flaws
