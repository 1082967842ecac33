"""All that the rules of one report share, and how they make claims."""

from dataclasses import dataclass, field, replace

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.bodies import CONVENING, ELECTING, Bodies, Named, board_of
from lhtv_kg.extraction.datelines import datelines
from lhtv_kg.extraction.days import Fallback, own_day, read_fallback
from lhtv_kg.extraction.happening import Happening, day_of_paragraph
from lhtv_kg.extraction.happenings import find_happenings
from lhtv_kg.extraction.locating import locate
from lhtv_kg.extraction.narrators import settle_narrators
from lhtv_kg.extraction.nearby import (
    board_near,
    has_director,
    house_ahead,
    house_in,
    house_near,
    introduced,
    labelled,
    party_before,
    territory_beside,
    unit_before,
)
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.organs import MEMBER, is_bare, member_title, of_club, organ_of, serves_in
from lhtv_kg.extraction.people import People, read_people
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.readings import Group, Held
from lhtv_kg.extraction.story import Sentence, Story
from lhtv_kg.extraction.subject import about, convened, directed_house, is_of_board
from lhtv_kg.extraction.titled import body_behind, named_otherwise, of_kind
from lhtv_kg.lexicon.entries import Title
from lhtv_kg.model import Basis, Capacity, Inference, PostClaim, Span

_OF_BOARD = ("Ủy viên Ban Chấp hành", "Ủy viên Ban Thường vụ", "Ủy viên Thường vụ")
_OFFICE, _OF_CLUB = "Văn phòng", "hủ nhiệm"
_HELD = (Basis.ATTESTED, Basis.INTERVAL)
_PARTY_POSTS = ("Bí thư", "Phó Bí thư")


