"""Sightings of one folded name -> the people who bear it, each join with a confidence and a reason.

A pure function of all sightings of a block: neither their order nor anything outside the block matters. Joins are made
from the strongest down; none is made that would put into one person what evidence or a decision keeps apart.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from lhtv_kg.identity.careers import Career, careers_of, footholds
from lhtv_kg.identity.components import Components
from lhtv_kg.identity.evidence import Finding, Judge, Verdict
from lhtv_kg.identity.footholds import Sighting
from lhtv_kg.identity.persons import is_written_without_accents, person_slug
from lhtv_kg.text import fold

Parted = frozenset[frozenset[str]]
"""Slugs of each two persons that are different by decision."""


@dataclass(frozen=True, order=True, slots=True, kw_only=True)
class Bearer:
    """One person: the slug, the name, the mentions that mean the person, and by what they were joined.

    ``confidence`` is that of the weakest join (1 where one report says it all), ``reasons`` are codes of
    ``evidence.toml``, empty where nothing had to be joined.
    """

    slug: str
    name: str
    mentions: tuple[str, ...]
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()

    def joined(self, other: "Bearer") -> "Bearer":
        """Return what both are: a decision gives one slug to people whom nothing else joins."""
        return Bearer(
            slug=self.slug,
            name=min(self.name, other.name),
            mentions=tuple(sorted({*self.mentions, *other.mentions})),
            confidence=min(self.confidence, other.confidence),
            reasons=tuple(sorted({*self.reasons, *other.reasons})),
        )


@dataclass(frozen=True, order=True, slots=True)
class Doubt:
    """Two people of one folded name who may be one: slugs in order, and the code of the question."""

    left: str
    right: str
    reason: str


@dataclass(frozen=True, order=True, slots=True)
class Parting:
    """Two people of one block whom evidence or a decision keeps apart: slugs in order, how surely, and why (a code)."""

    left: str
    right: str
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Bearers:
    """The people of one block, by slug, the doubtful pairs among them, and what keeps the others apart."""

    people: tuple[Bearer, ...]
    doubts: tuple[Doubt, ...]
    partings: tuple[Parting, ...]


def bearers(sightings: Iterable[Sighting], judge: Judge, parted: Parted = frozenset()) -> Bearers:
    """Return the people whom the sightings of one block mean; ``parted`` are slugs that decisions keep apart."""
    found = careers_of(sightings)
    placed = [career for career in found if career.placed]
    pairs = _Pairs(placed, judge, parted)
    joined, why = _join(placed, pairs)
    groups = _groups(joined, placed)
    loose = _attach([career for career in found if not career.placed], placed, groups, why, judge)
    people = [[placed[at] for at in group] for group in groups]
    for at, career in loose:
        if at is None:
            people.append([career])
        else:
            people[at].append(career)
    reasons = [[why[at] for at in group if at in why] for group in groups]
    return _described(people, reasons, [*groups, *([] for at, _ in loose if at is None)], pairs, judge)


class _Pairs:
    """What is found about each two careers of a block."""

    def __init__(self, careers: Sequence[Career], judge: Judge, parted: Parted) -> None:
        self.found = {
            (at, to): _decided(careers[at], careers[to], parted) or _compare(careers[at], careers[to], judge)
            for at, to in combinations(range(len(careers)), 2)
        }
        self._without_ambiguous(careers)

    def _without_ambiguous(self, careers: Sequence[Career]) -> None:
        """Take back what joins a name without accents to two differently accented ones."""
        fits: dict[int, set[str]] = defaultdict(set)
        for (at, to), finding in self.found.items():
            for bare, full in ((at, to), (to, at)):
                if finding.verdict is Verdict.SAME and finding.reason != "decision":
                    names = careers[bare].name(), careers[full].name()
                    if is_written_without_accents(names[0]) and not is_written_without_accents(names[1]):
                        fits[bare].add(names[1])
        for pair in self.found:
            if any(len(fits[at]) > 1 for at in pair) and self.found[pair].verdict is Verdict.SAME:
                self.found[pair] = Finding(Verdict.UNKNOWN, 0.0, "ambiguous")

    def between(self, left: Iterable[int], right: Iterable[int]) -> list[Finding]:
        """Return what is found about the careers of two people, the strongest first."""
        others = tuple(right)
        found = {self.found[min(a, b), max(a, b)] for a in left for b in others}
        return sorted(found, key=lambda finding: (-finding.confidence, finding.reason))

    def apart(self, left: Iterable[int], right: Iterable[int]) -> bool:
        """Tell whether anything keeps two sets of careers apart."""
        return any(finding.verdict is Verdict.APART for finding in self.between(left, right))


def _decided(left: Career, right: Career, parted: Parted) -> Finding | None:
    if left.decided and left.decided == right.decided:
        return Finding(Verdict.SAME, 1.0, "decision")
    return Finding(Verdict.APART, 1.0, "decision") if frozenset((left.decided, right.decided)) in parted else None


def _compare(left: Career, right: Career, judge: Judge) -> Finding:
    """Return what the footholds of two careers say: what parts them first, then the strongest."""
    found = {judge.compare(a, b) for a in left.footholds for b in right.footholds if a.body and b.body}
    rank = {Verdict.APART: 0, Verdict.SAME: 1, Verdict.UNKNOWN: 2}
    return min(found, key=lambda f: (rank[f.verdict], -f.confidence, f.reason != "other-accents", f.reason))


def _join(careers: Sequence[Career], pairs: _Pairs) -> tuple[Components[int], dict[int, Finding]]:
    """Join from the strongest finding down; what comes later never puts together what is kept apart."""
    joined: Components[int] = Components(range(len(careers)))
    members = {at: {at} for at in range(len(careers))}
    why: dict[int, Finding] = {}
    same = [(-f.confidence, f.reason, pair, f) for pair, f in pairs.found.items() if f.verdict is Verdict.SAME]
    for _, _, (at, to), finding in sorted(same):
        left, right = joined.root(at), joined.root(to)
        if left == right or pairs.apart(members[left], members[right]):
            continue
        why[max(min(members[left]), min(members[right]))] = finding  # the first of a set that ceases: once each
        joined.join(at, to)
        members[joined.root(at)] = members[left] | members[right]
    return joined, why


def _groups(joined: Components[int], careers: Sequence[Career]) -> list[list[int]]:
    return sorted(sorted(group) for group in joined.sets()) if careers else []


def _attach(
    loose: Sequence[Career],
    careers: Sequence[Career],
    groups: Sequence[Sequence[int]],
    why: dict[int, Finding],
    judge: Judge,
) -> list[tuple[int | None, Career]]:
    """Give each career without a post the one group that bears its name, or None; those of one name are one."""
    named: dict[tuple[str, str], list[Sighting]] = defaultdict(list)
    for career in loose:
        named[career.name(), career.decided].extend(career.sightings)
    found: list[tuple[int | None, Career]] = []
    for (name, decided), sightings in sorted(named.items()):
        fitting = [
            at
            for at, group in enumerate(groups)
            if any(name in hold.names for to in group for hold in careers[to].footholds)
            and (not decided or any(careers[to].decided == decided for to in group))
        ]
        career = Career(tuple(sorted(sightings)), footholds(sightings))
        found.append((fitting[0] if len(fitting) == 1 else None, career))
        if len(fitting) == 1:
            why.setdefault(groups[fitting[0]][0], judge.figures.same("decision" if decided else "only-bearer"))
    return found


def _described(
    people: Sequence[Sequence[Career]],
    reasons: Sequence[Sequence[Finding]],
    groups: Sequence[Sequence[int]],
    pairs: _Pairs,
    judge: Judge,
) -> Bearers:
    names = [min((c.name() for c in p), key=lambda n: (is_written_without_accents(n), n)) for p in people]
    slugs = _slugs(people, names)
    made = []
    for at, person in enumerate(people):
        because = reasons[at] if at < len(reasons) else ()
        made.append(
            Bearer(
                slug=slugs[at],
                name=names[at],
                mentions=tuple(sorted({s.mention for career in person for s in career.sightings})),
                confidence=min((finding.confidence for finding in because), default=1.0),
                reasons=tuple(sorted({finding.reason for finding in because})),
            )
        )
    told = list(_told(slugs, names, groups, pairs, judge.figures.common_name))
    return Bearers(
        tuple(sorted(made)),
        tuple(sorted(one for one in told if isinstance(one, Doubt))),
        tuple(sorted(one for one in told if isinstance(one, Parting))),
    )


def _slugs(people: Sequence[Sequence[Career]], names: Sequence[str]) -> list[str]:
    """Return a slug for each person; where evidence keeps namesakes apart, what tells them apart enters it.

    That is the body of the earliest sighting; for two whose first body is the same, role, day and mention as well.
    """
    tokens = list(map(_tokens, people))
    called = Counter(names)
    alike = Counter((name, own[0]) for name, own in zip(names, tokens, strict=True))
    found: list[str] = []
    for person, name, own in zip(people, names, tokens, strict=True):
        apart = "" if called[name] == 1 else own[0] if alike[name, own[0]] == 1 else " ".join(own).strip()
        decided = min((career.decided for career in person if career.decided), default="")
        found.append(decided or person_slug(name, apart))
    return found


def _tokens(person: Sequence[Career]) -> tuple[str, str, str, str]:
    """Return body, role, day and mention of the earliest sighting in a body, all empty where there is none."""
    latest = "9999"  # sorts an undated sighting behind every dated one
    placed = (
        (min((day.text for day in s.days), default=latest), s.body, s.role, s.mention)
        for career in person
        for s in career.sightings
        if s.body
    )
    day, body, role, mention = min(placed, default=("", "", "", ""))
    return body, role, day, mention


def _told(
    slugs: Sequence[str], names: Sequence[str], groups: Sequence[Sequence[int]], pairs: _Pairs, common: int
) -> Iterator[Doubt | Parting]:
    """Yield what is to say of each two people: what keeps them apart, or the question whether they are one.

    That more than ``common`` people share a name is no question.
    """
    folded = list(map(fold, names))
    borne = Counter(folded)
    for at, to in combinations(range(len(groups)), 2):
        left, right = sorted((slugs[at], slugs[to]))
        if not groups[at] or not groups[to]:
            if names[at] == names[to] and borne[folded[at]] <= common:
                yield Doubt(left, right, "no-post")
            continue
        found = pairs.between(groups[at], groups[to])
        apart = next((finding for finding in found if finding.verdict is Verdict.APART), None)
        reasons = {finding.reason for finding in found}
        asked = next((code for code in ("other-accents", "ambiguous") if code in reasons), "no-ground")
        if apart:
            yield Parting(left, right, apart.confidence, apart.reason)
        elif asked != "no-ground" or (folded[at] == folded[to] and borne[folded[at]] <= common):
            yield Doubt(left, right, asked)
