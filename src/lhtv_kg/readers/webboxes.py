"""The boxes of a web page: which of them are furniture, and tables that only lay out the page."""

from collections.abc import Callable
from functools import cache

from lxml import html

from lhtv_kg.readers.webtree import is_kind, letters_of, line_of, words_of
from lhtv_kg.text import fold

_LAYOUT = "data-layout"
_LONGEST_CELL = 250  # letters of a cell that holds a value
_LINKED = frozenset(("ul", "ol", "dl", "div", "table", "tbody", "tr", "td", "section", "center"))
_MOSTLY_LINKS = 0.6
_FEWEST_LINKS = 3
_MAIN_COLUMN = 0.7
_SIDE_COLUMN = 0.25
_FEWEST_IN_ROW = 300
_LONGEST_CAPTION = 200
_LONGEST_IMPRINT = 800


def undo_layout_tables(tree: html.HtmlElement) -> None:
    """Make plain boxes of the tables that older pages are laid out with: their cells hold no values."""
    for table in [t for t in tree.iter("table") if _is_layout(t)]:
        cells = [e for e in table.iterdescendants("tbody", "thead", "tfoot", "tr", "td", "th") if _table_of(e) is table]
        for element in (table, *cells):
            if element.tag in ("td", "th"):
                element.set(_LAYOUT, "cell")
            element.tag = "div"


def is_furniture(element: html.HtmlElement, keep: Callable[[str], bool]) -> bool:
    """Tell whether a box is a menu, other reports, talk, a tool or the imprint; ``keep`` saves what holds the text."""
    if is_kind(element, "caption"):
        return False
    if (
        is_kind(element, "drop")
        or (element.tag in _LINKED and _is_links(element))
        or _is_side_column(element)
        or _is_imprint(element)
    ):
        return not keep("".join(element.itertext()))
    return False


def _is_layout(table: html.HtmlElement) -> bool:
    cells = [cell for cell in table.iterdescendants("td", "th") if _table_of(cell) is table]
    return any(
        letters_of(cell) > _LONGEST_CELL or next(cell.iter("table", "img", "h1", "h2"), None) is not None
        for cell in cells
    )


def _table_of(element: html.HtmlElement) -> html.HtmlElement | None:
    return next(element.iterancestors("table"), None)


def _is_links(element: html.HtmlElement) -> bool:
    """Tell whether most of the text of a box is links to other pages, at least three of them."""
    links = element.findall(".//a")
    return len(links) >= _FEWEST_LINKS and sum(map(letters_of, links)) > _MOSTLY_LINKS * letters_of(element)


def _is_side_column(cell: html.HtmlElement) -> bool:
    """Tell whether a cell of a layout stands beside the cell with the text; a picture with its caption does not."""
    row = cell.getparent()
    if cell.get(_LAYOUT) is None or row is None or len(row) < 2:
        return False
    letters, whole = letters_of(cell), letters_of(row)
    if next(cell.iter("img"), None) is not None and letters < _LONGEST_CAPTION and cell.find(".//a") is None:
        return False
    largest = max(map(letters_of, row))
    return whole > _FEWEST_IN_ROW and largest > _MAIN_COLUMN * whole and letters < _SIDE_COLUMN * whole


def _is_imprint(element: html.HtmlElement) -> bool:
    if element.tag not in ("div", "p", "td", "center", "footer") or letters_of(element) > _LONGEST_IMPRINT:
        return False
    return fold(line_of(element)).startswith(_imprints())


@cache
def _imprints() -> tuple[str, ...]:
    return tuple(map(fold, words_of("imprint")))
