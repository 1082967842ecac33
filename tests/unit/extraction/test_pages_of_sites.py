"""What pages of sites taught: clocks, years of old pages, abbreviations, headings, days of effect."""

import pytest
from tests.unit.extraction.reading import bodies, claims, roles, story, told, values

from lhtv_kg.extraction.moments import Moment
from lhtv_kg.extraction.persons import Person
from lhtv_kg.model import EventClaim, MembershipClaim, PostClaim


def posts(text):
    return claims(text, PostClaim)


def events(text):
    return claims(text, EventClaim)


OPENED = "Sáng 15/4, Thư viện tỉnh Lào Cai tổ chức lễ kỷ niệm 60 năm thành lập tại thành phố Lào Cai."


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ("Thứ 3, 05/08/2025, 09:40[GMT+7]\n\nThư viện kỷ niệm 60 năm\n\nThứ 4, 15/04/2015 | 21:22", 2015),
        ("Thư viện kỷ niệm 60 năm\n\n18/4/2022, 10:00 (GMT+7)", 2022),
        ("Thư viện kỷ niệm 60 năm\n\nThứ 4, 15/04/2015 | 21:22", 2015),
    ],
)
def test_the_clock_of_a_site_is_not_the_day_of_the_page(head, year):
    assert story(f"{head}\n\n{OPENED}").year == year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("25/08/2017\n\nTừ ngày 19 đến 21 tháng 10, Thư viện tỉnh mở lớp học theo kế hoạch năm 2010.", 2010),
        ("25/08/2017\n\nTừ ngày 19 đến 21 tháng 10, Thư viện tỉnh Lào Cai mở lớp học nghiệp vụ.", 2016),
        ("25/08/2017\n\nTừ ngày 19 đến 21 tháng 10, Thư viện tỉnh sẽ mở lớp học.", 2017),
        ("25/08/2017\n\nTừ ngày 21 đến 23 tháng 8, Thư viện tỉnh mở lớp học theo kế hoạch năm 2016.", 2017),
        ("25/08/2017\n\nNgày 19/10, thư viện họp. Ngày 20/10/2017 thư viện họp tiếp.", 2017),
    ],
)
def test_an_old_page_that_is_shown_again_tells_of_a_year_before(text, year):
    assert story(text).year == year


NAMED_ON = "Ngày 22/10, ông Lê Văn Mẫu được bổ nhiệm Giám đốc Thư viện tỉnh Lào Cai."


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"Ông Lê Văn Mẫu sinh năm 1970. {NAMED_ON}", None),
        (f"Năm 2019 thư viện đổi mới. {NAMED_ON}", "2019-10-22"),
    ],
)
def test_the_year_of_a_birth_is_not_that_of_the_report(text, date):
    (claim,) = [claim for claim in posts(text) if claim.basis == "appointed"]
    assert (str(claim.date) if claim.date else None) == date


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("DANH SÁCH CÁC GIÁM ĐỐC THƯ VIỆN", []),
        ("TỪ NĂM 1980 ĐẾN NĂM 1990", []),
        ("Bí thư Đoàn TNCS HCM của trường", []),
        ("NGUYỄN VĂN MẪU", ["Nguyễn Văn Mẫu"]),
        ("ông Đoàn Thế Mẫu", ["Đoàn Thế Mẫu"]),
        ("bà Nguyễn Thị A", ["Nguyễn Thị A"]),
    ],
)
def test_headings_and_abbreviations_are_nobody(text, names):
    assert [person.name for person in values(text, Person)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Viện Bảo tồn di tích", "Bảo tồn di tích"),
        ("Khoa Việt Nam học", "Việt Nam học"),
        ("TT Thông tin - Thư viện", "Thông tin - Thư viện"),
    ],
)
def test_names_of_bodies_are_read_to_their_end(text, name):
    assert [body.core for body in bodies(text)] == [name]


LECTURE = "Chiều 15/4/2024, Trường Đại học Thủy lợi Phú Thọ tổ chức lễ khai mạc tuần lễ sách. "


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Hiệu trưởng Trường ĐHTLPT", "Trường Đại học Thủy lợi Phú Thọ"),
        ("Hiệu trưởng ĐHTLPT", "Trường Đại học Thủy lợi Phú Thọ"),
        ("Hiệu trưởng Trường ĐHBKX", "Trường ĐHBKX"),
    ],
)
def test_an_abbreviation_means_the_body_with_these_first_letters(words, name):
    assert [claim.organization for claim in posts(f"{LECTURE}Dự lễ có ông Lê Văn Mẫu, {words}.")] == [name]


