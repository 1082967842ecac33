"""Acts that gave nobody a post, and who only signs, hands over or tells of one."""

import pytest
from tests.unit.extraction.reading import told

CHAIR = "Chủ tịch Hội Thư viện Việt Nam"
HEAD = "Giám đốc Thư viện tỉnh Lào Cai"


@pytest.mark.parametrize(
    "text",
    [
        f"Ông Trần Minh Tú không được bầu làm {CHAIR}.",
        f"Ông Trần Minh Tú chưa được bổ nhiệm làm {HEAD}.",
        f"Sở đề nghị bổ nhiệm ông Trần Minh Tú giữ chức {HEAD}.",
        f"UBND tỉnh thu hồi quyết định bổ nhiệm ông Trần Minh Tú giữ chức {HEAD}.",
        f"Ông Trần Minh Tú sẽ giữ chức {HEAD} từ ngày 1/6/2022.",
        f"Nếu ông Trần Minh Tú được bổ nhiệm làm {HEAD} thì sẽ tốt.",
        f"Bà Ngô Thị Sen từng mơ ước trở thành {HEAD}.",
        f"Dự kiến bà Ngô Thị Sen sẽ được bổ nhiệm làm {HEAD}.",
        f"Sở đang xem xét bổ nhiệm bà Ngô Thị Sen làm {HEAD}.",
        "Mr. Tran Minh Tu was not elected Chairman of the Vietnam Library Association.",
        "Mr. Tran Minh Tu will be appointed Director of the Lao Cai Provincial Library.",
    ],
)
def test_what_is_denied_asked_for_or_expected_gives_no_post(text):
    assert told(f"Ngày 5/5/2022.\n\n{text}") == []


def test_who_tells_of_what_is_expected_keeps_the_post_that_is_held():
    text = (
        f"Ông Trần Minh Tú, {HEAD}, cho biết: dự kiến bà Ngô Thị Sen sẽ được bổ nhiệm làm Phó Giám đốc Thư viện tỉnh."
    )
    assert told(text) == ["Trần Minh Tú | Giám đốc | Thư viện tỉnh Lào Cai"]


@pytest.mark.parametrize(
    ("signer", "post"),
    [
        (
            "do ông Lý Văn Thạch, Giám đốc Sở Văn hóa và Thể thao tỉnh Lào Cai ký,",
            "Sở Văn hóa và Thể thao tỉnh Lào Cai",
        ),
        ("do Giám đốc Sở Văn hóa và Thể thao tỉnh Lào Cai Lý Văn Thạch ký,", "Sở Văn hóa và Thể thao tỉnh Lào Cai"),
    ],
)
@pytest.mark.parametrize("verb", ["được bổ nhiệm giữ chức", "giữ chức"])
def test_who_signed_a_decision_is_given_nothing_by_it(signer, post, verb):
    text = f"Theo Quyết định số 77/QĐ ngày 28/3/2023 {signer} bà Ngô Thị Sen {verb} {HEAD} từ ngày 01/4/2023."
    found = [line.split(" | ")[:4] for line in told(text)]
    assert [line[:3] for line in found] == [
        ["Lý Văn Thạch", "Giám đốc", post],
        ["Ngô Thị Sen", "Giám đốc", "Thư viện tỉnh Lào Cai"],
    ]
    assert found[1][3] == "appointed" != found[0][3]


