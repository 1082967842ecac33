"""Which body a report means: abbreviations written out, short forms and missing provinces taken from the context."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TypeVar

from lhtv_kg.extraction.initials import by_initials
from lhtv_kg.extraction.mentioned import bodies_in, just_named, named_beside, places_of_posts, where_of
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.organs import is_control, of_club
from lhtv_kg.extraction.places import Place, as_place, parts_of
from lhtv_kg.extraction.story import Sentence, Story, places_of
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.lexicon.entries import Head, Province
from lhtv_kg.model import Inference
from lhtv_kg.text import name_key

_NEAR_LEVELS, _COMMUNES = {"tỉnh", "huyện", "xã", "phường", "quận"}, {"xã", "phường", "thị trấn"}
ELECTING = ("Liên hiệp", "Hội", "Liên chi hội", "Chi hội", "Hiệp hội")
CONVENING = (*ELECTING, "Công đoàn", "Công đoàn cơ sở", "Đảng bộ", "Chi bộ", "Đoàn Thanh niên")
SCHOOLS = ("Trường", "Trường Đại học", "Trường Cao đẳng", "Đại học", "Học viện", "Cao đẳng")
_DISTRICTS = ("huyện", "quận", "thị xã")
_OF_DISTRICT = {"Phòng Văn hóa và Thể thao": "Phòng Văn hóa và Thông tin"}  # VH-TT of a district was never another
At = TypeVar("At", tuple[bool, int], tuple[bool, int, int])
Value = TypeVar("Value")
_GENERAL = ("Khoa học Tổng hợp", "Tổng hợp")
_NATIONAL = "đại học quốc gia "  # it has schools and no Hiệu trưởng
_BARE = ("Hội",)
_SEVERAL = ("Trung tâm",)  # of which a list of guests names several
_CLUB = ("Câu lạc bộ",)
_SCHOOL, _SCHOOLS = "Trường", ("school", "university")
_JOINED = {"office", "board", "party", "union", "executive"}


@dataclass(slots=True)
class Named:
    """The name of a body, or None where the report leaves it open, with what was inferred to give it."""

    name: str | None
    inferred: tuple[Inference, ...] = ()


@dataclass(slots=True)
class Bodies:
    """The bodies spoken of so far, the place of the report, and the body that the report is about."""

    story: Story
    province: Province | None = None
    why: str = ""
    town: str | None = None
    main: str | None = None
    main_head: str = ""
    about: tuple[Sentence, int, Organization] | None = None
    items: dict[int, Province] = field(default_factory=dict)
    _mentions: list[tuple[tuple[bool, int, int], Organization]] = field(default_factory=list)
    _of_kind: dict[tuple[str, ...], list[tuple[tuple[bool, int, int], Organization]]] = field(default_factory=dict)
    _generals: list[Organization] | None = None
    _wholes: dict[tuple[str, str], Organization] | None = None
    _parts: dict[str, list[tuple[tuple[bool, int], Place]]] = field(default_factory=dict)
    _aliases: dict[str, Organization] = field(default_factory=dict)

    def collect(self) -> None:
        """Take up all bodies that are named in full, in the order of the text."""
        for in_body, group in ((False, self.story.headings), (True, self.story.sentences)):
            for sentence in group:
                for _, chunk in sentence.reading.known:
                    for body in bodies_in(chunk.value):
                        if not body.bare and body.kind not in ("executive",):
                            self._mentions.append(((in_body, sentence.number, chunk.start), body))
                        if body.alias:
                            self._aliases[name_key(body.alias)] = body

    def name(self, body: Organization | None, sentence: Sentence, at: int) -> Named:
        """Return the full name of a body mentioned in a sentence at token ``at``."""
        if body is None:
            return Named(None)
        if body.kind == "executive":
            return self._board(body, sentence, at)
        if body.kind == "alias":
            known = self._aliases.get(name_key(body.name)) or self._abbreviated(body.name)
            return self.name(known, sentence, at) if known else Named(None)
        if body.name:
            return Named(body.name)
        if body.core.isupper() and (known := self._abbreviated(body.core)) is not None:
            return self.name(known, sentence, at)
        again = body.bare and body.head and body.kind == "party" and self.main_head == body.head.name
        if again or (body.bare and body.head and (body.head.bare or not body.head.scope)):
            return self._referred(body, sentence, at)
        return self._built(body, sentence, at)

    def _abbreviated(self, short: str) -> Organization | None:
        return by_initials(short, (body for _, body in self._mentions))

    def _board(self, body: Organization, sentence: Sentence, at: int) -> Named:
        """Return the body whose board is meant: the one named with it, the main one, else the one named last."""
        if body.parent:
            return self.name(body.parent, sentence, at)
        club = self._antecedent(_CLUB, sentence, at) if of_club(body) else None
        if club is not None:
            return self.name(club, sentence, at)
        if self.main_head in CONVENING:
            return Named(self.main, (Inference("organization", "board of the body that the report is about"),))
        known = self._antecedent(ELECTING, sentence, at)
        return self.name(known, sentence, at) if known else Named(None)

    def _referred(self, body: Organization, sentence: Sentence, at: int) -> Named:
        head = body.head.name if body.head else ""
        if head in _SEVERAL and (near := named_beside(head, sentence, at)) is not None:
            return self.name(near, sentence, at)
        if self.main and (self.main_head == head or (head in SCHOOLS and self.main_head in SCHOOLS)):
            return Named(self.main, (Inference("organization", f"{head}: the body that the report is about"),))
        if self.main is None and self.about and self.about[0].heading and _begins(self.about[2], head):
            return self.default()
        known = self._antecedent(SCHOOLS if head in SCHOOLS else (head,), sentence, at)
        if known is None:
            return self._within(body)
        named = self.name(known, sentence, at)
        return (
            Named(
                named.name, (Inference("organization", f"{head}: the body of that kind named before"), *named.inferred)
            )
            if named.name
            else named
        )

    def _within(self, body: Organization) -> Named:
        """Return a part that every body has (Chi bộ, Công đoàn), of the body that the report is about."""
        if not body.head or body.head.bare or not body.head.parents or (whole := self._whole_of(body.head)) is None:
            return Named(None)
        return Named(
            f"{body.head.name} {whole}", (Inference("organization", "part of the body that the report is about"),)
        )

    def _whole_of(self, head: Head) -> str | None:
        """Return the body that the report is about, or what it is a part of, whichever has such a part."""
        if self.about is None:
            return None
        sentence, at, body = self.about
        parent = body.parent
        higher = body.kind not in head.parents and parent is not None and parent.kind in head.parents
        return self.name(parent if higher else body, sentence, at).name

    def _antecedent(self, heads: tuple[str, ...], sentence: Sentence, at: int) -> Organization | None:
        """Return the body with one of the heads that was named last; in a round-up no other item's."""
        if heads not in self._of_kind:
            of_kind = [mention for mention in self._mentions if any(_begins(mention[1], head) for head in heads)]
            of_libraries = [mention for mention in of_kind if _of_libraries(mention[1])] if heads == _BARE else []
            self._of_kind[heads] = of_libraries or of_kind
        mentions = self._of_kind[heads]
        if self.story.round_up and not sentence.heading:
            item = self.story.paragraph(sentence.paragraph)
            first = bisect_left(mentions, (True, item[0].number, 0), key=lambda mention: mention[0])
            own = mentions[first : bisect_left(mentions, (True, item[-1].number + 1, 0), key=lambda m: m[0])]
            mentions = own or mentions[: bisect_left(mentions, (True, 0, 0), key=lambda mention: mention[0])]
        return _nearest(mentions, (not sentence.heading, sentence.number, at), strict=True)

    def default(self) -> Named:
        """Return the body that a bare "Giám đốc" means: the library or office that the report is about, if any."""
        if self.about is None:
            return Named(None)
        sentence, at, body = self.about
        named = self.name(body, sentence, at)
        return (
            Named(named.name, (Inference("organization", "the body that the report is about"),))
            if named.name
            else named
        )

    def _built(self, body: Organization, sentence: Sentence, at: int) -> Named:
        head = body.head
        base = " ".join(filter(None, (head.name if head else "", body.core)))
        if body.parent is not None:
            parent = self.name(body.parent, sentence, at)
            link = (
                " "
                if body.kind in _JOINED or body.kind == "federation" or (body.kind == "library" and not body.core)
                else ", "
            )
            return Named(f"{base}{link}{parent.name}" if parent.name else base, parent.inferred)
        if is_control(body) and (board := self._board(body, sentence, at)).name:
            return Named(f"{base} {board.name}", board.inferred)
        if body.kind == "division" and body.place and body.place.level.lower() in _DISTRICTS:
            base = _OF_DISTRICT.get(base, base)
        alone = body.kind == "center" and body.core and not body.place and not self.story.round_up
        if alone and (whole := self._whole(body)) is not None:
            return self._built(whole, sentence, at)
        if body.place and body.place.name:
            return Named(f"{base} {where_of(body, body.place)}")
        level = body.place.level if body.place else ""
        if head and not body.place and (not head.level or not body.core):
            level = head.level or (self._level_near(body, sentence, at) if head.scope else "")
        if level == "tỉnh" and (known := just_named(body, sentence, at)):
            return self.name(known, sentence, at)
        if level or (body.kind == "library" and body.core in _GENERAL):
            return self._placed(body, base, level or "tỉnh", sentence, at)
        return Named(base)

    def _level_near(self, body: Organization, sentence: Sentence, at: int) -> str:
        """Return the level that the sentence spoke of last (phía xã có ...), for UBND, HĐND, Đảng ủy."""
        if body.kind not in ("committee", "council", "party"):
            return "tỉnh"
        key = sentence.tokens.at
        for number in range(at - 1, max(sentence.chunks[0].start, at - 25) - 1, -1):
            if key(number) in _NEAR_LEVELS and key(number - 1) != "cấp" and key(number + 1) != "ủy":
                return key(number)
        place = self.about[2].place if self.about and body.bare else None
        return place.level.lower() if place and place.level.lower() in _COMMUNES else "tỉnh"

    def _whole(self, body: Organization) -> Organization | None:
        """Return the mention that says what a center is a part of, if the report names it so elsewhere."""
        if self._wholes is None:
            self._wholes = {}
            for _, known in self._mentions:
                if known.parent and known.head:
                    self._wholes.setdefault((known.head.name, known.core), known)
        return self._wholes.get((body.head.name, body.core)) if body.head else None

    def _placed(self, body: Organization, base: str, level: str, sentence: Sentence, at: int) -> Named:
        """Add the territory that the report lets its reader know; without it a bare level names no body."""
        where = self._territory(level, sentence)
        if where is None:
            return Named(None if body.place or body.kind in ("party", "library", "committee", "council") else base)
        fuller = self._fuller_library(body, where)
        text = (where.name or "") if body.head and body.head.level else where.full
        name = fuller or f"{base} {text}"
        return Named(name, (Inference("organization", f"{where.full}: {self.why or 'named in the report'}"),))

    def _fuller_library(self, body: Organization, where: Place) -> str | None:
        """Return the longer name of the library that this report abbreviates to "Thư viện tỉnh", if it has one."""
        if body.kind != "library" or body.core or not body.place:
            return None
        for known in self._general():
            if known.head:
                same = known.place.name == where.name if known.place and known.place.name else not self.story.round_up
                if same:
                    return f"{known.head.name} {known.core} {where.full}"
        return None

    def _general(self) -> list[Organization]:
        """Return the first mention of each general library that is named so in full."""
        if self._generals is None:
            full = (known for _, known in self._mentions if known.kind == "library" and known.core in _GENERAL)
            self._generals = list(
                {(known.core, known.place.name if known.place else None): known for known in full}.values()
            )
        return self._generals

    def province_at(self, sentence: Sentence) -> Province | None:
        """Return the province of the report, or in a round-up, or where the report has none, that of the item."""
        if self.province is not None and not self.story.round_up:
            return self.province
        if not sentence.heading and (own := self.items.get(sentence.paragraph)):
            return own
        parts = self.story.paragraph(sentence.paragraph)
        named = [place.province for part in parts for _, place in places_of(part) if place.province]
        if not named:
            places = (body.place for part in parts for chunk in part.chunks for body in bodies_in(chunk.value))
            named = [place.province for place in places if place and place.province]
        return named[0] if named else self.province

    def _territory(self, level: str, sentence: Sentence) -> Place | None:
        province = self.province_at(sentence)
        if level == "tỉnh" or (level == "thành phố" and province and province.level == level):
            return as_place(province) if province else None
        if level == "thành phố":
            return Place(0, 0, level, self.town, self.province) if self.town else None
        if level not in self._parts:
            self._parts[level] = [
                ((not each.heading, each.number), part)
                for each in self.story.everything()
                for place in (*(place for _, place in places_of(each)), *places_of_posts(each))
                for part in parts_of(place)
                if part.level.lower().startswith(level) and part.name
            ]
        return _nearest(self._parts[level], (not sentence.heading, sentence.number), strict=False)


def _nearest(mentions: list[tuple[At, Value]], here: At, *, strict: bool) -> Value | None:
    """Return what was mentioned last before a place of the report, else what is mentioned first after it."""
    bisect = bisect_left if strict else bisect_right
    before = bisect(mentions, here, key=lambda mention: mention[0])
    return mentions[max(before - 1, 0)][1] if mentions else None


def board_of(lexicon: Lexicon) -> Organization | None:
    """Return the unnamed board (Ban Chấp hành) of whichever body the report is about."""
    head = lexicon.heads.get("Ban Chấp hành")
    return Organization(0, 0, head.kind, head=head) if head else None


def _of_libraries(body: Organization) -> bool:
    """Tell whether an association is one of libraries, which "Hội" alone means here before any other."""
    return "thư viện" in name_key(body.name or body.core)


def _begins(body: Organization, head: str) -> bool:
    if body.head is not None:
        return body.head.name == head or (head == _SCHOOL and body.kind in _SCHOOLS)
    name = name_key(body.name)
    return name.startswith(f"{name_key(head)} ") and not name.startswith(_NATIONAL)
