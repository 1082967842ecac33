"""The rows of a page become one report, each row a line of its text and a claim with that line as its quote."""

import pytest
from tests.unit.tables.conftest import HOI_NGHI, TIN_NGAN, Write

from lhtv_kg.dates import PartialDate
from lhtv_kg.model import (
    Attendance,
    Basis,
    Capacity,
    EventClaim,
    EventKind,
    EvidenceKind,
    Extraction,
    Inference,
    MembershipClaim,
    ParticipationClaim,
    ParticipationRole,
    PostClaim,
    Scope,
    TermClaim,
)
from lhtv_kg.readers import report_id
from lhtv_kg.tables import extractions

LINES = """\
Lê Thị Thử | chức vụ: Chủ tịch | tổ chức: Hội Thư viện Việt Nam | căn cứ: khoảng thời gian | từ: 2017 | \
ít nhất đến: 2019-01-08 | nhiệm kỳ: 2016-2021 | quyết định: 12/QĐ | còn nghi vấn | ghi chú: compare example.net (page 3)
Lê Thị Thử | tại sự kiện: Tọa đàm về sách | vai trò: chủ trì
Trần Văn Mẫu | chức vụ: Phó Giám đốc | tổ chức: Thư viện tỉnh Quảng Ninh | tư cách: phụ trách | căn cứ: được nêu tên | \
ngày: 2019-01-06 | tại sự kiện: Hội nghị Bạn đọc
Trần Văn Mẫu | tại sự kiện: Hội nghị Bạn đọc | vai trò: phát biểu
sự kiện: Hội nghị Bạn đọc | loại: hội nghị | từ ngày: 2019-01-06 | tỉnh: Quảng Ninh | \
đơn vị tổ chức: Thư viện tỉnh Quảng Ninh | đăng cai: Thư viện tỉnh Quảng Ninh | số người dự: >60
sự kiện: Tọa đàm về sách | loại: hội thảo | ngày suy từ bối cảnh
"""


@pytest.fixture
def pages(write: Write) -> list[Extraction]:
    return list(extractions(write()))


def of_kind(page: Extraction, kind: type) -> list:  # type: ignore[type-arg]
    return [claim for claim in page.claims if isinstance(claim, kind)]


def test_a_page_with_rows_is_one_report(pages: list[Extraction]) -> None:
    assert [page.report.primary_source for page in pages] == [HOI_NGHI, TIN_NGAN]
    report = pages[0].report
    assert report.id == f"{report_id(HOI_NGHI)}-rows"
    assert (report.title, report.publisher, report.language) == ("Hội nghị bạn đọc", "Báo Mẫu", "vi")
    assert (report.published, report.evidence_kind) == (PartialDate("2019-01-08"), EvidenceKind.ROW)
    assert (pages[1].report.publisher, pages[1].report.language) == (None, "en")


def test_the_text_is_the_rows_in_the_order_of_their_content(pages: list[Extraction]) -> None:
    assert pages[0].report.text == LINES


def test_each_claim_quotes_its_line(pages: list[Extraction]) -> None:
    for page in pages:
        assert list(page.verify()) == list(page.claims)
        assert {claim.span.quote for claim in page.claims} == set(page.report.text.splitlines())


def test_posts_keep_what_their_row_says(pages: list[Extraction]) -> None:
    chair, deputy = of_kind(pages[0], PostClaim)
    assert (deputy.person, deputy.capacity, deputy.basis) == ("Trần Văn Mẫu", Capacity.IN_CHARGE, Basis.ATTESTED)
    assert (deputy.date, deputy.event, deputy.scope) == (PartialDate("2019-01-06"), "ban-doc-2019", Scope.SECTOR)
    assert (deputy.confidence, deputy.inferred) == (1.0, ())
    assert (chair.start, chair.until, chair.end) == (PartialDate("2017"), PartialDate("2019-01-08"), None)
    assert (chair.term, chair.decision, chair.scope, chair.event) == ("2016-2021", "12/QĐ", Scope.GUEST, None)
    assert chair.confidence == 0.5


def test_several_events_of_a_page_are_told_apart(pages: list[Extraction]) -> None:
    first, second = of_kind(pages[0], EventClaim)
    assert (first.event, first.kind, first.attendance) == ("ban-doc-2019", EventKind.CONFERENCE, Attendance(60, ">"))
    assert (first.organizer, first.province, first.main) == ("Thư viện tỉnh Quảng Ninh", "Quảng Ninh", False)
    assert second.inferred == (Inference("start", "from the context of the page"),)
    parts = {claim.person: (claim.role, pages[0].event_of(claim)) for claim in of_kind(pages[0], ParticipationClaim)}
    assert parts == {
        "Trần Văn Mẫu": (ParticipationRole.SPEAKER, first),
        "Lê Thị Thử": (ParticipationRole.CHAIR, second),
    }
    assert [pages[0].event_of(post) for post in of_kind(pages[0], PostClaim)] == [None, first]


def test_a_page_that_names_people_at_an_event_of_another_page_states_the_event_too(pages: list[Extraction]) -> None:
    (post,), (mention,) = of_kind(pages[1], PostClaim), of_kind(pages[1], EventClaim)
    assert post.inferred == (Inference("date", "month of the page"),)
    assert (mention.event, mention.span, mention.rule) == ("ban-doc-2019", post.span, "table-mention")
    assert (mention.start, mention.organizer, mention.attendance) == (PartialDate("2019-01-06"), None, None)
    assert mention.inferred == (Inference("start", f"the row of the event, from {HOI_NGHI}"),)


def test_terms_and_memberships(pages: list[Extraction]) -> None:
    (term,), (membership,) = of_kind(pages[1], TermClaim), of_kind(pages[1], MembershipClaim)
    assert (term.organization, term.label, term.ordinal) == ("Hội Thư viện Việt Nam", "2016-2021", "III")
    assert term.date == PartialDate("2016-11-25")
    assert membership.organization == "Liên hiệp Thư viện Đồng bằng sông Hồng"
    assert [inference.field for inference in membership.inferred] == ["member"]


@pytest.mark.parametrize(
    ("table", "number", "change"),
    [
        ("sources", 0, {"publisher": "Báo Khác"}),
        ("posts", 0, {"title": "Giám đốc"}),
        ("posts", 3, {"person": "Vũ Nháp"}),
    ],
)
def test_what_changes_a_page_changes_its_hash_and_no_other_page(
    write: Write, pages: list[Extraction], table: str, number: int, change: dict[str, str]
) -> None:
    changed = list(extractions(write(table, number, **change)))
    assert [page.report.id for page in changed] == [page.report.id for page in pages]
    assert changed[0].report.sha256 != pages[0].report.sha256
    assert changed[1] == pages[1]


@pytest.mark.parametrize(
    ("table", "number", "change"), [("posts", 2, {"scope": "guest"}), ("events", 0, {"start": "2019-01-07"})]
)
def test_what_the_text_does_not_say_changes_the_hash_too(
    write: Write, pages: list[Extraction], table: str, number: int, change: dict[str, str]
) -> None:
    changed = list(extractions(write(table, number, **change)))[1].report
    assert changed.text == pages[1].report.text
    assert changed.sha256 != pages[1].report.sha256


def test_a_row_written_twice_is_one_line(write: Write, pages: list[Extraction]) -> None:
    twice = next(extractions(write("posts", 3)))
    assert twice.report == pages[0].report
    assert set(twice.claims) == set(pages[0].claims)
