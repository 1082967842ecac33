"""Posts that end: moved away, kept or held until a date, replaced; and what only seems an end or an act."""

import pytest
from tests.unit.extraction.reading import LIBRARY, told

FEDERATION = (
    "Ngày 5/6/2018, tại thành phố Nam Định, Liên hiệp Thư viện Đồng bằng sông Hồng tổ chức Đại hội nhiệm kỳ 2018-2020."
)
CHAIR = "Liên hiệp Thư viện Đồng bằng sông Hồng"
OF_LIBRARY = [
    ("Chia tay bà Ngô Thị Sen - Trưởng phòng Thiếu nhi, chuyển sang Bảo tàng tỉnh từ 15/3/2019.", "2019-03-15"),
    ("Hội nghị tặng hoa bà Ngô Thị Sen (nghỉ hưu từ 1/5/2018, nguyên Giám đốc Thư viện tỉnh Khánh Hòa).", "2018-05-01"),
    ("Bà Ngô Thị Sen giữ chức Giám đốc Thư viện tỉnh Bắc Kạn cho đến hết năm 1992.", "1992"),
    ("Bà Ngô Thị Sen được bổ nhiệm Giám đốc Thư viện Hà Nội, giữ chức này đến ngày về hưu, 01/11/2007.", "2007-11-01"),
    ("Ms. Ngo Thi Sen served as director of Ha Nam Provincial Library until 1999.", "1999"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "date"), OF_LIBRARY)
def test_a_post_is_left(text, date):
    left = [line for line in told(f"{LIBRARY}\n\n{text}") if " | left" in line]
    assert len(left) == 1
    assert left[0].endswith(f"left | date={date}")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Đại hội cử bà Ngô Thị Sen thay ông Lý Văn Thạch làm Chủ tịch Liên hiệp.",
            {f"Ngô Thị Sen | Chủ tịch | {CHAIR} | elected", f"Lý Văn Thạch | Chủ tịch | {CHAIR} | left"},
        ),
        (
            "Bà Ngô Thị Sen trở thành Chủ tịch Liên hiệp, kế nhiệm ông Lý Văn Thạch.",
            {f"Ngô Thị Sen | Chủ tịch | {CHAIR} | elected", f"Lý Văn Thạch | Chủ tịch | {CHAIR} | left"},
        ),
        (
            "Đại hội thống nhất: ông Trần Minh Tú tiếp tục làm Chủ tịch, bà Ngô Thị Sen làm Phó Chủ tịch.",
            {f"Trần Minh Tú | Chủ tịch | {CHAIR} | elected", f"Ngô Thị Sen | Phó Chủ tịch | {CHAIR} | elected"},
        ),
        (
            "Đại hội đề nghị sớm kiện toàn Ban Chấp hành sau khi Phó Chủ tịch Lý Văn Thạch nghỉ hưu.",
            {f"Lý Văn Thạch | Phó Chủ tịch | {CHAIR} | left"},
        ),
        ("Đại hội tặng hoa ông Trần Minh Tú, Chủ tịch Liên hiệp.", {f"Trần Minh Tú | Chủ tịch | {CHAIR}"}),
    ],
)  # fmt: skip
def test_who_comes_and_who_goes(text, lines):
    found = {line.split(" | term=")[0].split(" | date=")[0] for line in told(f"{FEDERATION}\n\n{text}")}
    assert found == lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Giao ông Trần Minh Tú, Phó Giám đốc Thư viện tỉnh, quyền Giám đốc Thư viện tỉnh từ ngày 15/3/2019.",
            "Trần Minh Tú | Giám đốc | Thư viện tỉnh Quảng Ninh | acting | appointed | date=2019-03-15",
        ),
        (
            "Ông Trần Minh Tú, Phó Giám đốc Thư viện tỉnh, được giao quyền Giám đốc Thư viện tỉnh từ ngày 15/3/2019.",
            "Trần Minh Tú | Giám đốc | Thư viện tỉnh Quảng Ninh | acting | appointed | date=2019-03-15",
        ),
        (
            "Bà Ngô Thị Sen - Phó Trưởng phòng Nghiệp vụ được giao phụ trách phòng từ ngày 15/3/2019.",
            "Ngô Thị Sen | Phó Trưởng phòng | Phòng Nghiệp vụ | in-charge | appointed | date=2019-03-15",
        ),
        (
            "Bà Ngô Thị Sen, Phó Giám đốc Thư viện tỉnh, tạm thời phụ trách đơn vị cho đến khi có Giám đốc mới.",
            "Ngô Thị Sen | Phó Giám đốc | Thư viện tỉnh Quảng Ninh | in-charge | appointed | date=2019-03-12",
        ),
        (
            "Từ ngày 15/3/2019, bà Ngô Thị Sen giữ chức vụ Phó Giám đốc Thư viện tỉnh theo Quyết định của Giám đốc Sở.",
            "Ngô Thị Sen | Phó Giám đốc | Thư viện tỉnh Quảng Ninh | appointed | date=2019-03-15",
        ),
        (
            "Tháng 10/2017, ông Trần Minh Tú được bầu làm Chủ tịch Hội Thư viện Việt Nam.",
            "Trần Minh Tú | Chủ tịch | Hội Thư viện Việt Nam | elected | date=2017-10",
        ),
    ],
)
def test_acts_beside_the_event(text, line):
    assert line in told(f"{LIBRARY}\n\n{text}")


