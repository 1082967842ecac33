"""The main text of a web page: where it stands, and how it reads.

trafilatura says which sentences are the main text; the smallest part of the page that holds them is then written out
with its captions, in the order of the page, without boxes of other reports.
"""

import re
from collections.abc import Callable

import trafilatura
from lxml import etree, html

from lhtv_kg.readers.webboxes import is_furniture, undo_layout_tables
from lhtv_kg.readers.webtree import BLOCKS, count_letters, is_kind, letters_of, line_of, one_line

_WHITE = re.compile(r"[\s|•\u00ad\u200b-\u200d\u2060\ufeff]+")
_ENOUGH = 0.95  # of the letters of the main text, a part of the page holds the main text
_SHORTEST_LEAD = 40  # letters
_DEEPEST = 200  # trafilatura walks the tree by recursion
_SPACE = re.compile(r"[ \t\r\n\f]+")
_GAPS = re.compile(r"\n{3,}")
_LINES = frozenset(("br", "li", "dt", "dd", "tr"))


def main_text(tree: html.HtmlElement) -> str:
    """Return the main text of a page; empty where it has none. The tree is changed."""
    undo_layout_tables(tree)
    lines = _main_lines(tree)
    part = _smallest_part(tree, lines) if lines else _named_part(tree)
    if part is None:
        return ""
    lead = _lead_outside(tree, part)
    text, boxes = write_out(part, keep=_holds(lines))
    written = _bare(text + boxes)
    if sum(len(line) for line in _wanted(lines) if line not in written) > (1 - _ENOUGH) * len(_bare(text)):
        text = "\n\n".join(lines)
    written = _bare(text)
    return "\n\n".join([*(line for line in lead if _bare(line) not in written), text])


def write_out(part: html.HtmlElement, keep: Callable[[str], bool]) -> tuple[str, str]:
    """Return the text of a part of a page, and the text of the boxes in it that are left out.

    A blank line stands between blocks, a row or item has a line. Boxes of other reports, comments and tools are left
    out, unless ``keep`` says of their text that it is needed.
    """
    pieces: list[str] = []
    boxes: list[str] = []
    leave: html.HtmlElement | None = None
    for event, element in etree.iterwalk(part, events=("start", "end")):
        if leave is not None:
            if event == "end" and element is leave:
                leave = None
                pieces.append("\n" + _flat(element.tail))
        elif event == "start" and element is not part and is_furniture(element, keep):
            leave = element
            boxes.append("".join(element.itertext()))
        elif event == "start":
            pieces += (_before(element), _flat(element.text))
        else:
            pieces += (_after(element), _flat(element.tail) if element is not part else "")
    lines = (one_line(line) for line in "".join(pieces).split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines)).strip(), "\n".join(boxes)


def _flat(text: str | None) -> str:
    return _SPACE.sub(" ", text or "")


def _before(element: html.HtmlElement) -> str:
    if element.tag in ("td", "th"):
        return " | " if element.getprevious() is not None else ""
    return "\n" if element.tag in _LINES else "\n\n" if element.tag in BLOCKS else ""


def _after(element: html.HtmlElement) -> str:
    return "\n\n" if element.tag in BLOCKS and element.tag not in (*_LINES, "td", "th", "tbody") else ""


def _main_lines(tree: html.HtmlElement) -> list[str]:
    """Return the lines that trafilatura takes for the main text."""
    if _depth(tree) > _DEEPEST:
        return []
    found = trafilatura.bare_extraction(
        html.fromstring(html.tostring(tree, encoding="unicode")), favor_recall=True, include_comments=False
    )
    text = getattr(found, "text", None) or ""
    cells = text.replace("\n", "|").split("|")  # it writes cells and lists of its own kind
    return [cell for cell in (cell.strip().removeprefix("- ") for cell in cells) if count_letters(cell)]


def _depth(tree: html.HtmlElement) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _smallest_part(tree: html.HtmlElement, lines: list[str]) -> html.HtmlElement:
    wanted = _wanted(lines)
    part = tree
    total = _held(tree, wanted)
    while True:
        inner = next((child for child in part if _held(child, wanted) >= _ENOUGH * total), None)
        if inner is None or not total:
            return part
        part = inner


def _held(part: html.HtmlElement, wanted: list[str]) -> int:
    if not isinstance(part.tag, str):
        return 0
    text = _bare("".join(part.itertext()))
    return sum(len(line) for line in wanted if line in text)


def _holds(lines: list[str]) -> Callable[[str], bool]:
    """Return a test whether a text holds a third of the main text: such a box is no furniture, whatever its name."""
    wanted = _wanted(lines)
    total = sum(map(len, wanted))

    def holds(text: str) -> bool:
        bare = _bare(text)
        return total > 0 and sum(len(line) for line in wanted if line in bare) > total / 3

    return holds


def _named_part(tree: html.HtmlElement) -> html.HtmlElement | None:
    """Return the part that is called the text, the one with most letters; else the body."""
    named = [e for e in tree.iter(etree.Element) if is_kind(e, "text")]
    best = max(named, key=lambda e: letters_of(e), default=None)
    return tree.find("body") if best is None else best


def _lead_outside(tree: html.HtmlElement, part: html.HtmlElement) -> list[str]:
    """Return the lead of the report where it stands before the part that holds the text."""
    around = set(part.iterancestors())
    before = []
    for element in tree.iter(etree.Element):
        if element is part:
            break
        if element not in around and is_kind(element, "lead") and not is_kind(element, "drop"):
            before.append(line_of(element))
    return [line for line in before if count_letters(line) > _SHORTEST_LEAD][-1:]


def _wanted(lines: list[str]) -> list[str]:
    return list(map(_bare, lines))


def _bare(text: str) -> str:
    return _WHITE.sub("", text)
