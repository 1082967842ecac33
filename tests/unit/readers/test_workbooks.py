"""Workbooks as people keep them: dates in every form of display, merged cells, sheets of other things."""

import io
from datetime import date, datetime, time

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from tests.contract.readers_samples import HEADINGS, xlsx_bytes

from lhtv_kg.errors import InputRefused
from lhtv_kg.readers.metadata import Metadata
from lhtv_kg.readers.rosters import read

BODY = "Thư viện tỉnh Mẫu"


def workbook(*rows):
    return openpyxl.load_workbook(io.BytesIO(xlsx_bytes((HEADINGS, *rows))))


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def lines(raw):
    return read(raw, "a.xlsx", Metadata()).text.splitlines()


@pytest.mark.parametrize(
    ("value", "shown_as", "text"),
    [
        (datetime(2021, 6, 1), "dd/mm/yyyy", "2021-06-01"),
        (datetime(2021, 6, 1, 8, 30), "yyyy-mm-dd h:mm:ss", "2021-06-01"),
        (date(2021, 6, 1), "m/d/yy", "2021-06-01"),
        (datetime(2021, 6, 1), "mmm-yy", "2021-06"),
        (datetime(2021, 6, 1), "mm/yyyy", "2021-06"),
        (datetime(2021, 6, 1), "[$-42A]mmmm\\ yyyy", "2021-06"),
        (datetime(2021, 6, 1), '"tháng đầu" m/yyyy', "2021-06"),
        (datetime(2021, 1, 1), "yyyy", "2021"),
        (datetime(2021, 1, 1), '"năm" yyyy;@', "2021"),
        (datetime(2021, 6, 1), "[$-F800]dddd, mmmm dd, yyyy", "2021-06-01"),
        (2015, "General", "2015"),
        (2015.0, "0", "2015"),
        ("05/2021", "@", "05/2021"),
        ("'05/2021", "General", "'05/2021"),
        (time(8, 30), "h:mm", "08:30:00"),
    ],
)
def test_a_date_is_as_precise_as_it_is_shown(value, shown_as, text):
    book = workbook(("Bạch Văn Ước", "Giám đốc", BODY, "", ""))
    book.active["D2"] = value
    book.active["D2"].number_format = shown_as
    assert lines(saved(book)) == [f"Họ và tên: Bạch Văn Ước | Chức vụ: Giám đốc | Đơn vị: {BODY} | Từ: {text}"]


def test_a_cell_merged_over_rows_holds_for_each_of_them():
    book = workbook(("Bạch Văn Ước", "Giám đốc", BODY, "", ""), ("Trịnh Thị Thử", "Phó Giám đốc", "", "", ""),
                    ("An Văn Dụ", "Giám đốc", "", "", ""))  # fmt: skip
    book.active.merge_cells("C2:C3")
    assert lines(saved(book)) == [
        "Họ và tên: An Văn Dụ | Chức vụ: Giám đốc",
        f"Họ và tên: Bạch Văn Ước | Chức vụ: Giám đốc | Đơn vị: {BODY}",
        f"Họ và tên: Trịnh Thị Thử | Chức vụ: Phó Giám đốc | Đơn vị: {BODY}",
    ]


def test_headings_merged_over_two_rows_are_no_person():
    book = workbook(("", "", "", "", ""), ("Bạch Văn Ước", "Giám đốc", BODY, "", ""))
    for column in "ABC":
        book.active.merge_cells(f"{column}1:{column}2")
    assert lines(saved(book)) == [f"Họ và tên: Bạch Văn Ước | Chức vụ: Giám đốc | Đơn vị: {BODY}"]


def test_a_title_merged_over_columns_changes_nothing():
    book = workbook(("Bạch Văn Ước", "Giám đốc", BODY, "", ""))
    book.active.insert_rows(1)
    book.active["A1"] = "DANH SÁCH CÁN BỘ"
    book.active.merge_cells("A1:E1")
    assert lines(saved(book)) == [f"Họ và tên: Bạch Văn Ước | Chức vụ: Giám đốc | Đơn vị: {BODY}"]


def test_an_endless_sheet_with_merged_cells_is_refused_too():
    book = workbook(("Bạch Văn Ước", "Giám đốc", BODY, "", ""))
    book.active.merge_cells("A2:A3")
    book.active["A1048576"] = "x"
    with pytest.raises(InputRefused, match="a table of more than 100000 rows; give it in parts"):
        lines(saved(book))


def test_charts_and_comments_are_passed_over():
    book = workbook(("Bạch Văn Ước", "Giám đốc", BODY, "", ""))
    book.active["A2"].comment = openpyxl.comments.Comment("hỏi lại", "An")
    chart = BarChart()
    chart.add_data(Reference(book.active, min_col=1, min_row=1, max_row=2))
    book.create_chartsheet("Đồ thị").add_chart(chart)
    assert lines(saved(book)) == [f"Họ và tên: Bạch Văn Ước | Chức vụ: Giám đốc | Đơn vị: {BODY}"]


def test_two_sheets_give_their_rows_together():
    book = workbook(("Bạch Văn Ước", "Giám đốc", BODY, "", ""))
    second = book.create_sheet("Năm ngoái")
    second.append(("Chức vụ", "Họ tên"))
    second.append(("Giám đốc", "An Văn Dụ"))
    assert lines(saved(book)) == [
        "Họ và tên: An Văn Dụ | Chức vụ: Giám đốc",
        f"Họ và tên: Bạch Văn Ước | Chức vụ: Giám đốc | Đơn vị: {BODY}",
    ]


def test_an_empty_workbook_is_no_table():
    with pytest.raises(InputRefused, match=r"^a.xlsx: no table of persons and posts; name the columns"):
        lines(saved(openpyxl.Workbook()))


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
@pytest.mark.parametrize("merged", [False, True])
def test_a_hidden_sheet_is_left_out_and_told(state, merged):
    book = workbook(("Bạch Văn Ước", "Giám đốc", BODY, "", ""))
    other = book.create_sheet("Nháp")
    for row in (HEADINGS, ("Trịnh Thị Thử", "Phó Giám đốc", BODY, "", "")):
        other.append(row)
    if merged:
        book.active.merge_cells("C2:C3")
    shown = read(saved(book), "a.xlsx", Metadata())
    assert "Trịnh Thị Thử" in shown.text
    other.sheet_state = state
    found = read(saved(book), "a.xlsx", Metadata())
    assert "Bạch Văn Ước" in found.text
    assert "Trịnh Thị Thử" not in found.text
    assert "the hidden sheet Nháp is not read" in found.notes