def test_the_day_of_effect_is_not_that_of_the_decision():
    text = (
        "Tin\n\n1. Quyết định số 17/QĐ-SVH ngày 08/5/2019: bổ nhiệm bà Ngô Thị Sen giữ chức Giám đốc Thư viện Hà Nội."
    )
    found = told(f"{text} Quyết định có hiệu lực từ ngày 01 tháng 6 năm 2019.")
    assert found == ["Ngô Thị Sen | Giám đốc | Thư viện Hà Nội | appointed | date=2019-06-01"]


CLOSED = "Trần Minh Tú | Giám đốc | Thư viện tỉnh Hà Nam"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Ông Trần Minh Tú nghỉ hưu ngày 01/8/2025, khép lại chín năm làm Giám đốc Thư viện tỉnh Hà Nam.",
            [f"{CLOSED} | left | date=2025-08-01"],
        ),
        (
            "Ông Trần Minh Tú nghỉ hưu ngày 01/8/2025, kết thúc thời gian làm Giám đốc Thư viện tỉnh Hà Nam"
            " (2016 - 2025).",
            [f"{CLOSED} | interval | start=2016 | end=2025", f"{CLOSED} | left | date=2025-08-01"],
        ),
        (
            "Sau chín năm giữ chức Giám đốc Thư viện tỉnh Hà Nam, ông Trần Minh Tú nghỉ hưu từ ngày 1/8/2025.",
            [f"{CLOSED} | left | date=2025-08-01"],
        ),
        ("Ông Trần Minh Tú nghỉ hưu, bà Ngô Thị Sen làm kế toán, sau làm Giám đốc Thư viện tỉnh Hà Nam.", []),
        (
            "Mr. Tran Minh Tu retired as Director of Ha Nam Provincial Library on 1 April 2024.",
            ["Tran Minh Tu | Giám đốc | Thư viện tỉnh Hà Nam | left | date=2024-04-01"],
        ),
        (
            "Mr. Tran Minh Tu retired on 1 May 2020 after nine years as Director of Ha Nam Provincial Library.",
            ["Tran Minh Tu | Giám đốc | Thư viện tỉnh Hà Nam | left | date=2020-05-01"],
        ),
    ],
)
def test_years_in_a_post_close_with_retirement(text, lines):
    assert told(text) == lines


def test_who_retires_may_be_named_after_the_verb():
    text = "Cùng nghỉ hưu từ 01/11/2019 là bà Ngô Thị Sen, Phó Giám đốc Thư viện Hà Nội."
    assert told(f"{LIBRARY}\n\n{text}") == ["Ngô Thị Sen | Phó Giám đốc | Thư viện Hà Nội | left | date=2019-11-01"]
