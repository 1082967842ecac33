"""Members of federations, however a report lists them, and officers of the organs of a body."""

import pytest
from tests.unit.extraction.reading import claims
from tests.unit.extraction.test_acts_and_departures import BODY, FEDERATION

from lhtv_kg.model import Basis, MembershipClaim, PostClaim

THREE = ["Thư viện tỉnh Hà Nam", "Thư viện tỉnh Nam Định", "Thư viện Hà Nội"]


def members(text):
    found = claims(f"{FEDERATION}\n\n{text}", MembershipClaim)
    assert {claim.organization for claim in found} <= {BODY}
    return [claim.member for claim in found]


@pytest.mark.parametrize(
    "text",
    [
        "Các thư viện thành viên của Liên hiệp:\n1. Thư viện tỉnh Hà Nam\n2. Thư viện tỉnh Nam Định\n"
        "3. Thư viện Hà Nội",
        "Danh sách thành viên:\nSTT | Tên thư viện\n1 | Thư viện tỉnh Hà Nam\n2 | Thư viện tỉnh Nam Định\n"
        "3 | Thư viện Hà Nội",
        "Liên hiệp hiện có ba thành viên. Đó là các thư viện: Hà Nam, Nam Định, Hà Nội.",
        "Thư viện các tỉnh Hà Nam, Nam Định và Hà Nội là thành viên của Liên hiệp.",
        "Tham gia Liên hiệp có Thư viện tỉnh Hà Nam, Thư viện tỉnh Nam Định và Thư viện Hà Nội.",
        "Các thành viên là: 1) Thư viện tỉnh Hà Nam, 2) Thư viện tỉnh Nam Định, 3) Thư viện Hà Nội.",
        "Thành viên gồm Thư viện tỉnh Hà Nam (2007), Thư viện tỉnh Nam Định (2007), Thư viện Hà Nội (2009).",
    ],
)
def test_a_list_of_members(text):
    assert members(text) == THREE


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Đại hội kết nạp Thư viện tỉnh Hòa Bình và Thư viện tỉnh Phú Thọ vào Liên hiệp.", ["Hòa Bình", "Phú Thọ"]),
        ("Liên hiệp kết nạp thêm một thành viên mới là Thư viện tỉnh Hòa Bình.", ["Hòa Bình"]),
        ("Thư viện tỉnh Hòa Bình được kết nạp vào Liên hiệp.", ["Hòa Bình"]),
        ("Tại Đại hội, Thư viện tỉnh Hòa Bình gia nhập Liên hiệp.", ["Hòa Bình"]),
        ("Thư viện tỉnh Hòa Bình xin gia nhập Liên hiệp.", []),
        ("Kỳ họp tới sẽ kết nạp Thư viện tỉnh Hòa Bình vào Liên hiệp.", []),
        ("Chi bộ kết nạp hai đảng viên mới.", []),
    ],
)
def test_admissions(text, joined):
    assert members(text) == [f"Thư viện tỉnh {name}" for name in joined]


@pytest.mark.parametrize(
    "text",
    [
        "Dự thi có các đội Thư viện tỉnh Hà Nam, Thư viện tỉnh Nam Định, Thư viện Hà Nội.",
        "Liên hiệp có 12 thư viện thành viên (vắng Hà Nam, Nam Định, Hà Nội).",
        "Khách mời của Liên hiệp:\n1. Thư viện tỉnh Hà Nam\n2. Thư viện tỉnh Nam Định",
    ],
)
def test_others_are_no_members(text):
    assert members(text) == []


CONTROL = f"Ban Kiểm tra {BODY}"


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "Ban Kiểm tra gồm ông Lê Văn Mẫu (Trưởng ban) và hai ủy viên: bà Vũ Thị Ví, ông Đỗ Văn Dụ.",
            [
                ("Lê Văn Mẫu", "Trưởng ban", CONTROL),
                ("Vũ Thị Ví", "Ủy viên Ban Kiểm tra", CONTROL),
                ("Đỗ Văn Dụ", "Ủy viên Ban Kiểm tra", CONTROL),
            ],
        ),
        (
            "Ban Thường vụ gồm: ông Lê Văn Mẫu (Chủ tịch), bà Vũ Thị Ví (Ủy viên).",
            [("Lê Văn Mẫu", "Chủ tịch", BODY), ("Vũ Thị Ví", "Ủy viên Ban Thường vụ", BODY)],
        ),
        (
            "Ban Chấp hành gồm:\n1. Lê Văn Mẫu - Chủ tịch\n2. Vũ Thị Ví - Ủy viên",
            [("Lê Văn Mẫu", "Chủ tịch", BODY), ("Vũ Thị Ví", "Ủy viên Ban Chấp hành", BODY)],
        ),
    ],
)
def test_officers_are_those_of_the_organ_named_last(text, posts):
    found = claims(f"{FEDERATION}\n\nĐại hội đã bầu các cơ quan lãnh đạo.\n\nĐại hội bầu {text}", PostClaim)
    assert [(claim.person, claim.title, claim.organization) for claim in found] == posts
    assert {claim.basis for claim in found} == {Basis.ELECTED}


CHAIR, DEPUTY, MEMBER = "Chủ tịch", "Phó Chủ tịch", "Ủy viên Ban Chấp hành"


@pytest.mark.parametrize(
    ("listed", "posts"),
    [
        (
            "gồm 4 đồng chí: Lê Văn Mẫu (Chủ tịch), Vũ Thị Ví, Đỗ Văn Dụ (Phó Chủ tịch), Hồ Thị Thử",
            {"Lê Văn Mẫu": CHAIR, "Vũ Thị Ví": MEMBER, "Đỗ Văn Dụ": DEPUTY, "Hồ Thị Thử": MEMBER},
        ),
        (
            "gồm ông Lê Văn Mẫu (Chủ tịch); bà Vũ Thị Ví và ông Đỗ Văn Dụ",
            {"Lê Văn Mẫu": CHAIR, "Vũ Thị Ví": MEMBER, "Đỗ Văn Dụ": MEMBER},
        ),
        ("gồm: Vũ Thị Ví, Lê Văn Mẫu (Chủ tịch)", {"Vũ Thị Ví": MEMBER, "Lê Văn Mẫu": CHAIR}),
        (
            "gồm 3 đồng chí, ông Lê Văn Mẫu làm Chủ tịch, bà Vũ Thị Ví và ông Đỗ Văn Dụ làm Phó Chủ tịch",
            {"Lê Văn Mẫu": CHAIR, "Vũ Thị Ví": DEPUTY, "Đỗ Văn Dụ": DEPUTY},
        ),
        ("gồm 3 đồng chí, ông Lê Văn Mẫu làm Chủ tịch; bà Vũ Thị Ví tặng hoa", {"Lê Văn Mẫu": CHAIR}),
        ("và ông Lê Văn Mẫu làm Chủ tịch, trước sự chứng kiến của bà Vũ Thị Ví", {"Lê Văn Mẫu": CHAIR}),
    ],
)
def test_those_of_a_boards_list_without_an_office_are_its_members(listed, posts):
    found = claims(f"{FEDERATION}\n\nĐại hội đã bầu Ban Chấp hành {listed}.", PostClaim)
    assert {claim.person: claim.title for claim in found} == posts
    assert {claim.organization for claim in found} == {BODY}
    assert {claim.basis for claim in found} == {Basis.ELECTED}
