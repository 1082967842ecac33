import pytest

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import InputRefused
from lhtv_kg.extraction import extract
from lhtv_kg.model import Basis, Capacity, EvidenceKind
from lhtv_kg.readers import is_roster, read_report
from lhtv_kg.readers.rosterclaims import roster_claims

TABLE = """Danh sách cán bộ;;;;
Họ và tên;Chức vụ;Cơ quan;Thời điểm;Số điện thoại
Bạch Văn Ước Lệ;GĐ;Thư viện tỉnh Mẫu;5/3/2015;090
Trịnh Thị Giả Thử;nguyên Phó Giám đốc;Thư viện tỉnh Mẫu;2015;091
;;;;
An Văn Ẩn Dụ;Q. Trưởng phòng;Thư viện tỉnh Mẫu;;092
"""


def read(folder, text, sidecar="", name="bang.csv"):
    (folder / name).write_bytes(text.encode("utf-8"))
    (folder / "bang.meta.toml").write_text(sidecar, "utf-8")
    return read_report(folder / name)


def test_rows_become_sorted_lines(tmp_path):
    report = read(tmp_path, TABLE)
    assert report.text == (
        "Họ và tên: An Văn Ẩn Dụ | Chức vụ: Q. Trưởng phòng | Đơn vị: Thư viện tỉnh Mẫu\n"
        "Họ và tên: Bạch Văn Ước Lệ | Chức vụ: GĐ | Đơn vị: Thư viện tỉnh Mẫu | Ngày: 5/3/2015\n"
        "Họ và tên: Trịnh Thị Giả Thử | Chức vụ: nguyên Phó Giám đốc | Đơn vị: Thư viện tỉnh Mẫu | Ngày: 2015\n"
    )
    assert report.notes == ("the columns Số điện thoại are not taken",)
    assert report.evidence_kind is EvidenceKind.ROW
    assert is_roster(report)


def test_rows_become_claims_with_the_row_as_evidence(tmp_path):
    report = read(tmp_path, TABLE, "date = 2016-01-02")
    claims = roster_claims(report).claims
    assert [(c.person, c.title, c.capacity, str(c.date)) for c in claims] == [
        ("An Văn Ẩn Dụ", "Trưởng phòng", Capacity.ACTING, "2016-01-02"),
        ("Bạch Văn Ước Lệ", "Giám đốc", Capacity.FULL, "2015-03-05"),
        ("Trịnh Thị Giả Thử", "Phó Giám đốc", Capacity.FORMER, "2015"),
    ]
    assert {c.organization for c in claims} == {"Thư viện tỉnh Mẫu"}
    assert [bool(c.inferred) for c in claims] == [True, False, False]
    assert tuple(extract(report).verify()) == claims


def test_the_order_of_rows_and_columns_does_not_matter(tmp_path):
    head, *rows = [line.split(";") for line in TABLE.splitlines()[1:]]
    turned = "\n".join(",".join(reversed(row)) for row in (head, *reversed(rows)))
    assert read(tmp_path, turned).text == read(tmp_path, TABLE).text


def test_intervals_and_terms(tmp_path):
    table = (
        "name\tposition\tinstitution\tfrom\tto\tterm\n"
        "Bạch Văn Ước Lệ\tChủ tịch\tLiên hiệp Mẫu\ttháng 3/2015\t31/12/2018\tnhiệm kỳ 2015 – 2018\n"
        "Trịnh Thị Giả Thử\tPhó Giám đốc phụ trách\tThư viện\t2019\tđến nay\t\n"
    )
    first, second = roster_claims(read(tmp_path, table, "date = 2020-05-01")).claims
    assert (first.basis, first.term) == (Basis.INTERVAL, "2015-2018")
    assert (first.start, first.end, first.date) == (PartialDate("2015-03"), PartialDate("2018-12-31"), None)
    assert (second.capacity, second.start, second.end) == (Capacity.IN_CHARGE, PartialDate("2019"), None)
    assert second.until == PartialDate("2020-05-01")


def test_a_sidecar_maps_other_headings(tmp_path):
    table = "Người được cử,Việc,Khác\nBạch Văn Ước Lệ,Giám đốc,1\n"
    with pytest.raises(InputRefused, match="map them in \\[roster\\] of a sidecar"):
        read(tmp_path, table)
    sidecar = '[roster]\nperson = "người được cử"\ntitle = "Việc"\norganization = "= Thư viện tỉnh Mẫu"\n'
    assert read(tmp_path, table, sidecar).text == (
        "Họ và tên: Bạch Văn Ước Lệ | Chức vụ: Giám đốc | Đơn vị: Thư viện tỉnh Mẫu\n"
    )


@pytest.mark.parametrize(
    ("cells", "post"),
    [
        ("Phó Giám đốc phụ trách chuyên môn,Thư viện tỉnh Mẫu", ("Phó Giám đốc", "full", "Thư viện tỉnh Mẫu")),
        ("Phó Giám đốc phụ trách,Thư viện tỉnh Mẫu", ("Phó Giám đốc", "in-charge", "Thư viện tỉnh Mẫu")),
        ("Trưởng phòng Nghiệp vụ,Thư viện tỉnh Mẫu", ("Trưởng phòng", "full", "Phòng Nghiệp vụ, Thư viện tỉnh Mẫu")),
        ("Giám đốc Thư viện tỉnh Mẫu,", ("Giám đốc", "full", "Thư viện tỉnh Mẫu")),
        ("Giám đốc Thư viện,Thư viện tỉnh Mẫu", ("Giám đốc", "full", "Thư viện tỉnh Mẫu")),
        ("nguyên Giám đốc,", ("Giám đốc", "former", None)),
    ],
)
def test_titles_with_more_words(tmp_path, cells, post):
    (claim,) = roster_claims(read(tmp_path, f"Họ tên,Chức vụ,Đơn vị\nBạch Văn Ước Lệ,{cells}\n")).claims
    assert (claim.title, str(claim.capacity), claim.organization) == post


