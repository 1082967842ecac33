"""What pages about several heads taught: lists of appointments, districts and zones, days of plans and of laws."""

import pytest
from tests.unit.extraction.reading import claims

from lhtv_kg.model import EventClaim, PostClaim

FAIR = "Ngày 22/10/2021, Thư viện tỉnh Lào Cai khai mạc Ngày hội đọc sách. Dự lễ có"


def posts(text, **known):
    return [f"{each.person} | {each.title} | {each.organization or '-'}" for each in claims(text, PostClaim, **known)]


def events(text):
    return claims(text, EventClaim)


def test_names_of_two_words_behind_a_committee_of_a_district_are_the_district():
    assert posts(f"{FAIR} ông Lê Văn Mẫu, Phó Bí thư Huyện ủy Đông Mẫu.") == [
        "Lê Văn Mẫu | Phó Bí thư | Huyện ủy Đông Mẫu"
    ]


@pytest.mark.parametrize("zone", ["Khu kinh tế Chu Lai", "Khu kinh tế Tân Mẫu và các Khu công nghiệp tỉnh Lào Cai"])
def test_names_of_two_words_behind_a_zone_are_the_zone(zone):
    text = f"Ông Lê Văn Mẫu, Phó Trưởng ban Ban Quản lý {zone}, được bổ nhiệm Giám đốc Sở Công Thương tỉnh Lào Cai."
    assert sorted(posts(text)) == [
        "Lê Văn Mẫu | Giám đốc | Sở Công Thương tỉnh Lào Cai",
        f"Lê Văn Mẫu | Phó Trưởng ban | Ban Quản lý {zone}",
    ]


@pytest.mark.parametrize(
    ("guest", "line"),
    [
        ("Bí thư Đảng ủy, Chủ tịch HĐND xã Tân Mẫu", "Bí thư | Đảng ủy xã Tân Mẫu"),
        ("Phó Chủ tịch Ủy ban nhân dân (UBND) tỉnh Lào Cai", "Phó Chủ tịch | Ủy ban nhân dân tỉnh Lào Cai"),
        ("Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh Hà Giang", "Tỉnh ủy viên | Tỉnh ủy Hà Giang"),
    ],
)
def test_titles_side_by_side_share_their_place(guest, line):
    assert f"Lê Văn Mẫu | {line}" in posts(f"{FAIR} ông Lê Văn Mẫu, {guest}.")


def test_heads_are_of_the_department_that_was_said_to_have_them():
    text = (
        "Sở Công Thương tỉnh Lào Cai có một giám đốc và hai phó giám đốc. Giám đốc là ông Lê Văn Mẫu. "
        "Hai Phó Giám đốc là bà Trần Thị Mẫu và ông Hồ Văn Thử."
    )
    assert posts(text) == [
        "Lê Văn Mẫu | Giám đốc | Sở Công Thương tỉnh Lào Cai",
        "Trần Thị Mẫu | Phó Giám đốc | Sở Công Thương tỉnh Lào Cai",
        "Hồ Văn Thử | Phó Giám đốc | Sở Công Thương tỉnh Lào Cai",
    ]


@pytest.mark.parametrize("verb", ["đang là", "là", "hiện là"])
def test_two_that_are_something_are_both(verb):
    text = f"Ông Lê Văn Mẫu và bà Trần Thị Thử {verb} Phó Giám đốc Sở Nội vụ tỉnh Lào Cai."
    assert posts(text) == [f"{name} | Phó Giám đốc | Sở Nội vụ tỉnh Lào Cai" for name in ("Lê Văn Mẫu", "Trần Thị Thử")]


