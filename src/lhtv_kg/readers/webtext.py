"""The main text of a web page: where it stands, and how it reads.

trafilatura says which sentences are the main text; the smallest part of the page that holds them is then written out
with its captions, in the order of the page, without boxes of other reports.
"""

import re
from collections.abc import Callable

import trafilatura
from lxml import etree, html

from lhtv_kg.readers.webtree import BLOCKS, count_letters, is_kind, line_of, one_line

_WHITE = re.compile(r"[\s|•\u00ad\u200b-\u200d\u2060\ufeff]+")
_ENOUGH = 0.95  # of the letters of the main text, a part of the page holds the main text
_MOSTLY_LINKS = 0.6
_SHORTEST_LEAD = 40  # letters
_DEEPEST = 200  # trafilatura walks the tree by recursion
_GAPS = re.compile(r"\n{3,}")
_LINES = frozenset(("br", "li", "dt", "dd", "tr"))


def main_text(tree: html.HtmlElement) -> str:
    """Return the main text of a page; empty where it has none. The tree is changed."""
    lines = _main_lines(tree)
    part = _smallest_part(tree, lines) if lines else _named_part(tree)
    if part is None:
        return ""
    lead = _lead_outside(tree, part)
    text = write_out(part, keep=_holds(lines))
    if count_letters(text) < _ENOUGH * sum(map(count_letters, lines)):
        text = "\n\n".join(lines)
    squeezed = _bare(text)
    return "\n\n".join([*(line for line in lead if _bare(line) not in squeezed), text])


def write_out(part: html.HtmlElement, keep: Callable[[str], bool] = lambda _: False) -> str:
    """Return the text of a part of a page: a blank line between blocks, one line a row or item.

    Boxes of other reports, comments and tools are left out, unless ``keep`` says of their text that it is needed.
    """
    pieces: list[str] = []
    leave: html.HtmlElement | None = None
    for event, element in etree.iterwalk(part, events=("start", "end")):
        if leave is not None:
            if event == "end" and element is leave:
                leave = None
                pieces.append("\n" + (element.tail or ""))
            continue
        if event == "start" and element is not part and _is_furniture(element, keep):
            leave = element
        elif event == "start":
            pieces += (_before(element), _flat(element.text, element))
        else:
            pieces += (_after(element), _flat(element.tail, element) if element is not part else "")
    lines = (one_line(line) for line in "".join(pieces).split("\n"))
    return _GAPS.sub("\n\n", "\n".join(lines)).strip()


def _flat(text: str | None, element: html.HtmlElement) -> str:
    return text if text and element.tag == "pre" else " ".join(re.split(r"[ \t\r\n\f]+", text)) if text else ""


def _before(element: html.HtmlElement) -> str:
    if element.tag in ("td", "th"):
        return _cell_break(element)
    return "\n" if element.tag in _LINES else "\n\n" if element.tag in BLOCKS else ""


def _after(element: html.HtmlElement) -> str:
    return "\n\n" if element.tag in BLOCKS - _LINES - {"td", "th"} else "\n" if element.tag in _LINES - {"br"} else ""


def _cell_break(cell: html.HtmlElement) -> str:
    """Return what parts a cell from the one before: a bar in a table of values, a blank line in a table of layout."""
    row = cell.getparent()
    short = all(len(c) == 0 or not any(e.tag in BLOCKS for e in c.iterdescendants()) for c in row)
    if not short or len(row) < 2:
        return "\n\n"
    return " | " if cell.getprevious() is not None else "\n"


def _is_furniture(element: html.HtmlElement, keep: Callable[[str], bool]) -> bool:
    if is_kind(element, "caption"):
        return False
    if is_kind(element, "drop") or (element.tag in ("ul", "ol", "div", "table", "section") and _is_links(element)):
        return not keep("".join(element.itertext()))
    return False


def _is_links(element: html.HtmlElement) -> bool:
    """Tell whether most of the text of a box is links to other pages, at least three of them."""
    links = element.findall(".//a")
    if len(links) < 3:
        return False
    linked = sum(count_letters("".join(link.itertext())) for link in links)
    return linked > _MOSTLY_LINKS * count_letters("".join(element.itertext()))


def _main_lines(tree: html.HtmlElement) -> list[str]:
    """Return the lines that trafilatura takes for the main text."""
    if _depth(tree) > _DEEPEST:
        return []
    found = trafilatura.bare_extraction(
        html.fromstring(html.tostring(tree, encoding="unicode")), favor_recall=True, include_comments=False
    )
    text = getattr(found, "text", None) or ""
    return [line for line in map(str.strip, text.split("\n")) if count_letters(line)]


def _depth(tree: html.HtmlElement) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def _smallest_part(tree: html.HtmlElement, lines: list[str]) -> html.HtmlElement:
    wanted = [_bare(line.removeprefix("- ")) for line in lines]
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
    wanted = [_bare(line.removeprefix("- ")) for line in lines]
    total = sum(map(len, wanted))

    def holds(text: str) -> bool:
        bare = _bare(text)
        return total > 0 and sum(len(line) for line in wanted if line in bare) > total / 3

    return holds


def _named_part(tree: html.HtmlElement) -> html.HtmlElement | None:
    """Return the part that is called the text, the one with most letters; else the body."""
    named = [e for e in tree.iter(etree.Element) if is_kind(e, "text")]
    best = max(named, key=lambda e: count_letters("".join(e.itertext())), default=None)
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


def _bare(text: str) -> str:
    return _WHITE.sub("", text)
