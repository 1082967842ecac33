"""Claims -> what a publication puts into the register of addresses: each person, event and tenure with its tokens."""

from collections.abc import Iterable, Iterator

from lhtv_kg.derivation.bearing import people
from lhtv_kg.derivation.eventunit import assign
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.derivation.stated import StatedClaim
from lhtv_kg.derivation.units import Meant, by_body, history_of, tenure_tokens
from lhtv_kg.identity.addresses import Entry


def published(claims: Iterable[StatedClaim], resolver: Resolver) -> Iterator[Entry]:
    """Yield the addresses of all persons, events and tenures that follow from all claims, whatever their order."""
    resolved = [resolver.resolve(stated) for stated in claims]
    whom, events = people(resolved, resolver), assign(resolved, resolver)
    for kind, tokens in (("person", whom.tokens), ("event", events.tokens)):
        yield from (Entry(kind, address, listed) for address, listed in tokens.items())
    meant = Meant(events.slugs, whom.slugs)
    for body, about in by_body(resolved).items():
        found = tenure_tokens(history_of(body, about, meant, resolver), about)
        addresses = resolver.addresses.name("tenure", found).addresses
        yield from (Entry("tenure", addresses[slug], listed) for slug, listed in found.items())
