"""Who speaks, chairs and presents: lists after a colon, opinions of several, and verbs that are nobody's."""

import pytest
from tests.unit.extraction.reading import LIBRARY, roles

A, B, C = "Trần Minh Tú", "Ngô Thị Sen", "Lý Văn Thạch"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"Tiếp đó là ý kiến của đ/c {A}, Phó Giám đốc Sở Nội vụ, và đ/c {B}, Thư viện tỉnh Kon Tum.", {A, B}),
        (f"Báo cáo viên truyền đạt: ThS. {A} - Giám đốc Thư viện Hà Nội; bà {B} - Chuyên viên.", {A, B}),
        (f"Các đại biểu đã nghe 3 báo cáo của: TS. {A} (Đại học Vinh), ThS. {B} (Hà Nội) và ông {C}.", {A, B, C}),
        (f"Các đại biểu được nghe ông {A}, Phó Vụ trưởng Vụ Thư viện, giới thiệu Luật Thư viện.", {A}),
        (f"Ông {A} và bà {B} phát biểu chào mừng.", {A, B}),
        (f"Ba tham luận được trình bày bởi ThS. {A} (về bạn đọc), TS. {B} và ông {C}.", {A, B, C}),
        (f"Xin chúc mừng chị {B}, Trưởng phòng Thiếu nhi, vừa được khen thưởng.", set()),
        (f"Cố Giám đốc {C} được nhắc đến nhiều lần.", set()),
        (f"Đồng chí {A} trao giấy khen cho bà {B}.", set()),
        (f"Theo đề nghị của Ban Thư ký, bà {B}, Giám đốc Thư viện tỉnh Kon Tum, trao quà.", set()),
        (f"Hội nghị kết thúc sớm theo yêu cầu của ông {A}.", set()),
        (f"Ban Tổ chức đã xem xét đề xuất của ông {A}.", set()),
        (f"Ông {A} đề nghị Thư viện mua thêm sách.", {A}),
    ],
)  # fmt: skip
def test_who_speaks(text, who):
    assert roles(f"{LIBRARY}\n\n{text}") == sorted(f"{name} : speaker" for name in who)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"Hội nghị diễn ra dưới sự chủ trì của ông {A}, Giám đốc Thư viện tỉnh.", f"{A} : chair"),
        (f"Đồng chủ trì Hội nghị có ông {A}.", f"{A} : chair"),
        (f"Ông {A}, Phó Giám đốc, trình bày báo cáo tổng kết.", f"{A} : presenter"),
        (f"Ông {A} trình bày tham luận về kho mở.", f"{A} : speaker"),
    ],
)
def test_other_roles(text, line):
    assert roles(f"{LIBRARY}\n\n{text}") == [line]


MINUTES = f"""
Ý kiến trao đổi:
- Đ/c {A}: đề nghị gửi sách một lần cho cả quý, việc này liên hệ đ/c {C}.
- Đ/c {B}: xin thêm sách tranh.
- Thông báo: theo Quyết định số 5/QĐ-SVH, đ/c {C}, Trưởng phòng Địa chí, nghỉ hưu.
"""


def test_in_minutes_those_speak_whose_words_follow():
    assert roles(f"{LIBRARY}\n{MINUTES}") == [f"{B} : speaker", f"{A} : speaker"]


def test_english_chairs_and_speakers():
    text = "On 24 October 2019, Can Tho City Library held a seminar in Can Tho City. Co-chairing the seminar were"
    text += " Mr. Le Van Mau and Ms. Ngo Thi Sen. Keynote speakers included Dr. Tran Minh Tu and Mr. Ly Van Thach."
    assert roles(text) == [
        "Le Van Mau : chair", "Ly Van Thach : speaker", "Ngo Thi Sen : chair", "Tran Minh Tu : speaker",
    ]  # fmt: skip


def test_the_last_of_a_list_of_guests_speaks_alone():
    text = f"Dự có ông {A}; ông {C} và bà {B} phát biểu khai mạc."
    assert sorted(roles(f"{LIBRARY}\n\n{text}")) == sorted(
        [f"{A} : attendee", f"{B} : attendee", f"{C} : attendee", f"{B} : speaker"]
    )
