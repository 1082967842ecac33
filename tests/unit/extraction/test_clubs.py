"""Boards of clubs, and who signs for the board of an association."""

import pytest
from tests.unit.extraction.reading import bodies, told

FOUNDED = """
Sáng 22/9/2017, tại Hội trường B, Câu lạc bộ Thư viện Đại học miền Trung - Tây Nguyên ra mắt. Hội nghị do Thư viện Trường Đại học Vinh tổ chức, 64 người dự.

{elected}

{after}
"""  # noqa: E501
CLUB = "Câu lạc bộ Thư viện Đại học miền Trung - Tây Nguyên | elected | term=2017-2020 | date=2017-09-22"
BOARD = [
    f"Trần Minh Tú | Chủ nhiệm | {CLUB}",
    f"Ngô Thị Sen | Phó Chủ nhiệm | {CLUB}",
    "Ngô Thị Sen | Giám đốc | Thư viện Trường Đại học Trà Vinh | date=2017-09-22",
    f"Lý Văn Thạch | Thư ký | {CLUB}",
]


@pytest.mark.parametrize(
    "elected",
    [
        "Hội nghị bầu Ban Chủ nhiệm khóa I (2017 - 2020) gồm: Chủ nhiệm: ông Trần Minh Tú; Phó Chủ nhiệm: bà Ngô Thị"
        " Sen (Giám đốc Thư viện Trường Đại học Trà Vinh); Thư ký: ông Lý Văn Thạch.",
        "Hội nghị đã bầu Ban Chủ nhiệm Câu lạc bộ nhiệm kỳ 2017 - 2020: ông Trần Minh Tú làm Chủ nhiệm; bà Ngô Thị"
        " Sen, Giám đốc Thư viện Trường Đại học Trà Vinh, làm Phó Chủ nhiệm; ông Lý Văn Thạch làm Thư ký.",
    ],
)
@pytest.mark.parametrize("after", ["Tân Chủ nhiệm Trần Minh Tú hứa họp đều.", "Mọi người vỗ tay."])
def test_officers_of_a_board_of_a_club_are_those_of_the_club(elected, after):
    assert sorted(told(FOUNDED.format(elected=elected, after=after))) == sorted(BOARD)


@pytest.mark.parametrize(
    ("text", "core", "place"),
    [
        ("Câu lạc bộ Bạn đọc cao tuổi thành phố Vinh họp.", "Bạn đọc cao tuổi", "Vinh"),
        ("CLB Sách trẻ họp.", "Sách trẻ", None),
        ("Câu lạc bộ đã họp.", "", None),
    ],
)
def test_names_of_clubs(text, core, place):
    club = bodies(text)[0]
    assert (club.core, club.place.name if club.place else None) == (core, place)


LETTER = """
HỘI THƯ VIỆN VIỆT NAM                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
   Số: 47/TCM-HTV                              Độc lập - Tự do - Hạnh phúc
                                          Hà Nội, ngày 06 tháng 12 năm 2023

Ngày 02/12/2023, tại thành phố Vinh, Liên chi hội Thư viện Đại học khu vực phía Bắc đã tổ chức Đại hội lần thứ IX.

Nơi nhận:                                        {board}
- Như trên;                                           CHỦ TỊCH
- Lưu: VP, VT.                                        (đã ký)

                                                 Trần Minh Tú
"""


@pytest.mark.parametrize("board", ["TM. BAN THƯỜNG VỤ", "TM. BAN CHẤP HÀNH", "TM. HỘI THƯ VIỆN VIỆT NAM"])
def test_who_signs_for_a_board_heads_the_association_of_the_letterhead(board):
    line = "Trần Minh Tú | Chủ tịch | Hội Thư viện Việt Nam | date=2023-12-06"
    assert told(LETTER.format(board=board)) == [line]
