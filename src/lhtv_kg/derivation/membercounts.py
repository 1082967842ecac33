"""What a body's number of members comes to: each count beside the members that are known, and what contradicts it."""

from collections import defaultdict
from collections.abc import Sequence

from lhtv_kg.derivation.resolving import Resolved
from lhtv_kg.graph.conclusions import organization_iri, write_contradiction
from lhtv_kg.graph.entities import describe_member_count
from lhtv_kg.graph.triples import Triples
from lhtv_kg.history.contradictions import settled
from lhtv_kg.history.counts import StatedCount, StatedMember, count_contradictions, known_members
from lhtv_kg.history.rules import load_rules
from lhtv_kg.model import MemberCountClaim, MembershipClaim


def write_member_counts(triples: Triples, key: str, claims: Sequence[Resolved]) -> None:
    """Write the counts of the members of one body, and the contradictions in which they stand."""
    standing = [resolved for resolved in claims if resolved.stands]
    counts, members = _counts(key, standing), _members(key, standing)
    same: dict[tuple[str, int], list[StatedCount]] = defaultdict(list)
    for count in counts:
        same[count.date.text if count.date else "", count.count].append(count)
    for _, found in sorted(same.items()):
        describe_member_count(triples, key, found, len(known_members(found[0], members)))
    rules, body = load_rules(), organization_iri(key)
    still = tuple(count_contradictions(key, counts, members, rules))
    for contradiction in still:
        write_contradiction(triples, contradiction, body)
    if fallen := frozenset(resolved.stated.iri for resolved in claims if not resolved.stands):
        among = count_contradictions(key, _counts(key, claims), _members(key, claims), rules)
        for contradiction in settled(among, still, fallen):
            write_contradiction(triples, contradiction, body, decided=True)


def _counts(key: str, claims: Sequence[Resolved]) -> list[StatedCount]:
    return [_count(resolved, resolved.stated.claim) for resolved in claims if _is_count(resolved, key)]


def _members(key: str, claims: Sequence[Resolved]) -> list[StatedMember]:
    return [one for resolved in claims if (one := _member(resolved, key))]


def _is_count(resolved: Resolved, key: str) -> bool:
    body = resolved.organization
    return isinstance(resolved.stated.claim, MemberCountClaim) and body is not None and body.slug == key


def _count(resolved: Resolved, claim: object) -> StatedCount:
    assert isinstance(claim, MemberCountClaim)
    stated = resolved.stated
    return StatedCount(claim=stated.iri, source=stated.source, count=claim.count, date=stated.day())


def _member(resolved: Resolved, key: str) -> StatedMember | None:
    claim, body, member = resolved.stated.claim, resolved.organization, resolved.member
    if not isinstance(claim, MembershipClaim) or body is None or member is None or body.slug != key:
        return None
    return StatedMember(
        claim=resolved.stated.iri, member=member.slug, date=claim.date, start=claim.start, end=claim.end
    )
