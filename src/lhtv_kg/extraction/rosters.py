"""Titles before a colon or before several names: "Giám đốc: ông N", "hai Phó Giám đốc N, M"."""

from collections.abc import Iterator
from dataclasses import replace

from lhtv_kg.extraction.attested import Taken, tells_results
from lhtv_kg.extraction.chunks import Chunk
from lhtv_kg.extraction.clauses import interval_before, year_in
from lhtv_kg.extraction.context import Context
from lhtv_kg.extraction.labels import absent
from lhtv_kg.extraction.moments import Moment
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.organs import organ_of
from lhtv_kg.extraction.places import Place, as_place
from lhtv_kg.extraction.present import of_its_time
from lhtv_kg.extraction.readings import Group, Held, outside_brackets, past_words
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.model import Basis, PostClaim

_OPENS = {":", "là", "gồm", "có", "gồm có", "vẫn là"}
_WORDS = {
    "đầu", "tiên", "từ", "suốt", "vẫn", "(", ")", "ngày", "tháng", "năm", "hiện", "nay", "các", "thời", "kỳ", "đương",
    "nhiệm", "tại", "qua", "trải", "giai", "đoạn", "giai đoạn", "những", "ông", "bà", "anh", "chị", "cô", "thầy",
    "đồng chí", ",", "bao", "lúc", "bấy", "giờ", "khi", "đó", "ấy", "hồi",
    "tỉnh", "thành", "phố",
}  # fmt: skip
_BETWEEN = {
    ",", ";", ":", "và", "and", "rồi", "-", ".", "cùng", "sang", "giai", "đoạn", "là", "tiếp", "đến", "kế", "sau", "đó",
    "từ", "năm", "tháng",
}  # fmt: skip
_ENTRY = {"", ":", ";", ".", "các"}  # what stands before an entry of a list
_MANY = ("Phó", "Ủy viên")  # titles that several hold at a time
_TOLD = (Moment, Organization, Place)  # what a list may say of each before the next
_ACTS = {"elect", "appoint", "dismiss"}


def rosters(context: Context, taken: Taken) -> Iterator[PostClaim]:
    """Yield the posts of persons listed after a title, with the division or the interval that stands beside each."""
    for sentence in context.story.sentences:
        if not sentence.reading.loose or sentence.tells(_ACTS):
            continue
        gone = absent(sentence)
        for number, held in sentence.reading.loose.items():
            if held.post.role:
                continue
            task = held.post.title.minutes and held.post.organization is None
            if task and organ_of(context.story, sentence, held.chunk.start) is None:
                continue
            for group in listed_after(sentence, number, held):
                person = context.who(group)
                if person and group.first not in gone:
                    own = _for_time(sentence, number, beside(sentence, group, held))
                    yield _claim(context, sentence, number, own, group, person)


def _for_time(sentence: Sentence, number: int, held: Held) -> Held:
    """Give the first holder the interval before the title (Từ 1992 đến 1999, Giám đốc là ông N)."""
    if held.interval or sentence.reading.key(number + 1) not in _OPENS:
        return held
    return replace(held, interval=interval_before(sentence, number))


def listed_after(sentence: Sentence, number: int, held: Held) -> list[Group]:
    """Return the persons named after a title: after a colon, or directly after one in the plural."""
    listed = held.post.title.board and _labels(sentence, number)
    after = [
        group
        for group in sentence.reading.groups
        if group.first > number and (not group.held or _bracketed(sentence, group) or (listed and not _sits(group)))
    ]
    if not after:
        return []
    opening = [chunk.key for chunk in sentence.chunks[number + 1 : after[0].first]]
    opened = (
        bool(opening)
        and opening[-1] in _OPENS
        and all(
            key in _OPENS or isinstance(c.value, Moment) or key in _WORDS or _also(sentence, n)
            for n, (key, c) in enumerate(zip(opening, sentence.chunks[number + 1 :], strict=False), number + 1)
        )
    )
    dashed = opening == ["-"] and sentence.key_before(number) in _ENTRY  # ; Phó Chủ nhiệm - N, M
    if not (opened or dashed) and not (held.post.plural and not opening):
        return []
    timed = any(isinstance(chunk.value, Moment) and chunk.value.interval for chunk in sentence.chunks[number:])
    both = held.post.title.name.startswith(_MANY) and len(after) > 1 and _joined(sentence, after[0], after[1])
    return _run(sentence, after, everybody=held.post.plural or ":" in opening or dashed or timed or both)


def _sits(group: Group) -> bool:
    """Tell whether a person has an office of a board beside the name."""
    return any(each.post.title.board for each in group.held)


def _bracketed(sentence: Sentence, group: Group) -> bool:
    """Tell whether the posts of a person stand in brackets, beside the one that a list gives (Phó T: ông N (T2))."""
    at = next(n for n in range(group.first, group.last + 1) if sentence.chunks[n] is group.chunk)
    return at == group.first and sentence.reading.key(at + 1) == "("


def _joined(sentence: Sentence, first: Group, second: Group) -> bool:
    """Tell whether nothing but "và" stands between two persons (Phó Chủ nhiệm là ông A và bà B)."""
    return second.first == first.last + 2 and sentence.reading.key(first.last + 1) in ("và", "and")


