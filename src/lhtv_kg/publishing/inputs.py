"""What a page depends on, as one digest a thing: if it is what it was, the page is what it was and is not made again.

A page shows what lies around a thing in the graph. The digest is made of all statements about everything within a few
links, in either direction. Concepts and places are links of nearly everything with nearly everything: they
count with what they say themselves, and what lies behind them does not count. That takes in more than any page shows; a
test compares sites that were brought up to date with sites made from nothing.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode, Quad

from lhtv_kg.graph.iris import report_iri
from lhtv_kg.text import fold
from lhtv_kg.vocabulary import VOCABULARY, base
from lhtv_kg.web.addresses import kind_and_slug
from lhtv_kg.web.harvesting import published
from lhtv_kg.web.routing import kinds
from lhtv_kg.web.site import Site

_FARTHEST, _PLAIN = 4, 2
_REACH = {"claim": 3}
"""Links between a thing and the farthest node of which its page speaks: person, tenure, claim, report, what that says.
A claim speaks of the claims that contradict it and their reports; kinds without a page of their own list what is beside
them by name."""
_CROSSROADS = frozenset(("place", "role"))
_BITS = (1 << 64) - 1


def inputs(site: Site, iris: Iterable[str]) -> dict[str, str]:
    """Return the digest of what the pages about things depend on, by IRI."""
    quads = list(site.store.quads())
    own, beside = _own(quads), _neighbours(quads)
    own = dict.fromkeys(beside, 0) | own  # also what is only pointed at leads on
    for row in site.reports_in:
        iri = report_iri(row.report_id)
        own[iri] = _mixed(own.get(iri, 0), f"{row} {site.text(row.report_id)}")
    rings = [own]
    for _ in range(_FARTHEST):
        rings.append(_one_link_farther(rings[-1], own, beside))
    alike = _namesakes(site)
    return {iri: f"{_mixed(rings[_reach(iri)].get(iri, 0), alike.get(iri, '')):016x}" for iri in iris}


def whole(states: Mapping[str, str], site: Site) -> str:
    """Return one digest of everything: if it is what it was, so is every page of the site."""
    everything = sum(_number(f"{iri} {state}") for iri, state in states.items())
    return f"{_mixed(everything, f'{site.seal} {published(site)}'):016x}"


def _reach(iri: str) -> int:
    kind = kind_and_slug(iri)[0]
    return _REACH.get(kind, _FARTHEST if kind in kinds() else _PLAIN)


def _own(quads: Iterable[Quad]) -> dict[str, int]:
    """Return a number for each node, made of the statements about it, in whatever order they come."""
    found: defaultdict[str, int] = defaultdict(int)
    for quad in quads:
        if isinstance(quad.subject, NamedNode):
            found[quad.subject.value] += _number(f"{quad.predicate} {quad.object} {quad.graph_name}")
    return {iri: number & _BITS for iri, number in found.items()}


def _neighbours(quads: Iterable[Quad]) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    starts = (f"{base()}id/", VOCABULARY)
    for quad in quads:
        subject, target = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(target, NamedNode) and target.value.startswith(starts):
            found[subject.value].add(target.value)
            found[target.value].add(subject.value)
    return found


def _one_link_farther(
    seen: Mapping[str, int], own: Mapping[str, int], beside: Mapping[str, set[str]]
) -> dict[str, int]:
    passing = {iri: own[iri] if _is_crossroads(iri) else number for iri, number in seen.items()}
    farther = {}
    for iri, number in seen.items():
        around = sum(passing.get(other, 0) for other in beside.get(iri, ()))
        farther[iri] = _mixed(number, str(around & _BITS))
    return farther


def _is_crossroads(iri: str) -> bool:
    return iri.startswith(VOCABULARY) or kind_and_slug(iri)[0] in _CROSSROADS


def _namesakes(site: Site) -> dict[str, str]:
    """Return the persons of one name, who name each other, as one text for each of them."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in site.names:
        if name.kind == "person":
            groups[fold(name.label("vi"))].append(name.iri)
    return {iri: " ".join(group) for group in groups.values() if len(group) > 1 for iri in group}


def _mixed(number: int, text: str) -> int:
    return _number(f"{number} {text}")


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest())
