"""What is true: regions with libraries, people and their careers, congresses and mergers, day by day.

A region follows from the seed and its own number alone, so a larger corpus holds every smaller one.
"""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.corpus import names

FIRST, LAST = date(2004, 1, 1), date(2024, 12, 31)
BODIES = 60
"""Numbers of places that a region may use."""
LIBRARIES, SCHOOLS, DEPUTIES = 6, 2, 1
TERM_YEARS = 5


@cache
def wording() -> dict[str, Any]:
    """Return the words of the reports."""
    return tomllib.loads(Path(__file__).with_name("wording.toml").read_text("utf-8"))


@dataclass(frozen=True, order=True, slots=True)
class Post:
    """A post in a body; a deputy's post has several holders."""

    body: str
    title: str


@dataclass(slots=True)
class Tenure:
    """One person in one post from a day up to (not on) another; ``term`` is the label of an elected one."""

    person: str
    post: Post
    begin: date
    end: date
    term: str = ""

    def holds(self, day: date) -> bool:
        """Tell whether the person holds the post on a day beyond doubt: days of change are left out."""
        return self.begin < day < self.end


@dataclass(frozen=True, slots=True)
class Merger:
    """Two bodies become one on a day."""

    day: date
    before: tuple[str, str]
    after: str


@dataclass(slots=True)
class Region:
    """One part of the world: ``federation`` is its association, ``congresses`` the days on which it elected."""

    number: int
    place: str
    libraries: list[str]
    federation: str
    disputed: str
    tenures: list[Tenure] = field(default_factory=list)
    congresses: list[date] = field(default_factory=list)
    mergers: list[Merger] = field(default_factory=list)

    def on(self, day: date) -> list[Tenure]:
        """Return who holds what on a day, in the order of the posts."""
        found = (tenure for tenure in self.tenures if tenure.holds(day))
        return sorted(found, key=lambda tenure: (tenure.post, tenure.person))


def region(seed: int, number: int) -> Region:
    """Return a region with everything that happened there; no name is that of a holder of a national post."""
    rng, words = random.Random(f"{seed}/region/{number}"), wording()["bodies"]
    places = [names.place(rng, number * BODIES + n) for n in range(LIBRARIES + SCHOOLS + 3)]
    libraries = [words["library"].format(place=place) for place in places[:LIBRARIES]]
    libraries += [words["academic"].format(place=place) for place in places[LIBRARIES : LIBRARIES + SCHOOLS]]
    federation, disputed = words["federation"].format(place=places[0]), words["town"].format(place=places[-2])
    made = Region(number, places[0], libraries, federation, disputed)
    people = _People(rng, made, {names.ends(tenure.person) for tenure in nation(seed)})
    if rng.random() < 0.5:
        merged = words["merged"].format(place=places[-1])
        day = date(rng.randint(2012, 2018), rng.randint(1, 12), rng.randint(2, 28))
        made.mergers.append(Merger(day, (libraries[0], libraries[1]), merged))
    for body in libraries:
        ends = next((m.day for m in made.mergers if body in m.before), LAST)
        people.run(body, FIRST, ends)
    for merger in made.mergers:
        people.run(merger.after, merger.day, LAST, people.last_head(merger.before[0]))
    people.elect(federation)
    return made


@cache
def nation(seed: int) -> tuple[Tenure, ...]:
    """Return who held the posts of the national bodies."""
    rng, taken = random.Random(f"{seed}/nation"), set[str]()
    found: list[Tenure] = []
    for row in wording()["national"]:
        for begin, end in _spells(rng, FIRST, LAST, 4):
            found.append(Tenure(names.person(rng, taken), Post(row["body"], row["title"]), begin, end))
    return tuple(found)


def _spells(rng: random.Random, first: date, last: date, years: int) -> Iterator[tuple[date, date]]:
    """Yield consecutive spells of some years each; the last one reaches the end."""
    begin = first
    while begin < last:
        end = begin + timedelta(days=rng.randint(years * 300, years * 500))
        end = last if (last - end).days < 500 else end
        yield begin, end
        begin = end


class _People:
    """Fills the posts of a region; somebody holds one library's post at a time, and may come back to none."""

    def __init__(self, rng: random.Random, made: Region, taken: set[str]) -> None:
        self.rng, self.region, self.taken = rng, made, taken

    def last_head(self, body: str) -> str:
        """Return the head under whom a body ended."""
        post = Post(body, wording()["bodies"]["head"][0])
        return max((t for t in self.region.tenures if t.post == post), key=lambda tenure: tenure.end).person

    def run(self, body: str, first: date, last: date, opening: str = "") -> None:
        """Fill the posts of a body; a deputy often becomes the next head, and ``opening`` is the first."""
        head, deputy = (Post(body, title) for title in wording()["bodies"]["head"])
        seats = [self._deputies(deputy, first, last) for _ in range(DEPUTIES)]
        heads: set[str] = set()
        for begin, end in _spells(self.rng, first, last, 5):
            who = opening if opening and not heads else self._successor(seats, begin, heads)
            heads.add(who)
            self.region.tenures.append(Tenure(who, head, begin, end))

    def _deputies(self, post: Post, first: date, last: date) -> list[Tenure]:
        seat = [Tenure(self._new(), post, begin, end) for begin, end in _spells(self.rng, first, last, 4)]
        self.region.tenures += seat
        return seat

    def _successor(self, seats: list[list[Tenure]], day: date, heads: set[str]) -> str:
        """Return the next head: a deputy who leaves that post for it on the day, or somebody new."""
        for seat in seats:
            for place, tenure in enumerate(seat):
                long_enough = (day - tenure.begin).days > 400 and (tenure.end - day).days > 400
                if long_enough and self.rng.random() < 0.6 and tenure.person not in heads:
                    follower = Tenure(self._new(), tenure.post, day, tenure.end)
                    tenure.end = day
                    seat.insert(place + 1, follower)
                    self.region.tenures.append(follower)
                    return tenure.person
        return self._new()

    def elect(self, federation: str) -> None:
        """Hold a congress every five years; a chair may be elected again, with a term of their own each time."""
        chair, deputy = (Post(federation, title) for title in wording()["bodies"]["chairs"])
        days = [date(year, self.rng.randint(3, 11), self.rng.randint(2, 27)) for year in range(2006, 2024, TERM_YEARS)]
        self.region.congresses = days
        holders = {chair: "", deputy: ""}
        for day, until in zip(days, [*days[1:], LAST], strict=True):
            for post in (chair, deputy):
                if not holders[post] or self.rng.random() < 0.6:
                    holders[post] = self._new()
                label = term_label(day)
                self.region.tenures.append(Tenure(holders[post], post, day, until, label))

    def _new(self) -> str:
        return names.person(self.rng, self.taken)


def term_label(day: date) -> str:
    """Return how a term is called that begins with a congress."""
    return f"{day.year}-{day.year + TERM_YEARS}"