def test_who_hands_over_a_decision_is_given_nothing_by_it():
    giver = "Ông Lý Văn Thạch, Phó Giám đốc Sở Nội vụ tỉnh Lào Cai,"
    text = f"{giver} trao quyết định cho bà Ngô Thị Sen được bổ nhiệm {HEAD}."
    assert told(text) == [
        "Lý Văn Thạch | Phó Giám đốc | Sở Nội vụ tỉnh Lào Cai",
        "Ngô Thị Sen | Giám đốc | Thư viện tỉnh Lào Cai | appointed",
    ]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"Ông Trần Minh Tú, {HEAD}, chưa nghỉ hưu.", 0),
        (f"Ông Trần Minh Tú, {HEAD}, không nghỉ hưu.", 0),
        (f"Ông Trần Minh Tú, {HEAD}, sẽ nghỉ hưu.", 0),
        (f"Không miễn nhiệm ông Trần Minh Tú, {HEAD}.", 0),
        (f"Đề nghị ông Trần Minh Tú thôi giữ chức {HEAD}.", 0),
        (f"Sở đề nghị cho ông Trần Minh Tú thôi giữ chức {HEAD}.", 0),
        (f"Ông Trần Minh Tú, {HEAD}, nghỉ hưu từ ngày 1/6/2023.", 1),
        (f"Ông Trần Minh Tú, {HEAD}, sẽ nghỉ hưu từ ngày 1/6/2023.", 1),
        (f"Theo đề nghị của Sở, ông Trần Minh Tú thôi giữ chức {HEAD}.", 1),
    ],
)
def test_who_is_only_asked_to_leave_or_does_not_leave_keeps_the_post(text, left):
    assert sum("| left" in line for line in told(f"Ngày 5/5/2022.\n\n{text}")) == left


PASSED = f"bàn giao nhiệm vụ {HEAD} giữa ông Trần Minh Tú và bà Ngô Thị Sen"
CAME = "Bà Ngô Thị Sen về công tác tại Thư viện tỉnh Lào Cai. Tháng 1/2014,"
HELD = f"Ông Trần Minh Tú làm {HEAD} đến năm 2001."
DEPUTY = "bà Ngô Thị Sen, Phó Giám đốc Thư viện tỉnh Lào Cai,"


@pytest.mark.parametrize(
    ("text", "told_so"),
    [
        (f"Lễ {PASSED}.", True),
        (f"Chưa {PASSED}.", False),
        (f"Sẽ {PASSED}.", False),
        (f"Việc {PASSED} đã bị hoãn đến ngày 5/6/2022.", False),
        (f"{HELD} Kế nhiệm là bà Ngô Thị Sen.", True),
        (f"{HELD} Kế nhiệm không phải là bà Ngô Thị Sen.", False),
        (f"{HELD} Người kế nhiệm dự kiến là bà Ngô Thị Sen.", False),
        (f"{HELD} Người kế nhiệm là bà Ngô Thị Sen hay ai khác vẫn chưa rõ.", False),
        (f"{CAME} được bổ nhiệm làm {HEAD}.", True),
        (f"{CAME} dự kiến được bổ nhiệm làm {HEAD}.", False),
        (f"{CAME} suýt được bổ nhiệm làm {HEAD}.", False),
        (f"{HEAD} kể từ 01/8/2025 là bà Ngô Thị Sen.", True),
        (f"Nếu được phê duyệt, {HEAD} kể từ 01/8/2025 là bà Ngô Thị Sen.", False),
        (f"Giao {DEPUTY} phụ trách Thư viện tỉnh.", True),
        (f"Quyết định bổ nhiệm bà Ngô Thị Sen giữ chức {HEAD}.", True),
        (f"Quyết định bổ nhiệm bà Ngô Thị Sen giữ chức {HEAD} đã bị thu hồi ngày 2/7/2022.", False),
        (f"Tin bà Ngô Thị Sen được bổ nhiệm làm {HEAD} là sai sự thật.", False),
        (f"Bà Ngô Thị Sen được bổ nhiệm làm {HEAD} nhưng bà từ chối.", False),
    ],
)
def test_what_is_put_off_doubted_or_undone_gives_no_post(text, told_so):
    found = told(f"Ngày 5/5/2022.\n\n{text}")
    assert any(line.startswith("Ngô Thị Sen") for line in found) is told_so


def test_who_is_only_proposed_to_be_put_in_charge_keeps_the_present_post():
    posts = told(f"Ngày 5/5/2022.\n\nĐề nghị giao {DEPUTY} phụ trách Thư viện tỉnh.")
    assert posts == ["Ngô Thị Sen | Phó Giám đốc | Thư viện tỉnh Lào Cai | date=2022-05-05"]
