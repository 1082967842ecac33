"""Bulletins whose items begin with a place: each item is at home there, and no body of one is that of another."""

import pytest
from tests.unit.extraction.reading import context, roles, told

from lhtv_kg.extraction.datelines import datelines

ENGLISH = """
Libraries in brief

HA GIANG -- An exhibition was opened by the Ha Giang Provincial Library on 18 April 2024.

BINH DUONG -- Ms. Ngo Thi Sen, Deputy Director of the Binh Duong Provincial Library, has been appointed Director of the library with effect from 15 April 2024. The decision was signed by Mr. Ly Van Thach, Director of the provincial Department of Culture and Sports. She takes over from Mr. Tran Minh Tu, who retired as Director of the library on 1 April 2024.

VINH CITY, NGHE AN -- The Information and Library Center of Vinh University held a workshop on 16 April 2024. Dr. Ha Thi Lieu, Acting Director of the Center, said it went well at Vinh University.

CAN THO -- At a congress held by the Mekong Delta Library Federation on 12 April 2024, Mr. Vu Van Mau was elected Chairman for the 2024-2026 term. Ms. Ngo Thi Vi, Director of the An Giang Provincial Library, and Mr. Le Van Ke, Director of the Kien Giang Provincial Library, were elected Vice Chairpersons for the same term.
"""  # noqa: E501
VIETNAMESE = """
Ai đi, ai ở

>> HƯNG YÊN. Bà Ngô Thị Sen được bổ nhiệm làm Phó Giám đốc Sở Nội vụ tỉnh Hưng Yên từ 01/8/2025. Bà đang làm Giám đốc Thư viện tỉnh.

>> PHÚ THỌ. Ông Trần Minh Tú, quyền Giám đốc, được bổ nhiệm chính thức làm Giám đốc Thư viện tỉnh Phú Thọ từ 01/8/2025.

>> LÀO CAI. Phó Giám đốc Lý Văn Thạch về lại nghề dạy đàn.
"""  # noqa: E501


def test_an_item_in_english_is_at_home_in_the_place_that_it_begins_with():
    board = "Liên hiệp Thư viện Đồng bằng sông Cửu Long | elected | term=2024-2026 | date=2024-04-12"
    assert told(ENGLISH) == [
        "Ngo Thi Sen | Phó Giám đốc | Thư viện tỉnh Bình Dương | date=2024-04-15",
        "Ngo Thi Sen | Giám đốc | Thư viện tỉnh Bình Dương | appointed | date=2024-04-15",
        "Ly Van Thach | Giám đốc | Sở Văn hóa và Thể thao tỉnh Bình Dương | date=2024-04-15",
        "Tran Minh Tu | Giám đốc | Thư viện tỉnh Bình Dương | left | date=2024-04-01",
        "Ha Thi Lieu | Giám đốc | Trung tâm Thông tin - Thư viện, Trường Đại học Vinh | acting | date=2024-04-16",
        f"Vu Van Mau | Chủ tịch | {board}",
        "Ngo Thi Vi | Giám đốc | Thư viện tỉnh An Giang | date=2024-04-12",
        f"Ngo Thi Vi | Phó Chủ tịch | {board}",
        "Le Van Ke | Giám đốc | Thư viện tỉnh Kiên Giang | date=2024-04-12",
        f"Le Van Ke | Phó Chủ tịch | {board}",
    ]
    assert roles(ENGLISH) == []


def test_a_title_without_its_body_means_one_of_its_own_item_or_none():
    assert told(VIETNAMESE) == [
        "Ngô Thị Sen | Phó Giám đốc | Sở Nội vụ tỉnh Hưng Yên | appointed | date=2025-08-01",
        "Ngô Thị Sen | Giám đốc | Thư viện tỉnh Hưng Yên | date=2025-08-01",
        "Trần Minh Tú | Giám đốc | Thư viện tỉnh Phú Thọ | acting | date=2025-08-01",
        "Trần Minh Tú | Giám đốc | Thư viện tỉnh Phú Thọ | appointed | date=2025-08-01",
        "Lý Văn Thạch | Phó Giám đốc | -",
    ]


