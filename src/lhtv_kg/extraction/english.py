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
_TEACHING = {"university", "school"}
_PARTS = {"division", "department", "section", "office", "unit"}
_KINDS = {
    "library": "Thư viện", "center": "Trung tâm", "centre": "Trung tâm", "federation": "Liên hiệp",
    "association": "Hội",
}  # fmt: skip
_LOCAL = ("district", "ward", "commune")
_INSIDE = ("of", "and", "for", "the", "at")
_SCHOOLS = ("university", "college", "academy")
_MAX_WORDS, _MAX_PLACE, _MAX_SCHOOL = 7, 6, 9
_LEVELS = {"municipal", "provincial", "city"}


def read_english_body(tokens: Tokens, at: int, lexicon: Lexicon) -> Organization | None:
    """Return the body whose English name begins at a token; an unknown kind keeps its English words as its name."""
    place = _plain_place(tokens, at, lexicon)
    after = place.end if place else at
    found = _known(tokens, after, lexicon, small=place is not None)
    if school := _school(tokens, at, lexicon):
        if (part := _known(tokens, school.end, lexicon)) and part.kind == "center" and not part.core.isupper():
            return replace(part, start=at, parent=school)
        library = lexicon.heads.get("Thư viện") if tokens.at(school.end) == "library" else None
        return Organization(at, school.end + 1, "library", head=library, parent=school) if library else school
    if (found is None and place is None) or (found and place is None and _goes_on(tokens, at, found, lexicon)):
        return _unknown(tokens, at)
    if found is None:
        return None
    local = _unknown(tokens, at) if found.kind == "committee" else None
    if local and tokens.at(local.end - 1) in _LOCAL:
        return local
    body = replace(found, start=at)
    if place is None and (whole := _of_school(tokens, body, lexicon)):
        return whole
    if place is None:
        place = _of_place(tokens, body.end, lexicon)
        body = replace(body, end=place.end) if place else body
    if body.kind in ("division", "center"):
        return _division(tokens, body, lexicon)
    return replace(body, place=_levelled(place)) if place else body


def _goes_on(tokens: Tokens, at: int, found: Organization, lexicon: Lexicon) -> bool:
    """Tell whether a known name is only the beginning of a longer one (Library | Movement Division)."""
    whole = _unknown(tokens, at) if tokens.cap(found.end) else None
    longer = whole is not None and whole.end > found.end and tokens.at(whole.end - 1) in _PARTS
    return longer and _plain_place(tokens, found.end, lexicon) is None


def bare_body(tokens: Tokens, at: int, lexicon: Lexicon) -> Organization | None:
    """Return the body of which only the kind is said (of the center), if nothing else goes on the name."""
    head = lexicon.heads.get(_KINDS.get(tokens.at(at), ""))
    named = tokens.at(at + 1) in lexicon.plain_surnames  # former directors of the library Tran Thi N
    alone = (named or not tokens.cap(at + 1)) and tokens.at(at + 1) not in _INSIDE
    return Organization(at, at + 1, head.kind, head=head) if head and alone else None


def _school(tokens: Tokens, at: int, lexicon: Lexicon) -> Organization | None:
    """Read "X University", "X University of Culture", "X Law University", "University of Education"."""
    place = _plain_place(tokens, at, lexicon)
    after = place.end if place else at
    subject = lexicon.faculties.match(tokens.keys, after) if tokens.cap(after) else None
    word = after + (subject[0] if subject else 0)
    if tokens.at(word) not in _SCHOOLS or not tokens.cap(word):
        return None
    end = word + 1
    if tokens.at(end) == "of" and tokens.cap(end + 1):
        of = lexicon.faculties.match(tokens.keys, end + 1)
        town = _plain_place(tokens, end + 1, lexicon)
        if of is None and town is None:
            return _in_english(tokens, at, end + 1)
        subject, place, end = (of, place, end + 1 + of[0]) if of else (subject, town, town.end if town else end)
    head = lexicon.heads.get("Trường Đại học")
    core = " ".join(filter(None, (subject[1] if subject else "", _town(place))))
    return Organization(at, end, "school", head=head, core=core) if head and core else None


def _in_english(tokens: Tokens, at: int, end: int) -> Organization:
    """Return a school whose subject the lexicon does not know, by its English words."""
    while end < at + _MAX_SCHOOL and (tokens.cap(end) or (tokens.at(end) == "and" and tokens.cap(end + 1))):
        end += 1
    return Organization(at, end, "school", tokens.text(at, end))


def _town(place: Place | None) -> str:
    if place is None or place.province is None:
        return place.name or "" if place else ""
    return place.province.town or place.province.name


def _of_school(tokens: Tokens, body: Organization, lexicon: Lexicon) -> Organization | None:
    """Return a library or center of a school that is named after it: Library of Bac Lieu University."""
    at = body.end + 1 + (tokens.at(body.end + 1) == "the")
    school = _school(tokens, at, lexicon) if tokens.at(body.end) in ("of", "at") else None
    fixed = (
        lexicon.fixed.match(tokens.keys, at) if school is None and tokens.at(body.end) in ("of", "at", ",") else None
    )
    if fixed and fixed[1].kind in _TEACHING:
        whole = Organization(at, at + fixed[0], fixed[1].kind, fixed[1].name)
        return replace(body, end=whole.end, parent=whole)
    foreign = None if school or tokens.at(body.end) != "of" else read_foreign(tokens, at)
    if foreign and any(word in foreign.name.lower() for word in _SCHOOLS):
        return Organization(body.start, foreign.end, "library", tokens.text(body.start, foreign.end))
    return replace(body, end=school.end, parent=school) if school else None


def _plain_place(tokens: Tokens, at: int, lexicon: Lexicon) -> Place | None:
    """Return a province written without a level, with the word City or Province after it."""
    place = read_place(tokens, at, lexicon)
    if not place or not place.province or not tokens.cap(at) or place.end - at > _MAX_PLACE:
        return None
    if "," in tokens.key(at, place.end):
        return None
    suffix = tokens.at(place.end) in ("city", "province") and tokens.cap(place.end)
    return replace(place, end=place.end + suffix)


def _known(tokens: Tokens, at: int, lexicon: Lexicon, *, small: bool = False) -> Organization | None:
    """Return a known name; in ``small`` letters only right before a title (Da Nang | library director)."""
    found = lexicon.english.match(tokens.keys, at)
    if found is None:
        return None
    titled = small and found[0] == 1 and lexicon.titles.match(tokens.keys, at + 1)
    levelled = tokens.at(at) in _LEVELS and tokens.cap(at + 1)  # the Hanoi municipal People's Committee
    if not tokens.cap(at) and not titled and not levelled:
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


def read_foreign(tokens: Tokens, at: int) -> Organization | None:
    """Return a body by its English words, of which the lexicon knows none (Director of the Asia Foundation)."""
    end = at
    while end < at + _MAX_SCHOOL and (
        tokens.cap(end) or (end > at and tokens.at(end) in _INSIDE and (tokens.cap(end + 1) or tokens.cap(end + 2)))
    ):
        end += 1
    name = tokens.text(at, end) if end > at else ""
    return Organization(at, end, "other", name) if len(name.split()) > 1 and name.isascii() else None
