"""What the main event of a report still lacks: from labels, guest lists, the lead, the heading and the page."""

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.counts import count_in, count_of_all
from lhtv_kg.extraction.eventdays import is_day, of_document
from lhtv_kg.extraction.events import frames_in
from lhtv_kg.extraction.happening import Happening, Party, days_of, last_day
from lhtv_kg.extraction.hosting import host_in, subject_of
from lhtv_kg.extraction.labels import labelled
from lhtv_kg.extraction.moments import Moment
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.story import LEAD, Sentence, Story
from lhtv_kg.extraction.venues import Venue, read_listed_venue, read_venue
from lhtv_kg.lexicon.entries import EventWord, Expression
from lhtv_kg.model import Attendance, EventKind

_LINES, _NEAR = 3, 5
_VISITED = {EventKind.EXHIBITION, EventKind.CONTEST, EventKind.CEREMONY}


def complete(story: Story, main: Happening) -> None:
    """Complete the main event from labelled lines, guest lists, the heading and the date of the page."""
    _fill_from_labels(story, main)
    _fill_from_lists(story, main)
    if main.start is None:
        main.start, main.end = _lead_days(story)
    _fill_from_lead(story, main)
    if main.organizer is None:
        main.organizer = heading_organizer(story)
    main.end = main.end or _lasting(story, main)
    if main.attendance is None:
        main.attendance = _all_who_came(story)
    if main.attendance is None and main.kind in _VISITED:
        main.attendance = _visitors(story)


def _all_who_came(story: Story) -> Attendance | None:
    """Return the count that one of the first sentences gives of all who came."""
    for sentence in story.sentences[: LEAD + _NEAR]:
        told = not sentence.signs("plan") and not sentence.signs("elect") and not _of_one_side(sentence)
        if told and (count := count_of_all(sentence, story.lexicon)):
            return count
    return None


def _visitors(story: Story) -> Attendance | None:
    """Return how many came to see something that people come and go at."""
    for sentence in story.everything():
        keys = sentence.tokens.keys
        told = range(sentence.chunks[0].start, sentence.chunks[-1].end)
        if not sentence.signs("plan") and any(story.lexicon.visits.match(keys, at) for at in told):
            count = count_in(sentence, 0, len(sentence.chunks), story.lexicon)
            if count:
                return count
    return None


def _fill_from_labels(story: Story, main: Happening) -> None:
    said: set[str] = set()
    for line in labelled(story):
        sentence, chunks = line.sentence, line.sentence.chunks
        if "time" in line.senses and main.start is None:
            moment = next(
                (c.value for c in chunks[line.start :] if isinstance(c.value, Moment) and c.value.first.day), None
            )
            if moment:
                main.start, main.end = days_of(story, moment)
        if "place" in line.senses and (main.venue is None or "venue" not in said):
            main.venue = read_listed_venue(sentence, line.start, len(chunks), story.lexicon) or main.venue
            said.add("venue")
        if "organizer" in line.senses and main.organizer is None:
            number = next(
                (n for n in range(line.start, len(chunks)) if isinstance(chunks[n].value, Organization)), None
            )
            if number is not None and isinstance(body := chunks[number].value, Organization):
                main.organizer = (sentence, number, body)
        if "count" in line.senses and main.attendance is None and 0 < line.start < len(chunks):
            alone = chunks[line.start].key.isdigit() and line.start + 1 == len(chunks)
            told = None if alone else count_in(sentence, line.start, len(chunks), story.lexicon)
            main.attendance = Attendance(int(chunks[line.start].key)) if alone else told


def _fill_from_lead(story: Story, main: Happening) -> None:
    """Complete place, organiser and count from the sentences of the lead that name the day or say who organised it."""
    for sentence in sorted([*story.sentences[:LEAD], *story.headings], key=lambda each: not each.signs("organise")):
        last = len(sentence.chunks)
        dated = any(
            isinstance(c.value, Moment) and c.value.first.day and main.covers(c.value.first.date(story.year))
            for _, c in sentence.reading.known
        )
        agent = next(
            (
                n
                for n, c in sentence.reading.known
                if n > 0 and isinstance(c.value, Organization) and sentence.key_before(n) == "do"
            ),
            None,
        )
        told = agent is not None and any(agent < verb <= agent + 14 for verb in sentence.signs("organise"))
        if (
            told
            and main.organizer is None
            and agent is not None
            and isinstance(body := sentence.chunks[agent].value, Organization)
        ):
            main.organizer = (sentence, agent, body)
        if dated and main.organizer is None and not sentence.signs("plan") and (subject := subject_of(sentence)):
            main.organizer = (sentence, *subject)
        if (dated or told) and main.venue is None and not sentence.signs("plan"):
            main.venue = read_venue(sentence, 0, last, story.lexicon) or (
                None if told else _bare_venue(story, sentence)
            )
        days = [moment for moment in sentence.reading.moments if moment.first.day]
        beside = sentence.paragraph == main.frame.sentence.paragraph and not sentence.signs("plan") and not days
        if (dated or beside) and main.attendance is None and not sentence.heading and not _of_one_side(sentence):
            main.attendance = count_in(sentence, 0, last, story.lexicon)