def test_how_many_deputies_there_are_gives_nobody_a_post():
    text = "Ban lãnh đạo được kiện toàn gồm ông Lê Văn Mẫu, Giám đốc Đại học Huế nhiệm kỳ 2016-2021 và 3 Phó Giám đốc."
    assert [claim.title for claim in posts(text)] == ["Giám đốc"]


def test_the_province_of_an_event_is_that_of_the_authority_it_is_held_with():
    text = (
        "Ngày 25/4/2019, tại Trung tâm hội nghị tỉnh, Bộ Văn hóa, Thể thao và Du lịch phối hợp với UBND tỉnh Điện Biên "
        "tổ chức Liên hoan cán bộ thư viện. Dự có các đội Sơn La, Hà Nội, Cần Thơ. Tới dự có ông Lê Mẫu, Tỉnh ủy viên."
    )
    assert [event.province for event in events(text)] == ["Điện Biên"]
    assert [claim.organization for claim in posts(text)] == ["Tỉnh ủy Điện Biên"]


def test_an_anniversary_in_brackets_is_an_interval():
    (moment,) = values("nhân kỷ niệm 70 năm (19.8.1945-19.8.2015)", Moment)
    assert (moment.first.year, moment.last.year) == (1945, 2015)


def test_numbers_of_regions_are_no_place():
    text = "Ngày 5/6/2018, Liên hiệp Thư viện Đồng bằng sông Hồng tổ chức hội thi tại 06 khu vực."
    assert [event.place for event in events(text)] == [None]


NAMED = "Sáng 6/10/2025, tin từ sở cho biết ngày 4/10 Chủ tịch UBND tỉnh vừa ký quyết định bổ nhiệm "


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (NAMED + "ông Lê Văn Mẫu giữ chức Giám đốc Thư viện tỉnh Lào Cai.", "2025-10-04"),
        (
            "Ngày 11/7/2018, Bộ trao quyết định bổ nhiệm ông Lê Văn Mẫu giữ chức Phó Cục trưởng Cục Di sản văn hóa.\n\n"
            "Theo đó, bổ nhiệm ông Lê Văn Mẫu giữ chức Phó Cục trưởng Cục Di sản văn hóa từ ngày 15/7/2018.",
            "2018-07-15",
        ),
        ("05/03/2021\n\nTrước đó, ông Lê Văn Mẫu được bổ nhiệm Phó Giám đốc Thư viện tỉnh Lào Cai.", None),
    ],
)
def test_the_day_of_an_appointment(text, date):
    (claim,) = [claim for claim in posts(text) if claim.basis == "appointed"]
    assert (str(claim.date) if claim.date else None) == date


def test_a_sign_of_an_agency_does_not_hide_the_day_of_the_lead():
    text = (
        "(TTVH) - Chiều 11/7/2018, lãnh đạo Bộ trao quyết định cho cán bộ.\n\nÔng Lê Văn Mẫu - Quyền Cục trưởng "
        "Cục Di sản văn hóa tặng hoa."
    )
    assert [str(claim.date) for claim in posts(text)] == ["2018-07-11"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Bộ có ba Thứ trưởng bao gồm: ông Lê Văn Mẫu, bà Ngô Thị Sen và ông Trần Minh Tú.", ["Thứ trưởng"] * 3),
        ("Thành phố không công nhận bà Ngô Thị Sen là Hiệu trưởng Trường Đại học Thủy lợi.", []),
        ("Thành phố công nhận bà Ngô Thị Sen là Hiệu trưởng Trường Đại học Thủy lợi.", ["Hiệu trưởng"]),
        ("Thành phố công nhận bà Ngô Thị Sen giữ chức Hiệu trưởng Trường Đại học Thủy lợi.", ["Hiệu trưởng"]),
    ],
)
def test_titles_listed_recognised_and_denied(text, titles):
    assert [claim.title for claim in posts(f"05/03/2021\n\n{text}")] == titles


