"""Claims of whole blocks -> persons, the links of mentions and claims to them, and pairs that may be one person."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pyoxigraph import Quad

from lhtv_kg.derivation.bearing import People, person_keys
from lhtv_kg.derivation.resolving import Resolved, Resolver
from lhtv_kg.graph.conclusions import person_iri, write_doubtful_pair, write_replaced
from lhtv_kg.graph.entities import describe_identity, describe_person
from lhtv_kg.graph.iris import derived_graph_name
from lhtv_kg.graph.triples import Triples
from lhtv_kg.identity.bearers import Bearer
from lhtv_kg.identity.evidence import Scale
from lhtv_kg.model import ParticipationClaim, PostClaim


def person_quads(claims: Iterable[Resolved], people: People, resolver: Resolver) -> frozenset[Quad]:
    """Return the persons whom some claims mean, with what joined their mentions and who may be one of them.

    The claims must hold whole blocks: every claim that shares a key with one of them. Their order does not matter.
    """
    triples = Triples(derived_graph_name())
    meant: dict[str, list[Resolved]] = defaultdict(list)
    for resolved in sorted(claims, key=lambda resolved: resolved.stated.iri):
        slug = people.slugs.get(resolved.stated.iri)
        if slug:
            meant[slug].append(resolved)
            triples.texts(resolved.stated.iri, "lhtv:personGroup", person_keys(resolved, resolver))
    for slug, stated in meant.items():
        _person(triples, slug, stated)
        _identity(triples, people.bearers[slug], resolver.judge.figures)
    for old, new in people.replaced.items():
        write_replaced(triples, person_iri(old), person_iri(new))
    for doubt in people.doubts:
        reason = resolver.judge.figures.wording["doubt", doubt.reason]
        write_doubtful_pair(triples, ("", doubt.left, doubt.right), reason)
    return frozenset(triples.quads)


def _person(triples: Triples, slug: str, claims: Sequence[Resolved]) -> None:
    iri = person_iri(slug)
    names: set[str] = set()
    aliases: set[str] = set()
    for resolved in claims:
        claim = resolved.stated.claim
        if isinstance(claim, PostClaim | ParticipationClaim):
            names.add(claim.person)
        if isinstance(claim, PostClaim):
            aliases.update(claim.aliases)
        triples.add(resolved.stated.iri, "lhtv:aboutPerson", iri)
        triples.add(resolved.stated.mention or "", "lhtv:refersTo", iri)
    describe_person(triples, iri, names, aliases)


def _identity(triples: Triples, bearer: Bearer, figures: Scale) -> None:
    """Say by what evidence the mentions of a person were joined, where they had to be."""
    if bearer.reasons:
        reasons = [figures.wording["reason", code] for code in bearer.reasons]
        describe_identity(triples, person_iri(bearer.slug), bearer.confidence, reasons)
