import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhtv_kg.readers.duplicates import fingerprint, resemblance, same_text

REPORT = """Thư viện tỉnh Mẫu họp bàn kế hoạch năm mới

Sáng 12/1/2021, tại phòng họp, Thư viện tỉnh Mẫu họp bàn kế hoạch phục vụ bạn đọc năm mới với các thư viện huyện.
Dự họp có bà Lục Thị Giả Như, Giám đốc Thư viện tỉnh Mẫu, ông Nhâm Văn Thí Dụ, Trưởng phòng và 18 cán bộ thư viện huyện.
Cuộc họp thống nhất tăng số ngày mở cửa, đưa xe sách về mười xã vùng cao và mở hai cuộc thi kể chuyện sách trong hè.
Phát biểu kết luận, bà Giám đốc đề nghị mỗi thư viện huyện gửi kế hoạch của mình trước ngày 25/1.
"""
FURNITURE = (
    "Trang chủ\nTin mới\n"
    + REPORT.replace("\n", " ").replace("  ", "\n")
    + ("\nLượt xem: 88\nCác tin khác\nÔng Tống Văn Tin Khác nhận nhiệm vụ mới tại Thư viện tỉnh Bên (3/2/2021)")
)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (REPORT, True),
        (REPORT.upper(), True),
        (FURNITURE, True),
        (REPORT.replace("cuộc thi", "hội thi"), True),
        (REPORT.replace("trong hè", "trong hè (ảnh: Hoài An)"), True),
        (REPORT.replace("12/1/2021", "14/1/2022"), False),
        (REPORT.replace("Lục Thị Giả Như", "Kim Thị Mới Đến"), False),
        (REPORT.replace("18 cán bộ", "25 cán bộ"), False),
        (REPORT[:300], False),
        (REPORT + REPORT.replace("a", "e").replace("n", "m"), False),
        ("", False),
    ],
)
def test_a_copy_is_known_and_a_template_is_not(other, same):
    assert same_text(REPORT, other) is same
    assert same_text(other, REPORT) is same


def test_copies_are_found_by_their_sketch():
    assert fingerprint(REPORT) == fingerprint(REPORT.upper().replace("\n", "  "))
    assert resemblance(fingerprint(REPORT), fingerprint(FURNITURE)) > 0.3
    assert resemblance(fingerprint(REPORT), fingerprint("Một bản tin khác hẳn về mùa màng ở tỉnh bên.")) < 0.05
    assert resemblance(fingerprint(""), ()) >= 0


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_two_texts_can_be_compared(one, other):
    assert same_text(one, one)
    assert same_text(one, other) == same_text(other, one)
    assert 0 <= resemblance(fingerprint(one), fingerprint(other)) <= 1


TEMPLATE = (
    "Ngày {day}, tại {place}, Thư viện tỉnh {place} tổ chức Hội nghị bạn đọc. Đến dự có bà Lê Thị Thử, Giám đốc Thư "
    "viện tỉnh {place}, cùng đông đảo bạn đọc của thư viện. Hội nghị nghe báo cáo về việc phục vụ bạn đọc.\n"
)


@pytest.mark.parametrize("other", [{"day": "5/1/2012", "place": "Lào Cai"}, {"day": "1/1/2011", "place": "An Giang"}])
def test_a_date_or_place_in_the_first_words_tells_two_reports_apart(other: dict[str, str]) -> None:
    assert not same_text(TEMPLATE.format(day="1/1/2011", place="Lào Cai"), TEMPLATE.format(**other))


NAMED = (
    "Chiều 3/4/2019, Thư viện tỉnh Mẫu trao quyết định bổ nhiệm {who} giữ chức Phó Giám đốc thư viện từ ngày 5/4/2019. "
    "Dự lễ trao quyết định có đại diện phòng nghiệp vụ, phòng bạn đọc, các thư viện huyện và một số bạn đọc lâu năm.\n"
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("bà Lê Thị Thúy", "bà Lê Thị Thủy", False),
        ("ông Đỗ Anh Quang", "ông Đỗ Ánh Quang", False),
        ("bà Lê Thị Thúy", "bà Lê Thị Thuý", True),
        ("bà Lê Thị Hòa", "bà Lê Thị Hoà", True),
        ("ông Đỗ Văn Quý", "ông \u00d0ỗ Văn Quý", True),
        ("bà Lê Thị Thúy", "BÀ LÊ THỊ THÚY", True),
        ("bà Lê Thị Thúy", unicodedata.normalize("NFD", "bà Lê Thị Thúy"), True),
    ],
)
def test_names_are_compared_with_their_accents(one: str, other: str, same: bool) -> None:
    texts = NAMED.format(who=one), NAMED.format(who=other)
    assert (same_text(*texts), same_text(*reversed(texts))) == (same, same)
    assert resemblance(*map(fingerprint, texts)) > 0.3
