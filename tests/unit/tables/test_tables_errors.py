"""A table that is wrong stops with its file, the line, and what to do."""

from pathlib import Path

import pytest
from tests.unit.tables.conftest import Write

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import DataFileError
from lhtv_kg.identity.organizations import register
from lhtv_kg.tables import extractions
from lhtv_kg.tables.bodies import name_on


@pytest.mark.parametrize(
    ("table", "number", "change", "message"),
    [
        ("posts", 0, {"capacity": "deputy"}, "posts.csv:2: 'deputy' is no capacity; write one of full, in-charge"),
        ("posts", 1, {"basis": ""}, "posts.csv:3: '' is no basis"),
        ("posts", 1, {"scope": "both"}, "posts.csv:3: 'both' is no scope; write one of sector, guest"),
        ("posts", 0, {"date": "6/1/2019"}, "posts.csv:2, date: '6/1/2019' is no date"),
        ("posts", 0, {"person": ""}, "posts.csv:2: 'person' is empty"),
        (
            "posts",
            0,
            {"organization": "tv-nowhere"},
            "posts.csv:2, organization: no row of organizations.csv is called 'tv-nowhere'",
        ),
        ("posts", 0, {"event": "khong-co"}, "posts.csv:2: no row of events.csv is called 'khong-co'"),
        ("posts", 0, {"source": "https://example.org/x"}, "posts.csv:2: no row of sources.csv is called"),
        ("posts", 0, {"doubtful": "no"}, "posts.csv:2: 'doubtful' is 'no'; write yes or leave it empty"),
        ("posts", 1, {"term": "2016"}, "posts.csv:3, term: '2016' is no label of a term"),
        ("events", 0, {"attendance": "60"}, "events.csv:2: '60' is no number of participants"),
        ("events", 1, {"event": "ban-doc-2019"}, "events.csv:3: 'ban-doc-2019' stands in events.csv:2 too"),
        ("events", 0, {"kind": "party"}, "events.csv:2: 'party' is no kind"),
        ("participations", 0, {"event": ""}, "participations.csv:2: 'event' is empty"),
        ("participations", 1, {"role": "host"}, "participations.csv:3: 'host' is no role"),
        ("terms", 0, {"closed": "soon"}, "terms.csv:2, closed: 'soon' is no date"),
        ("terms", 0, {"label": "2016"}, "terms.csv:2, label: '2016' is no label of a term; write YYYY-YYYY"),
        ("memberships", 0, {"member": ""}, "memberships.csv:2: 'member' is empty"),
        ("memberships", 0, {"remark": "?"}, "memberships.csv: unknown columns: remark"),
        ("sources", 0, {"title": ""}, "sources.csv:2: 'title' is empty"),
        ("sources", 1, {"source": "https://example.org/hoi-nghi"}, "sources.csv:3: .* stands in sources.csv:2 too"),
    ],
)
def test_a_wrong_cell_is_named(write: Write, table: str, number: int, change: dict[str, str], message: str) -> None:
    with pytest.raises(DataFileError, match=message):
        list(extractions(write(table, number, **change)))


def test_a_missing_column_and_a_short_row_are_named(write: Write, tmp_path: Path) -> None:
    path = write() / "participations.csv"
    text = path.read_text("utf-8")
    path.write_text(text.replace("role", "part", 1), "utf-8")
    with pytest.raises(DataFileError, match=r"participations.csv: no column 'role'"):
        list(extractions(tmp_path))
    path.write_text(text.replace(",speaker", ""), "utf-8")
    with pytest.raises(DataFileError, match=r"participations.csv:2: not as many cells"):
        list(extractions(tmp_path))


@pytest.mark.parametrize(
    ("slug", "day", "name"),
    [
        ("vla", "2019", "Hội Thư viện Việt Nam"),
        ("so-vhthongtin-dong-nai-1981", "1981", "Sở Văn hóa - Thông tin Đồng Nai (1981-1990)"),
        ("so-vhthongtin-dong-nai-1981", None, "Sở Văn hóa - Thông tin Đồng Nai (1981-1990)"),
        ("so-vhthongtin-dong-nai", "2001", "Sở Văn hóa - Thông tin Đồng Nai"),
    ],
)
def test_a_body_is_named_by_the_first_name_that_means_it_alone(slug: str, day: str | None, name: str) -> None:
    on = PartialDate(day) if day else None
    assert name_on(slug, on, "x.csv:1") == name
    assert register().resolve(name, on).slug == slug


def test_a_body_that_no_name_means_alone_is_an_error() -> None:
    with pytest.raises(DataFileError, match=r"x.csv:1: every name of 'so-vhthongtin-dong-nai' means another body too"):
        name_on("so-vhthongtin-dong-nai", None, "x.csv:1")
