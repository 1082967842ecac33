"""Event frames: what took place, when, where, who held it and who hosted it, sentence by sentence."""

from dataclasses import dataclass

from lhtv_kg.extraction.counts import count_in
from lhtv_kg.extraction.moments import Moment
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.extraction.venues import Venue, read_listed_venue, read_venue
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.lexicon.entries import EventWord
from lhtv_kg.model import Attendance, EventKind

_OCCASION = {"nhân", "mừng", "ứng", "niệm", "khổ", "trước", "sau", "theo", "hoạch", "cho", "quả", "về", "từ", "dịp"}
_DOCUMENTS = (
    "quyết định", "nghị quyết", "kế hoạch", "công văn", "thông tư", "nghị định", "chỉ thị", "hướng dẫn", "qđ", "luật",
)  # fmt: skip
_OF, _BEGINNING = {"của", "of"}, 3
_MEETING = {"federation", "association", "executive"}  # Hội nghị Ban Chấp hành Hội X is a meeting of Hội X
_CHOSEN = {"giao", "chọn", "cử", "đề nghị"}
_WE = {"mình", "tôi", "đoàn"}


@dataclass(slots=True)
class Frame:
    """What one clause says of an event; ``first`` and ``last`` are its chunks."""

    sentence: Sentence
    first: int
    last: int
    event: int
    kind: EventKind
    weak: bool
    when: Moment | None = None
    same_day: bool = False
    planned: bool = False
    organised: bool = False
    organizer: tuple[int, Organization] | None = None
    venue: Venue | None = None
    host: tuple[int, Organization] | None = None
    attendance: Attendance | None = None
    by_us: bool = False


def frames_in(sentence: Sentence, lexicon: Lexicon) -> list[Frame]:
    """Return the frames of the clauses of a sentence that name an event."""
    if not sentence.reading.events:
        return []
    found = [_frame(sentence, first, last, lexicon) for first, last in _clauses(sentence)]
    return [frame for frame in found if frame]


def _clauses(sentence: Sentence) -> list[tuple[int, int]]:
    """Return the clauses between semicolons, brackets left together."""
    if ";" not in sentence.tokens.view.key:
        return [(0, len(sentence.chunks))] if sentence.chunks else []
    cuts, depth, first = [], 0, 0
    for number, chunk in enumerate(sentence.chunks):
        depth += (chunk.key == "(") - (chunk.key == ")")
        if chunk.key == ";" and depth <= 0:
            cuts.append((first, number))
            first = number + 1
    cuts.append((first, len(sentence.chunks)))
    return [(a, b) for a, b in cuts if b > a]


