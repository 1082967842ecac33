"""What a report tells of its events."""

import pytest
from tests.unit.extraction.reading import LEXICON, claims

from lhtv_kg.extraction.counts import count_of
from lhtv_kg.lexicon.words import words_of
from lhtv_kg.model import EventClaim, EventKind, PostClaim

GUESTS = "Dự có ông Lê Văn Mẫu, Giám đốc Thư viện tỉnh Lào Cai."


def event(text, **known):
    return next(claim for claim in claims(f"{text}\n\n{GUESTS}", EventClaim, **known) if claim.main)


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("Ngày 12/3/2019, Thư viện tỉnh Lào Cai tổ chức Hội nghị tổng kết.", EventKind.CONFERENCE, "2019-03-12", None),
        (
            "Thư viện tỉnh Lào Cai vừa mở Đại hội trong hai ngày 5 và 6/7/2012.",
            EventKind.CONGRESS,
            "2012-07-05",
            "2012-07-06",
        ),
        ("Sáng 3/4/2020, Thư viện tỉnh Lào Cai khai mạc triển lãm sách.", EventKind.EXHIBITION, "2020-04-03", None),
        ("Ngày 3/4/2020, tại Lào Cai diễn ra lớp tập huấn nghiệp vụ.", EventKind.TRAINING, "2020-04-03", None),
        ("Ngày 3/4/2020, Thư viện tỉnh Lào Cai tổ chức Hội thi kể chuyện sách.", EventKind.CONTEST, "2020-04-03", None),
        ("On March 12, 2019, Lao Cai Provincial Library held a workshop.", EventKind.WORKSHOP, "2019-03-12", None),
        ("Hơn 70 người dự hội thảo do Hội Thư viện mở ngày 5/7/2016.", EventKind.WORKSHOP, "2016-07-05", None),
        ("Sáng 28/6/2016, Thư viện tỉnh Hà Nam có buổi làm việc với Lào Cai.", EventKind.MEETING, "2016-06-28", None),
        (
            "Hội nghị Thư viện tỉnh Lào Cai\n\nThời gian: 14 giờ ngày 15/1/2016\n\n"
            "Hội nghị đồng ý để ông Lê Văn Thử thôi làm Phó Giám đốc từ ngày 01/02/2016.",
            EventKind.CONFERENCE,
            "2016-01-15",
            None,
        ),
    ],
)
def test_kind_and_days(text, kind, start, end):
    found = event(text)
    assert (found.kind, str(found.start), str(found.end) if found.end else None) == (kind, start, end)


@pytest.mark.parametrize(
    ("text", "place", "province"),
    [
        (
            "Ngày 3/4/2020, tại Hội trường Thư viện tỉnh, Thư viện tỉnh Lào Cai tổ chức Hội nghị.",
            "Hội trường Thư viện tỉnh",
            "Lào Cai",
        ),
        ("Ngày 3/4/2020, tại thành phố Vinh, Liên hiệp tổ chức Hội nghị.", "thành phố Vinh", "Nghệ An"),
        ("Ngày 3/4/2020, Thư viện tỉnh Cà Mau tổ chức Hội nghị.", None, "Cà Mau"),
        ("Hội nghị diễn ra ngày 3/4/2020 tại Nhà khách Biển Xanh, TP. Hạ Long.", "Nhà khách Biển Xanh", "Quảng Ninh"),
    ],
)
def test_place(text, place, province):
    found = event(text)
    assert (found.place, found.province) == (place, province)


@pytest.mark.parametrize(
    ("text", "organizer", "host"),
    [
        ("Ngày 3/4/2020, Thư viện tỉnh Lào Cai tổ chức Hội nghị.", "Thư viện tỉnh Lào Cai", None),
        ("Hội nghị do Thư viện tỉnh Lào Cai tổ chức ngày 3/4/2020 tại Sa Pa.", "Thư viện tỉnh Lào Cai", None),
        (
            "Ngày 3/4/2020, Thư viện tỉnh Lào Cai phối hợp với Sở Giáo dục và Đào tạo tổ chức Hội nghị.",
            "Thư viện tỉnh Lào Cai",
            None,
        ),
        (
            "Ngày 3/4/2020, Liên hiệp Thư viện Đồng bằng sông Hồng mở Hội nghị do Thư viện tỉnh Nam Định đăng cai.",
            "Liên hiệp Thư viện Đồng bằng sông Hồng",
            "Thư viện tỉnh Nam Định",
        ),
    ],
)
def test_organizer_and_host(text, organizer, host):
    found = event(text)
    assert (found.organizer, found.host) == (organizer, host)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("45 đại biểu", (45, "=")),
        ("hơn 200 cán bộ", (200, ">")),
        ("gần 1.250 lượt bạn đọc", (1250, "<")),
        ("khoảng 60 học sinh", (60, "~")),
        ("bốn mươi sáu người", (46, "=")),
        ("hơn một trăm hội viên", (100, ">")),
        ("hai trăm linh năm đại biểu", (205, "=")),
        ("một nghìn hai trăm học sinh", (1200, "=")),
        ("hai người", None),
        ("45 cuốn sách", None),
        ("Ban Chủ nhiệm gồm 15 người", None),
        ("khách gồm 15 người", (15, "=")),
        ("năm 2019", None),
        ("1" * 6000 + " người", None),
    ],
)
def test_counts(words, count):
    keys = list(words_of(words))
    found = count_of(keys, 0, len(keys), LEXICON)
    assert (found and (found.value, found.comparator)) == count


