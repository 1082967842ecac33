"""What the papers tell of a region: reports, what they tell of whom, and what they contradict each other about."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from benchmarks.corpus import names
from benchmarks.corpus.world import FIRST, LAST, Post, Region, Tenure, nation, region, term_label, wording

from lhtv_kg.dates import PartialDate
from lhtv_kg.model import Report
from lhtv_kg.readers.addresses import report_id
from lhtv_kg.text import nfc

EVENTS_A_YEAR, GUESTS = 2, 7


@dataclass(frozen=True, slots=True)
class Told:
    """One report as a paper brings it."""

    address: str
    title: str
    body: str
    publisher: str
    published: date

    @property
    def text(self) -> str:
        """Return the whole text."""
        return nfc(f"{self.title}\n\n{self.body}\n")

    def report(self) -> Report:
        """Return the report as the reader would make it of ``write``'s file."""
        return Report(
            id=report_id(self.address),
            text=self.text,
            sha256=sha256(self.text.encode()).hexdigest(),
            publisher=self.publisher,
            published=PartialDate(self.published.isoformat()),
            address=self.address,
        )

    def write(self, folder: Path) -> Path:
        """Write the text and its sidecar to a folder, and return the path of the text."""
        path = folder / f"{self.address.rpartition('//')[2].replace('/', '-')}.txt"
        path.write_text(self.text, "utf-8")
        stated = {"source": self.address, "publisher": self.publisher, "date": self.published.isoformat()}
        lines = "".join(f'{key} = "{value}"\n' for key, value in stated.items())
        path.with_name(f"{path.stem}.meta.toml").write_text(lines, "utf-8")
        return path


@dataclass(slots=True)
class Chronicle:
    """The reports of a region, on which days they name each tenure, and what they contradict each other about.

    ``conflicts`` are pairs of the kind of a contradiction and the body concerned.
    """

    region: Region
    reports: list[Told] = field(default_factory=list)
    told: dict[int, list[date]] = field(default_factory=lambda: defaultdict(list))
    tenures: list[Tenure] = field(default_factory=list)
    conflicts: list[tuple[str, str]] = field(default_factory=list)


def chronicle(seed: int, number: int) -> Chronicle:
    """Return what is told of a region."""
    made = region(seed, number)
    teller = _Teller(random.Random(f"{seed}/telling/{number}"), Chronicle(made), nation(seed))
    teller.acts()
    teller.congresses()
    teller.mergers()
    teller.events()
    return teller.chronicle


def corpus(seed: int, regions: int) -> Iterator[Chronicle]:
    """Yield what is told of so many regions."""
    return (chronicle(seed, number) for number in range(regions))