@dataclass(slots=True)
class Context:
    """A story with its people, bodies and events."""

    story: Story
    people: People
    bodies: Bodies
    happenings: list[Happening]
    main: Happening | None = field(init=False)
    elected: dict[str, str] = field(default_factory=dict)
    _fallback: Fallback | None = None
    _holders: dict[str, list[tuple[int, str]]] | None = None
    _stated: dict[tuple[str, str], tuple[Sentence, int, Organization, Capacity]] | None = None
    given: list[tuple[int, str, Held]] = field(default_factory=list)
    effective: set[Span] = field(default_factory=set)
    houses: dict[str, dict[str, Organization]] | None = None
    awarded: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Keep at hand the event that the report is about."""
        self.main = next((each for each in self.happenings if each.main), None)

    def day(self, sentence: Sentence) -> PartialDate | None:
        """Return the day for which a sentence attests: of its own event, of the main event, of the page."""
        for other in self.happenings:
            if (
                not other.main
                and other.frame.sentence is sentence
                and (self.main is None or other.start != self.main.start)
            ):
                return other.start
        if self._fallback is None:
            self._fallback = read_fallback(self.story)
        begun = self._fallback.lead is not None
        if self.main is None and (own := own_day(self.story, sentence, begun=begun)):
            return own
        near = [h.start for h in self.happenings if h.frame.sentence.paragraph == sentence.paragraph]
        if near and (self.story.round_up or self.main is None):
            return near[-1]
        if self.story.round_up:
            days = (own_day(self.story, part) for part in self.story.paragraph(sentence.paragraph))
            if item := next((day for day in days if day), None):
                return item
        if self.main:
            return day_of_paragraph(self.story, self.happenings, sentence) or self.main.start
        return self._fallback.before(sentence)

    def holders(self) -> dict[str, list[tuple[int, str]]]:
        """Return who holds each title in a named body, with the first and second sentence that tell of a new holder."""
        if self._holders is None:
            self._holders = {}
            for sentence in self.story.sentences:
                for group in sentence.reading.groups:
                    name = self.who(group)
                    for held in group.held if name else ():
                        told = self._holders.setdefault(held.post.title.name, [])
                        if (
                            held.post.organization is not None
                            and name
                            and name not in (each for _, each in told)
                            and len(told) < 2
                        ):
                            told.append((sentence.number, name))
        return self._holders

    def who(self, group: Group) -> str | None:
        """Return the full name of the person of a group."""
        return self.people.who(group.person)

    def body(self, post: Post, sentence: Sentence, at: int) -> Named:
        """Return the body in which a post is held: the one beside it, else the one that its title or place implies."""
        section = self.story.sections.get(sentence.number)
        own = post.title.body or post.title.name in _PARTY_POSTS
        unnamed = post.organization is None or (own and post.organization.kind == "executive")
        if post.organization is None and post.title.bare and (behind := body_behind(post, sentence)):
            return self.bodies.name(behind[0], sentence, behind[1])
        if post.organization is None or (unnamed and post.organization.bare):
            return self._implied(post, sentence, at)
        head = post.organization.head
        part = section and post.organization.bare and head and section[2].kind in head.parents
        if section and (post.title.unit or part) and not post.organization.parent:
            whole = replace(post.organization, parent=section[2])
            return self.bodies.name(whole, section[0], section[1])
        return self.bodies.name(post.organization, sentence, at)

    def _implied(self, post: Post, sentence: Sentence, at: int) -> Named:
        title, section = post.title, self.story.sections.get(sentence.number)
        if title.committee:
            return self._committee(title.committee, sentence, at)
        if section and not (title.body in ("Vụ", "Cục") and section[2].kind == "ministry"):
            return self.bodies.name(section[2], section[0], section[1])
        if body := labelled(sentence, at):
            return self.bodies.name(body, sentence, at)
        if title.name.endswith(_OF_CLUB) and (organ := organ_of(self.story, sentence, at)) and of_club(organ[2]):
            return self.bodies.name(organ[2], organ[0], organ[1])
        if title.bare or title.body:
            otherwise = title.bare and named_otherwise(post, sentence)
            return Named(None) if otherwise else self._unsaid(title, sentence, at)
        if title.name in _PARTY_POSTS and (party := party_before(sentence, at)):
            return self.bodies.name(party, sentence, at)
        if title.name in _PARTY_POSTS and self.main and self.main.organizer and self.main.organizer[2].kind == "party":
            return Named(self.bodies.main, (Inference("organization", "the body that the report is about"),))
        organ = organ_of(self.story, sentence, at) if title.board or title.unit == "Ban" else None
        if organ and serves_in(title, organ[2]):
            return self.bodies.name(organ[2], organ[0], organ[1])
        if title.unit == _OFFICE and self.bodies.main and self.bodies.main_head in ELECTING:
            why = Inference("organization", "office of the body that the report is about")
            return Named(f"{_OFFICE} {self.bodies.main}", (why,))
        if title.unit:
            unit = unit_before(sentence, at) or self.story.division_above(sentence) or self._division(title.unit)
            return self.bodies.name(unit, sentence, at)
        return self._of_board(post, sentence, at) if title.board else Named(None)

    def _of_board(self, post: Post, sentence: Sentence, at: int) -> Named:
        """Return the body whose board a bare officer belongs to: of the officer beside, else of the report."""
        if self.main is None and (body := board_near(sentence, at)):
            return self.bodies.name(body, sentence, at)
        convening = self.bodies.main_head in CONVENING or post.plural or post.title.name.startswith(_OF_BOARD)
        convening = convening or (self.main is None and is_of_board(self.story))
        return self.bodies.name(board_of(self.story.lexicon), sentence, at) if convening else Named(None)

    def _unsaid(self, title: Title, sentence: Sentence, at: int) -> Named:
        """Return the body that a title means when none is said: the Vụ of a Vụ trưởng, the library of a Giám đốc."""
        head = self.story.lexicon.heads.get(title.body) if title.body else None
        if head:
            return self.bodies.name(Organization(at, at, head.kind, head=head), sentence, at)
        near = house_near(self.story, sentence, at) or introduced(self.story, sentence)
        if near is None and self.bodies.about and not has_director(self.bodies.about[2]):
            ahead = house_ahead(sentence, at)
            known = (sentence, *ahead) if ahead else directed_house(self.story)
            return self.bodies.name(known[2], known[0], known[1]) if known else Named(None)
        return self.bodies.name(near[1], sentence, near[0]) if near else self.bodies.default()

    def _division(self, unit: str) -> Organization | None:
        """Return the division that organised the event, if it is one of the kind that a title heads."""
        body = self.main.organizer[2] if self.main and self.main.organizer else None
        return body if body and body.kind == "division" and body.head and body.head.name == unit else None

    def _committee(self, name: str, sentence: Sentence, at: int) -> Named:
        head = self.story.lexicon.heads.get(name)
        if head is None:
            return Named(name)
        place = territory_beside(sentence, at) if head.level == "tỉnh" or head.kind == "council" else None
        return self.bodies.name(Organization(at, at, head.kind, head=head, place=place), sentence, at)

    def _held_before(self, person: str, post: Post, sentence: Sentence) -> Named | None:
        """Return the body of a title without one, if the report named it before with the same person and title.

        A body of which only the kind is said (Giám đốc Thư viện) is the one of that kind; a former post tells only it.
        """
        if post.organization is not None and not post.organization.bare:
            return None
        given = self.awarded.get((person, post.title.name)) if post.organization is None else None
        if given and given[0] < sentence.number and post.capacity is not Capacity.FORMER:
            why = Inference("organization", "the body in which the person was given the title before")
            return Named(given[1], (why,))
        if self._stated is None:
            self._stated = {}
            for each in self.story.sentences:
                for group in each.reading.groups:
                    for held in group.held:
                        body, name = held.post.organization, self.who(group)
                        if name and body is not None and not body.bare:
                            place = (each, held.chunk.start, body, held.post.capacity)
                            self._stated.setdefault((name, held.post.title.name), place)
        known = self._stated.get((person, post.title.name))
        if known is None or known[0].number >= sentence.number:
            return None
        if known[3] is Capacity.FORMER if post.organization is None else known[2].head != post.organization.head:
            return None
        named = self.bodies.name(known[2], known[0], known[1])
        why = Inference("organization", "the body in which the report named the same person with the title before")
        return Named(named.name, (*named.inferred, why)) if named.name else None

    def house_of(self, person: str) -> Organization | None:
        """Return the house in which all that the report tells of a person places that person."""
        if self.houses is None:
            self.houses = {}
            for sentence in self.story.sentences:
                for group in sentence.reading.groups:
                    for held in group.held:
                        body = house_in(held.post.organization)
                        if body is not None and (held.post.title.bare or held.post.title.unit):
                            name = self.bodies.name(body, sentence, held.chunk.start).name or ""
                            self.houses.setdefault(self.who(group) or "", {}).setdefault(name, body)
        known = self.houses.get(person, {})
        return next(iter(known.values())) if len(known) == 1 and "" not in known else None

    def _of_person(self, person: str, sentence: Sentence, at: int) -> Named:
        """Return the house of a person for a title that may be of any (Phó Giám đốc, told of the Giám đốc of X)."""
        house = self.house_of(person)
        named = self.bodies.name(house, sentence, at)
        why = Inference("organization", "the house in which the report places the person")
        return Named(named.name, (*named.inferred, why)) if named.name else named

    def claim(self, sentence: Sentence, person: str, held: Held, span: Span, rule: str, basis: Basis) -> PostClaim:
        """Return the claim that a person holds a post, dated by the basis."""
        post = held.post
        named = self._held_before(person, post, sentence) if basis in _HELD else None
        named = named or self.body(post, sentence, held.chunk.start)
        if named.name is None and post.title.bare and post.organization is None:
            named = self._of_person(person, sentence, held.chunk.start)
        title = of_kind(post.title.name, named.name) if post.title.english else post.title.name
        if title == MEMBER and is_bare(held.chunk.key):
            organ = organ_of(self.story, sentence, held.chunk.start)
            title = member_title(organ[2]) if organ else title
        term = self.story.term(held.term)
        claim = PostClaim(
            span=span, rule=rule, confidence=0.9 if named.inferred else 1.0, inferred=_unique(named.inferred),
            person=person, title=title, organization=named.name, capacity=post.capacity, basis=basis, term=term,
            date=None if basis is Basis.INTERVAL else self.day(sentence),
        )  # fmt: skip
        return self._during(claim, sentence, held) if basis is Basis.INTERVAL else claim

    def _during(self, claim: PostClaim, sentence: Sentence, held: Held) -> PostClaim:
        """Return a claim with the interval beside its post; an open one lasts until the report, or the day it tells."""
        if held.interval is None:
            return claim
        start, last = held.interval.first.date(self.story.year), held.interval.last
        if held.interval.open:
            return replace(claim, start=start, until=self.story.page_date or self.day(sentence))
        return replace(claim, start=start, end=last.date(self.story.year) if last else None)


def read_context(story: Story) -> Context:
    """Return a story with its people, its bodies and its events, located in a province."""
    settle_narrators(story)
    items = datelines(story)
    story.round_up = story.round_up or bool(items)
    happenings = find_happenings(story)
    main = next((each for each in happenings if each.main), None)
    bodies = Bodies(story, items=items)
    bodies.collect()
    bodies.province, bodies.why = locate(story, main)
    place = main.venue.place if main and main.venue else None
    while place is not None:
        if place.level.lower() == "thành phố" and not place.provincial:
            bodies.town = place.name
        place = place.outer
    if main and (party := convened(main) or main.organizer):
        sentence, number, body = party
        bodies.main = bodies.name(body, sentence, sentence.chunks[number].start).name
        bodies.main_head = (
            body.head.name
            if body.head
            else (body.name.split(" ")[0] if body.kind != "federation" else _federation_head(body.name))
        )
        if body.kind == "executive":
            bodies.main_head = "Liên hiệp" if (bodies.main or "").startswith("Liên hiệp") else "Hội"
    bodies.about = None if items else about(story, main)
    return Context(story, read_people(story), bodies, happenings)


def _federation_head(name: str) -> str:
    return name.partition(" Thư viện")[0].partition(" các")[0]


def _unique(inferred: tuple[Inference, ...]) -> tuple[Inference, ...]:
    return tuple(dict.fromkeys(inferred))
