"""Who did what at an event, who belongs to a body, how a body calls its terms, and what stays unread."""

import pytest
from tests.unit.extraction.reading import LIBRARY, claims, extraction
from tests.unit.extraction.test_acts_and_departures import BODY, FEDERATION

from lhtv_kg.extraction import as_json
from lhtv_kg.model import MemberCountClaim, MembershipClaim, ParticipationClaim, PostClaim, TermClaim

GIVEN = "Dự hội nghị có ông Lê Văn Mẫu, Giám đốc Thư viện tỉnh Lào Cai."


def roles(text, lead=LIBRARY):
    return sorted(f"{c.person}: {c.role}" for c in claims(f"{lead}\n\n{text}", ParticipationClaim))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (GIVEN, ["Lê Văn Mẫu: attendee"]),
        ("Ông Lê Văn Mẫu phát biểu khai mạc Hội nghị.", ["Lê Văn Mẫu: speaker"]),
        ("Phát biểu tại Hội nghị, bà Lê Thị Mẫu nhấn mạnh vai trò của sách.", ["Lê Thị Mẫu: speaker"]),
        ("Hội nghị đặt dưới sự chủ trì của ông Lê Văn Mẫu.", ["Lê Văn Mẫu: chair"]),
        ("Ông Lê Văn Mẫu và bà Vũ Thị Ví đồng chủ trì Hội nghị.", ["Lê Văn Mẫu: chair", "Vũ Thị Ví: chair"]),
        ("Bà Vũ Thị Ví trình bày báo cáo tổng kết.", ["Vũ Thị Ví: presenter"]),
        (f"{GIVEN} Ông Mẫu đề nghị các thư viện phối hợp.", ["Lê Văn Mẫu: attendee", "Lê Văn Mẫu: speaker"]),
        (f"{GIVEN} Giám đốc Thư viện tỉnh Lào Cai nhấn mạnh ba việc.", ["Lê Văn Mẫu: attendee", "Lê Văn Mẫu: speaker"]),
        ("Bà Vũ Thị Ví cảnh báo về bản quyền.", ["Vũ Thị Ví: speaker"]),
        ("Vắng: bà Vũ Thị Ví, Trưởng phòng.", []),
        ("Thư viện trao quà cho bà Vũ Thị Ví.", []),
        ("Mr. Le Van Mau presided over the conference.", ["Le Van Mau: chair"]),
        (
            "Điều khiển các phiên họp là ông Lê Văn Mẫu - Chủ tịch và bà Vũ Thị Ví - Phó Chủ tịch.",
            ["Lê Văn Mẫu: chair", "Vũ Thị Ví: chair"],
        ),
    ],
)
def test_roles(text, found):
    assert roles(text) == found


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "Liên hiệp gồm các thành viên: Thư viện tỉnh Hà Nam, Thư viện tỉnh Nam Định, Thư viện tỉnh Thái Bình.",
            ["Thư viện tỉnh Hà Nam", "Thư viện tỉnh Nam Định", "Thư viện tỉnh Thái Bình"],
        ),
        ("Đại hội kết nạp Thư viện tỉnh Hòa Bình làm thành viên Liên hiệp.", ["Thư viện tỉnh Hòa Bình"]),
        ("Dự có đại diện Thư viện tỉnh Hà Nam, Thư viện tỉnh Nam Định.", []),
    ],
)
def test_members(text, members):
    found = claims(f"{FEDERATION}\n\n{text}", MembershipClaim)
    assert [claim.member for claim in found] == members
    assert {claim.organization for claim in found} <= {BODY}


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", [("2018-2020", None, None)]),
        ("Đại hội bầu ông Lê Văn Mẫu làm Chủ tịch Liên hiệp.", [("2018-2020", None, "2018-06-05")]),
        (
            "Báo cáo kết quả nhiệm kỳ IV (2016-2018) của Liên hiệp.",
            [("2018-2020", None, None), ("2016-2018", "IV", None)],
        ),
        ("Bà Vũ Thị Ví, đại biểu HĐND tỉnh nhiệm kỳ 2016-2021.", [("2018-2020", None, None)]),
    ],
)
def test_terms_of_a_body(text, terms):
    found = claims(f"{FEDERATION}\n\n{text} Đại hội đã thành công.", TermClaim)
    assert [(c.label, c.ordinal, str(c.date) if c.date else None) for c in found] == terms
    assert {claim.organization for claim in found} == {BODY}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (GIVEN, []),
        ("Thư viện đã tặng sách cho chị Lê Thị Mẫu. Chị Lê Thị Mẫu rất vui.", ["chị Lê Thị Mẫu"]),
        ("Thư viện mong chờ một Vụ trưởng.", ["Vụ trưởng"]),
        (f"{GIVEN} Sau đó ông Lê Văn Mẫu tặng sách.", []),
    ],
)
def test_what_nobody_could_read_is_told(text, left):
    found = extraction(f"{LIBRARY}\n\n{text}")
    assert [unread.span.quote for unread in found.unread] == left
    assert all(unread.reason for unread in found.unread)
    for unread in found.unread:
        unread.span.verify(found.report.text, "unread")


