"""Names of organisations, read from their first word: a fixed name, or a head with what it deals with and where.

Commas and "và" inside a name are read through the lexicon's subjects; nothing is ever split at them.
"""

from dataclasses import dataclass, replace

from lhtv_kg.extraction.continuing import CONTINUED, listed_word, plain_word, small_words
from lhtv_kg.extraction.linking import linked, person_ahead, stops
from lhtv_kg.extraction.places import Place, read_place
from lhtv_kg.extraction.tokens import Tokens
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.lexicon.entries import Head
from lhtv_kg.text import fold

_LINKS = {"và", "-", "&", "/", "of", "for"}
_PART_OF = {",", "-", "thuộc", "của", "trực", "("}
_SCHOOLS = {"Tiểu học", "Trung học cơ sở", "Trung học phổ thông", "Mầm non"}
_NAMED_AFTER = {"library", "school", "university", "company", "press", "center", "other"}
_LOWER_SUBJECTS = {"division", "board", "bureau", "library", "department", "federation", "association"}
_COMPOUND = {"museum", "center", "school", "university", "press", "institute", "company"}
_DISTRICTS = ("huyện", "quận", "thị xã")
_ZONES = {"khu kinh tế", "khu công nghiệp", "khu chế xuất", "khu di tích", "khu du lịch"}
_SOCIETIES = {"association", "federation"}
_MAX_CORE = 14
_QUOTED = {"Câu lạc bộ"}  # heads whose names may stand in quotation marks
_ROMAN, _VOWELS = frozenset("IVX"), frozenset("aeiouy")


@dataclass(slots=True)
class Organization:
    """A body named by the tokens ``start`` to ``end``. ``name`` is set where it has one fixed name."""

    start: int
    end: int
    kind: str
    name: str = ""
    head: Head | None = None
    core: str = ""
    place: Place | None = None
    parent: "Organization | None" = None
    alias: str = ""

    @property
    def bare(self) -> bool:
        """Tell whether only the kind of body is said (Liên hiệp, Sở), so that the context must say which."""
        return not (self.name or self.core or self.place or self.parent)


def read_organization(tokens: Tokens, at: int, lexicon: Lexicon) -> Organization | None:
    """Return the organisation whose name begins at a token."""
    found = _fixed(tokens, at, lexicon) or _built(tokens, at, lexicon)
    return with_parent(tokens, found, lexicon) if found else None


def read_named(tokens: Tokens, at: int, head: Head, lexicon: Lexicon) -> Organization:
    """Return the body whose head was said elsewhere (Trưởng phòng ...) and whose name goes on at a token."""
    return with_parent(tokens, _core(tokens, at, at, head, lexicon), lexicon)


def _fixed(tokens: Tokens, at: int, lexicon: Lexicon) -> Organization | None:
    found = lexicon.fixed.match(tokens.keys, at)
    if not found or not (tokens.cap(at) or found[0] > 1):
        return None
    length, fixed = found
    return Organization(at, at + length, fixed.kind, fixed.name)


def _built(tokens: Tokens, at: int, lexicon: Lexicon) -> Organization | None:
    found = lexicon.heads.match(tokens.keys, at)
    if found is None:
        return None
    length, head = found
    after = at + length
    if tokens.key(at, after) == "tt" and lexicon.provinces.match(tokens.keys, at):
        return None  # TT Huế is a province
    if not tokens.cap(at) and not (head.lower and (head.scope or _names_something(tokens, after, lexicon))):
        return None
    return _core(tokens, at, after, head, lexicon)