@pytest.mark.parametrize(
    "text",
    [
        "Thư viện tỉnh Lào Cai sẽ tổ chức Hội thi vào ngày 9/9/2030.",
        "Hội nghị đã bị hoãn.",
        "Thư viện mở cửa hằng ngày, phục vụ bạn đọc từ 7 giờ đến 21 giờ và không thu phí.",
    ],
)
def test_what_did_not_take_place_is_no_event(text):
    assert claims(f"{text}\n\n{GUESTS}", EventClaim) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Trước đó, ngày 1/3/2019, Thư viện tỉnh Lào Cai tổ chức Hội thảo về sách.", 2),
        ("Kế hoạch: tháng 5/2030 tổ chức Hội thảo.", 1),
        ("Hội nghị kết thúc tốt đẹp.", 1),
    ],
)
def test_further_events(text, count):
    lead = "Ngày 12/3/2019, Thư viện tỉnh Lào Cai tổ chức Hội nghị bạn đọc."
    found = claims(f"{lead}\n\n{text}", EventClaim)
    assert len(found) == count
    assert [claim.main for claim in found].count(True) == 1


def test_a_round_up_has_an_event_an_item():
    text = "Điểm tin tháng 4\n\n" + "\n".join(
        f"- Ngày {day}/4/2021, Thư viện tỉnh {name} tổ chức Hội thảo, 40 bạn đọc tham dự."
        for day, name in ((2, "Lào Cai"), (5, "Cà Mau"), (9, "Hà Giang"), (12, "Long An"))
    )
    found = claims(text, EventClaim)
    assert [(str(claim.start), claim.organizer) for claim in found] == [
        ("2021-04-02", "Thư viện tỉnh Lào Cai"),
        ("2021-04-05", "Thư viện tỉnh Cà Mau"),
        ("2021-04-09", "Thư viện tỉnh Hà Giang"),
        ("2021-04-12", "Thư viện tỉnh Long An"),
    ]
    assert not any(claim.main for claim in found)


@pytest.mark.parametrize(
    ("label", "field", "value"),
    [
        ("Địa điểm: Hội trường tầng 2, Thư viện tỉnh Lào Cai", "place", "Hội trường tầng 2"),
        ("Số đại biểu dự: 88", "attendance", 88),
        ("Đơn vị tổ chức: Thư viện tỉnh Lào Cai", "organizer", "Thư viện tỉnh Lào Cai"),
    ],
)
def test_labelled_lines(label, field, value):
    head = f"BIÊN BẢN HỘI NGHỊ\n\nThời gian: 8 giờ ngày 3/4/2020\n{label}"
    found = event(f"{head}\n\nHội nghị bàn về kế hoạch năm mới của thư viện.")
    got = getattr(found, field)
    assert (got.value if field == "attendance" else got) == value


@pytest.mark.parametrize("which", ["thứ 5", "thường niên lần thứ hai", "lần 3"])
def test_a_meeting_counted_is_that_of_the_body_after_it(which):
    text = f"Kỳ họp {which} Liên hiệp Thư viện Đồng bằng sông Hồng đã diễn ra ngày 17/10/2013 tại Hà Nam."
    assert event(text).organizer == "Liên hiệp Thư viện Đồng bằng sông Hồng"


def test_a_body_that_meets_for_a_conference_holds_it():
    text = "Ngày 13/10/2016, tại Hà Nam, Liên hiệp Thư viện Đồng bằng sông Hồng họp Hội nghị tổng kết."
    assert event(text).organizer == "Liên hiệp Thư viện Đồng bằng sông Hồng"


