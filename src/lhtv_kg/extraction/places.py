"""Places as reports write them: with a level (thành phố Hạ Long), in a chain, or as a bare name."""

from dataclasses import dataclass, replace

from lhtv_kg.extraction.tokens import Tokens
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.lexicon.entries import Province

_SMALL = {
    "xã", "phường", "huyện", "quận", "thị xã", "thị trấn", "thôn", "bản", "Thị xã", "đặc khu", "district", "commune",
}  # fmt: skip
_BARE = {"tỉnh", "thành phố", "xã", "phường", "huyện", "quận", "thị xã", "thị trấn"}
_OF_COMMUNES = {
    "an", "bình", "đông", "hòa", "hoà", "hưng", "lộc", "long", "mỹ", "nam", "phú", "phước", "tân", "tây", "thanh",
    "thạnh", "thới", "trung", "vĩnh",
}  # fmt: skip
"""With these, names of communes begin far more often than surnames do (xã Tân Phước Hưng)."""
_OF_PERSONS = {"văn", "thị", "hữu", "đình", "ngọc", "quang"}
_PRESIDENT = ("hồ chí minh", "ho chi minh")
_ORDER = ["thôn", "bản", "xã", "phường", "thị trấn", "huyện", "quận", "thị xã", "thành phố", "tỉnh"]


@dataclass(slots=True)
class Place:
    """A place of the tokens ``start`` to ``end``; ``name`` is None for a bare level (UBND tỉnh)."""

    start: int
    end: int
    level: str
    name: str | None
    province: Province | None = None
    outer: "Place | None" = None

    @property
    def full(self) -> str:
        """Return the name with its level as written: ``Thành phố Hạ Long``."""
        return " ".join(filter(None, (self.level, self.name)))

    @property
    def provincial(self) -> bool:
        """Tell whether the place is a province, not a town or commune in it."""
        return self.province is not None and self.name == self.province.name and self.level not in _SMALL


def read_place(tokens: Tokens, at: int, lexicon: Lexicon, *, outer_levels: int = 4) -> Place | None:
    """Return the place that begins at a token, with the province that a chain (xã, huyện, tỉnh) or a town gives it."""
    place = _one(tokens, at, lexicon)
    if place is None or place.name is None or not outer_levels:
        return place
    end = place.end
    if (
        tokens.at(end) in (",", "(", "-")
        and (outer := read_place(tokens, end + 1, lexicon, outer_levels=outer_levels - 1))
        and _contains(outer, place)
    ):
        closing = tokens.at(end) == "(" and tokens.at(outer.end) == ")"
        return replace(place, end=outer.end + closing, province=outer.province or place.province, outer=outer)
    if (outer := _one(tokens, end, lexicon)) and outer.level and outer.name and _contains(outer, place):
        return replace(place, end=outer.end, province=outer.province or place.province, outer=outer)
    return place


def _contains(outer: Place, inner: Place) -> bool:
    if not outer.name or not (outer.level or outer.province):
        return False
    if inner.provincial:
        return False
    if outer.provincial:
        return inner.province is None or inner.province == outer.province
    rank = {level: number for number, level in enumerate(_ORDER)}
    return rank.get(outer.level.lower(), -1) > rank.get(inner.level.lower(), 9)


def _one(tokens: Tokens, at: int, lexicon: Lexicon) -> Place | None:
    level = lexicon.levels.match(tokens.keys, at)
    if level is None and not tokens.cap(at):
        return None
    head = lexicon.heads.match(tokens.keys, at)
    if head and head[0] > 1:
        return None
    if level is None:
        return _named(tokens, at, at, "", lexicon)
    length, name = level
    if name in ("thôn", "bản") and tokens.cap(at):
        return None
    if tokens.at(at) in ("tp", "tp.", "tx.") and not tokens.cap(at):
        return None
    place = _named(tokens, at, at + length, name, lexicon) or _run(tokens, at, at + length, name, lexicon)
    if place:
        return place
    return Place(at, at + length, name, None) if name in _BARE else None


def _named(tokens: Tokens, start: int, at: int, level: str, lexicon: Lexicon) -> Place | None:
    """Read the name of a province or a known town; a town's level is written, or it is a town of another name."""
    if not tokens.cap(at):
        return None
    whole = lexicon.provinces.match(tokens.keys, start) if level else None
    if whole:
        return Place(start, start + whole[0], whole[1].level, whole[1].name, whole[1])
    if not level and tokens.key(at, at + 3) in _PRESIDENT and tokens.at(at + 3) != "city":
        return None  # Chủ tịch Hồ Chí Minh is no place
    found, town = lexicon.provinces.match(tokens.keys, at), lexicon.towns.match(tokens.keys, at)
    if level in _SMALL:
        found = None
    if found and not (town and level and level.lower() == "thành phố" and found[1].level == "tỉnh"):
        return Place(start, at + found[0], level or "", found[1].name, found[1])
    if town:
        return Place(start, at + town[0], level, tokens.text(at, at + town[0]), town[1])
    return None


def _run(tokens: Tokens, start: int, at: int, level: str, lexicon: Lexicon) -> Place | None:
    end = at
    while (
        end < at + 3 and (tokens.cap(end) or (end == at and tokens.at(end).isdigit())) and tokens.at(end)[0].isalnum()
    ):
        end += 1
    commune = tokens.at(at) in _OF_COMMUNES and tokens.at(at + 1) not in _OF_PERSONS
    person = end - at >= 3 and tokens.at(at) in lexicon.surnames and len(tokens.at(end - 1)) > 1 and not commune
    if (
        end == at
        or person
        or level == "tỉnh"
        or lexicon.titles.match(tokens.keys, at)
        or lexicon.heads.match(tokens.keys, at)
    ):
        return None
    if tokens.at(end).isalpha() and len(tokens.at(end)) == 1 and tokens.cap(end):
        end += 1
    return Place(start, end, level, tokens.text(at, end))


def as_place(province: Province) -> Place:
    """Return a province as a place that no words name."""
    level = "" if province.full == province.name else province.level
    return Place(0, 0, level, province.name, province)


def parts_of(place: Place) -> list[Place]:
    """Return a place and all that it lies in, the innermost first."""
    return [place, *(parts_of(place.outer) if place.outer else [])]
