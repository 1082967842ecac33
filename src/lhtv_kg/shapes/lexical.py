"""Literals that are not in the form of their datatype, found before SHACL runs.

pySHACL compares dates and raises TypeError on an ill-typed one, so such a literal is reported here and kept away
from it. Text that is not NFC, and blank nodes, which data graphs do not have, are reported here too.
"""

import re
import unicodedata

from pyoxigraph import BlankNode, Literal, Triple

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import UsageError
from lhtv_kg.vocabulary import PREFIXES

_XSD = PREFIXES["xsd"]
_PRECISION = {f"{_XSD}gYear": "year", f"{_XSD}gYearMonth": "month", f"{_XSD}date": "day"}
_FORMS = {
    f"{_XSD}integer": re.compile(r"[+-]?\d+", re.ASCII),
    f"{_XSD}decimal": re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII),
    f"{_XSD}boolean": re.compile(r"true|false|1|0"),
}
CHECKED = frozenset((*_PRECISION, *_FORMS))
"""The datatypes whose forms are looked at."""


def ill_formed(triple: Triple) -> bool:
    """Tell whether the value is a literal that its datatype does not allow (dates: without time zone)."""
    if not isinstance(triple.object, Literal):
        return False
    text, datatype = triple.object.value, triple.object.datatype.value
    if datatype in _PRECISION:
        return _precision(text) != _PRECISION[datatype]
    form = _FORMS.get(datatype)
    return form is not None and form.fullmatch(text) is None


def not_normal(triple: Triple) -> bool:
    """Tell whether a triple has a blank node, or text that is not Unicode NFC."""
    if isinstance(triple.subject, BlankNode) or isinstance(triple.object, BlankNode):
        return True
    return isinstance(triple.object, Literal) and not unicodedata.is_normalized("NFC", triple.object.value)


def _precision(text: str) -> str | None:
    if not text.isascii():
        return None
    try:
        return PartialDate(text).precision
    except UsageError:
        return None
