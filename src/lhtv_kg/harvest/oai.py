"""OAI-PMH 2.0 without HTTP: which arguments a verb takes, which records a request means, tokens to go on.

A token holds the request and the last record that was sent, so it stays good when a newer snapshot is shown: what has
changed since comes later in the list.
"""

import base64
import binascii
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lhtv_kg.harvest.records import KINDS, Record

FORMATS = {
    "oai_dc": ("http://www.openarchives.org/OAI/2.0/oai_dc.xsd", "http://www.openarchives.org/OAI/2.0/oai_dc/"),
    "lhtv": ("http://www.openarchives.org/OAI/2.0/rdf.xsd", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
}
"""Prefixes of metadata with the address of their schema and their namespace."""
PORTION = 50
"""Records in one answer."""
_LISTING = (frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"}))
_VERBS = {
    "Identify": (frozenset[str](), frozenset[str]()),
    "ListMetadataFormats": (frozenset[str](), frozenset({"identifier"})),
    "ListSets": (frozenset[str](), frozenset[str]()),
    "GetRecord": (frozenset({"identifier", "metadataPrefix"}), frozenset[str]()),
    "ListIdentifiers": _LISTING,
    "ListRecords": _LISTING,
}
"""Verbs with their required and their optional arguments (section 4 of the protocol)."""
_LISTS = ("ListSets", "ListIdentifiers", "ListRecords")
_DAY = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_SECOND = re.compile(_DAY.pattern + r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z")


class OaiError(Exception):
    """A request that the protocol answers with an error: its code and why."""

    def __init__(self, code: str, words: str) -> None:
        self.code, self.words = code, words
        super().__init__(f"{code}: {words}")


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of a list: its records, how many there are in all, where it begins, the token for the rest or ""."""

    records: Sequence[Record]
    prefix: str
    size: int
    cursor: int
    token: str

    @property
    def whole(self) -> bool:
        """Tell whether this is the whole list, which then needs no token at all."""
        return not self.token and self.cursor == 0


def request(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return the arguments of a request, checked against its verb.

    Raises:
        OaiError: badVerb, badArgument or cannotDisseminateFormat.
    """
    verbs = [value for name, value in pairs if name == "verb"]
    if len(verbs) != 1 or verbs[0] not in _VERBS:
        raise OaiError("badVerb", f"One verb is needed; there are {', '.join(_VERBS)}.")
    given = dict(pairs)
    if len(given) != len(pairs):
        raise OaiError("badArgument", "An argument came twice.")
    required, optional = _VERBS[verbs[0]]
    names = set(given) - {"verb"}
    if verbs[0] in _LISTS and names == {"resumptionToken"}:
        return given
    if names - required - optional:
        wrong = ", ".join(sorted(names - required - optional))
        raise OaiError("badArgument", f"{verbs[0]} does not take, or not together with others: {wrong}.")
    if required - names:
        raise OaiError("badArgument", f"{verbs[0]} needs {', '.join(sorted(required - names))}.")
    _check(given)
    return given


def listed(records: Sequence[Record], given: Mapping[str, str], portion: int = PORTION) -> Portion:
    """Return the part of the list that a request means.

    Args:
        records: all records in the order of their changes.
        given: what ``request`` returned for ListRecords or ListIdentifiers.
        portion: how many records are sent at once.

    Raises:
        OaiError: noRecordsMatch or badResumptionToken.
    """
    after: tuple[str, str] = ("", "")
    if "resumptionToken" in given:
        given, after = _resumed(given["resumptionToken"])
    found = [record for record in records if _matches(record, given)]
    rest = [record for record in found if (record.changed, record.iri) > after]
    if not found or not rest:
        code = "badResumptionToken" if after[0] else "noRecordsMatch"
        raise OaiError(code, "No record answers this request.")
    sent = rest[:portion]
    token = _token(given, sent[-1]) if len(rest) > portion else ""
    return Portion(sent, given["metadataPrefix"], len(found), len(found) - len(rest), token)


def one(records: Sequence[Record], iri: str) -> Record:
    """Return a record by its identifier, which is the IRI of the thing.

    Raises:
        OaiError: idDoesNotExist.
    """
    for record in records:
        if record.iri == iri:
            return record
    raise OaiError("idDoesNotExist", "There is no record of this identifier.")


def _check(given: Mapping[str, str]) -> None:
    if given.get("metadataPrefix", "oai_dc") not in FORMATS:
        raise OaiError("cannotDisseminateFormat", f"The formats are {', '.join(FORMATS)}.")
    bounds = [given[name] for name in ("from", "until") if name in given]
    for pattern in (_DAY, _SECOND):
        if all(pattern.fullmatch(bound) for bound in bounds):
            break
    else:
        raise OaiError("badArgument", "Dates are YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ, both of one kind.")
    if len(bounds) == 2 and bounds[0] > bounds[1]:
        raise OaiError("badArgument", "The argument from is later than until.")
    if "set" in given and given["set"] not in KINDS:
        raise OaiError("noRecordsMatch", f"The sets are {', '.join(KINDS)}.")


def _matches(record: Record, given: Mapping[str, str]) -> bool:
    begin, end = given.get("from", ""), given.get("until", "9")
    return (
        record.changed >= begin
        and record.changed[: len(end) if len(end) > 1 else None] <= end
        and given.get("set", record.kind) == record.kind
    )


def _token(given: Mapping[str, str], last: Record) -> str:
    kept = {name: given[name] for name in ("metadataPrefix", "from", "until", "set") if name in given}
    return base64.urlsafe_b64encode(json.dumps([kept, last.changed, last.iri]).encode()).decode()


def _resumed(token: str) -> tuple[dict[str, str], tuple[str, str]]:
    try:
        kept, changed, iri = json.loads(base64.b64decode(token.encode(), altchars=b"-_", validate=True))
        given = {str(name): str(value) for name, value in kept.items()}
        if not set(given) <= _LISTING[0] | _LISTING[1] or "metadataPrefix" not in given:
            raise OaiError("badResumptionToken", "This token was not given out here.")
        _check(given)
    except (binascii.Error, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise OaiError("badResumptionToken", "This token was not given out here.") from error
    except OaiError as error:
        raise OaiError("badResumptionToken", error.words) from error
    return given, (str(changed), str(iri))