def _names_something(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    return (
        tokens.cap(at)
        or tokens.at(at) in ("tỉnh", "thành", "huyện", "xã", "tp.")
        or (bool(lexicon.subjects.match(tokens.keys, at)) and tokens.at(at) != "")
    )


def _core(tokens: Tokens, start: int, at: int, head: Head, lexicon: Lexicon) -> Organization:
    if head.name in _QUOTED and tokens.at(at) == '"' and (close := _closing(tokens, at)):
        return Organization(start, close + 1, head.kind, head=head, core=tokens.text(at + 1, close))
    words: list[str] = []
    complete, named = False, head.named_after
    place, parent = None, None
    while at < len(tokens) and at - start < _MAX_CORE:
        step = _step(tokens, at, head, lexicon, complete=complete and not named, started=bool(words))
        if step is None:
            break
        at, text, complete_now, place, parent = step
        complete = complete or complete_now
        named = named or text in _SCHOOLS
        if text:
            words.append(_spelled(text) if tokens.text(start, start + 1).isupper() else text)
        if place or parent:
            break
        if text and head.kind in CONTINUED and not head.level:
            more = small_words(tokens, at, lexicon, whole=complete_now, half=text == tokens.text(at - 1, at))
            words += [tokens.text(at, more)] if more > at else []
            at = more
    return Organization(
        start, at, head.kind, head=head, core=" ".join(words).replace(" ,", ","), place=place, parent=parent
    )


def _closing(tokens: Tokens, at: int) -> int:
    """Return where the quotation mark closes that opens a short name at a token, or 0."""
    ahead = range(at + 2, min(at + _MAX_CORE, len(tokens)))
    return next((number for number in ahead if tokens.at(number) == '"'), 0)


def _spelled(word: str) -> str:
    """Return a word of a name all in capital letters with one capital; abbreviations, codes and numerals stay."""
    plain = (
        word.isalpha()
        and word.isupper()
        and len(word) > 1
        and not _ROMAN.issuperset(word)
        and not _VOWELS.isdisjoint(fold(word))
    )
    return word.capitalize() if plain else word


_Step = tuple[int, str, bool, Place | None, Organization | None]


def _step(tokens: Tokens, at: int, head: Head, lexicon: Lexicon, *, complete: bool, started: bool) -> _Step | None:
    """Read the next part of a name: a place or a nested body (both end it), a subject, a capital word, or a link."""
    key = tokens.at(at)
    if place := _place(tokens, at, head, lexicon, started=started):
        return place.end, "", True, place, None
    if _nests(tokens, at, head, lexicon, started=started):
        parent = read_organization(tokens, at, lexicon)
        return (parent.end, "", True, None, parent) if parent else None
    fixed = _fixed(tokens, at, lexicon) if started and tokens.cap(at) else None
    if fixed and fixed.kind in head.parents:
        return fixed.end, "", True, None, fixed
    if words := _known_words(tokens, at, head, lexicon, started=started):
        return words
    if (
        started
        and head.kind in _COMPOUND
        and not tokens.cap(at)
        and tokens.cap(at - 1)
        and tokens.cap(at + 1)
        and plain_word(tokens, at, lexicon)
    ):
        return at + 1, tokens.text(at, at + 1), False, None, None
    if key.isdigit() and started and head.kind == "school" and len(key) == 1 and not tokens.at(at + 1)[:1].isalnum():
        return at + 1, key, False, None, None
    if key in (",", "-") and started and head.kind == "division" and (length := listed_word(tokens, at + 1, lexicon)):
        return at + 1 + length, tokens.text(at, at + 1 + length), True, None, None
    if key in _LINKS:
        more = linked(tokens, at, lexicon) if started else None
        return (*more, None, None) if more else None
    if not tokens.cap(at) or not key[0].isalpha() or stops(tokens, at, lexicon):
        return (at + 1, key, False, None, None) if key.isdigit() and not started and head.kind == "other" else None
    named = _of_district(tokens, at, head, complete=complete, started=started)
    if (complete or head.kind not in _NAMED_AFTER) and not named and person_ahead(tokens, at, lexicon):
        return None
    if head.kind == "library" and not started and _reads_as_person(tokens, at, head, lexicon):
        return None
    short = len(key) > 1 and (key.isascii() or tokens.text(at, at + 1).isupper())  # TƯ, but not Tư liệu
    word = lexicon.name_words.get(key) if short else None
    return at + 1, word or tokens.text(at, at + 1), False, None, None


def _of_district(tokens: Tokens, at: int, head: Head, *, complete: bool, started: bool) -> bool:
    """Tell whether two capital words and no more name a district or a zone (Huyện ủy Vĩnh Lợi, Khu kinh tế Chu Lai)."""
    if " ".join(tokens.at(number) for number in range(at - 3, at)) in _ZONES:
        return tokens.cap(at + 1) and not tokens.cap(at + 2)
    first = at - started
    two = tokens.cap(first) and tokens.cap(first + 1) and not tokens.cap(first + 2) and at <= first + 1
    return two and head.kind == "party" and head.level in _DISTRICTS and not complete


def _known_words(tokens: Tokens, at: int, head: Head, lexicon: Lexicon, *, started: bool) -> _Step | None:
    """Read a subject (complete by itself) or common words of names; small letters only where they can go on a name."""
    subject = lexicon.subjects.match(tokens.keys, at)
    common = lexicon.common.match(tokens.keys, at) if tokens.cap(at) else None
    longer = subject and common and common[0] > subject[0]
    if subject and not longer and (tokens.cap(at) or started or head.kind in _LOWER_SUBJECTS):
        return at + subject[0], subject[1], True, None, None
    return (at + common[0], common[1], False, None, None) if common else None


def _nests(tokens: Tokens, at: int, head: Head, lexicon: Lexicon, *, started: bool) -> bool:
    """Tell whether the body that this one is a part of begins here (Phòng Địa chí Thư viện tỉnh ...)."""
    nested = lexicon.heads.match(tokens.keys, at)
    if nested and head.kind in ("federation", "association") and not tokens.cap(at + nested[0]):
        return False  # Chi hội Thư viện Đại học phía Nam is one of all universities of the South
    if not nested or nested[1].kind not in head.parents or not (tokens.cap(at) or nested[1].lower):
        return False
    subject = lexicon.subjects.match(tokens.keys, at)
    if subject and subject[0] > nested[0] and not started:
        return False
    after = at + nested[0]
    if nested[1].kind == "library" and (not started or tokens.at(at - 1) == "vụ"):
        return bool(lexicon.levels.match(tokens.keys, after)) or tokens.cap(after)
    return True


def _place(tokens: Tokens, at: int, head: Head, lexicon: Lexicon, *, started: bool) -> Place | None:
    if tokens.at(at) in ("tp", "tp.") and started and not tokens.cap(at + 1):
        return Place(at, at + 1, "thành phố", None)
    place = read_place(tokens, at, lexicon)
    if place is None or (not place.level and not place.province):
        return None
    if not place.level and not place.provincial:
        return None
    if head.kind in ("company", "press") and not place.level:
        return None
    chain = next((i for i in range(at, place.end) if tokens.at(i) in (",", "(")), place.end)
    return replace(place, end=chain) if chain < place.end else place


def _reads_as_person(tokens: Tokens, at: int, head: Head, lexicon: Lexicon) -> bool:
    """Tell whether a name after "Thư viện" is rather that of its director: nothing makes it the library's."""
    end = at
    while end < at + 5 and tokens.cap(end) and tokens.at(end)[0].isalpha():
        end += 1
    if not 3 <= end - at <= 4 or tokens.at(at) not in lexicon.surnames or lexicon.historical.holds(tokens.keys[at:end]):
        return False
    if lexicon.levels.match(tokens.keys, end) or lexicon.provinces.match(tokens.keys, end):
        return False
    whole = lexicon.heads.match(tokens.keys, end + (tokens.at(end) in _PART_OF))
    return not (whole and whole[1].kind in head.parents)


def with_parent(tokens: Tokens, body: Organization, lexicon: Lexicon) -> Organization:
    """Read what the body is a part of, and an abbreviation in brackets that the report gives it."""
    at = body.end
    if tokens.at(at) == "(":
        return _bracketed(tokens, body, lexicon)
    parents = body.head.parents if body.head else frozenset({"ministry"} if body.kind == "bureau" else ())
    if not parents or body.parent or tokens.at(at) not in _PART_OF:
        return body
    at += 2 if tokens.key(at, at + 2) == "trực thuộc" else 1
    head, fixed = lexicon.heads.match(tokens.keys, at), lexicon.fixed.match(tokens.keys, at)
    kind = head[1].kind if head else fixed[1].kind if fixed else ""
    if not tokens.cap(at) or kind not in parents:
        return body
    # tại Trung tâm Hội nghị tỉnh X, Sở Y tổ chức ...: the place of an event and who held it
    if not body.core if body.kind == "library" else body.kind == "center" and body.place and tokens.at(body.end) == ",":
        return body
    parent = read_organization(tokens, at, lexicon)
    return replace(body, parent=parent, end=parent.end) if parent else body


def _bracketed(tokens: Tokens, body: Organization, lexicon: Lexicon) -> Organization:
    at = body.end
    close = next((i for i in range(at + 1, min(at + 14, len(tokens))) if tokens.at(i) == ")"), 0)
    if not close:
        return body
    inner = tokens.text(at + 1, close)
    if inner.isupper() and close - at <= 4 and not lexicon.provinces.match(tokens.keys, at + 1):
        place = read_place(tokens, close + 1, lexicon) if body.head and body.head.scope and not body.place else None
        if place and place.level and place.name:  # Ủy ban nhân dân (UBND) tỉnh X
            return replace(body, alias=inner, place=place, end=place.end)
        return with_parent(tokens, replace(body, alias=inner, end=close + 1), lexicon)
    for words in ("gọi tắt là", "viết tắt là", "sau đây gọi là", "sau đây gọi tắt là", "tức"):
        if tokens.key(at + 1, close).startswith(words):
            return replace(body, alias=inner[len(words) + 1 :], end=close + 1)
    if body.kind in _SOCIETIES and tokens.at(at + 1) in ("trực", "thuộc"):
        return replace(body, end=close + 1)  # what it belongs to is no part of the name of a society
    parent = read_organization(tokens, at + 1, lexicon) if tokens.cap(at + 1) else None
    if parent and parent.end == close and body.kind in ("bureau", "division", "library", "school", "center"):
        return replace(body, end=close + 1, parent=body.parent or (None if body.kind == "school" else parent))
    return body