def test_a_province_that_had_ended_is_not_where_a_later_event_was():
    text = "Bà Ngô Thị Sen vào nghề ở Thư viện tỉnh Gia Lai - Kon Tum, rồi làm Phó Giám đốc Thư viện tỉnh Gia Lai."
    later = "Ngày 12/3/2017, tại nhà rông, Thư viện huyện tổ chức Hội thi đọc sách."
    assert [claim.province for claim in claims(f"{text}\n\n{later}", EventClaim)] == ["Gia Lai"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Tính cả khách lẫn chủ, hội trường có 82 người.", "=82"),
        ("Hội nghị có 46 đại biểu, trong đó 31 người là hội viên.", "=46"),
        ("Khách từ các nơi có ông Trần Văn Thử và bà Lê Thị Mẫu cùng gần 300 đại biểu.", "<300"),
        ("Buổi lễ thu hút hơn hai trăm bạn đọc.", ">200"),
        ("Phòng đọc có 40 cán bộ.", None),
        ("Về phía địa phương có ông Trần Văn Thử, bà Lê Thị Mẫu cùng 20 cán bộ.", None),
        ("Hội nghị bầu Ban Chấp hành có 9 người.", None),
        ("Năm tới hội nghị sẽ có 500 đại biểu.", None),
    ],
)
def test_how_many_came_is_told_of_the_event_or_the_hall(text, count):
    lead = "Ngày 12/3/2019, Thư viện tỉnh Lào Cai tổ chức Hội nghị bạn đọc."
    told = next(claim for claim in claims(f"{lead}\n\n{text}", EventClaim) if claim.main).attendance
    assert (told and f"{told.comparator}{told.value}") == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ngày 5/2/2019, Thư viện tổ chức lễ ra mắt xe sách; hơn 400 học sinh ngồi nghe kể chuyện.", ">400"),
        ("Ngày 5/2/2019, Thư viện tổ chức lễ ra mắt xe sách. Ước có 300 lượt người đến xem.", "~300"),
        ("Ngày 5/2/2019, Thư viện tổ chức lễ ra mắt xe sách. Ông Trần Văn Thử đón 30 người.", None),
    ],
)
def test_how_many_came_to_a_further_event_stands_beside_it(text, count):
    lead = "Ngày 12/3/2019, Thư viện tỉnh Lào Cai tổ chức Hội nghị bạn đọc."
    told = next(claim for claim in claims(f"{lead}\n\n{text}", EventClaim) if not claim.main).attendance
    assert (told and f"{told.comparator}{told.value}") == count


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ngày 19/5/2003, tại đường Lê Lợi, phường 5, Thư viện tỉnh Cà Mau làm lễ khánh thành trụ sở.", "đường Lê Lợi"),
        ("In September 2019, Lao Cai Provincial Library held a workshop.", None),
    ],
)
def test_streets_are_places_and_months_are_none(text, place):
    assert next(iter(claims(text, EventClaim))).place == place


def test_a_history_of_meetings_has_an_event_and_its_day_a_paragraph():
    body = "Liên hiệp Thư viện Đồng bằng sông Hồng"
    text = (
        f"Các kỳ đại hội của {body}\n\nNgày đăng: 02/6/2019\n\n"
        f"ĐẠI HỘI I. Họp ngày 24/10/2007 tại thành phố Nam Định. Đại hội bầu ông Trần Văn Thử làm Chủ tịch {body}.\n\n"
        f"ĐẠI HỘI II. Họp ngày 16/12/2010 tại thành phố Hải Dương. Đại hội bầu bà Lê Thị Mẫu làm Chủ tịch {body}.\n"
    )
    assert [(claim.kind, str(claim.start)) for claim in claims(text, EventClaim)] == [
        (EventKind.CONGRESS, "2007-10-24"),
        (EventKind.CONGRESS, "2010-12-16"),
    ]
    assert [(claim.person, str(claim.date)) for claim in claims(text, PostClaim)] == [
        ("Trần Văn Thử", "2007-10-24"),
        ("Lê Thị Mẫu", "2010-12-16"),
    ]


def test_the_day_on_which_an_event_ends_is_not_that_on_which_it_begins():
    text = (
        "Sáng 15/10/2025, Thư viện tỉnh Lào Cai tổ chức Lễ kỷ niệm 70 năm thành lập.\n\n"
        "Chiều cùng ngày, Thư viện tỉnh khai mạc trưng bày sách tại sảnh, mở đến hết ngày 20/10.\n"
    )
    found = next(claim for claim in claims(text, EventClaim) if not claim.main)
    assert (found.kind, str(found.start), str(found.end)) == (EventKind.EXHIBITION, "2025-10-15", "2025-10-20")


def test_a_ward_named_like_a_province_is_a_ward():
    text = "Ngày 5/9/2025, dự có bà Lê Thị Mẫu, Trưởng phòng Văn hóa - Xã hội phường Bắc Kạn."
    assert [claim.organization for claim in claims(text, PostClaim)] == ["Phòng Văn hóa - Xã hội phường Bắc Kạn"]
