"""What a file has besides the text of its report is told by ``extract``, with and without ``--unread``."""

from pathlib import Path

import pytest
from tests.cli.conftest import Lhtv

MAIL = """MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Kính gửi ban biên tập.
--x
Content-Type: application/octet-stream; name="tin.txt"
Content-Transfer-Encoding: 8bit

Ngày 5/5/2019, bà Lê Thị Mẫn được bổ nhiệm làm Giám đốc Thư viện tỉnh Quảng Ninh.
--x--
"""


@pytest.mark.parametrize("words", [(), ("--unread",), ("--format", "jsonl")])
def test_what_is_told_of_a_file(lhtv: Lhtv, tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "cu.txt").write_text("Thư viện tỉnh tổ chức ngày hội đọc sách.".encode().decode("latin-1"), "utf-8")
    (tmp_path / "thu.eml").write_text(MAIL, "utf-8")
    run = lhtv("extract", tmp_path / "cu.txt", tmp_path / "thu.eml", *words)
    assert run.err.splitlines()[:2] == [
        "cu.txt: read as UTF-8 taken for Windows-1252",
        "thu.eml: the report is the attachment 'tin.txt', with the words of the letter below it",
    ]
    assert run.code == 0
    assert ("Lê Thị Mẫn" in run.out) == (words != ("--unread",))