ITEM = "{} Thư viện tỉnh tổ chức hội nghị bạn đọc trong hai ngày, có năm mươi người dự và góp ý kiến."


@pytest.mark.parametrize(
    ("openings", "found"),
    [
        (["HÀ NAM -", "LÀO CAI -", "SƠN LA -"], ["Hà Nam", "Lào Cai", "Sơn La"]),
        (["• HÀ NAM:", "• TP. SA PA, LÀO CAI:", "• SƠN LA:"], ["Hà Nam", "Lào Cai", "Sơn La"]),
        (["(HÀ NAM)", "(LÀO CAI)", "(SƠN LA)"], ["Hà Nam", "Lào Cai", "Sơn La"]),
        (["HÀ NAM -", "LÀO CAI -"], []),
        (["HÀ NAM -", "HÀ NAM -", "HÀ NAM -"], []),
        (["Hà Nam -", "Lào Cai -", "Sơn La -"], []),
        (["HÀ NAM", "LÀO CAI", "SƠN LA"], []),
    ],
)
def test_datelines_are_in_capitals_before_a_mark_and_several(openings, found):
    known = context("Tin các tỉnh\n\n" + "\n\n".join(ITEM.format(each) for each in openings))
    assert [province.name for province in datelines(known.story).values()] == found
    assert known.story.round_up == bool(found)


@pytest.mark.parametrize(
    ("words", "title", "body"),
    [
        ("Head of the Library Movement Division of the National Library", "Trưởng phòng", "Library Movement Division"),
        ("Deputy Commander of Cao Bang Border Guard", "Phó Chỉ huy trưởng", "Bộ đội Biên phòng tỉnh Cao Bằng"),
        ("Director of Cao Bang Provincial Library", "Giám đốc", "Thư viện tỉnh Cao Bằng"),
        ("Director of the library", "Giám đốc", "Thư viện tỉnh Lào Cai"),
    ],
)
def test_english_bodies(words, title, body):
    text = "On 19 May 2016, Lao Cai Provincial Library held a ceremony. Attending were Senior Colonel Tran Minh Tu, "
    assert told(f"{text}{words}.") == [f"Tran Minh Tu | {title} | {body} | date=2016-05-19"]


LABELLED = """
Chuyện người, chuyện nghề ở các tỉnh (quý II/2016)

1. Hà Giang: Từ ngày 1/4/2016, ông Trần Minh Tú, Trưởng phòng Nghiệp vụ, giữ chức Phó Giám đốc Thư viện tỉnh.

2. Cao Bằng: Bà Ngô Thị Sen, Giám đốc Thư viện tỉnh, được Đại hội Liên hiệp Thư viện các tỉnh miền núi phía Bắc ngày 20/5/2016 bầu làm Phó Chủ tịch.

3. Sơn La: Ngày 10/6/2016, Thư viện tỉnh chia tay Giám đốc Hà Thị Liễu nghỉ hưu và đón tân Giám đốc Lý Văn Thạch, nguyên Phó Trưởng ban Tuyên giáo Tỉnh ủy.
"""  # noqa: E501


def test_items_may_be_labelled_with_their_provinces():
    lines = told(LABELLED)
    assert lines == [
        "Trần Minh Tú | Trưởng phòng | Phòng Nghiệp vụ | date=2016-04-01",
        "Trần Minh Tú | Phó Giám đốc | Thư viện tỉnh Hà Giang | appointed | date=2016-04-01",
        "Ngô Thị Sen | Giám đốc | Thư viện tỉnh Cao Bằng | date=2016-05-20",
        "Ngô Thị Sen | Phó Chủ tịch | Liên hiệp Thư viện các tỉnh miền núi phía Bắc | elected | date=2016-05-20",
        "Hà Thị Liễu | Giám đốc | Thư viện tỉnh Sơn La | left | date=2016-06-10",
        "Lý Văn Thạch | Giám đốc | Thư viện tỉnh Sơn La | date=2016-06-10",
        "Lý Văn Thạch | Phó Trưởng ban | Ban Tuyên giáo Tỉnh ủy Sơn La | former | date=2016-06-10",
    ]
