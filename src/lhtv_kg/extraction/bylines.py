"""Lines that hold a name or a title alone: signatures, and blocks of authors."""

from lhtv_kg.extraction.persons import Person
from lhtv_kg.extraction.readings import Held
from lhtv_kg.extraction.story import Sentence, Story

_MARKS = {"kt.", "kt", ".", "q.", "tuq", "-", "tl", "(", ")"}
_LONGEST = 5
_CLOSING = {"trân", "trọng", "kính", "thư", "thân", "mến", "ái", ",", ".", "!", "best", "regards", "yours", "sincerely"}


def name_alone(line: Sentence) -> Person | None:
    """Return the person whose full name is all that a line says, but for the close of a letter (Trân trọng, ...)."""
    person = line.chunks[-1].value
    closing = all(chunk.key in _CLOSING for chunk in line.chunks[:-1])
    return person if closing and isinstance(person, Person) and not person.given else None


def title_alone(line: Sentence) -> Held | None:
    """Return the post that is all that a line says, but for the marks of one who signs for another."""
    loose = line.reading.loose
    if line.reading.groups or not loose or len(line.chunks) > _LONGEST:
        return None
    first = next(reversed(loose)) if line.chunks[0].key.startswith("kt") else next(iter(loose))
    instead_of = loose if line.chunks[0].key.startswith("kt") else {first}  # KT. GIÁM ĐỐC - PHÓ GIÁM ĐỐC
    alone = all(chunk.key in _MARKS or number in instead_of for number, chunk in enumerate(line.chunks))
    return loose[first] if alone else None


def author(story: Story) -> Person | None:
    """Return who wrote a text: the only name on a line of its own with a title on the next line."""
    found: dict[str, Person] = {}
    for line, following in zip(story.lines, story.lines[1:], strict=False):
        person = name_alone(line)
        if person and title_alone(following):
            found[person.name] = person
    return next(iter(found.values())) if len(found) == 1 else None