def test_what_a_letter_asks_for_did_not_take_place():
    letter = (
        "Hà Nội, ngày 18 tháng 4 năm 2007\n\nKính gửi: Bộ Giáo dục và Đào tạo\n\n"
        "Đề nghị Bộ Giáo dục và Đào tạo làm việc với Thành ủy Hà Nội và tổ chức hội nghị cán bộ."
    )
    assert events(letter) == []


def test_whom_a_society_belongs_to_holds_nothing():
    text = (
        "Ngày 15/3/2019, Hội Thư viện, Tư liệu và Thông tin Khoa học (trực thuộc Liên hiệp các Hội KH&KT) "
        "tổ chức đại hội nhiệm kỳ 2019-2024."
    )
    assert [event.organizer for event in events(text)] == ["Hội Thư viện, Tư liệu và Thông tin Khoa học"]


@pytest.mark.parametrize(
    ("side", "body"),
    [
        ("Về phía Trường Đại học Thủy lợi: TS. Lê Văn Mẫu - Giám đốc Thư viện", "Thư viện Trường Đại học Thủy lợi"),
        ("Về phía Thư viện tỉnh Lào Cai có ông Lê Văn Mẫu, Phó Giám đốc", "Thư viện tỉnh Lào Cai"),
        ("Về phía Bộ Văn hóa, Thể thao và Du lịch có ông Lê Văn Mẫu, Vụ trưởng Vụ Thư viện", "Vụ Thư viện"),
    ],
)
def test_a_side_that_is_named_first_is_that_of_the_titles_after_it(side, body):
    text = f"Chiều 15/4/2024, Trường Đại học Thủy lợi tổ chức tọa đàm. Đến dự có nhiều đại biểu.\n\n{side}."
    assert [claim.organization for claim in posts(text)] == [body]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Trong các ngày 30, 31/5 và 01/6/2019", ["5-30 6-1"]),
        ("ngày 31/12 và ngày 01/01", ["12-31 -", "1-1 -"]),
        ("ngày 05/6 và 20/8/2019", ["6-5 -", "8-20 -"]),
        ("ngày 30/4, 01/5/2019", ["4-30 5-1"]),
    ],
)
def test_days_that_go_on_into_the_next_month(text, days):
    def day(stated):
        return f"{stated.month}-{stated.day}" if stated else "-"

    assert [f"{day(moment.first)} {day(moment.last)}" for moment in values(text, Moment)] == days


def test_the_host_may_be_named_in_a_sentence_of_its_own():
    text = (
        "Ngày 5/6/2018, tại thành phố Vinh, Liên hiệp Thư viện Bắc miền Trung tổ chức Hội nghị tổng kết. "
        "Chủ nhà lần này là Thư viện tỉnh Nghệ An."
    )
    assert [event.host for event in events(text)] == ["Thư viện tỉnh Nghệ An"]


@pytest.mark.parametrize(
    ("label", "count"), [("Học viên: 47 người", 47), ("Số lượng: khoảng 60 học viên", 60), ("Quy mô: 88", 88)]
)
def test_a_page_of_fields_tells_who_held_a_course_and_how_many_came(label, count):
    text = (
        f"Tên lớp: Tập huấn nghiệp vụ năm 2021\nĐơn vị mở lớp: Thư viện tỉnh Lào Cai\nThời gian: 12/5/2021\n{label}\n"
    )
    (event,) = events(text)
    assert (event.organizer, event.attendance.value) == ("Thư viện tỉnh Lào Cai", count)


HEADED = "Ông Lê Văn Mẫu làm Giám đốc Thư viện tỉnh Lào Cai từ năm 1990 đến năm 2001."


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Kế nhiệm là bà Ngô Thị Sen.", "Ngô Thị Sen | Giám đốc | Thư viện tỉnh Lào Cai"),
        ("Người kế nhiệm ông là bà Ngô Thị Sen.", "Ngô Thị Sen | Giám đốc | Thư viện tỉnh Lào Cai"),
        ("Kế nhiệm truyền thống ấy, bà Ngô Thị Sen mở nhiều lớp học.", None),
        (
            "Bà Ngô Thị Sen, Phó Giám đốc, phụ trách Thư viện tỉnh từ năm 2001 đến năm 2003.",
            "Ngô Thị Sen | Phó Giám đốc | Thư viện tỉnh Lào Cai | in-charge | interval | start=2001 | end=2003",
        ),
        (
            "Bà Ngô Thị Sen, Phó Giám đốc, phụ trách công tác bạn đọc.",
            "Ngô Thị Sen | Phó Giám đốc | Thư viện tỉnh Lào Cai",
        ),
    ],
)
def test_who_led_next(text, line):
    assert [each for each in told(f"{HEADED} {text}") if "Sen" in each] == [line] * bool(line)