@pytest.mark.parametrize("cells", ["Bếp trưởng,Thư viện tỉnh Mẫu", "Giám đốc và bạn,Thư viện tỉnh Mẫu", "x,"])
def test_a_row_with_an_unknown_title_is_told_and_the_others_stand(tmp_path, cells):
    table = f"Họ tên,Chức vụ,Đơn vị\nTrịnh Thị Giả Thử,{cells}\nBạch Văn Ước Lệ,Giám đốc,Thư viện tỉnh Mẫu\n"
    found = extract(read(tmp_path, table))
    assert [claim.person for claim in found.claims] == ["Bạch Văn Ước Lệ"]
    assert [unread.span.quote.startswith("Họ và tên: Trịnh Thị Giả Thử") for unread in found.unread] == [True]
    assert all(unread.reason for unread in found.unread)


HEAD = "Họ tên,Chức vụ,Đơn vị,Ngày,Điện thoại\n"
GOOD = "Bạch Văn Ước Lệ,Giám đốc,Thư viện tỉnh Mẫu,5/3/2015,\n"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Trịnh Thị Giả Thử,,Thư viện tỉnh Mẫu,,", "without a post"),
        ("Chỉ Một Ô", "without a post"),
        (",Giám đốc,Thư viện tỉnh Mẫu,,", "without a name"),
        ('"Lê Văn Ngoặc,Giám đốc,Thư viện tỉnh Mẫu', "without a post"),
        ("Bùi Văn Giáp; Bùi Văn Ất,Giám đốc,Thư viện tỉnh Mẫu,,", "several names"),
        ("Bùi Văn Giáp và Bùi Văn Ất,Giám đốc,Thư viện tỉnh Mẫu,,", "several names"),
    ],
)
def test_a_row_that_gives_no_post_is_told(tmp_path, row, why):
    found = extract(read(tmp_path, f"{HEAD}{GOOD}{row}\n"))
    assert [claim.person for claim in found.claims] == ["Bạch Văn Ước Lệ"]
    assert [why in unread.reason for unread in found.unread] == [True]


def test_a_row_outside_the_columns_is_noted(tmp_path):
    report = read(tmp_path, f"{HEAD}{GOOD},,,,0912\n,,,,\n")
    assert report.notes[-1] == "rows with nothing in the columns that are taken: 1"


@pytest.mark.parametrize("day", ["32/3/2021", "hôm qua", "13/2021"])
def test_a_date_that_is_none_is_told_and_the_day_of_the_table_does_not_replace_it(tmp_path, day):
    table = f"{HEAD}Bạch Văn Ước Lệ,Giám đốc,Thư viện tỉnh Mẫu,{day},\n"
    found = extract(read(tmp_path, table, "date = 2022-01-02"))
    assert [(claim.date, claim.inferred) for claim in found.claims] == [(None, ())]
    assert ["a date that is none" in unread.reason for unread in found.unread] == [True]


def test_the_day_of_an_appointment_begins_a_post(tmp_path):
    table = "Họ tên,Chức vụ,Đơn vị,Ngày bổ nhiệm\nBạch Văn Ước Lệ,Giám đốc,Thư viện tỉnh Mẫu,5/3/2015\n"
    (claim,) = roster_claims(read(tmp_path, table)).claims
    assert (claim.basis, claim.start, claim.end) == (Basis.INTERVAL, PartialDate("2015-03-05"), None)


def test_headings_without_rows_are_told_as_such(tmp_path):
    with pytest.raises(InputRefused, match="headings and no rows"):
        read(tmp_path, HEAD)


def test_headings_printed_anew_on_each_page_are_no_row(tmp_path):
    head, *rows = TABLE.splitlines(keepends=True)[1:]
    report = read(tmp_path, "".join((head, *rows[:2], head, *rows[2:])))
    assert report.text == read(tmp_path, TABLE).text


ROW = "Họ tên,Việc,Khác\nBạch Văn Ước Lệ,Giám đốc,1\n"
FIELDS = "person, title, organization, term, date, start, end, decision"


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        ('title = "Việc"\nteam = "Khác"', f"[roster] has no field team; known are {FIELDS}"),
        ('title = "Việc"\norganization = "Cơ quan"', "the table has no columns Cơ quan, as [roster] says"),
        ('title = "Việc"\norganization = "= Thư viện tỉnh Mẫu"', None),
        ('title = "việc."\ndate = "Ngày"\nterm = "Khóa"', "the table has no columns Ngày, Khóa, as [roster] says"),
    ],
)
def test_what_a_sidecar_names_and_the_table_lacks_is_told(tmp_path, lines, note):
    report = read(tmp_path, ROW.replace("Việc", "việc."), f"[roster]\n{lines.replace('Việc', 'việc.')}\n")
    assert report.text.startswith("Họ và tên: Bạch Văn Ước Lệ | Chức vụ: Giám đốc")
    assert [said for said in report.notes if "[roster]" in said] == ([note] if note else [])
