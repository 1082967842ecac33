"""What the surroundings of a command do to it: encodings, a full disk behind the output, the width of a terminal."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.pipeline.conftest import MEETING

from lhtv_kg.cli.console import show_table


def lhtv_kg(*words: str, stdout: int | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "lhtv_kg", *words]
    return subprocess.run(
        command,
        env=os.environ | environment,
        stdout=stdout or subprocess.PIPE,
        stderr=subprocess.PIPE,
        check=False,
    )


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp1252"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}],
    ids=["ascii", "cp1252", "locale"],
)
@pytest.mark.parametrize("form", ["table", "json"])
def test_files_and_pipes_get_utf8_whatever_the_locale(environment: dict[str, str], form: str) -> None:
    run = lhtv_kg("queries", "--format", form, LHTV_LANG="vi", **environment)
    assert run.returncode == 0, run.stderr.decode()
    assert "Ai đứng đầu một tổ chức trong một nhiệm kỳ?" in run.stdout.decode()


@pytest.mark.parametrize("form", ["table", "json"])
def test_an_output_that_cannot_be_written_is_one_line(form: str) -> None:
    with Path("/dev/full").open("wb") as full:
        run = lhtv_kg("queries", "--format", form, stdout=full.fileno(), LHTV_LANG="en")
    assert run.returncode == 2
    said = run.stderr.decode().splitlines()
    assert len(said) == 1
    assert "the output cannot be written" in said[0]


def test_records_on_a_narrow_terminal_are_apart(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("lhtv_kg.cli.console.WIDE", 36)
    show_table(["a", "b", "c"], [["Chữ-dài-mười-sáu"] * 3, ["Chữ-khác-cũng-thế"] * 3])
    blocks = [block.split() for block in capsys.readouterr().out.strip().split("\n\n")]
    assert blocks == [
        [word for key in "abc" for word in (key, "Chữ-dài-mười-sáu")],
        [word for key in "abc" for word in (key, "Chữ-khác-cũng-thế")],
    ]


@pytest.mark.parametrize("width", [84, *range(96, 200, 8)])
def test_no_word_is_torn_on_a_terminal_wide_enough(
    width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("lhtv_kg.cli.console.WIDE", width)
    heads = ["attendanceComparator"[:16], "firstAttested", "lastAttested", "organization", "tên", "x"]
    long = "Liên hiệp Thư viện các tỉnh thuộc một vùng rộng lớn ở phía Bắc, họp tại một thành phố bên sông " * 2
    show_table(heads, [["1", "2021-05-12", "2021-05-13", long, long, "y"]] * 2)
    out = capsys.readouterr().out
    lines = out.splitlines()
    assert all(head in lines[0] for head in heads)
    assert max(map(len, lines)) <= width
    assert {word for word in long.split() if word not in out.split()} == set()
    assert out.count("2021-05-12") == 2


def test_columns_take_no_more_room_than_they_need(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("lhtv_kg.cli.console.WIDE", 40)
    show_table(["a", "b"], [["x", "một hai ba bốn năm sáu bảy tám chín mười mười một"]])
    assert len(capsys.readouterr().out.splitlines()) == 4
    show_table(["a"], [])
    assert capsys.readouterr().out.split() == ["a", "─"]


def test_ctrl_c_ends_a_query_that_would_never_end(tmp_path: Path) -> None:
    (tmp_path / "hop.txt").write_text(MEETING, "utf-8")
    assert lhtv_kg("ingest", str(tmp_path / "hop.txt"), "--store", str(tmp_path / "kho")).returncode == 0
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    words = [sys.executable, "-m", "lhtv_kg", "sparql", endless, "--store", str(tmp_path / "kho")]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as run:
        with pytest.raises(subprocess.TimeoutExpired):
            run.wait(4)
        run.send_signal(signal.SIGINT)
        assert run.wait(5) == -signal.SIGINT
