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
