"""Lines that stand at the head or foot of page after page: the name of a bulletin, the number of the page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_EDGE = 2
"""Lines at the top and at the bottom of a page among which running heads are looked for."""
_MOST_PAGES = 0.6
_LONGEST, _SENTENCE = 100, (".", ";", ",", "!", "?")
_NUMBER = re.compile(r"(?<![\d/.-])(\d{1,4})(?:\s*/\s*\d{1,4})?(?=\s*[-–—|]?\s*$)|^\s*[-–—|]?\s*(\d{1,4})(?![\d/.-])")
_PAGE = re.compile(r"\W*(?:trang|page)?\W*", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*[^\W\d_]")

Line = tuple[str, int | None]


def without_running_heads(pages: Sequence[str]) -> tuple[list[str], tuple[str, ...]]:
    """Return the pages without lines that most of them repeat at an edge, and what these lines are.

    The first of such lines stays where it stands, as it may be a headline; a number of the page goes everywhere. Lines
    that differ in a number count as one where the number grows with the pages.
    """
    filled = [page.split("\n") for page in pages]
    told = Counter(line for number, page in enumerate(filled) for line in {key for _, key in _edges(page, number)})
    full = sum(1 for page in pages if page.strip())
    running = {line for line, count in told.items() if count >= max(2, _MOST_PAGES * full)}
    seen: set[Line] = set()
    kept: list[str] = []
    for number, page in enumerate(filled):
        gone = {at for at, key in _edges(page, number) if key in running and (key in seen or _PAGE.fullmatch(key[0]))}
        seen.update(key for _, key in _edges(page, number))
        kept.append("\n".join(line for at, line in enumerate(page) if at not in gone).strip("\n"))
    return kept, tuple(sorted({text for text, _ in running if not _PAGE.fullmatch(text)}))


def joined(pages: Sequence[str]) -> str:
    """Return the text of pages with a blank line between them, none where a sentence goes on in a small letter."""
    text = ""
    for page in filter(None, pages):
        first = _GOES_ON.match(page)
        goes_on = bool(first and first[0].strip().islower() and text and text[-1].isalnum())
        text += ("\n" if goes_on else "\n\n" if text else "") + page
    return text


def _edges(page: Sequence[str], number: int) -> Iterator[tuple[int, Line]]:
    """Yield the places of the lines at the edges of a page, each as it is, and without a number but by how it grows."""
    filled = [at for at, line in enumerate(page) if line.strip()]
    for at in dict.fromkeys((*filled[:_EDGE], *filled[-_EDGE:])):
        line = " ".join(page[at].split())
        if len(line) > _LONGEST or line.endswith(_SENTENCE):
            continue  # words of the report, which two pages may have in common
        yield at, (line, None)
        if found := _NUMBER.search(line):
            bare = f"{line[: found.start()]} {line[found.end() :]}"
            yield at, (" ".join(bare.split()), int(found[1] or found[2]) - number)
