"""A report, read by an extractor; the gate behind all of them."""

from collections.abc import Iterable
from dataclasses import replace

from lhtv_kg.errors import ExtractorError
from lhtv_kg.extraction import extract
from lhtv_kg.extraction.extractor import unread_beside
from lhtv_kg.extractors.conforming import conformed
from lhtv_kg.extractors.gate import gate
from lhtv_kg.extractors.interface import MISTAKES, RULES, Extractor, mistake
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.model import AnyClaim, Extraction, Report
from lhtv_kg.readers import is_roster

MOST_SURE = 0.9
"""The confidence of a claim that no rule made is never higher: that of a rule that infers."""


def read(report: Report, extractor: Extractor | None = None, lexicon: Lexicon | None = None) -> Extraction:
    """Return what an extractor, or else the rules, read in a report, behind the gate.

    Tables of persons and posts are read by their headings, whoever the extractor is. The rule of a claim names the
    extractor, and what neither it nor a claim tells of is listed as unread, as the grammar sees it.

    Raises:
        ExtractorError: the extractor failed, or gave no extraction of this report.
    """
    if extractor is None or extractor.name == RULES or is_roster(report):
        return gate(extract(report, lexicon))
    said = _asked(extractor, report, lexicon)
    claims, dropped = conformed(said.claims)
    signed = tuple(_signed(claims, extractor.name))
    found = replace(said, claims=signed, dropped=(*said.dropped, *dropped), reader=reader_of(extractor, report))
    return beside(gate(found), lexicon)


def _asked(extractor: Extractor, report: Report, lexicon: Lexicon | None) -> Extraction:
    """Return what an extractor says, its lists as tuples; an exception of its own becomes one line."""
    try:
        said = extractor.extract(report, lexicon)
        if isinstance(said, Extraction) and said.report == report:
            return replace(said, claims=tuple(said.claims), dropped=tuple(said.dropped), amended=())
    except MISTAKES as error:
        raise mistake(extractor.name, error) from None
    raise ExtractorError("extractor '{name}': gives no extraction of the report", name=extractor.name)


def reader_of(extractor: Extractor | None, report: Report) -> str:
    """Return how the ledger names who reads a report: name and version, nothing for the rules (of the program)."""
    if extractor is None or extractor.name == RULES or is_roster(report):
        return ""
    return f"{extractor.name} {extractor.version}"


def beside(extraction: Extraction, lexicon: Lexicon | None = None) -> Extraction:
    """Return an extraction with the passages of which it tells nothing, unless it lists some itself."""
    if extraction.unread:
        return extraction
    return replace(extraction, unread=unread_beside(extraction.report, extraction.claims, lexicon))


def _signed(claims: Iterable[AnyClaim], name: str) -> Iterable[AnyClaim]:
    for claim in claims:
        rule = claim.rule if claim.rule.startswith(("model:", f"{name}:")) else f"{name}:{claim.rule}"
        yield replace(claim, rule=rule, confidence=min(claim.confidence, MOST_SURE))
