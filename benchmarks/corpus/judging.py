"""How well a derived graph agrees with the truth that its reports were made from."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import comb

from benchmarks.corpus.telling import Chronicle
from benchmarks.corpus.world import Tenure
from pyoxigraph import Literal, NamedNode, Quad

from lhtv_kg.dates import PartialDate
from lhtv_kg.graph.conclusions import organization_iri
from lhtv_kg.graph.iris import local_name, mention_iri
from lhtv_kg.identity.organizations import register
from lhtv_kg.identity.roles import roles
from lhtv_kg.vocabulary import expand

Key = tuple[str, str, str]
"""Name of a person, IRI of a body, IRI of a role."""
Things = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Counts of what is true and of what was concluded; the lists name what does not agree."""

    tenures: int
    wrong_tenures: tuple[str, ...]
    contradictions: int
    wrong_contradictions: tuple[str, ...]
    persons: int
    precision: float
    recall: float


def judge(derived: Iterable[Quad], chronicles: Sequence[Chronicle]) -> Verdict:
    """Compare conclusions with the truth behind some chronicles, all of whose reports were read."""
    things = _things(derived)
    true, found = _true_tenures(chronicles), _found_tenures(things)
    wrong = [said for key in sorted({*true, *found}) for said in _differences(key, true[key], found[key])]
    told = Counter((kind, _body(body, None)) for one in chronicles for kind, body in one.conflicts)
    concluded = Counter(_found_contradictions(things))
    persons, precision, recall = _persons(things, chronicles)
    amiss = [f"missing {kind} {body}" for kind, body in (told - concluded).elements()]
    amiss += [f"surplus {kind} {body}" for kind, body in (concluded - told).elements()]
    sizes = sum(map(len, true.values())), told.total()
    return Verdict(sizes[0], tuple(wrong), sizes[1], tuple(sorted(amiss)), persons, precision, recall)


def _things(quads: Iterable[Quad]) -> Things:
    things: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, (NamedNode, Literal)):
            things[quad.subject.value][quad.predicate.value].append(quad.object.value)
    return things


def _body(name: str, day: date | None) -> str:
    on = PartialDate(day.isoformat()) if day else None
    return organization_iri(register().resolve(name, on).slug)


def _true_tenures(chronicles: Sequence[Chronicle]) -> dict[Key, list[Tenure]]:
    """Return the tenures of which any report tells, by key in the order of their begin."""
    found: dict[Key, dict[date, Tenure]] = defaultdict(dict)
    for one in chronicles:
        for place, tenure in enumerate(one.tenures):
            if one.told[place]:
                role = roles().role(tenure.post.title).iri
                found[tenure.person, _body(tenure.post.body, tenure.begin), role][tenure.begin] = tenure
    return defaultdict(list, {key: [spells[day] for day in sorted(spells)] for key, spells in found.items()})


def _found_tenures(things: Things) -> dict[Key, list[Mapping[str, Sequence[str]]]]:
    found = defaultdict(list)
    for about in list(things.values()):
        if expand("lhtv:Tenure") in about.get(expand("rdf:type"), ()):
            person = things[about[expand("org:member")][0]]
            for name in person[expand("rdfs:label")]:
                found[name, about[expand("org:organization")][0], about[expand("org:role")][0]].append(about)
    return defaultdict(list, {key: sorted(spells, key=_first) for key, spells in found.items()})


def _first(about: Mapping[str, Sequence[str]]) -> str:
    return min(about.get(expand("lhtv:firstAttested"), ["9999"]))


def _differences(key: Key, true: Sequence[Tenure], found: Sequence[Mapping[str, Sequence[str]]]) -> Iterator[str]:
    """Yield what is wrong about the tenures of one person in one post: their number, or a bound beyond the truth."""
    label = f"{key[0]}, {local_name(key[2])} {local_name(key[1])}"
    if len(true) != len(found):
        yield f"{label}: {len(true)} tenures, {len(found)} found"
        return
    for tenure, about in zip(true, found, strict=True):
        begin, end = tenure.begin.isoformat(), tenure.end.isoformat()
        for name, at_most, at_least in (
            ("firstAttested", end, begin),
            ("lastAttested", end, begin),
            ("beginEarliest", begin, ""),
            ("beginLatest", "9999", begin),
            ("endEarliest", end, ""),
            ("endLatest", "9999", end),
        ):
            for day in about.get(expand(f"lhtv:{name}"), ()):
                if not at_least <= day <= at_most:
                    yield f"{label}: {name} {day}, held from {begin} to {end}"


def _found_contradictions(things: Things) -> Iterator[tuple[str, str]]:
    for about in list(things.values()):
        for kind in about.get(expand("lhtv:contradictionKind"), ()):
            claim = things[about[expand("lhtv:leftClaim")][0]]
            bodies = claim.get(expand("lhtv:aboutOrganization"), ["-"])
            yield local_name(kind), bodies[0]


def _persons(things: Things, chronicles: Sequence[Chronicle]) -> tuple[int, float, float]:
    """Return how many persons are named, and pairwise precision and recall of which mentions are one person."""
    pairs: Counter[tuple[str, str]] = Counter()
    for one in chronicles:
        for told in one.reports:
            report, text = told.report(), told.text
            for tenure in one.tenures:
                mention = mention_iri(report, tenure.person) if tenure.person in text else ""
                for person in sorted({*things.get(mention, {}).get(expand("lhtv:refersTo"), ())}):
                    pairs[_who(tenure, one), person] = pairs[_who(tenure, one), person] or 0
                    pairs[_who(tenure, one), person] += 1
    return _score(pairs)


def _who(tenure: Tenure, one: Chronicle) -> str:
    """Return who holds a tenure: names are unique within a region, and all regions share the nation's people."""
    regional = tenure in one.region.tenures or tenure.post.body == one.region.disputed
    return f"{one.region.number if regional else 'nation'}/{tenure.person}"


def _score(pairs: Counter[tuple[str, str]]) -> tuple[int, float, float]:
    true, found = Counter[str](), Counter[str]()
    for (who, person), number in pairs.items():
        true[who] += number
        found[person] += number
    together = sum(comb(number, 2) for number in pairs.values())
    all_true, all_found = (sum(comb(number, 2) for number in side.values()) for side in (true, found))
    return len(true), together / (all_found or 1), together / (all_true or 1)
