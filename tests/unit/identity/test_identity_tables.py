"""CSV tables as spreadsheets save them: what is read, and how a broken file is told with its line."""

from pathlib import Path

import pytest

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import DataFileError
from lhtv_kg.identity.decisionfiles import CLAIMS, COLUMNS, IDENTITY, kind_of
from lhtv_kg.identity.tables import date_of, lived_on, rows, several
from lhtv_kg.messages import choose, explain

NAMES = ("name", "note")
TEXT = "name,note\r\nĐỗ Văn An,một\r\nLê Thị Bảy,hai\r\n"
READ = [(2, {"name": "Đỗ Văn An", "note": "một"}), (3, {"name": "Lê Thị Bảy", "note": "hai"})]


def saved(folder: Path, content: bytes) -> Path:
    path = folder / "mine.csv"
    path.write_bytes(content)
    return path


def refused(path: Path) -> str:
    with pytest.raises(DataFileError) as caught:
        list(rows(path, NAMES))
    return str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.replace("\r\n", "\n").encode(),
        TEXT.replace("một", '"một"').encode(),
        TEXT.rstrip().encode(),
        TEXT.replace("name,note", "note,name").replace("Đỗ Văn An,một", "một,Đỗ Văn An")
        .replace("Lê Thị Bảy,hai", "hai,Lê Thị Bảy").encode(),
    ],
    ids=["plain", "mark of Excel", "line feeds", "quoted", "no last line end", "columns in another order"],
)  # fmt: skip
def test_a_table_is_read_however_it_was_saved(tmp_path: Path, content: bytes) -> None:
    assert list(rows(saved(tmp_path, content), NAMES)) == READ


def test_a_cell_may_hold_commas_quotes_and_lines(tmp_path: Path) -> None:
    path = saved(tmp_path, 'name,note\n"a, ""b""","một\nhai"\nc,d\n'.encode())
    assert list(rows(path, NAMES)) == [(3, {"name": 'a, "b"', "note": "một\nhai"}), (4, {"name": "c", "note": "d"})]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "mine.csv: no column 'name'; the header must name name, note"),
        (b"name;note\na;b\n", "mine.csv: no column 'name'; the header must name name, note"),
        (b"name,other\na,b\n", "mine.csv: no column 'note'; the header must name name, note"),
        (b"name,note\na\n", "mine.csv:2: not as many cells as the header has; correct the row"),
        (b"name,note\na,b\nc,d,e\n", "mine.csv:3: not as many cells as the header has; correct the row"),
        (TEXT.encode("utf-16"), "mine.csv: no UTF-8; save it as CSV in UTF-8"),
        (b"name,note\nl\xea,b\n", "mine.csv: no UTF-8; save it as CSV in UTF-8"),
        (b"name,note\n" + b"a,b\n" * 9000 + b"l\xea,b\n", "mine.csv: no UTF-8; save it as CSV in UTF-8"),
        (b'name,note\na,"b\nc,d\n', "mine.csv:3: a quotation mark is not closed, or stands within a cell; correct it"),
        (b'name,note\na,"b"c\n', "mine.csv:2: a quotation mark is not closed, or stands within a cell; correct it"),
    ],
)
def test_a_broken_table_is_told_with_its_line(tmp_path: Path, content: bytes, said: str) -> None:
    assert refused(saved(tmp_path, content)) == said


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "mine.csv: cannot be read (No such file or directory)" in refused(tmp_path / "mine.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("kind", [IDENTITY, CLAIMS])
def test_a_table_of_decisions_is_known_by_its_header(tmp_path: Path, kind: str, encoding: str) -> None:
    assert kind_of(saved(tmp_path, f"{','.join(COLUMNS[kind])}\n".encode(encoding))) == kind


def test_what_is_wrong_with_a_table_is_said_in_vietnamese_too(tmp_path: Path) -> None:
    choose("vi")
    with pytest.raises(DataFileError) as caught:
        list(rows(saved(tmp_path, TEXT.encode("utf-16")), NAMES))
    assert explain(caught.value) == "mine.csv: không phải UTF-8; hãy lưu lại thành CSV mã UTF-8"


@pytest.mark.parametrize(
    ("cell", "values"), [("", ()), ("a", ("a",)), (" a | b ", ("a", "b")), ("|a||b|", ("a", "b")), (" | ", ())]
)
def test_several_values_stand_in_one_cell(cell: str, values: tuple[str, ...]) -> None:
    assert several(cell) == values


def test_a_date_that_is_none_begins_with_its_place() -> None:
    assert date_of("", "x.csv:7") is None
    assert date_of("2020-02", "x.csv:7") == PartialDate("2020-02")
    with pytest.raises(DataFileError, match=r"^x.csv:7: '2021-02-29' is no date: write YYYY"):
        date_of("2021-02-29", "x.csv:7")


@pytest.mark.parametrize(
    ("begin", "end", "on", "lived"),
    [
        (None, None, "2020", True),
        ("2020-05-05", None, "2020-05-04", False),
        ("2020-05-05", None, "2020-05", True),
        ("2020", None, "2020-01-01", True),
        (None, "2020-05-05", "2020-05-06", False),
        (None, "2020-05", "2020-05-31", True),
        ("2020-05-05", "2020-06-01", "2020", True),
    ],
)
def test_life_is_counted_by_the_days_that_its_bounds_allow(begin, end, on, lived) -> None:  # type: ignore[no-untyped-def]
    bounds = (PartialDate(begin) if begin else None, PartialDate(end) if end else None)
    assert lived_on(*bounds, PartialDate(on)) is lived
