"""Officers in minutes and portraits: entries of a list, elections denied, houses that have a director."""

import pytest
from tests.unit.extraction.reading import told

MINUTES = """
CHI HỘI THƯ VIỆN TỈNH LẠNG SƠN
BIÊN BẢN
Đại hội Chi hội nhiệm kỳ 2017 - 2022

Thời gian: 8 giờ ngày 12/10/2017
Nội dung:
1. Ban Chấp hành họp phiên thứ nhất bầu: Chi hội trưởng: Trần Minh Tú; Chi hội phó: Ngô Thị Sen; Ủy viên Thường trực kiêm thủ quỹ: Hà Thị Liễu.
2. Ông Lý Văn Thạch, Chi hội phó khóa cũ, không tái cử do nghỉ hưu.
"""  # noqa: E501


def test_entries_of_a_list_of_officers_keep_their_holders():
    body = "Chi hội Thư viện tỉnh Lạng Sơn"
    elected = f"{body} | elected | term=2017-2022 | date=2017-10-12"
    assert told(MINUTES) == [
        f"Trần Minh Tú | Chi hội trưởng | {elected}",
        f"Ngô Thị Sen | Chi hội phó | {elected}",
        f"Hà Thị Liễu | Ủy viên Thường trực | {elected}",
        f"Lý Văn Thạch | Chi hội phó | {body} | former | date=2017-10-12",
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Chị Ngô Thị Sen sinh năm 1968, quê Kiến Xương, Thái Bình, hiện là Giám đốc Thư viện tỉnh Hà Nam.",
            ["Ngô Thị Sen | Giám đốc | Thư viện tỉnh Hà Nam"],
        ),
        (
            "Ông Trần Minh Tú, sinh năm 1950, dân tộc Tày, nguyên Giám đốc Thư viện tỉnh Hà Nam.",
            ["Trần Minh Tú | Giám đốc | Thư viện tỉnh Hà Nam | former"],
        ),
        ("Ông Trần Minh Tú sinh năm 1950, quê Hà Nam, quen Giám đốc Thư viện tỉnh Hà Nam.", []),
        (
            "He was also Vice Chairman of the Vietnam Library Association in the 1996-2001 term.",
            ["Tran Minh Tu | Phó Chủ tịch | Hội Thư viện Việt Nam | term=1996-2001"],
        ),
        (
            "On June 12, 2018, Deputy Minister of Culture, Sports and Tourism Ms. Ngo Thi Sen met them.",
            ["Ngo Thi Sen | Thứ trưởng | Bộ Văn hóa, Thể thao và Du lịch | date=2018-06-12"],
        ),
    ],
)
def test_what_stands_between_a_name_and_its_post(text, lines):
    head = "Mr. Tran Minh Tu was born in Vinh and loved books from an early age, as everybody around him said.\n\n"
    assert told(head + text if text.startswith(("He", "On")) else text) == lines


CENTER = "Trung tâm Thông tin - Thư viện"


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        (
            "bổ nhiệm ông Trần Minh Tú, Phó Giám đốc phụ trách, giữ chức Giám đốc Trung tâm Thông tin - Thư viện.",
            CENTER,
        ),
        ("tổng kết năm học với ông Trần Minh Tú, Phó Giám đốc phụ trách.", "-"),
    ],
)
def test_a_school_has_no_director_but_its_center_has(sentence, first):
    text = f"Chiều 09/8/2016, Trường Đại học Tây Bắc tổ chức lễ {sentence}"
    assert told(text)[0] == f"Trần Minh Tú | Phó Giám đốc | {first} | in-charge | date=2016-08-09"


def test_a_title_told_of_one_person_only_of_one_house_is_of_that_house():
    text = (
        "Mr. Tran Minh Tu, former Director of the Ha Nam Provincial Library, died on 7 August 2017. Mr. Tu worked as"
        " Head of the Local Studies Division (1979-1985) and Deputy Director (1985-1991)."
    )
    assert "Tran Minh Tu | Phó Giám đốc | Thư viện tỉnh Hà Nam | interval | start=1985 | end=1991" in told(text)