def _of_one_side(sentence: Sentence) -> bool:
    """Tell whether a sentence names the guests of one side only (về phía địa phương có ...)."""
    return "về phía" in sentence.key or sentence.key.startswith("phía")


def _bare_venue(story: Story, sentence: Sentence) -> Venue | None:
    """Return the venue of a dated line without a verb (17 tháng 8 năm 2017, phòng họp Thư viện tỉnh X)."""
    values = [chunk.value for _, chunk in sentence.reading.known]
    told = any(isinstance(v, EventWord) or (isinstance(v, Expression) and v.senses != {"become"}) for v in values)
    if sentence.signs("organise") or (told and not sentence.heading):
        return None
    return read_listed_venue(sentence, 0, len(sentence.chunks), story.lexicon)


def _lead_days(story: Story) -> tuple[PartialDate | None, PartialDate | None]:
    """Return the first day that the lead names, else that of the heading or the page (sáng nay)."""
    for sentence in [*story.sentences[:LEAD], *story.headings]:
        for number, chunk in enumerate(sentence.chunks):
            if isinstance(chunk.value, Moment) and is_day(chunk.value) and _tells_day(sentence, number, chunk.value):
                return days_of(story, chunk.value)
    return story.page_date, None


_SPANS = ("từ", "kể từ", "đến", "đến ngày", "until", "till", "through", "since")


def _tells_day(sentence: Sentence, number: int, moment: Moment) -> bool:
    """Tell whether a date can be that of the event: not of a document, nor the day from which something holds."""
    effective = moment.last is None and sentence.key_before(number) in _SPANS
    return not effective and not of_document(sentence, number)


def owner_of_page(story: Story) -> Party | None:
    """Return the library whose page this is ("bên mình"): the only body of its heading line."""
    for sentence in story.headings[:1]:
        named = [
            (number, chunk.value)
            for number, chunk in enumerate(sentence.chunks)
            if isinstance(chunk.value, Organization)
        ]
        if (
            len(named) == 1
            and named[0][1].kind == "library"
            and not any(isinstance(chunk.value, EventWord) for chunk in sentence.chunks)
        ):
            return sentence, *named[0]
    return None


def heading_organizer(story: Story) -> Party | None:
    """Return the body that does something in a heading (Bộ X trao quyết định ...), else the first one named."""
    first: Party | None = None
    if owner := _letterhead(story):
        return owner
    for sentence in story.headings:
        for number, chunk in enumerate(sentence.chunks):
            if not isinstance(chunk.value, Organization) or chunk.value.bare:
                continue
            following = sentence.chunks[number + 1].value if number + 1 < len(sentence.chunks) else None
            if isinstance(following, EventWord) or (
                isinstance(following, Expression) and following.senses & {"organise", "given"}
            ):
                return sentence, number, chunk.value
            won = sentence.reading.key(number + 1) in ("đạt", "giành", "đoạt", "nhận", "được")
            if first is None and not won and chunk.value.kind in ("federation", "association", "department", "library"):
                first = (sentence, number, chunk.value)
    return first


def _letterhead(story: Story) -> Party | None:
    """Return the lower of two bodies that stand on the first lines by themselves: the office, below its department."""
    alone: list[Party] = []
    for sentence in story.headings[:_LINES]:
        body = sentence.chunks[0].value
        if len(sentence.chunks) == 1 and isinstance(body, Organization):
            alone.append((sentence, 0, body))
    return alone[-1] if len(alone) > 1 else None


def _lasting(story: Story, main: Happening) -> PartialDate | None:
    own = {id(frame.sentence) for frame in main.frames}
    for sentence in story.sentences:
        end = last_day(story, sentence)
        if end is None:
            continue
        others = [days_of(story, f.when)[0] for f in frames_in(sentence, story.lexicon) if f.when]
        if id(sentence) in own or all(other == end for other in others):
            return end
    return _course(story, main)


def _course(story: Story, main: Happening) -> PartialDate | None:
    """Return the last day of several that a sentence near the lead names and that begin with the event."""
    for sentence in story.sentences[: LEAD + 1]:
        for chunk in sentence.chunks:
            if isinstance(chunk.value, Moment) and chunk.value.first.day and chunk.value.last and chunk.value.last.day:
                start, end = days_of(story, chunk.value)
                if start and end and start == main.start and end > start:
                    return end
    return None


def _fill_from_lists(story: Story, main: Happening) -> None:
    """Take the count of those present from a guest list, and the host from the sentences near the lead."""
    for sentence in story.sentences[: LEAD + 3]:
        if sentence.signs("plan"):
            continue
        if main.host is None and sentence.number < LEAD and (host := host_in(sentence, 0, len(sentence.chunks))):
            main.host = (sentence, *host)
        opening = story.openings.get(sentence.number)
        listed = sentence.signs("attend") or (opening and opening.signs("attend"))
        if main.attendance is None and listed and not _of_one_side(sentence):
            main.attendance = count_in(sentence, 0, len(sentence.chunks), story.lexicon)
