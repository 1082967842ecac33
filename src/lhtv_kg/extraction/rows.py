"""Rows of tables that a page draws with bars or tabs: which lines they are, and where their cells stand.

In: the lines of a stored text. Out: for the number of each line that is a row, the places of its cells in the line.
A menu is drawn with bars too; what makes a table is that several lines below each other have cells, and that they
begin with running numbers, stand below a row of headings or hold titles.
"""

import re
from itertools import pairwise

from lhtv_kg.lexicon import Lexicon
from lhtv_kg.lexicon.words import cut, folded

_BAR, _TAB = re.compile(r"\s*\|\s*"), re.compile(r"[ ]*\t[ \t]*")
_RULE = re.compile(r"[\s|:+=_-]*-{2,}[\s|:+=_-]*")
_NUMBER = re.compile(r"\d{1,3}\.?")
_LEAST, _HEADED = 2, 2
Cells = list[tuple[int, int]]


def table_rows(lines: list[str], lexicon: Lexicon) -> dict[int, Cells]:
    """Return the cells of each line that is a row of a table, by the number of the line; rules have none."""
    found: dict[int, Cells] = {}
    first = 0
    while first < len(lines):
        last = first
        while last < len(lines) and _drawn(lines[last]):
            last += 1
        run = {number: _cells(lines[number]) for number in range(first, last)}
        if len([cells for cells in run.values() if cells]) >= _LEAST and _is_table(lines, run, lexicon):
            found.update(run)
        first = last + 1
    return found


def _drawn(line: str) -> bool:
    return ("|" in line or "\t" in line.strip()) and (bool(_RULE.fullmatch(line)) or len(_cells(line)) >= _LEAST)


def _cells(line: str) -> Cells:
    """Return the places of the cells of a line that are not empty."""
    if _RULE.fullmatch(line):
        return []
    mark = _BAR if "|" in line else _TAB
    cuts = [(0, 0), *(match.span() for match in mark.finditer(line)), (len(line), len(line))]
    places = [(before[1], after[0]) for before, after in pairwise(cuts)]
    return [(start, end) for start, end in places if line[start:end].strip()]


def _is_table(lines: list[str], run: dict[int, Cells], lexicon: Lexicon) -> bool:
    rows = [[lines[number][start:end].strip() for start, end in cells] for number, cells in run.items() if cells]
    numbered = sum(bool(_NUMBER.fullmatch(row[0])) for row in rows)
    titled = sum(any(_begins_with_title(cell, lexicon) for cell in row[1:]) for row in rows)
    headings = lexicon.layout["table.headings"]
    headed = sum(folded(cell).startswith(headings) for cell in rows[0]) >= _HEADED
    return headed or numbered * 2 >= len(rows) or titled * 2 > len(rows)


def _begins_with_title(cell: str, lexicon: Lexicon) -> bool:
    keys = cut(folded(cell))[0]
    modifier = lexicon.modifiers.match(keys, 0)
    return lexicon.titles.match(keys, modifier[0] if modifier else 0) is not None
