"""Elections, appointments, departures and careers: basis, body, dates, terms."""

import pytest
from tests.unit.extraction.reading import LIBRARY, claims

from lhtv_kg.model import Basis, Capacity, PostClaim

FEDERATION = (
    "Ngày 5/6/2018, tại thành phố Nam Định, tỉnh Nam Định, Liên hiệp Thư viện Đồng bằng sông Hồng tổ chức "
    "Đại hội nhiệm kỳ 2018-2020."
)
BODY = "Liên hiệp Thư viện Đồng bằng sông Hồng"


def posts(text, lead=LIBRARY):
    return claims(f"{lead}\n\n{text}", PostClaim)


def told(found, *fields):
    return [
        tuple(str(value) if (value := getattr(claim, name)) is not None else None for name in fields) for claim in found
    ]


@pytest.mark.parametrize(
    ("text", "elected"),
    [
        (
            "Đại hội đã bầu ông Lê Văn Mẫu, Giám đốc Thư viện tỉnh Nam Định giữ chức Chủ tịch Liên hiệp.",
            [("Lê Văn Mẫu", "Chủ tịch")],
        ),
        ("Bà Vũ Thị Ví được bầu làm Phó Chủ tịch Liên hiệp.", [("Vũ Thị Ví", "Phó Chủ tịch")]),
        (
            "Đại hội bầu ông Lê Văn Mẫu làm Chủ tịch; bà Vũ Thị Ví và ông Đỗ Văn Thử làm Phó Chủ tịch.",
            [("Lê Văn Mẫu", "Chủ tịch"), ("Vũ Thị Ví", "Phó Chủ tịch"), ("Đỗ Văn Thử", "Phó Chủ tịch")],
        ),
        (
            "Ban Chấp hành bầu ra:\n- Chủ tịch: ông Lê Văn Mẫu\n- Phó Chủ tịch: bà Vũ Thị Ví",
            [("Lê Văn Mẫu", "Chủ tịch"), ("Vũ Thị Ví", "Phó Chủ tịch")],
        ),
        ("Ông Lê Văn Mẫu trúng cử Chủ tịch Liên hiệp.", [("Lê Văn Mẫu", "Chủ tịch")]),
        (
            "Kết quả bầu cử: ghế Chủ tịch nhiệm kỳ 2018 - 2020 thuộc về ông Lê Văn Mẫu; phần việc Thư ký trao cho bà "
            "Vũ Thị Ví.",
            [("Lê Văn Mẫu", "Chủ tịch"), ("Vũ Thị Ví", "Thư ký")],
        ),
    ],
)
def test_elections(text, elected):
    found = [claim for claim in posts(text, FEDERATION) if claim.basis is Basis.ELECTED]
    assert told(found, "person", "title") == elected
    assert {(claim.organization, claim.term, str(claim.date)) for claim in found} == {(BODY, "2018-2020", "2018-06-05")}


def test_the_present_post_beside_an_election_is_attested():
    found = posts(
        "Đại hội đã bầu ông Lê Văn Mẫu, Giám đốc Thư viện tỉnh Nam Định giữ chức Chủ tịch Liên hiệp.", FEDERATION
    )
    assert told([c for c in found if c.basis is Basis.ATTESTED], "title", "organization") == [
        ("Giám đốc", "Thư viện tỉnh Nam Định")
    ]


@pytest.mark.parametrize(
    ("text", "title", "date", "decision"),
    [
        (
            "Quyết định số 12/QĐ-SVH bổ nhiệm ông Lê Văn Mẫu giữ chức Phó Giám đốc, có hiệu lực từ ngày 1/4/2019.",
            "Phó Giám đốc",
            "2019-04-01",
            "12/QĐ-SVH",
        ),
        ("Ông Lê Văn Mẫu được bổ nhiệm làm Giám đốc Thư viện tỉnh kể từ 15/3/2019.", "Giám đốc", "2019-03-15", None),
        ("Tháng 4/2014, ông Lê Văn Mẫu được điều động giữ chức Giám đốc Bảo tàng tỉnh.", "Giám đốc", "2014-04", None),
        ("Công bố quyết định bổ nhiệm bà Lê Thị Mẫu làm Trưởng phòng Địa chí.", "Trưởng phòng", "2019-03-12", None),
        ("Ông Lê Văn Mẫu từ 01/6 chuyển sang làm Phó Giám đốc Sở Tài chính tỉnh.", "Phó Giám đốc", "2019-06-01", None),
    ],
)
def test_appointments(text, title, date, decision):
    (claim,) = [claim for claim in posts(text) if claim.basis is Basis.APPOINTED]
    assert (claim.title, str(claim.date), claim.decision) == (title, date, decision)


