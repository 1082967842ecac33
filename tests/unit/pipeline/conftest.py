"""A store of its own for each test, and small reports in our own words about invented people."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lhtv_kg.store import WritableStore, open_store

MEETING = """Thư viện tỉnh Lào Cai tổ chức hội nghị bạn đọc

Ngày 12/5/2021, tại thành phố Lào Cai, tỉnh Lào Cai, Thư viện tỉnh Lào Cai tổ chức Hội nghị bạn đọc năm 2021.

Đến dự Hội nghị có ông Trần Văn Mẫu, Giám đốc Thư viện tỉnh Lào Cai; bà Lê Thị Thử, Phó Giám đốc Thư viện tỉnh Yên Bái.
"""
LATER = """Thư viện tỉnh Lào Cai tổng kết công tác năm

Ngày 20/12/2022, tại thành phố Lào Cai, tỉnh Lào Cai, Thư viện tỉnh Lào Cai tổ chức Hội nghị tổng kết công tác năm 2022.

Đến dự Hội nghị có ông Trần Văn Mẫu, Giám đốc Thư viện tỉnh Lào Cai; ông Phạm Văn Ví, Giám đốc Thư viện tỉnh Yên Bái.
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[WritableStore]:
    with open_store(tmp_path / "kho", write=True) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two reports."""
    made = tmp_path / "ban-tin"
    made.mkdir()
    (made / "hop.txt").write_text(MEETING, "utf-8")
    (made / "tong-ket.txt").write_text(LATER, "utf-8")
    return made