def test_a_claim_as_the_corpus_writes_it():
    (claim,) = claims(f"{LIBRARY}\n\n{GIVEN}", PostClaim)
    assert as_json(claim) == {
        "type": "post",
        "person": "Lê Văn Mẫu",
        "title": "Giám đốc",
        "organization": "Thư viện tỉnh Lào Cai",
        "capacity": "full",
        "basis": "attested",
        "date": "2019-03-12",
        "spanStart": claim.span.start,
        "spanEnd": claim.span.end,
        "quote": "ông Lê Văn Mẫu, Giám đốc Thư viện tỉnh Lào Cai",
        "rule": "post beside a name",
        "confidence": 1.0,
        "inferred": [],
    }


@pytest.mark.parametrize("kind", ["post", "event", "participation", "membership", "term"])
def test_every_kind_of_claim_as_json(kind):
    text = (
        f"{FEDERATION}\n\nDự có 80 đại biểu. {GIVEN} Liên hiệp gồm các thành viên: Thư viện tỉnh Hà Nam, "
        "Thư viện tỉnh Nam Định, Thư viện tỉnh Thái Bình."
    )
    found = [as_json(claim) for claim in extraction(text).claims]
    (first, *_) = [each for each in found if each["type"] == kind]
    assert text[first["spanStart"] : first["spanEnd"]] == first["quote"]
    if kind == "event":
        assert first["attendance"] == {"value": 80, "comparator": "="}
        assert first["main"] is True


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Liên hiệp nay có 14 thư viện thành viên.", [(BODY, 14, "14 thư viện thành viên")]),
        ("Liên hiệp gồm mười bốn thư viện thành viên.", [(BODY, 14, "mười bốn thư viện thành viên")]),
        ("Về dự có lãnh đạo 12/13 thư viện thành viên.", [(BODY, 13, "13 thư viện thành viên")]),
        ("The federation has 12 member libraries.", [(BODY, 12, "12 member libraries")]),
        (
            "Hội thi có sự góp mặt của Liên hiệp Thư viện Đồng bằng sông Cửu Long với 13 thư viện thành viên.",
            [("Liên hiệp Thư viện Đồng bằng sông Cửu Long", 13, "13 thư viện thành viên")],
        ),
        ("Liên hiệp có 9 thư viện thành viên tham dự.", []),
        ("Ba thư viện thành viên đạt giải.", []),
        ("Liên hiệp có gần 20 thư viện thành viên.", []),
        ("Ban Chấp hành gồm 14 thành viên.", []),
        ("Liên hiệp có 9.999 thư viện thành viên.", []),
    ],
)
def test_numbers_of_members(text, found):
    stated = claims(f"{FEDERATION}\n\n{text}", MemberCountClaim)
    assert [(claim.organization, claim.count, claim.span.quote) for claim in stated] == found
    assert {str(claim.date) for claim in stated} <= {"2018-06-05"}


def test_a_federation_may_gather_its_members():
    text = "Liên hiệp hiện quy tụ thư viện ba tỉnh Hà Nam, Ninh Bình và Thái Bình."
    members = [claim.member for claim in claims(f"{FEDERATION}\n\n{text}", MembershipClaim)]
    assert members == ["Thư viện tỉnh Hà Nam", "Thư viện tỉnh Ninh Bình", "Thư viện tỉnh Thái Bình"]


def test_chapters_are_admitted_into_an_association():
    text = "Hội kết nạp Chi hội Thư viện Trường Đại học Vinh và Chi hội Thư viện tỉnh Hà Nam vào Hội Thư viện Việt Nam."
    found = claims(f"{FEDERATION}\n\n{text}", MembershipClaim)
    assert [(claim.member, claim.organization) for claim in found] == [
        ("Chi hội Thư viện Trường Đại học Vinh", "Hội Thư viện Việt Nam"),
        ("Chi hội Thư viện tỉnh Hà Nam", "Hội Thư viện Việt Nam"),
    ]


def test_a_library_that_the_report_is_about_has_no_members():
    assert claims(f"{LIBRARY}\n\nMạng lưới có 14 thư viện thành viên.", MemberCountClaim) == []
