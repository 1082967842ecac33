"""Small tables of their own, about invented people in bodies of the register."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from lhtv_kg.tables.reading import COLUMNS

HOI_NGHI, TIN_NGAN = "https://example.org/hoi-nghi", "https://example.org/tin-ngan?id=7"
ROWS: dict[str, list[dict[str, str]]] = {
    "sources": [
        {
            "source": HOI_NGHI, "title": "Hội nghị bạn đọc", "publisher": "Báo Mẫu", "date": "2019-01-08",
            "language": "vi",
        },
        {"source": TIN_NGAN, "title": "Library news", "date": "2019", "language": "en"},
        {"source": "https://example.org/khong-dong-nao", "title": "Không có dòng nào", "language": "vi"},
    ],
    "events": [
        {
            "source": HOI_NGHI, "event": "ban-doc-2019", "name": "Hội nghị Bạn đọc", "kind": "conference",
            "start": "2019-01-06", "province": "Quảng Ninh", "organizer": "tv-quang-ninh", "host": "tv-quang-ninh",
            "attendance": ">60",
        },
        {
            "source": HOI_NGHI, "event": "toa-dam-2019", "name": "Tọa đàm về sách", "kind": "workshop",
            "date_inferred": "yes",
        },
    ],
    "posts": [
        {
            "source": HOI_NGHI, "person": "Trần Văn Mẫu", "title": "Phó Giám đốc", "organization": "tv-quang-ninh",
            "capacity": "in-charge", "basis": "attested", "date": "2019-01-06", "event": "ban-doc-2019",
            "scope": "sector",
        },
        {
            "source": HOI_NGHI, "person": "Lê Thị Thử", "title": "Chủ tịch", "organization": "vla", "capacity": "full",
            "basis": "interval", "start": "2017", "until": "2019-01-08", "term": "2016-2021", "decision": "12/QĐ",
            "scope": "guest", "doubtful": "yes", "note": "compare https://www.example.net/a/b (page 3)",
        },
        {
            "source": TIN_NGAN, "person": "Tran Van Mau", "title": "Giám đốc", "organization": "tv-quang-ninh",
            "capacity": "full", "basis": "attested", "date": "2019-01", "event": "ban-doc-2019", "scope": "sector",
            "date_inferred": "yes", "note": "month of the page",
        },
    ],
    "participations": [
        {"source": HOI_NGHI, "event": "ban-doc-2019", "person": "Trần Văn Mẫu", "role": "speaker"},
        {"source": HOI_NGHI, "event": "toa-dam-2019", "person": "Lê Thị Thử", "role": "chair"},
    ],
    "terms": [
        {"source": TIN_NGAN, "organization": "vla", "label": "2016-2021", "ordinal": "III", "elected": "2016-11-25"},
    ],
    "member-counts": [
        {"source": TIN_NGAN, "organization": "lhtv-dbsh", "count": "12", "date": "2019-01", "note": "libraries"},
    ],
    "memberships": [
        {
            "source": TIN_NGAN, "member": "tv-quang-ninh", "organization": "lhtv-dbsh", "date": "2019-01",
            "inferred": "yes",
        },
    ],
}  # fmt: skip

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes the tables; ``write("posts", 1, date="x")`` with that row changed so, a row past the end added."""

    def written(table: str = "", number: int = 0, **changes: str) -> Path:
        for name, columns in COLUMNS.items():
            rows = [dict.fromkeys(columns, "") | row for row in ROWS[name]]
            if name == table:
                rows += [dict(rows[0])] * (number == len(rows))
                rows[number] |= changes
            with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, [*columns, *(c for c in rows[0] if c not in columns)], restval="")
                writer.writeheader()
                writer.writerows(rows)
        return tmp_path

    return written