RESULTS = """
Kết quả bầu cử tại Đại hội đại biểu Hội Thư viện Việt Nam lần thứ III

(Hà Nội, ngày 28/10/2016)

I. Ban Thường vụ khóa III
1. Bà Ngô Thị Sen - Chủ tịch
2. Ông Trần Minh Tú, Giám đốc Thư viện Quân đội - Phó Chủ tịch

II. Ban Kiểm tra
1. Ông Lý Văn Thạch - Trưởng ban
2. Bà Hà Thị Liễu - Ủy viên
"""


def test_results_of_an_election_are_those_of_the_organ_above():
    board, control = "Hội Thư viện Việt Nam", "Ban Kiểm tra Hội Thư viện Việt Nam"
    assert sorted(told(RESULTS)) == sorted([
        f"Ngô Thị Sen | Chủ tịch | {board} | elected | date=2016-10-28",
        f"Trần Minh Tú | Phó Chủ tịch | {board} | elected | date=2016-10-28",
        "Trần Minh Tú | Giám đốc | Thư viện Quân đội | date=2016-10-28",
        f"Lý Văn Thạch | Trưởng ban | {control} | date=2016-10-28",
        f"Hà Thị Liễu | Ủy viên Ban Kiểm tra | {control} | elected | date=2016-10-28",
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Ông Trần Minh Tú, Phó Giám đốc Thư viện Hà Nội, từ ngày 1/4/2014 kiêm nhiệm Trưởng phòng Đối ngoại Thư"
            " viện Hà Nội thay bà Ngô Thị Sen chuyển công tác.",
            ["Trần Minh Tú | Phó Giám đốc | Thư viện Hà Nội | date=2014-04-01",
             "Trần Minh Tú | Trưởng phòng | Phòng Đối ngoại, Thư viện Hà Nội | appointed | date=2014-04-01",
             "Ngô Thị Sen | Trưởng phòng | Phòng Đối ngoại, Thư viện Hà Nội | left | date=2014-04-01"],
        ),
        (
            "Năm 1981, Trịnh Kim Oanh về quê. Khi tách tỉnh (1989), chị làm thủ thư. Bốn năm sau, chị trở thành Phó"
            " Giám đốc Thư viện tỉnh Quảng Ngãi và đảm đương cương vị Giám đốc cho đến năm 2011.",
            ["Trịnh Kim Oanh | Phó Giám đốc | Thư viện tỉnh Quảng Ngãi | appointed | date=1993",
             "Trịnh Kim Oanh | Giám đốc | Thư viện tỉnh Quảng Ngãi | left | date=2011"],
        ),
        (
            "Ms. Ngo Thi Sen, who served as Deputy Director of the National Library for ten years, said it.",
            ["Ngo Thi Sen | Phó Giám đốc | Thư viện Quốc gia Việt Nam | former"],
        ),
        ("Bà Ngô Thị Sen, Tổ trưởng Biên mục, đến.", ["Ngô Thị Sen | Tổ trưởng | Tổ Biên mục"]),
        ("Tổ trưởng Tổ Biên mục: ông Trần Minh Tú (Sáu Tú).", ["Trần Minh Tú | Tổ trưởng | Tổ Biên mục"]),
        (
            "On 3 March 2021, Ms. Ngo Thi Sen, who has served as Deputy Director of the National Library since 2013,"
            " was named to the post by its chairman, Mr. Tran Minh Tu.",
            ["Ngo Thi Sen | Phó Giám đốc | Thư viện Quốc gia Việt Nam | interval | start=2013",
             "Tran Minh Tu | Chủ tịch | -"],
        ),
    ],
)  # fmt: skip
def test_further_ways_to_come_to_a_post(text, lines):
    assert [line.removesuffix(" | date=2021-03-03") for line in told(text)] == lines


def test_the_leaders_of_a_heading_are_those_of_its_library():
    text = "BAN LÃNH ĐẠO THƯ VIỆN TỈNH KHÁNH HÒA\n\nGiám đốc: Ông Trần Minh Tú\nPhó Giám đốc: Bà Ngô Thị Sen\n"
    body = "Thư viện tỉnh Khánh Hòa"
    assert told(text) == [f"Trần Minh Tú | Giám đốc | {body}", f"Ngô Thị Sen | Phó Giám đốc | {body}"]
