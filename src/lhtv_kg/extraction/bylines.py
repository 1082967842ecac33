"""Lines that hold a name or a title alone: signatures, and blocks of authors."""

from lhtv_kg.extraction.persons import Person
from lhtv_kg.extraction.readings import Held
from lhtv_kg.extraction.story import Sentence, Story

_MARKS = {"kt.", "kt", ".", "q.", "tuq", "-", "tl", "(", ")"}


def name_alone(line: Sentence) -> Person | None:
    """Return the person whose full name is all that a line says."""
    person = line.chunks[0].value
    return person if len(line.chunks) == 1 and isinstance(person, Person) and not person.given else None


def title_alone(line: Sentence) -> Held | None:
    """Return the post that is all that a line says, but for the marks of one who signs for another."""
    loose = line.reading.loose
    if line.reading.groups or not loose or len(line.chunks) > 4:
        return None
    first = next(iter(loose))
    alone = all(chunk.key in _MARKS or number == first for number, chunk in enumerate(line.chunks))
    return loose[first] if alone else None


def author(story: Story) -> Person | None:
    """Return who wrote a text: the only name on a line of its own with a title on the next line."""
    found: dict[str, Person] = {}
    for line, following in zip(story.lines, story.lines[1:], strict=False):
        person = name_alone(line)
        if person and title_alone(following):
            found[person.name] = person
    return next(iter(found.values())) if len(found) == 1 else None