def test_the_line_of_a_list_tells_what_each_was():
    text = (
        "UBND tỉnh Lào Cai bổ nhiệm các phó giám đốc Sở Nội vụ:\n\n- Ông Lê Văn Mẫu - Trưởng phòng Phòng Tổ chức "
        "Sở Nội vụ;\n\n- Bà Trần Thị Thử - Chánh Văn phòng Sở Nội vụ."
    )
    assert "Lê Văn Mẫu | Trưởng phòng | Phòng Tổ chức, Sở Nội vụ tỉnh Lào Cai" in posts(text)
    assert not any(line.startswith("Trần Thị Thử | Trưởng phòng") for line in posts(text))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Để trình Hội đồng nhân dân dự kiến vào kỳ họp sau, sáng 10/11/2021, Thư viện tỉnh Lào Cai tổ chức hội "
            "thảo về xe thư viện.",
            ["2021-11-10"],
        ),
        ("Dự kiến ngày 10/11/2021, Thư viện tỉnh Lào Cai tổ chức hội thảo về xe thư viện.", []),
        ("The workshop on mobile libraries is scheduled for 10 November 2021 in Hanoi.", []),
        (
            "10/11/2021\n\nThư viện tổ chức ngày hội đọc sách\n\nNgày 20/11/2021, Thư viện tỉnh Lào Cai tổ chức Ngày "
            "hội đọc sách.",
            [],
        ),
        (
            "Luật Thư viện được Quốc hội thông qua ngày 21/11/2019. Hội nghị phổ biến Luật do Thư viện tỉnh Lào Cai "
            "tổ chức có ông Lê Văn Mẫu phát biểu.",
            [],
        ),
    ],
)
def test_days_of_plans_and_laws_are_not_those_of_the_event(text, days):
    assert [str(event.start) for event in events(text)] == days


def test_a_deputy_prime_minister_is_named_with_his_title():
    text = "Deputy Prime Minister Le Van Mau attended the opening ceremony of the book fair in Hanoi on 10 May 2021."
    assert posts(text) == ["Le Van Mau | Phó Thủ tướng | -"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Trưởng Đoàn đại biểu Quốc hội tỉnh", "Đoàn đại biểu Quốc hội tỉnh Lào Cai"),
        ("Trưởng Đoàn ĐBQH tỉnh Hà Giang", "Đoàn đại biểu Quốc hội tỉnh Hà Giang"),
    ],
)
def test_the_deputies_of_a_province_have_a_leader(title, body):
    assert posts(f"{FAIR} ông Lê Văn Mẫu, {title}.") == [f"Lê Văn Mẫu | Trưởng đoàn đại biểu Quốc hội | {body}"]


def test_at_the_library_of_a_commune_the_council_is_that_of_the_commune():
    text = (
        "Ngày 29/11/2022, tại xã Tân Mẫu, tỉnh Lào Cai, Thư viện xã Tân Mẫu tổ chức lễ ra mắt. Dự lễ có các ban ngành "
        "cấp huyện; ông Lê Văn Mẫu - Phó Bí thư Đảng ủy - Chủ tịch HĐND."
    )
    assert sorted(posts(text)) == [
        "Lê Văn Mẫu | Chủ tịch | Hội đồng nhân dân xã Tân Mẫu",
        "Lê Văn Mẫu | Phó Bí thư | Đảng ủy xã Tân Mẫu",
    ]


def test_the_level_in_an_english_name_may_have_a_small_letter():
    text = "In his speech, Vice Chairman of the Hanoi municipal People's Committee Le Van Mau says the fair is good."
    assert posts(text) == ["Le Van Mau | Phó Chủ tịch | Ủy ban nhân dân thành phố Hà Nội"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Ngày 4-11-2014, Thủ tướng Chính phủ đã ban hành Quyết định về Ngày sách. Ngày sách và Văn hóa đọc diễn ra "
            "tại Thư viện tỉnh Lào Cai từ ngày 20-4 đến ngày 24-4.",
            [],
        ),
        ("Năm 2022, Thư viện tỉnh Lào Cai tổ chức Ngày hội đọc sách vào ngày 21-4 hàng năm.", []),
        (
            "2 May 2023\n\nResponding to Vietnam Book Day (April 21), many libraries in Lao Cai organized exhibitions. "
            "On April 23, the Provincial Library organized a talk about books.",
            ["2023-04-23"],
        ),
    ],
)
def test_days_of_rules_and_holidays_are_not_those_of_the_event(text, days):
    assert [str(event.start) for event in events(text)] == days


def test_a_centre_may_stand_behind_its_university_in_english():
    text = "Participants included Mrs. Phan Thu Mau – Director of Da Nang University Learning Resource Center."
    assert posts(text) == ["Phan Thu Mau | Giám đốc | Trung tâm Học liệu, Trường Đại học Đà Nẵng"]


def test_a_federation_may_say_how_many_provinces_it_has():
    (event,) = events("Ngày 22/3/2019, Liên hiệp Thư viện 06 tỉnh Bắc miền Trung tổ chức hội nghị tại Hà Tĩnh.")
    assert event.organizer == "Liên hiệp Thư viện các tỉnh Bắc miền Trung"
