"""Many readings of one fact become one claim: the order of a report, the stronger basis, the fuller claim."""

from collections.abc import Iterable, Set
from dataclasses import replace

from lhtv_kg.model import AnyClaim, Basis, Capacity, Inference, MembershipClaim, ParticipationClaim, PostClaim, Span
from lhtv_kg.text import name_key

_ONE_ACT = 60  # days; begin acts no further apart are sources of one act (the design's section on time)
_EFFECT = Inference("date", "the report says further on from which day the appointment holds")
_ACTS = {Basis.ELECTED, Basis.APPOINTED}


def gather(posts: Iterable[PostClaim], effective: Set[Span] = frozenset()) -> list[PostClaim]:
    """Return each post once: an attestation gives way to an act or a departure that it only repeats.

    ``effective`` are the passages that say from which day an appointment holds.
    """
    posts = _terms_joined(list(posts))
    ordered = sorted(posts, key=lambda claim: (claim.basis is Basis.ATTESTED, _undated(claim), claim.span.start))
    kept: dict[tuple[str, str], list[PostClaim]] = {}
    for claim in ordered:
        same = kept.setdefault((claim.person, claim.title), [])
        told = next((number for number, other in enumerate(same) if _repeats(claim, other)), None)
        if told is None:
            same.append(claim)
        elif claim.basis is Basis.APPOINTED and claim.term and not same[told].term:
            same[told] = replace(same[told], term=claim.term)
        elif claim.span in effective and _takes_effect(claim, same[told]):
            same[told] = replace(same[told], date=claim.date, inferred=(*same[told].inferred, _EFFECT))
    return _without_open(sorted((claim for same in kept.values() for claim in same), key=lambda each: each.span.start))


def _terms_joined(posts: list[PostClaim]) -> list[PostClaim]:
    """Give an election told without its term the term for which the report says that the post is held."""
    held: dict[tuple[str, str], list[PostClaim]] = {}
    for post in posts:
        if post.basis is Basis.ATTESTED and post.term:
            held.setdefault((post.person, post.title), []).append(post)
    joined: list[PostClaim] = []
    for claim in posts:
        if claim.basis is Basis.ELECTED and claim.term is None:
            same = held.get((claim.person, claim.title), ())
            later = next((post for post in same if _same_post(post, claim) and _before(claim, post)), None)
            claim = replace(claim, term=later.term) if later else claim
        joined.append(claim)
    return joined


def _undated(claim: PostClaim) -> bool:
    """Tell whether an act lacks its day, as in a headline; the telling with the day is the better one."""
    return claim.basis in _ACTS and claim.date is None


def _before(claim: PostClaim, other: PostClaim) -> bool:
    return claim.date is not None and other.date is not None and claim.date.last_day() < other.date.first_day()


def _repeats(claim: PostClaim, other: PostClaim) -> bool:
    if not _same_post(claim, other):
        return False
    if claim.basis is other.basis:
        told_again = claim.basis is Basis.APPOINTED and other.term is None
        same_term = claim.term in (None, other.term) or told_again
        return claim.capacity is other.capacity and same_term and _same_dates(claim, other)
    if claim.basis is not Basis.ATTESTED:
        return False
    if other.basis is Basis.LEFT:
        return claim.capacity is other.capacity or claim.capacity is not Capacity.FORMER
    if other.basis in _ACTS and other.capacity is claim.capacity:
        same_words = claim.span.start < other.span.end and claim.span.end > other.span.start
        begun = other.basis is Basis.APPOINTED and claim.date is not None and claim.date == other.date
        later = claim.span.start > other.span.start or begun
        return later or same_words or (claim.term is not None and claim.term == other.term)
    return False


def _takes_effect(claim: PostClaim, other: PostClaim) -> bool:
    """Tell whether an appointment told again gives the day of its effect, soon after that of the ceremony."""
    if not (claim.basis is other.basis is Basis.APPOINTED and claim.date and other.date):
        return False
    days = (claim.date.first_day() - other.date.last_day()).days
    return 0 < days <= _ONE_ACT and "day" == claim.date.precision == other.date.precision


def _same_dates(claim: PostClaim, other: PostClaim) -> bool:
    return claim.basis is not Basis.INTERVAL or (claim.start, claim.end) == (other.start, other.end)


def _same_post(claim: PostClaim, other: PostClaim) -> bool:
    return (claim.person, claim.title) == (other.person, other.title) and _same_body(
        claim.organization, other.organization
    )


def _same_body(one: str | None, other: str | None) -> bool:
    """Tell whether two names mean one body: equal, or two names of the department of one province."""
    if _plain(one) == _plain(other):
        return True
    return bool(
        one
        and other
        and one.startswith("Sở Văn hóa")
        and other.startswith("Sở Văn hóa")
        and _territory(one) == _territory(other) != ""
        and ("Thông tin" in one) is ("Thông tin" in other)
    )


def _plain(name: str | None) -> str:
    """Return a name without the level of its territory: Thư viện Hải Dương is Thư viện tỉnh Hải Dương."""
    return name_key(name or "").replace(" tỉnh ", " ").replace(" thành phố ", " ")


def _territory(name: str) -> str:
    return next((name.partition(level)[2] for level in (" tỉnh ", " thành phố ") if level in name), "")


def _without_open(claims: list[PostClaim]) -> list[PostClaim]:
    """Drop a post without a body where the same person holds the same title in a named one."""
    named = {(claim.person, claim.title) for claim in claims if claim.organization}
    return [claim for claim in claims if claim.organization or (claim.person, claim.title) not in named]


def unique(claims: Iterable[AnyClaim]) -> list[AnyClaim]:
    """Return participations and memberships once each, the first statement of each."""
    seen: dict[tuple[object, ...], AnyClaim] = {}
    for claim in claims:
        if isinstance(claim, ParticipationClaim):
            seen.setdefault((claim.person, claim.role), claim)
        elif isinstance(claim, MembershipClaim):
            seen.setdefault((claim.member, claim.organization), claim)
        else:
            seen.setdefault((claim.span, claim), claim)
    return list(seen.values())
