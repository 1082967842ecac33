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


def test_officers_who_are_only_named_are_those_of_the_club_of_their_board():
    text = (
        "Sáng 8/10/2018, tại Trường THPT Cổ Loa, Câu lạc bộ “Đọc to bên sông” ra mắt. Ban Chủ nhiệm Câu lạc bộ gồm 3"
        " người: Chủ nhiệm là cô Ngô Thị Sen, nhân viên thư viện Trường THPT Cổ Loa; Phó Chủ nhiệm là thầy Trần Minh Tú"
        " và cô Hà Thị Liễu."
    )
    club = "Câu lạc bộ Đọc to bên sông | date=2018-10-08"
    assert told(text) == [
        f"Ngô Thị Sen | Chủ nhiệm | {club}",
        f"Trần Minh Tú | Phó Chủ nhiệm | {club}",
        f"Hà Thị Liễu | Phó Chủ nhiệm | {club}",
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Thư viện giao cho Phó Giám đốc Ngô Thị Sen phụ trách, kể từ ngày 1/6/2024.",
            ["Ngô Thị Sen | Phó Giám đốc | Thư viện tỉnh Hà Nam | in-charge | appointed | date=2024-06-01"],
        ),
        ("Phó Giám đốc Ngô Thị Sen phụ trách chuyên môn nói.", ["Ngô Thị Sen | Phó Giám đốc | Thư viện tỉnh Hà Nam"]),
        (
            "Năm 1999 tôi làm chuyên viên; tháng 9/2009, được bổ nhiệm Phó Giám đốc Thư viện tỉnh Hà Nam.",
            [],
        ),
    ],
)
def test_a_deputy_in_charge_of_the_own_library(text, lines):
    head = "Thư viện tỉnh Hà Nam có nhiều đổi thay trong năm qua, từ phòng đọc đến kho sách và cả con người.\n\n"
    assert told(head + text) == lines


def test_a_menu_sign_before_a_person_is_an_item():
    items = [f"▪ {place}. Bà {name}, Giám đốc Thư viện tỉnh, vừa in sách." for place, name in (
        ("HÀ NAM", "Ngô Thị Sen"), ("LÀO CAI", "Hà Thị Liễu"), ("SƠN LA", "Vũ Thị Ví"))]  # fmt: skip
    assert [line.split(" | ")[2] for line in told("Tin các tỉnh\n\n" + "\n\n".join(items))] == [
        "Thư viện tỉnh Hà Nam", "Thư viện tỉnh Lào Cai", "Thư viện tỉnh Sơn La",
    ]  # fmt: skip


def test_a_bare_title_means_the_house_of_the_heading_where_its_ministry_held_the_event():
    text = (
        "National Library of Vietnam\n\nOn 3 March 2021, in Ha Noi, the Ministry of Culture, Sports and Tourism held a"
        " ceremony. The former Director, Ms. Ngo Thi Sen, left office on 28 February 2021."
    )
    assert told(text) == ["Ngo Thi Sen | Giám đốc | Thư viện Quốc gia Việt Nam | former | left | date=2021-02-28"]


def test_who_leaves_a_board_is_not_elected_into_it():
    text = (
        "Ngày 5/6/2022, Hội Thư viện Việt Nam tổ chức hội nghị. Hội nghị bầu bổ sung 02 Ủy viên Ban Chấp hành là: ông"
        " Trần Minh Tú và bà Ngô Thị Sen; đồng thời cho ông Lý Văn Thạch thôi tham gia Ban Chấp hành."
    )
    assert [line for line in told(text) if "elected" in line and "Thạch" in line] == []
