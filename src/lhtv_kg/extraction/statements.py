"""Claims as JSON objects, in the form of the extraction corpus."""

from typing import Any

from lhtv_kg.model import (
    AnyClaim,
    EventClaim,
    MemberCountClaim,
    MembershipClaim,
    ParticipationClaim,
    PostClaim,
    TermClaim,
)

_NAMES = {
    PostClaim: "post", EventClaim: "event", ParticipationClaim: "participation", MembershipClaim: "membership",
    TermClaim: "term", MemberCountClaim: "member-count",
}  # fmt: skip
_FIELDS: dict[type, tuple[str, ...]] = {
    PostClaim: (
        "person",
        "title",
        "organization",
        "capacity",
        "basis",
        "term",
        "date",
        "start",
        "end",
        "until",
        "decision",
        "aliases",
    ),
    EventClaim: (
        "kind",
        "start",
        "end",
        "name",
        "province",
        "place",
        "organizer",
        "host",
        "attendance",
        "term",
        "main",
    ),
    ParticipationClaim: ("person", "role"),
    MembershipClaim: ("member", "organization", "date", "start", "end"),
    TermClaim: ("organization", "label", "ordinal", "date"),
    MemberCountClaim: ("organization", "count", "date"),
}


def as_json(claim: AnyClaim) -> dict[str, Any]:
    """Return a claim as the JSON object that ``extract --format jsonl`` prints; fields without a value are left out.

    Dates are ISO texts in the precision stated, ``attendance`` is an object of value and comparator, offsets count code
    points of the stored text.
    """
    fields = {name: _plain(getattr(claim, name)) for name in _FIELDS[type(claim)]}
    return {
        "type": _NAMES[type(claim)],
        **{name: value for name, value in fields.items() if value not in (None, [], ()) or name == "organization"},
        "spanStart": claim.span.start,
        "spanEnd": claim.span.end,
        "quote": claim.span.quote,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "inferred": [{"field": each.field, "reason": each.reason} for each in claim.inferred],
    }


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, tuple):
        return list(value)
    if hasattr(value, "comparator"):
        return {"value": value.value, "comparator": value.comparator}
    return str(value)
