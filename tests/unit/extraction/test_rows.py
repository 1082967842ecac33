"""Tables that a page draws: which lines are rows, and who is told in them."""

import pytest
from tests.unit.extraction.reading import LEXICON, claims, extraction
from tests.unit.extraction.test_acts_and_departures import BODY, FEDERATION

from lhtv_kg.extraction.layout import Zone, blocks_of
from lhtv_kg.extraction.rows import table_rows
from lhtv_kg.model import Basis, Capacity, PostClaim

NUMBERED = ["STT | Họ và tên | Chức vụ", "1 | Lê Văn Mẫu | Chủ tịch", "2 | Vũ Thị Ví | Ủy viên"]
TITLED = ["Lê Văn Mẫu | Giám đốc", "Vũ Thị Ví | Phó Giám đốc"]


def cells(lines):
    """The words of the cells of each row."""
    return [[lines[n][start:end].strip() for start, end in row] for n, row in table_rows(lines, LEXICON).items()]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (NUMBERED, [["STT", "Họ và tên", "Chức vụ"], ["1", "Lê Văn Mẫu", "Chủ tịch"], ["2", "Vũ Thị Ví", "Ủy viên"]]),
        (TITLED, [["Lê Văn Mẫu", "Giám đốc"], ["Vũ Thị Ví", "Phó Giám đốc"]]),
        (["| 1 | Mẫu |", "|---|----|", "| 2 | Ví |"], [["1", "Mẫu"], [], ["2", "Ví"]]),
        (["1\tLê Văn Mẫu\tGiám đốc", "2\tVũ Thị Ví\tPhó Giám đốc"], None),
        (["Trang chủ | Tin tức | Liên hệ", "Tra cứu | Hỏi đáp | English"], []),
        (["1 | Lê Văn Mẫu | Chủ tịch"], []),
        (["THƯ KÝ\tCHỦ TRÌ", "Vũ Thị Ví\tLê Văn Mẫu"], []),
        (["1 || | 2", "2 | | | 3"], [["1", "2"], ["2", "3"]]),
    ],
)
def test_rows_and_their_cells(lines, rows):
    assert cells(lines) == ([line.split("\t") for line in lines] if rows is None else rows)


def test_a_row_is_one_block_even_above_all_prose():
    blocks = blocks_of("\n".join(NUMBERED), LEXICON)
    assert [(block.zone, block.row, len(block.passages)) for block in blocks] == [(Zone.BODY, True, 3)] * 3


def board(table):
    text = f"{FEDERATION}\n\nKết quả bầu Ban Chấp hành nhiệm kỳ 2018 - 2020:\n\n{table}\n"
    return {
        (claim.person, claim.title, claim.organization, claim.capacity)
        for claim in claims(text, PostClaim)
        if claim.basis is Basis.ELECTED
    }


@pytest.mark.parametrize(
    "table",
    [
        "TT | Họ tên | Đơn vị | Chức danh\n1 | Lê Văn Mẫu | Giám đốc Thư viện tỉnh Lào Cai | Chủ tịch\n"
        "2 | Vũ Thị Ví | Phó Giám đốc Thư viện Hà Nội | Phó Chủ tịch thường trực",
        "TT | Họ tên | Chức danh | Đơn vị\n1 | Lê Văn Mẫu | Chủ tịch | Thư viện tỉnh Lào Cai\n"
        "2 | Vũ Thị Ví | Phó Chủ tịch thường trực | Thư viện Hà Nội",
        "| Họ và tên | Chức vụ |\n|---|---|\n| Ông Lê Văn Mẫu | Chủ tịch |\n"
        "| Bà Vũ Thị Ví | Phó Chủ tịch thường trực |",
        "1\tLê Văn Mẫu\tChủ tịch\n2\tVũ Thị Ví\tPhó Chủ tịch thường trực",
    ],
)
def test_a_board_in_a_table_is_that_of_the_federation(table):
    assert board(table) == {
        ("Lê Văn Mẫu", "Chủ tịch", BODY, Capacity.FULL),
        ("Vũ Thị Ví", "Phó Chủ tịch", BODY, Capacity.STANDING),
    }


def test_a_menu_gives_nothing():
    text = f"{FEDERATION}\n\nGiám đốc | Phó Giám đốc | Chủ tịch\nTin tức | Liên hệ"
    assert [claim for claim in extraction(text).claims if isinstance(claim, PostClaim)] == []