class _Teller:
    def __init__(self, rng: random.Random, chronicle: Chronicle, national: Sequence[Tenure]) -> None:
        self.rng, self.chronicle, self.region = rng, chronicle, chronicle.region
        self.tenures = [*self.region.tenures, *national]
        chronicle.tenures = self.tenures
        self.national = national
        self.place = {id(tenure): n for n, tenure in enumerate(self.tenures)}
        self.changes = {day for tenure in self.tenures for day in (tenure.begin, tenure.end)}
        self.disputes = self.rng.random() < 0.4

    def acts(self) -> None:
        """Tell of most appointments, with half of the departures; of one in a region two papers give two days."""
        words, federation = wording()["appointment"], self.region.federation
        comes = [t for t in self.region.tenures if t.begin > FIRST and t.post.body != federation]
        again = self.rng.choice(comes) if self.disputes else None
        for tenure in comes:
            if self.rng.random() > 0.6 and tenure is not again:
                continue
            lines = [words["begin"].format(**self._named(tenure, tenure.begin))]
            for gone in self.region.tenures:
                if gone.post == tenure.post and gone.end == tenure.begin and self.rng.random() < 0.5:
                    lines.append(_sentence(words["end"].format(**self._named(gone, gone.end))))
            title = words["title"].format(post=tenure.post.title, body=tenure.post.body)
            self._tell(title, lines, tenure.begin)
            if tenure is again:
                later = tenure.begin + timedelta(days=5)
                self._tell(title, [words["begin"].format(**self._named(tenure, later))], later, paper=1)
                self.chronicle.conflicts.append(("act-date", tenure.post.body))

    def congresses(self) -> None:
        """Tell of each congress; of one in a region two papers give two labels of its term."""
        words, body = wording()["congress"], self.region.federation
        again = self.rng.choice(self.region.congresses) if self.disputes else None
        for day in self.region.congresses:
            label = term_label(day)
            elected = sorted((t for t in self.region.tenures if t.term == label), key=lambda t: t.post)
            values = {"day": _day(day), "host": self.region.libraries[2], "body": body}
            for paper, said in enumerate([label, f"{label[:-4]}{int(label[-4:]) - 1}"][: 2 if day == again else 1]):
                lines = [words["lead"].format(**values, label=said)]
                for tenure, key in zip(elected, ("chair", "deputy"), strict=True):
                    self._note(tenure, day)
                    named = self._named(tenure, day)
                    lines.append(_sentence(words[key].format(**named, label=said)))
                self._tell(words["title"].format(body=body, label=said), lines, day, paper=paper)
            if day == again:
                self.chronicle.conflicts.append(("term-label", body))

    def mergers(self) -> None:
        """Tell of mergers, with the head of the new body."""
        words = wording()["merger"]
        for merger in self.region.mergers:
            post = Post(merger.after, wording()["bodies"]["head"][0])
            head = next(t for t in self.region.tenures if t.post == post and t.begin == merger.day)
            lead = words["lead"].format(body=merger.after, day=_day(merger.day), before=" và ".join(merger.before))
            appointed = wording()["appointment"]["begin"].format(**self._named(head, merger.day))
            self._tell(words["title"].format(body=merger.after), [lead, appointed], merger.day, paper=1)

    def events(self) -> None:
        """Tell of events: those of whom nothing was told longest are named first; some events are told twice."""
        taken: set[date] = set()
        disputed = self.rng.randrange(6, 30) if self.disputes else -1
        halves = [(year, half) for year in range(FIRST.year, LAST.year) for half in range(EVENTS_A_YEAR)]
        days = [self._free_day(year, half, taken) for year, half in halves]
        for number, day in enumerate(days):
            guests = self._guests(day, number)
            lists = [guests, guests[1:]] if number == disputed or self.rng.random() < 0.1 else [guests]
            self._event(day, number, lists, disputed=number == disputed)

    def _event(self, day: date, number: int, lists: Sequence[Sequence[Tenure]], *, disputed: bool) -> None:
        words, bodies = wording()["event"], self._bodies(day)
        organizer, host = bodies[number % len(bodies)], bodies[(number + 1) % len(bodies)]
        name, count = words["names"][number % len(words["names"])], self.rng.randint(30, 90)
        values = {"day": _day(day), "host": host, "organizer": organizer, "name": name, "count": count}
        for paper, guests in enumerate(lists):
            named = [words["guest"].format(person=t.person, post=_post(t.post)) for t in guests]
            for tenure in guests:
                self._note(tenure, day)
            if disputed:
                named.append(words["guest"].format(person=self._pretender(day), post=_post(self._disputed_post())))
            lines = [words["lead"].format(**values), words["guests"].format(guests="; ".join(named))]
            lines.append(words["closing"][(number + paper) % len(words["closing"])])
            self._tell(words["title"].format(name=name, place=self.region.place), lines, day, paper=paper)
        if disputed:
            self.chronicle.conflicts.append(("two-heads", self.region.disputed))

    def _disputed_post(self) -> Post:
        return Post(self.region.disputed, wording()["bodies"]["head"][0])

    def _pretender(self, day: date) -> str:
        """Return somebody new whom one paper takes for the head of the disputed body."""
        taken = {names.ends(tenure.person) for tenure in self.tenures}
        tenure = Tenure(names.person(self.rng, taken), self._disputed_post(), day, day)
        self.tenures.append(tenure)
        self.place[id(tenure)] = len(self.tenures) - 1
        self._note(tenure, day)
        return tenure.person

    def _guests(self, day: date, number: int) -> list[Tenure]:
        def silence(tenure: Tenure) -> tuple[date, Post, str]:
            last = max((d for d in self.chronicle.told[self.place[id(tenure)]] if d < day), default=date.min)
            return last, tenure.post, tenure.person

        here = sorted(self.region.on(day), key=silence)[:GUESTS]
        if number % 3 == self.region.number % 3:
            posts = sorted({tenure.post for tenure in self.national})
            post = posts[(number // 3) % len(posts)]
            here += [t for t in self.national if t.post == post and t.holds(day)]
        return here

    def _bodies(self, day: date) -> list[str]:
        heads = wording()["bodies"]["head"]
        return sorted({t.post.body for t in self.region.on(day) if t.post.title == heads[0]})

    def _free_day(self, year: int, half: int, taken: set[date]) -> date:
        """Return a day on which nothing changes, in one half of a year."""
        while True:
            day = date(year, half * 6 + self.rng.randint(2, 5), self.rng.randint(1, 28))
            if day not in taken | self.changes and FIRST < day < LAST:
                taken.add(day)
                return day

    def _named(self, tenure: Tenure, day: date) -> dict[str, str]:
        self._note(tenure, day)
        address = "bà" if " Thị " in tenure.person else "ông"
        post = tenure.post
        return {"person": f"{address} {tenure.person}", "day": _day(day), "post": post.title, "body": post.body}

    def _note(self, tenure: Tenure, day: date) -> None:
        self.chronicle.told[self.place[id(tenure)]].append(day)

    def _tell(self, title: str, lines: Iterable[str], day: date, paper: int = 0) -> None:
        number = len(self.chronicle.reports)
        address = f"https://example.org/{self.region.number}/{number}"
        published = day + timedelta(days=1)
        papers = wording()["papers"]["names"]
        publisher = papers[(self.region.number + paper) % len(papers)]
        self.chronicle.reports.append(Told(address, title, "\n\n".join(lines), publisher, published))


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _post(post: Post) -> str:
    return f"{post.title} {post.body}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
