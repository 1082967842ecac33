"""A decision becomes a row of a table that an editor may have opened in a spreadsheet; what stood there stays."""

import csv
from pathlib import Path

import pytest

from lhtv_kg.errors import LhtvError, UsageError
from lhtv_kg.identity.claimdecisions import read_claim_decisions
from lhtv_kg.identity.decisionfiles import CLAIMS, COLUMNS, IDENTITY, own_files
from lhtv_kg.identity.decisions import read_decisions
from lhtv_kg.reviewing import record

SAME = {
    "left": "Đỗ Văn An", "right": "Do Van An", "verdict": "same", "who": "Bảy", "when": "2024-01-02",
    "why": "một trang",
}  # fmt: skip
REJECT = {
    "report": "hop-0a1b2c3d4e", "start": "3", "end": "9", "quote": "0a1b2c3d4e5f", "claim": "post-0a1b2c3d",
    "verdict": "reject", "field": "", "value": "", "who": "Bảy", "when": "2024-01-02", "why": "đọc nhầm",
}  # fmt: skip
HEAD = ",".join(COLUMNS[IDENTITY])
ROW = "Lê Thị Tư,Lê Thị Từ,different,Bảy,2024-01-01,hai người"
ADDED = "Đỗ Văn An,Do Van An,same,Bảy,2024-01-02,một trang"


def cells(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.mark.parametrize(("row", "name"), [(SAME, IDENTITY), (REJECT, CLAIMS)])
def test_the_first_decision_makes_the_table(tmp_path: Path, row: dict[str, str], name: str) -> None:
    path = record(row, tmp_path / "moi" / "nua")
    assert path == tmp_path / "moi" / "nua" / name
    assert cells(path) == [list(COLUMNS[name]), list(row.values())]
    assert path.read_bytes().count(b"\r") == 0


@pytest.mark.parametrize(
    "before",
    [
        f"{HEAD}\n{ROW}\n",
        f"{HEAD}\n{ROW}",
        f"{HEAD}\r\n{ROW}\r\n",
        f"\ufeff{HEAD}\r\n{ROW}\r\n",
        f"\ufeff{HEAD}\r\n{ROW}",
        HEAD.replace("left", '"left"') + f"\n{ROW}\n",
    ],
    ids=["plain", "no last line end", "Windows", "mark of Excel", "mark, no last line end", "quoted header"],
)
def test_a_row_is_added_to_what_stands_there(tmp_path: Path, before: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(before.encode())
    assert record(SAME, path) == path
    assert path.read_bytes().startswith(before.encode())
    assert cells(path) == [line.split(",") for line in (HEAD, ROW, ADDED)]
    assert [decision.verdict for decision in read_decisions(path)] == ["different", "same"]


def test_the_columns_of_a_table_keep_their_order_and_further_ones_stay(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("why,when,who,verdict,right,left,ghi chú\nx,2024,An,unsure,Lê Thị Tư,Lê Thị Từ,hỏi lại\n", "utf-8")
    record(SAME, path)
    assert cells(path)[2] == ["một trang", "2024-01-02", "Bảy", "same", "Do Van An", "Đỗ Văn An", ""]
    assert [decision.where for decision in read_decisions(path)] == ["mine.csv:2", "mine.csv:3"]


@pytest.mark.parametrize("why", ['nói "một người", trang 3', "dòng một\ndòng hai", "a;b|c", " "])
def test_whatever_the_reason_holds_comes_back(tmp_path: Path, why: str) -> None:
    path = record(SAME | {"why": why}, tmp_path)
    assert cells(path)[1][-1] == why
    assert record(SAME, tmp_path) == path
    assert len(cells(path)) == 3


def test_one_file_without_an_ending_takes_decisions_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "quyet-dinh"
    path.write_text(f"{HEAD}\n{ROW}\n", "utf-8")
    monkeypatch.setenv("LHTV_DECISIONS", str(path))
    assert record(SAME) == path
    assert own_files() == (path,)
    assert len(cells(path)) == 3


def test_an_empty_file_gets_its_header(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(b"")
    record(REJECT, path)
    assert [decision.verdict for decision in read_claim_decisions(path)] == ["reject"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"{','.join(COLUMNS[CLAIMS])}\n", "has the columns of claim-decisions.csv; name another file or a folder"),
        ("a,b\n", "no table of decisions; the header must name left, right"),
        ("left;right;verdict;who;when;why\n", "no table of decisions; the header must name left, right"),
        (f"{HEAD}\n".encode("utf-16"), "no UTF-8; save it as CSV in UTF-8"),
    ],
)
def test_no_row_goes_into_another_table(tmp_path: Path, content: str | bytes, said: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    before = path.read_bytes()
    with pytest.raises(LhtvError) as caught:
        record(SAME, path)
    assert said in str(caught.value)
    assert (path.read_bytes(), caught.value.exit_code) == (before, 2)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(UsageError, match=r"decisions\.csv: cannot be written \((File exists|Not a directory)\)"):
        record(SAME, tmp_path / "file" / "nua")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file"]