def _labels(sentence: Sentence, number: int) -> bool:
    """Tell whether a title is a label: a colon follows it, or one that another title kiêm joins to it."""
    while sentence.reading.key(number + 1) in ("kiêm", ",", "và") and number + 2 in sentence.reading.loose:
        number += 2
    return sentence.reading.key(number + 1) == ":"


def _also(sentence: Sentence, number: int) -> bool:
    """Tell whether a chunk joins a further title to the one before (Ủy viên kiêm Thư ký: ông N)."""
    joins = sentence.reading.key(number) == "kiêm" and number + 1 in sentence.reading.loose
    return joins or (number in sentence.reading.loose and sentence.key_before(number) == "kiêm")


def _run(sentence: Sentence, after: list[Group], *, everybody: bool) -> list[Group]:
    found = [after[0]]
    for group in after[1:]:
        between = outside_brackets(sentence.chunks[found[-1].last + 1 : group.first])
        if not everybody or any(chunk.key not in _BETWEEN and not isinstance(chunk.value, _TOLD) for chunk in between):
            break
        found.append(group)
    return found


def beside(sentence: Sentence, group: Group, held: Held) -> Held:
    """Return a shared title for one person: with the division and the interval in brackets or after a comma."""
    chunks = sentence.chunks
    if (before := _interval_before(sentence, group)) is not None:
        return replace(held, interval=before)
    name = next(n for n in range(group.first, group.last + 1) if chunks[n] is group.chunk)
    unit_told = held.post.title.unit and held.post.organization is None
    name = name if unit_told else _past_other_name(chunks, name)  # Trưởng phòng N (Nghiệp vụ)
    for number in range(name + 1, min(name + 6, len(chunks))):
        value = chunks[number].value
        if isinstance(value, Moment) and (value.interval or _begun(chunks[name + 1 : number])):
            return replace(held, interval=value)
        if isinstance(value, Place) and (library := _of_place(held, value)):
            return replace(held, post=replace(held.post, organization=library), chunk=chunks[number])
        if isinstance(value, Organization) and held.post.title.unit and chunks[number - 1].key == "(":
            return replace(held, post=replace(held.post, organization=value), chunk=chunks[number])
        if chunks[number].key == "(" and unit_told and (unit := _division(sentence, number + 1)):
            return replace(held, post=replace(held.post, organization=unit))
        if chunks[number].key not in ("(", ",", "từ", "ngày", "tháng", "năm"):
            break
    return held


def _of_place(held: Held, place: Place) -> Organization | None:
    """Return the library of the province beside a name, of those told together (Giám đốc Thư viện các tỉnh: N (X))."""
    body = held.post.organization
    open_ = body is not None and not body.core and (body.place is None or body.place.name is None)
    shared = body is not None and body.kind == "library" and open_ and place.provincial
    return replace(body, place=as_place(place.province)) if body and shared and place.province else None


def _past_other_name(chunks: list[Chunk], name: int) -> int:
    """Return the last chunk of a name with another one in brackets after it (Lê Văn N (Sáu N), từ 1976 ...)."""
    close = next((n for n in range(name + 2, min(name + 5, len(chunks))) if chunks[n].key == ")"), 0)
    inner = chunks[name + 2 : close] if close and chunks[name + 1].key == "(" else []
    plain = inner and all(chunk.key.isalpha() and not isinstance(chunk.value, Moment | Organization) for chunk in inner)
    return close if plain else name


def _begun(before: list[Chunk]) -> bool:
    """Tell whether words in a bracket say that a date is the first day of a post (N (từ tháng 11/2010))."""
    keys = {chunk.key for chunk in before}
    return "(" in keys and bool(keys & {"từ", "kể từ", "from", "since"})


def _interval_before(sentence: Sentence, group: Group) -> Moment | None:
    """Return the interval right before "là ông N" (sang giai đoạn 1984 - 1991 là ông N)."""
    value = (
        sentence.chunks[group.first - 2].value
        if group.first >= 2 and sentence.key_before(group.first) in ("là", ":")
        else None
    )
    return value if isinstance(value, Moment) and value.interval else None


def _division(sentence: Sentence, number: int) -> Organization | None:
    """Return the division that brackets name without its head: Trưởng các phòng: ông N (Nghiệp vụ)."""
    close = next(
        (n for n in range(number, min(number + 8, len(sentence.chunks))) if sentence.chunks[n].key == ")"), None
    )
    if isinstance(sentence.chunks[min(number, len(sentence.chunks) - 1)].value, Organization):
        return None
    if close is None or close == number or not sentence.tokens.cap(sentence.chunks[number].start):
        return None
    start = sentence.chunks[number].start
    return Organization(
        start, sentence.chunks[close].start, "division", core=sentence.text(number, close - 1), head=None, name=""
    )


def _claim(context: Context, sentence: Sentence, number: int, held: Held, group: Group, person: str) -> PostClaim:
    basis = Basis.INTERVAL if held.interval else Basis.ATTESTED
    if basis is Basis.ATTESTED and held.post.title.board and tells_results(context):
        basis = Basis.ELECTED
    body = held.post.organization
    if body is not None and body.kind == "division" and body.head is None:
        head = context.story.lexicon.heads.get(held.post.title.unit)
        held = replace(held, post=replace(held.post, organization=replace(body, head=head)))
    claim = context.claim(sentence, person, held, sentence.span(number, group.last), "title before names", basis)
    if past_words(sentence.chunks, number + 1):
        return replace(claim, date=year_in(sentence))
    return of_its_time(context, sentence, claim, number)