@pytest.mark.parametrize(
    ("words", "joined"),
    [
        ("đã chính thức là thành viên của Hội Thư viện Việt Nam", True),
        ("chưa trở thành thành viên của Hội Thư viện Việt Nam", False),
        ("sẽ trở thành thành viên của Hội Thư viện Việt Nam", False),
    ],
)
def test_a_society_that_is_a_member_of_another(words, joined):
    text = f"Năm 2015, Liên chi hội Thư viện Đại học khu vực phía Bắc {words}."
    found = [(claim.member, claim.organization) for claim in claims(text, MembershipClaim)]
    assert found == [("Liên chi hội Thư viện Đại học khu vực phía Bắc", "Hội Thư viện Việt Nam")] * joined


def test_who_takes_part_in_a_meeting_is_told_at_the_end():
    text = (
        "Ngày 2/9/2021, Liên hiệp Thư viện Đồng bằng sông Hồng tổ chức họp Ban Chấp hành. Đại diện thư viện trường, "
        "Trung tá Lê Văn Mẫu, Giám đốc Trung tâm Lưu trữ và Thư viện, tham gia cuộc họp."
    )
    assert roles(text) == ["Lê Văn Mẫu : attendee"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "ông Lê Văn Mẫu, Ủy viên T.Ư Đảng, Bí thư Tỉnh ủy Lào Cai",
            [
                "Lê Văn Mẫu | Bí thư | Tỉnh ủy Lào Cai",
                "Lê Văn Mẫu | Ủy viên Trung ương Đảng | Ban Chấp hành Trung ương Đảng",
            ],
        ),
        ("nguyên Tổng Bí thư Lê Văn Mẫu", ["Lê Văn Mẫu | Tổng Bí thư | - | former"]),
        (
            "ông Lê Văn Mẫu, nguyên Ủy viên Bộ Chính trị",
            ["Lê Văn Mẫu | Ủy viên Bộ Chính trị | Bộ Chính trị | former"],
        ),
        (
            "ông Lê Văn Mẫu, Phó Bí thư Thường trực Tỉnh ủy Lào Cai",
            ["Lê Văn Mẫu | Phó Bí thư | Tỉnh ủy Lào Cai | standing"],
        ),
        (
            "Phó Chủ tịch UBND tỉnh Phan Đình Phùng",
            ["Phan Đình Phùng | Phó Chủ tịch | Ủy ban nhân dân tỉnh Lào Cai"],
        ),
        (
            "ông Lê Văn Mẫu, Trưởng Ban hỗ trợ khối trường thuộc Hội Khuyến đọc Việt Nam",
            ["Lê Văn Mẫu | Trưởng ban | Ban hỗ trợ khối trường Hội Khuyến đọc Việt Nam"],
        ),
        (
            "ông Lê Văn Mẫu, Phó Trưởng phòng PA83 Sở Công an tỉnh Lào Cai",
            ["Lê Văn Mẫu | Phó Trưởng phòng | Phòng PA83, Sở Công an tỉnh Lào Cai"],
        ),
    ],
)
def test_ranks_and_bodies_of_officials(text, lines):
    lead = "Sáng 12/3/2019, tại thành phố Lào Cai, Thư viện tỉnh Lào Cai tổ chức Hội nghị bạn đọc. "
    found = [line.replace(" | date=2019-03-12", "") for line in told(f"{lead}Tới dự có {text}.")]
    assert sorted(found) == lines