@pytest.mark.parametrize(
    "text",
    [
        "Dự có ông Lê Văn Mẫu, Phó Giám đốc Thư viện tỉnh. Ông được giao phụ trách Thư viện tỉnh.",
        "Ông Lê Văn Mẫu, Phó Giám đốc phụ trách Thư viện tỉnh Lào Cai dự hội nghị.",
    ],
)
def test_in_charge(text):
    assert Capacity.IN_CHARGE in {claim.capacity for claim in posts(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn Mẫu, Giám đốc Thư viện tỉnh, nghỉ hưu từ ngày 1/4/2019.",
        "Ông Lê Văn Mẫu thôi giữ chức Giám đốc Thư viện tỉnh từ ngày 1/4/2019.",
        "Hội nghị nhất trí để đ/c Lê Văn Mẫu nghỉ chức Giám đốc Thư viện tỉnh từ ngày 1/4/2019.",
        "Ông Lê Văn Mẫu (GĐ Thư viện tỉnh) xin nghỉ hưu trước tuổi, chính thức nghỉ 1/4/2019.",
    ],
)
def test_departures(text):
    (claim,) = [claim for claim in posts(text) if claim.basis is Basis.LEFT]
    assert (claim.person, claim.title, str(claim.date)) == ("Lê Văn Mẫu", "Giám đốc", "2019-04-01")


def test_several_leave_a_board_together():
    text = "Hội nghị đồng ý cho ông Lê Văn Mẫu và bà Vũ Thị Ví thôi tham gia Ban Chấp hành vì chuyển công tác."
    found = [claim for claim in posts(text, FEDERATION) if claim.basis is Basis.LEFT]
    seat = ("Ủy viên Ban Chấp hành", BODY, "2018-06-05")
    assert told(found, "person", "title", "organization", "date") == [("Lê Văn Mẫu", *seat), ("Vũ Thị Ví", *seat)]


def test_a_bare_library_is_the_one_that_the_same_person_was_just_said_to_be_of():
    text = "Ông Lê Văn Mẫu - Phó Giám đốc Thư viện tỉnh Hà Nam - giữ chức Giám đốc Thư viện tỉnh từ ngày 1/7/2018."
    assert {claim.organization for claim in posts(text, FEDERATION)} == {"Thư viện tỉnh Hà Nam"}


def test_titles_before_names_go_to_the_names_after_them():
    text = (
        "Trưởng phòng Hành chính là bà Vũ Thị Ví; Trưởng phòng Bổ sung - Kỹ thuật là ông Lê Văn Mẫu; "
        "Quyền Trưởng phòng Bạn đọc là bà Đỗ Thị Thử."
    )
    assert told(posts(text), "person", "organization", "capacity") == [
        ("Vũ Thị Ví", "Phòng Hành chính", "full"),
        ("Lê Văn Mẫu", "Phòng Bổ sung - Kỹ thuật", "full"),
        ("Đỗ Thị Thử", "Phòng Bạn đọc", "acting"),
    ]


@pytest.mark.parametrize(
    ("text", "person", "title", "basis"),
    [
        (
            "Dr. Ma Thi Mau took office as Director of Lao Cai Provincial Library on 1 March 2019.",
            "Ma Thi Mau",
            "Giám đốc",
            "appointed",
        ),
        (
            "A NEW DIRECTOR. Mr. Le Van Mau became Director of Lao Cai Provincial Library on 1 March 2019.",
            "Le Van Mau",
            "Giám đốc",
            "appointed",
        ),
        (
            "They elected Ms. Hua Ngoc Mau a member of the Executive Committee of the Vietnam Library Association.",
            "Hua Ngoc Mau",
            "Ủy viên Ban Chấp hành",
            "elected",
        ),
    ],
)
def test_acts_in_english(text, person, title, basis):
    lead = "On March 12, 2019, Lao Cai Provincial Library held a conference."
    assert told(posts(text, lead), "person", "title", "basis") == [(person, title, basis)]


def test_names_with_an_apostrophe_may_be_parted():
    text = "Dự có ông K' Brêm, Phó Giám đốc Thư viện tỉnh Đắk Nông; bà H’ Lưih, Giám đốc Thư viện tỉnh Đắk Lắk."
    found = posts(text)
    assert told(found, "person", "title") == [("K'Brêm", "Phó Giám đốc"), ("H'Lưih", "Giám đốc")]
    assert [claim.span.quote[:10] for claim in found] == ["ông K' Brê", "bà H’ Lưih"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Dự có bà Vũ Thị Ví, Chủ tịch UBND xã Tân Phước Hưng.", "Ủy ban nhân dân xã Tân Phước Hưng"),
        ("Dự có bà Vũ Thị Ví, Chủ tịch UBND phường Long Bình Tân.", "Ủy ban nhân dân phường Long Bình Tân"),
    ],
)
def test_communes_of_three_words_are_nobody(text, body):
    assert told(posts(text), "person", "organization") == [("Vũ Thị Ví", body)]


