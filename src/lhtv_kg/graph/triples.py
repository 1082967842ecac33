"""A small builder of quads: prefixed names in, terms of the engine out."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

from lhtv_kg.dates import PartialDate
from lhtv_kg.text import nfc
from lhtv_kg.vocabulary import expand

_DATE_TYPES = {"year": "xsd:gYear", "month": "xsd:gYearMonth", "day": "xsd:date"}


@lru_cache(maxsize=4096)
def node(name: str) -> NamedNode:
    """Return the node of a full IRI or a prefixed name (``org:Post``)."""
    return NamedNode(name if "/" in name or name.startswith("urn:") else expand(name))


def text(value: str, language: str | None = None) -> Literal:
    """Return a literal in NFC, with a language tag where one is given."""
    return Literal(nfc(value), language=language) if language else Literal(nfc(value))


def stated(value: PartialDate) -> Literal:
    """Return a date in the precision stated: ``xsd:gYear``, ``xsd:gYearMonth`` or ``xsd:date``."""
    return Literal(value.text, datatype=node(_DATE_TYPES[value.precision]))


def day(value: date) -> Literal:
    """Return a day as ``xsd:date``."""
    return Literal(value.isoformat(), datatype=node("xsd:date"))


def number(value: int) -> Literal:
    """Return a whole number as ``xsd:integer``."""
    return Literal(str(value), datatype=node("xsd:integer"))


def decimal(value: float) -> Literal:
    """Return a number as ``xsd:decimal`` in its canonical form, the only one that an engine gives back as it came."""
    return Literal(format(Decimal(str(value)).normalize(), "f"), datatype=node("xsd:decimal"))


def boolean(value: bool) -> Literal:
    """Return ``true`` or ``false`` as ``xsd:boolean``."""
    return Literal("true" if value else "false", datatype=node("xsd:boolean"))


class Triples:
    """Collects the quads of one named graph; a value of None adds nothing."""

    def __init__(self, graph: str) -> None:
        self.graph = node(graph)
        self.quads: set[Quad] = set()

    def add(self, subject: str, predicate: str, *values: Literal | str | None) -> None:
        """Add one triple a value; a string is a full IRI or a prefixed name."""
        for value in values:
            if value is not None:
                term = node(value) if isinstance(value, str) else value
                self.quads.add(Quad(node(subject), node(predicate), term, self.graph))

    def texts(self, subject: str, predicate: str, values: Iterable[str | None], language: str | None = None) -> None:
        """Add one literal a value; None adds nothing."""
        self.add(subject, predicate, *(text(value, language) for value in values if value))

    def stated(self, subject: str, predicate: str, value: PartialDate | None) -> None:
        """Add a date in the precision stated."""
        if value is not None:
            self.add(subject, predicate, stated(value))

    def on_day(self, subject: str, predicate: str, value: date | None) -> None:
        """Add a day."""
        if value is not None:
            self.add(subject, predicate, day(value))