def _frame(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> Frame | None:
    event = _best_event(sentence, first, last)
    if event is None:
        return None
    word = sentence.chunks[event].value
    assert isinstance(word, EventWord)
    frame = Frame(sentence, first, last, event, word.kind, word.weak)
    verbs = [n for n in (*sentence.signs("organise"), *sentence.signs("takes-place")) if first <= n < last]
    plans = [n for n in sentence.signs("plan") if first <= n < last]
    frame.planned = any(first <= n < last for n in sentence.signs("cancelled")) or (
        bool(plans) and plans[0] < max([event, *verbs[:1]])
    )
    if sentence.key_before(event) == "làm":
        verbs.insert(0, event)
    frame.organised = bool(verbs) or word.weak or sentence.chunks[event].key.startswith("họp")
    frame.when = _when(sentence, first, last, min([event, *verbs]))
    frame.same_day = _on_same_day(sentence, first, last)
    frame.venue = read_venue(sentence, first, last, lexicon)
    frame.organizer = _organizer(frame)
    frame.by_us = frame.organizer is None and any(_ours(sentence, n) for n in (*verbs, event))
    frame.host = host_in(sentence, first, last)
    frame.attendance = count_in(sentence, first, last, lexicon)
    return frame


def _when(sentence: Sentence, first: int, last: int, told: int) -> Moment | None:
    """Return the day nearest before the verb or event (a dateline stands further off), else the first one after it."""
    days = [
        (n, c.value)
        for n, c in sentence.reading.known
        if first <= n < last and isinstance(c.value, Moment) and is_day(c.value) and not of_document(sentence, n)
        and not _of_act(sentence, first, n)
    ]  # fmt: skip
    if not days:
        return _month(sentence, first, told)
    before = [moment for n, moment in days if n < told]
    return before[-1] if before else days[0][1] if days else None


def _month(sentence: Sentence, first: int, told: int) -> Moment | None:
    """Return the month with its year in which a clause that begins with it says that something took place."""
    for number in range(first, min(told, first + _BEGINNING)):
        value = sentence.chunks[number].value
        if isinstance(value, Moment) and value.first.month and value.first.year and not value.interval:
            plain = sentence.key_before(number) not in ("từ", "đến", "trước", "sau", "hết", "since", "until")
            return value if plain and not of_document(sentence, number) else None
    return None


def of_document(sentence: Sentence, number: int) -> bool:
    """Tell whether a date is that of a decision or another document (Nghị quyết số 9 ngày 29/6/2020)."""
    words = sentence.tokens.key(sentence.chunks[max(0, number - 9)].start, sentence.chunks[number].start)
    return (
        any(word in words for word in _DOCUMENTS) and "," not in words[words.rfind("số") :]
        if "số" in words.split()
        else False
    )


def _of_act(sentence: Sentence, first: int, number: int) -> bool:
    """Tell whether a date is the day from which somebody leaves or gets a post (đồng ý để ông N thôi làm T từ 1/2)."""
    acts = [sign for sense in ("dismiss", "leave", "appoint", "charge") for sign in sentence.signs(sense)]
    begins = {sentence.reading.key(at) for at in range(number - 3, number)} & {"từ", "kể từ", "kể", "from"}
    return bool(begins) and any(first <= sign < number for sign in acts)


def _on_same_day(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a clause goes on with the same day: cùng ngày; cũng tại đây; buổi chiều, ..."""
    words = sentence.tokens.key(sentence.chunks[first].start, sentence.chunks[last - 1].end)
    return (
        "cùng ngày" in words
        or "cũng tại đây" in words
        or words.startswith(("đến chiều", "buổi chiều", "buổi tối", "chiều,", "tối,"))
    )


def is_day(moment: Moment) -> bool:
    """Tell whether a moment can be the time of an event: years apart are the span of an anniversary."""
    first, last = moment.first.year, moment.last.year if moment.last else None
    return moment.first.day is not None and not (first and last and last - first > 1)


def _best_event(sentence: Sentence, first: int, last: int) -> int | None:
    best, best_score = None, -9
    starting = {n for sense in ("organise", "takes-place") for n in sentence.signs(sense)}
    for number in sentence.reading.events:
        word = sentence.chunks[number].value
        if not (first <= number < last and isinstance(word, EventWord)):
            continue
        near = range(max(first, number - 4), number)
        score = 2 * any(n in starting for n in near) + (number - first <= 1) - 2 * word.weak
        score -= 3 * any(sentence.chunks[n].key.split()[-1] in _OCCASION for n in range(max(first, number - 2), number))
        if score > best_score:
            best, best_score = number, score
    return best


def _organizer(frame: Frame) -> tuple[int, Organization] | None:
    """Return who holds the event: do X tổ chức; X tổ chức; hội nghị của X."""
    sentence, venue = frame.sentence, frame.venue
    chunks = sentence.chunks
    bodies = [
        (n, c.value)
        for n, c in sentence.reading.known
        if frame.first <= n < frame.last
        and isinstance(c.value, Organization)
        and not (venue and venue.first <= n <= venue.last)
        and not c.quoted
    ]
    agent = next(
        (
            each
            for each in bodies
            if _agent(sentence, each[0])
            and each[0] > 0
            and not _hosts(sentence, each[0], frame.last)
            and _acts(frame, each[0])
        ),
        None,
    )
    if agent:
        return agent
    verbs = [n for n in sentence.signs("organise") if frame.first <= n < frame.last]
    if frame.weak or chunks[frame.event].key.startswith("họp") or sentence.key_before(frame.event) == "làm":
        verbs.insert(0, frame.event)
    for verb in verbs:
        subject = _subject(sentence, bodies, frame.first, verb)
        if subject:
            return subject
    named = next((each for each in bodies if each[0] == frame.event + 1 and each[1].kind in _MEETING), None)
    return named or next(
        (
            each
            for each in bodies
            if each[0] > frame.event and chunks[each[0] - 1].key in _OF and each[0] - frame.event <= 12
        ),
        None,
    )


def subject_of(sentence: Sentence) -> tuple[int, Organization] | None:
    """Return the body of which a sentence says that it organised something (Liên hiệp họp ...)."""
    bodies = [(n, c.value) for n, c in enumerate(sentence.chunks) if isinstance(c.value, Organization) and not c.quoted]
    found = (_subject(sentence, bodies, 0, verb) for verb in sentence.signs("organise"))
    return next((subject for subject in found if subject), None)


def _ours(sentence: Sentence, verb: int) -> bool:
    """Tell whether the subject of a verb is "we" or "the delegation": whoever the report speaks of all along."""
    words = sentence.tokens.keys[
        max(sentence.chunks[0].start, sentence.chunks[verb].start - 4) : sentence.chunks[verb].start
    ]
    return any(word in _WE for word in words)


def _agent(sentence: Sentence, number: int) -> bool:
    """Tell whether a body is said to be whom something was done by (do X, by the X)."""
    number -= sentence.key_before(number) == "the"
    return sentence.key_before(number) in ("do", "by") or sentence.key_before(number).endswith(" by")


def _acts(frame: Frame, number: int) -> bool:
    """Tell whether "do X" goes on with a verb of organising."""
    verbs = (*frame.sentence.signs("organise"), *frame.sentence.signs("takes-place"))
    by = frame.sentence.key_before(number - (frame.sentence.key_before(number) == "the"))
    return any(number < verb <= number + 14 for verb in verbs) or by == "by" or by.endswith(" by")


def _subject(
    sentence: Sentence, bodies: list[tuple[int, Organization]], first: int, verb: int
) -> tuple[int, Organization] | None:
    """Return the body that is the subject of a verb: the last one before it, or before "phối hợp với"."""
    joint = [n for n in sentence.signs("with") if first <= n < verb]
    until = joint[0] if joint else verb
    before = [
        each
        for each in bodies
        if each[0] < until and not _hosts(sentence, each[0], verb) and _can_be_subject(sentence, each[0])
    ]
    while (
        len(before) > 1 and before[-1][0] - before[-2][0] == 2 and sentence.key_before(before[-1][0]) in ("và", "and")
    ):
        before.pop()  # of two who act together the first one named
    return before[-1] if before else None


def _can_be_subject(sentence: Sentence, number: int) -> bool:
    key = sentence.key_before(number)
    if key == "của":
        return "đoàn" in [sentence.reading.key(n) for n in (number - 2, number - 3, number - 4)]
    return key not in ("tại", "ở", "với", "từ")


def _hosts(sentence: Sentence, number: int, last: int) -> bool:
    """Tell whether a body is spoken of as the host, not as the organiser."""
    signs = sentence.signs("host")
    return any(number < n <= number + 2 for n in signs if n < last) or any(n < number <= n + 2 for n in signs)


def host_in(sentence: Sentence, first: int, last: int) -> tuple[int, Organization] | None:
    """Return the body that a clause says hosts the event."""
    chunks = sentence.chunks
    for sign in sentence.signs("host"):
        if not first <= sign < last or any(first <= plan < sign for plan in sentence.signs("plan")):
            continue
        after = next(
            (n for n in range(sign + 1, min(sign + 4, last)) if isinstance(chunks[n].value, Organization)), None
        )
        if after is not None and (
            chunks[after - 1].key in ("của", "là", "by", "từ") or chunks[after - 1].key.endswith(" by")
        ):
            return after, _body(sentence, after)
        before = next(
            (n for n in range(sign - 1, max(first, sign - 5) - 1, -1) if isinstance(chunks[n].value, Organization)),
            None,
        )
        if before is not None and sentence.key_before(before) not in _CHOSEN:
            return before, _body(sentence, before)
    return None


def _body(sentence: Sentence, number: int) -> Organization:
    body = sentence.chunks[number].value
    assert isinstance(body, Organization)
    return body


def listed_frame(sentence: Sentence, lexicon: Lexicon) -> Frame | None:
    """Return the frame of an item of a list, in which commas stand for verbs: date, event, place, count."""
    frame = _frame(sentence, 0, len(sentence.chunks), lexicon)
    if frame is None:
        return None
    frame.organised = True
    plans = sentence.signs("plan")
    frame.planned = frame.planned or (bool(plans) and plans[0] < frame.event)
    listed = read_listed_venue(sentence, 0, len(sentence.chunks), lexicon)
    verbs = (*sentence.signs("organise"), *sentence.signs("with"), frame.event)
    acting = listed is not None and listed.last + 1 in verbs
    frame.venue = frame.venue or (None if acting else listed)
    return frame