def test_a_post_may_stand_behind_the_votes():
    text = """Bầu Ban Chấp hành nhiệm kỳ 2018-2020, kết quả kiểm phiếu:
a) Bà Vũ Thị Ví, Trưởng phòng Bổ sung Thư viện tỉnh Hà Nam: 33/33 phiếu - Chủ tịch
b) Ông Lê Văn Mẫu: 31/33 phiếu - Phó Chủ tịch
c) Bà Đỗ Thị Thử: 29/33 phiếu - Ủy viên
d) Ông Hồ Văn Dụ: 12/33 phiếu - không trúng cử"""
    found = [claim for claim in posts(text, FEDERATION) if claim.basis is Basis.ELECTED]
    assert told(found, "person", "title", "organization", "term") == [
        ("Vũ Thị Ví", "Chủ tịch", BODY, "2018-2020"),
        ("Lê Văn Mẫu", "Phó Chủ tịch", BODY, "2018-2020"),
        ("Đỗ Thị Thử", "Ủy viên Ban Chấp hành", BODY, "2018-2020"),
    ]


def test_a_list_of_deputies_says_of_each_from_when():
    text = (
        "Phó Giám đốc Thư viện tỉnh: Lê Văn Mẫu (2002 - 2010); Vũ Thị Ví (từ tháng 11/2010); Hồ Văn Dụ (từ 15/4/2017)."
    )
    assert told(posts(text), "person", "basis", "start", "end") == [
        ("Lê Văn Mẫu", "interval", "2002", "2010"),
        ("Vũ Thị Ví", "interval", "2010-11", None),
        ("Hồ Văn Dụ", "interval", "2017-04-15", None),
    ]


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("Từ 1996 đến 2001, bà Lê Thị Mẫu làm Giám đốc Thư viện tỉnh.", ("1996", "2001")),
        ("Bà Lê Thị Mẫu, Giám đốc Thư viện tỉnh (1996 - 2001).", ("1996", "2001")),
        ("Giám đốc: bà Lê Thị Mẫu (Sáu Mẫu), từ tháng 9/1996 đến tháng 3/2001.", ("1996-09", "2001-03")),
        ("Giai đoạn 1996 - 2001, người đứng đầu là bà Lê Thị Mẫu, Giám đốc Thư viện tỉnh.", ("1996", "2001")),
        ("Các Giám đốc Thư viện tỉnh qua các thời kỳ:\n- Từ 1996 đến 2001: bà Lê Thị Mẫu", ("1996", "2001")),
    ],
)
def test_intervals(text, interval):
    (claim,) = [claim for claim in posts(text) if claim.basis is Basis.INTERVAL]
    assert told([claim], "person", "title", "start", "end") == [("Lê Thị Mẫu", "Giám đốc", *interval)]


def test_an_open_interval_lasts_until_the_report():
    (claim,) = posts("Bà Lê Thị Mẫu, Giám đốc Thư viện tỉnh (từ 2010 đến nay).")
    assert told([claim], "basis", "start", "end", "until") == [("interval", "2010", None, "2019-03-12")]


@pytest.mark.parametrize(
    "text",
    [
        "Vắng mặt: ông Lê Văn Mẫu, Giám đốc Thư viện tỉnh Lào Cai.",
        "Hội nghị nghe kể về danh nhân Lê Văn Mẫu.",
        "Ông Lê Văn Mẫu, Trưởng ban Tổ chức Hội thi, trao giải.",
        "Thư viện nhận Bằng khen của Chủ tịch UBND tỉnh.",
        "Trưởng ban Giám khảo là nhà văn Lê Văn Mẫu.",
    ],
)
def test_what_gives_no_post(text):
    assert posts(text) == []


def test_a_post_told_twice_is_one_claim():
    officer = "ông Lê Văn Mẫu, Giám đốc Thư viện tỉnh Lào Cai"
    assert len(posts(f"Dự có {officer}. Sau đó {officer} phát biểu.")) == 1


def test_other_names_travel_with_the_post():
    (claim,) = posts("Dự có ông Lê Mẫu (Lê Văn Mẫu), Giám đốc Thư viện tỉnh Lào Cai.")
    assert claim.person in ("Lê Mẫu", "Lê Văn Mẫu")
    assert claim.aliases == ("Lê Văn Mẫu",)


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Ông Lê Văn Mẫu chuyển sang làm Phó Giám đốc Sở Văn hóa và Thể thao Nam Định.", "appointed"),
        ("Bổ nhiệm lại, kể từ 29/5/2024: ông Lê Văn Mẫu, chức vụ Phó Giám đốc Sở VH và TT Nam Định.", "appointed"),
        ("Hội để ông Lê Văn Mẫu nghỉ chức Phó Giám đốc Sở Văn hóa và Thể thao Nam Định.", "left"),
    ],
)
def test_other_words_for_acts(text, basis):
    assert told(posts(text), "title", "organization", "basis") == [
        ("Phó Giám đốc", "Sở Văn hóa và Thể thao tỉnh Nam Định", basis)
    ]
