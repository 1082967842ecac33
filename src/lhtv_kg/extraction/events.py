"""Event frames: what took place, when, where, who held it and who hosted it, sentence by sentence."""

from dataclasses import dataclass, field
from functools import cached_property

from lhtv_kg.extraction.counts import count_in
from lhtv_kg.extraction.eventdays import on_same_day, when_told
from lhtv_kg.extraction.hosting import host_in, is_host, last_subject
from lhtv_kg.extraction.moments import Moment
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.extraction.venues import Venue, read_listed_venue, read_venue
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.lexicon.entries import EventWord
from lhtv_kg.model import Attendance, EventKind

_OCCASION = {"nhân", "mừng", "ứng", "niệm", "khổ", "trước", "sau", "theo", "hoạch", "cho", "quả", "về", "từ", "dịp"}
_OF = {"của", "of"}
_MEETING = {"federation", "association", "executive"}  # Hội nghị Ban Chấp hành Hội X is a meeting of Hội X
_WHICH = {"lần", "thứ", "lần thứ", "thường", "niên", "kỳ", "định", "nhất", "hai", "ba", "tư", "năm"}
_HOLDING = {"làm", "họp"}  # Liên hiệp X họp hội nghị tổng kết
_NEAR_PLAN = 12
_PLANS_BEHIND = {"is scheduled", "are scheduled", "is expected", "is planned", "will"}
_REQUESTS = ("đề nghị ", "kính đề nghị ", "yêu cầu ", "kính mời ", "trân trọng kính mời ")  # of a letter
_WE = {"mình", "tôi", "đoàn"}


@dataclass
class Frame:
    """What one clause says of an event; ``first`` and ``last`` are its chunks, ``verbs`` those that tell of it.

    Where, by whom and before how many is read when it is asked: most clauses with a word for an event make none.
    """

    sentence: Sentence
    first: int
    last: int
    event: int
    kind: EventKind
    weak: bool
    lexicon: Lexicon = field(repr=False, compare=False)
    verbs: list[int]
    when: Moment | None = None
    same_day: bool = False
    planned: bool = False
    organised: bool = False
    listed_venue: Venue | None = None

    @cached_property
    def organizer(self) -> tuple[int, Organization] | None:
        """Return who holds the event, and the chunk that names it."""
        return _organizer(self)

    @cached_property
    def told_venue(self) -> Venue | None:
        """Return where the clause says that the event is held."""
        return read_venue(self.sentence, self.first, self.last, self.lexicon)

    @property
    def venue(self) -> Venue | None:
        """Return where the event is held: as the clause says, else as the item of a list does."""
        return self.told_venue or self.listed_venue

    @cached_property
    def host(self) -> tuple[int, Organization] | None:
        """Return who hosts the event, and the chunk that names it."""
        return host_in(self.sentence, self.first, self.last)

    @cached_property
    def attendance(self) -> Attendance | None:
        """Return how many came."""
        return count_in(self.sentence, self.first, self.last, self.lexicon)

    @property
    def by_us(self) -> bool:
        """Tell whether nobody is named as holding the event but "we"."""
        return self.organizer is None and any(_ours(self.sentence, verb) for verb in (*self.verbs, self.event))


def frames_in(sentence: Sentence, lexicon: Lexicon) -> list[Frame]:
    """Return the frames of the clauses of a sentence that name an event."""
    held = sentence.signs("organise") or sentence.signs("takes-place")
    if not sentence.reading.events and not held:
        return []
    found = [_frame(sentence, first, last, lexicon) for first, last in _clauses(sentence)]
    frames = [frame for frame in found if frame]
    if len(frames) == 1 < len(found) and frames[0].attendance is None:
        frames[0].attendance = count_in(sentence, frames[0].last, len(sentence.chunks), lexicon)
    return frames


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
    found = _best_event(sentence, first, last) or _within_verb(sentence, first, last, lexicon)
    if found is None:
        return None
    event, word = found
    verbs = [n for n in (*sentence.signs("organise"), *sentence.signs("takes-place")) if first <= n < last]
    frame = Frame(sentence, first, last, event, word.kind, word.weak, lexicon, verbs)
    plans = [n for n in sentence.signs("plan") if first <= n < last]
    frame.planned = (
        any(first <= n < last for n in sentence.signs("cancelled"))
        or any(_still_to_come(sentence, plan, event, verbs) for plan in plans)
        or (first == 0 and sentence.key.startswith(_REQUESTS))
    )
    if sentence.key_before(event) in _HOLDING:
        verbs.insert(0, event)
    frame.organised = bool(verbs) or word.weak or sentence.chunks[event].key.startswith("họp")
    frame.when = when_told(sentence, first, last, min([event, *verbs]))
    frame.same_day = on_same_day(sentence, first, last)
    return frame


def _still_to_come(sentence: Sentence, plan: int, event: int, verbs: list[int]) -> bool:
    """Tell whether a word for plans is about the event: before it and its verb, or behind it without one.

    A day between the two says that the plan is another one (để trình Quốc hội dự kiến vào kỳ sau, ngày 10/11 họp ...).
    """
    told = max([event, *verbs[:1]])
    if plan > told:
        return not verbs and plan - event <= _NEAR_PLAN and sentence.chunks[plan].key in _PLANS_BEHIND
    between = sentence.chunks[plan + 1 : min(event, told)]
    dated = [n for n, chunk in enumerate(between) if isinstance(chunk.value, Moment) and chunk.value.first.day]
    return not any(between[n - 1].key in ("ngày", ",") or between[n - 2].key == "," for n in dated if n > 1)


def _within_verb(sentence: Sentence, first: int, last: int, lexicon: Lexicon) -> tuple[int, EventWord] | None:
    """Return the event that a verb of attending or holding ends with, where something was held (dự hội thảo do ...)."""
    held = {n for sense in ("organise", "takes-place") for n in sentence.signs(sense) if first <= n < last}
    for number in sorted({n for n in (*held, *sentence.signs("attend")) if held and first <= n < last}):
        chunk = sentence.chunks[number]
        for at in range(chunk.start + 1, chunk.end):
            match = lexicon.events.match(sentence.tokens.keys, at)
            if match and at + match[0] == chunk.end:
                return number, match[1]
    return None


def _best_event(sentence: Sentence, first: int, last: int) -> tuple[int, EventWord] | None:
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
            best, best_score = (number, word), score
    return best


def _organizer(frame: Frame) -> tuple[int, Organization] | None:
    """Return who holds the event: do X tổ chức; X tổ chức; hội nghị của X."""
    sentence, venue = frame.sentence, frame.told_venue
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
            and not is_host(sentence, each[0], frame.last)
            and _acts(frame, each[0])
        ),
        None,
    )
    if agent:
        return agent
    verbs = [n for n in sentence.signs("organise") if frame.first <= n < frame.last]
    if frame.weak or chunks[frame.event].key.startswith("họp") or sentence.key_before(frame.event) in _HOLDING:
        verbs.insert(0, frame.event)
    for verb in verbs:
        subject = last_subject(sentence, bodies, frame.first, verb)
        if subject:
            return subject
    after = frame.event + 1
    while chunks[after : after + 1] and (chunks[after].key in _WHICH or chunks[after].key.isdigit()):
        after += 1  # Kỳ họp thứ 5 Liên chi hội X
    named = next((each for each in bodies if each[0] == after and each[1].kind in _MEETING), None)
    return named or next(
        (
            each
            for each in bodies
            if each[0] > frame.event and chunks[each[0] - 1].key in _OF and each[0] - frame.event <= 12
        ),
        None,
    )


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
    frame.listed_venue = None if acting else listed
    return frame
