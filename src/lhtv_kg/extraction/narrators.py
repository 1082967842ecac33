"""Who says "tôi": whose turn it is in an interview, the only person asked, or the author of a memoir."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lhtv_kg.extraction.bylines import author
from lhtv_kg.extraction.chunks import Chunk
from lhtv_kg.extraction.groups import read_groups
from lhtv_kg.extraction.persons import Person
from lhtv_kg.extraction.readings import Group
from lhtv_kg.extraction.story import Sentence, Story

_ASKED = re.compile(r"\W*(?:pv|phóng viên|hỏi|p\.v|q|reporter)\s*:|\*\s")
_MARKS = {"-", "*", "+", "•"}
_I = {"tôi", "i"}
_WE = {"chúng", "bọn", "tụi", "ông", "bà"}
_MET = {"với", "gặp", "vấn", "cùng", "phỏng vấn", "của", "trò chuyện với"}
_OFTEN = 2


def settle_narrators(story: Story) -> None:
    """Let each "tôi" outside of quotation marks mean the person who says it, where the report lets its reader know."""
    # The sentences of a paragraph share its tokens: they are looked through once, not once a sentence.
    spoken = (parts for parts in story.paragraphs.values() if not _I.isdisjoint(parts[0].tokens.keys))
    if not any(_spoken(part) for parts in spoken for part in parts):
        return
    asked = [number for number in sorted(story.paragraphs) if _is_question(story.paragraphs[number])]
    someone = _interviewee(story, asked) if len(asked) >= _OFTEN else _writer(story)
    turn: Person | None = None
    for number in sorted(story.paragraphs):
        speaker = _speaker(story.paragraphs[number][0])
        turn = speaker or (turn if len(asked) >= _OFTEN and number not in asked else None)
        if number not in asked and (who := turn or someone):
            _settle(story, number, who, spoken=turn is not None)


def _spoken(sentence: Sentence) -> list[int]:
    """Return the chunks that are an unsettled "tôi"; "chúng tôi" is nobody by himself."""
    return [
        number
        for number, chunk in enumerate(sentence.chunks)
        if chunk.key in _I and chunk.value is None and not chunk.quoted and sentence.key_before(number) not in _WE
    ]


def _is_question(paragraph: list[Sentence]) -> bool:
    """Tell whether a paragraph is a question of an interview: it says so, or ends with a question mark."""
    return bool(_ASKED.match(paragraph[0].key)) or paragraph[-1].chunks[-1].key == "?"


def _speaker(sentence: Sentence) -> Person | None:
    """Return the person whose turn a paragraph begins: Bà N: ...; - Ông N: ..."""
    at = int(sentence.chunks[0].key in _MARKS)
    person = sentence.chunks[at].value if at < len(sentence.chunks) else None
    return person if isinstance(person, Person) and sentence.reading.key(at + 1) == ":" else None


def _interviewee(story: Story, asked: list[int]) -> Person | None:
    """Return the only person with a post before the first question, else the one whom the report met, or only named."""
    told: dict[str, Person] = {}
    met: dict[str, Person] = {}
    named: dict[str, Person] = {}
    for sentence, group in _before(story, asked[0]):
        if group.person.given or group.person.pronoun:
            continue
        named[group.person.name] = group.person
        if not group.held:
            continue
        told[group.person.name] = group.person
        others = [each for each in sentence.reading.groups if each.held and each is not group]
        if sentence.key_before(group.first) in _MET and not others:
            met[group.person.name] = group.person
    known = told if len(told) == 1 else met or ({} if told else named)
    return next(iter(known.values())) if len(known) == 1 else None


def _before(story: Story, paragraph: int) -> Iterator[tuple[Sentence, Group]]:
    for sentence in story.everything():
        if sentence.heading or sentence.paragraph < paragraph:
            yield from ((sentence, group) for group in sentence.reading.groups)


def _writer(story: Story) -> Person | None:
    """Return the author of a text that tells of "tôi" again and again."""
    often = sum(len(_spoken(sentence)) for sentence in story.sentences) >= _OFTEN
    return author(story) if often else None


def _settle(story: Story, number: int, who: Person, *, spoken: bool) -> None:
    settled = []
    for sentence in story.paragraphs[number]:
        own = set(_spoken(sentence))
        if own:
            chunks = [
                _as(chunk, who, spoken=spoken) if at in own else chunk for at, chunk in enumerate(sentence.chunks)
            ]
            sentence = replace(sentence, reading=read_groups(chunks))
            story.sentences[sentence.number] = sentence
        settled.append(sentence)
    story.paragraphs[number] = settled


def _as(chunk: Chunk, who: Person, *, spoken: bool) -> Chunk:
    given = who.given or " " not in who.name.partition(" ")[2]  # two words may be the end of a longer name
    person = replace(who, start=chunk.start, end=chunk.end, given=given, addressed=False, alias="", pronoun=not spoken)
    return replace(chunk, value=person)
