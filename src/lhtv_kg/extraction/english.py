"""English names of bodies: what stands before or after them says where, the head is the Vietnamese one."""

from dataclasses import replace

from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.places import Place, read_place
from lhtv_kg.extraction.tokens import Tokens
from lhtv_kg.lexicon import Lexicon

_ENDS = {
    "library", "division", "department", "federation", "association", "university", "center", "centre", "institute",
    "office", "school", "district", "ward", "commune", "college", "union", "museum", "committee",
}  # fmt: skip
_LOCAL = ("district", "ward", "commune")
_MAX_WORDS, _MAX_PLACE = 7, 6


def read_english_body(tokens: Tokens, at: int, lexicon: Lexicon) -> Organization | None:
    """Return the body whose English name begins at a token; an unknown kind keeps its English words as its name."""
    place = _plain_place(tokens, at, lexicon)
    after = place.end if place else at
    found = _known(tokens, after, lexicon)
    if place and tokens.at(after) in ("university", "college") and (head := lexicon.heads.get("Trường Đại học")):
        return Organization(at, after + 1, "school", head=head, core=place.province.name if place.province else "")
    if found is None and place is None:
        return _unknown(tokens, at)
    if found is None:
        return None
    local = _unknown(tokens, at) if found.kind == "committee" else None
    if local and tokens.at(local.end - 1) in _LOCAL:
        return local
    body = replace(found, start=at)
    if place is None:
        place = _of_place(tokens, body.end, lexicon)
        body = replace(body, end=place.end) if place else body
    if body.kind in ("division", "center"):
        return _division(tokens, body, lexicon)
    if place and tokens.at(body.end) in ("university", "college"):
        return _of_university(tokens, body, place, lexicon)
    return replace(body, place=_levelled(place)) if place else body


def _of_university(tokens: Tokens, body: Organization, place: Place, lexicon: Lexicon) -> Organization:
    """Return a library of a university that is named after a province: Library of Bac Lieu University."""
    head = lexicon.heads.get("Trường Đại học")
    school = Organization(
        place.start, body.end + 1, "school", head=head, core=place.province.name if place.province else place.name or ""
    )
    return replace(body, end=body.end + 1, parent=school)


def _plain_place(tokens: Tokens, at: int, lexicon: Lexicon) -> Place | None:
    """Return a province written without a level, with the word City or Province after it."""
    place = read_place(tokens, at, lexicon)
    if not place or not place.province or not tokens.cap(at) or place.end - at > _MAX_PLACE:
        return None
    if "," in tokens.key(at, place.end):
        return None
    suffix = tokens.at(place.end) in ("city", "province") and tokens.cap(place.end)
    return replace(place, end=place.end + suffix)


def _known(tokens: Tokens, at: int, lexicon: Lexicon) -> Organization | None:
    found = lexicon.english.match(tokens.keys, at)
    if found is None or not tokens.cap(at):
        return None
    length, (head, core) = found
    return Organization(at, at + length, head.kind, head=head, core=core)


def _of_place(tokens: Tokens, at: int, lexicon: Lexicon) -> Place | None:
    if tokens.at(at) not in ("of", "in"):
        return None
    at += 1 + (tokens.at(at + 1) == "the")
    return _plain_place(tokens, at, lexicon)


def _levelled(place: Place) -> Place:
    province = place.province
    return replace(
        place,
        level=""
        if province and province.full == province.name
        else place.level or (province.level if province else ""),
        name=province.name if province else place.name,
    )


def _division(tokens: Tokens, body: Organization, lexicon: Lexicon) -> Organization:
    at = body.end
    if tokens.at(at) == "(" and tokens.at(at + 2) == ")":
        body = replace(body, alias=tokens.text(at + 1, at + 2), end=at + 3)
        at += 3
    if tokens.at(at) not in ("of", ",", "-"):
        return body
    at += 1
    at += tokens.at(at) == "the"
    parent = read_english(tokens, at, lexicon)
    return replace(body, parent=parent, end=parent.end) if parent else body


def read_english(tokens: Tokens, at: int, lexicon: Lexicon) -> Organization | None:
    """Return the body with a fixed or a composed English name at a token, whichever is longer."""
    fixed = lexicon.fixed.match(tokens.keys, at)
    built = read_english_body(tokens, at, lexicon)
    if fixed and tokens.cap(at) and not (built and built.end > at + fixed[0] and built.head):
        return Organization(at, at + fixed[0], fixed[1].kind, fixed[1].name)
    return built


def _unknown(tokens: Tokens, at: int) -> Organization | None:
    end, last = at, at
    while (
        end < at + _MAX_WORDS
        and (tokens.cap(end) or tokens.at(end) in ("of", "and", "for"))
        and tokens.at(end)[0].isalpha()
    ):
        end += 1
        if tokens.at(end - 1) in _ENDS and end - at > 1:
            last = end
    name = tokens.text(at, last)
    return Organization(at, last, "other", name) if name and name.isascii() else None