@pytest.mark.parametrize(
    "text", ["tượng đài Trần Phú ở tỉnh", "anh hùng Phan Đình Phùng", "Đoàn Văn công tỉnh", "TT Huế"]
)
def test_history_troupes_and_provinces_are_nobody(text):
    assert values(text, Person) == []
    assert [body.kind for body in bodies(text)] in ([], ["other"])


def test_who_sends_flowers_does_not_speak():
    text = (
        "Ngày 28/11/2017, Thư viện tỉnh Lào Cai tổ chức lễ kỷ niệm. Nguyên Chủ tịch Hội Thư viện Việt Nam Lê Mẫu gửi "
        "lẵng hoa chúc mừng."
    )
    assert roles(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12/03/2026\n\nNgày 28/11, tại Hà Nội, thư viện tổ chức lễ kỷ niệm (29/11/1917 - 29/11/2017).", "2017-11-28"),
        ("12/03/2026\n\nNgày 28/2, tại Hà Nội, thư viện tổ chức lễ kỷ niệm (29/11/1917 - 29/11/2017).", "2026-02-28"),
        (
            "The opening ceremony of the Book Festival 2022 was officially kicked off on April 16th at the library.",
            "2022-04-16",
        ),
    ],
)
def test_the_year_of_an_event(text, day):
    assert [str(event.start) for event in events(text)] == [day]


def test_pupils_are_counted_by_their_abbreviation_and_the_country_is_no_place():
    text = (
        "Ngày 16/4/2022, 150 HS Trường Tiểu học Hoa Ban dự Ngày hội đọc sách về nghề thư viện tại Việt Nam do "
        "Thư viện tỉnh Lào Cai tổ chức."
    )
    (event,) = events(text)
    assert (event.attendance.value, event.place) == (150, None)


def test_whose_merits_a_speaker_names_does_not_speak():
    text = (
        "Sáng 01/8/2022, Thư viện tỉnh Lào Cai tổ chức hội nghị. Phát biểu tại hội nghị, đồng chí Trần Minh Tú ghi "
        "nhận những đóng góp của ông Lê Văn Mẫu."
    )
    assert roles(text) == ["Trần Minh Tú : speaker"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Tháng 1/2014, được bổ nhiệm làm Phó Giám đốc Thư viện tỉnh Lào Cai.",
            "Ngô Thị Sen | Phó Giám đốc | Thư viện tỉnh Lào Cai | appointed | date=2014-01",
        ),
        ("Tháng 1/2014, chưa được bổ nhiệm làm Phó Giám đốc Thư viện tỉnh Lào Cai.", None),
        ("Tháng 1/2014, thư viện có thêm chức danh Phó Giám đốc.", None),
    ],
)
def test_an_appointment_without_its_subject_is_that_of_the_person_before(text, line):
    assert told(f"Năm 2001, bà Ngô Thị Sen về công tác tại Phòng Địa chí. {text}") == [line] * bool(line)


def test_a_new_head_on_the_day_of_the_appointment_is_one_claim():
    text = (
        "Ngày 01/8/2022, Thư viện tỉnh Lào Cai tổ chức lễ ra mắt tân Giám đốc Thư viện tỉnh Ngô Thị Sen. "
        "Bà Ngô Thị Sen được bổ nhiệm giữ chức Giám đốc Thư viện tỉnh kể từ ngày 01/8/2022."
    )
    assert told(text) == ["Ngô Thị Sen | Giám đốc | Thư viện tỉnh Lào Cai | appointed | date=2022-08-01"]


def test_members_of_an_executive_board_and_presidents_of_branches():
    text = (
        "On 12 May 2022, Lao Cai Provincial Library held a conference. Attending were Mr. Le Van Mau, member of the "
        "executive board of the Vietnam Library Association. At the conference, Hoang Kim Mau Branch President of the "
        "Vietnam Library Association gave a talk."
    )
    assert [(claim.person, claim.title) for claim in posts(text)] == [
        ("Le Van Mau", "Ủy viên Ban Chấp hành"),
        ("Hoang Kim Mau", "Chi hội trưởng"),
    ]


def test_a_funeral_home_holds_no_event_of_the_sector():
    text = "Ông Lê Văn Mẫu đã từ trần ngày 12/3/2020. Lễ viếng từ 8 giờ ngày 14/3/2020 tại Nhà tang lễ tỉnh."
    assert events(text) == []
