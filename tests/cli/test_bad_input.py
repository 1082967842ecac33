"""Bad input gives one clear line on standard error and the right exit code, and loses nothing."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Lhtv
from tests.unit.pipeline.conftest import MEETING

from lhtv_kg.store import open_store

QUERY = ("query", "head-on-date", "--organization", "Thư viện tỉnh Lào Cai")


def one_line(text: str, *words: str) -> bool:
    said = [line for line in text.splitlines() if line.strip()]
    return len(said) == 1 and all(word in said[0] for word in words) and "Traceback" not in text


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """A store with one report in it."""
    file = tmp_path / "hop.txt"
    file.write_text(MEETING, "utf-8")
    return file


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("rong.txt", b"", "empty"),
        ("trang.txt", b" \n\n ", "empty"),
        ("nhi-phan.txt", bytes(range(256)) * 10, "nhi-phan.txt"),
        ("bang-ma.txt", "Thư viện tỉnh".encode("cp1258", "replace") + b"\xff\xfe\xfa", "bang-ma.txt"),
        ("lon.txt", b"a" * 50_000_001, "lon.txt"),
        ("anh.png", b"\x89PNG\r\n\x1a\n123", "anh.png"),
    ],
)
@pytest.mark.parametrize("command", ["extract", "validate"])
def test_a_file_that_is_no_report(
    lhtv: Lhtv, tmp_path: Path, command: str, name: str, content: bytes, word: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    run = lhtv(command, file)
    assert run.code == 1
    assert word in run.err
    assert "Traceback" not in run.err
    assert not run.out


def test_a_bad_file_keeps_no_good_one_out(lhtv: Lhtv, tmp_path: Path, held: Path) -> None:
    (tmp_path / "rong.txt").write_bytes(b"")
    run = lhtv("ingest", tmp_path / "rong.txt", held, "--store", tmp_path / "kho")
    assert run.code == 1
    assert "added: 1" in run.out
    assert "rong.txt" in run.err


def test_a_report_without_a_date_is_taken(lhtv: Lhtv, tmp_path: Path) -> None:
    file = tmp_path / "khong-ngay.txt"
    file.write_text("Ông Trần Văn Mẫu, Giám đốc Thư viện tỉnh Lào Cai cho biết sắp mở phòng đọc.\n", "utf-8")
    run = lhtv("ingest", file, "--store", tmp_path / "kho")
    assert (run.code, "added: 1" in run.out) == (0, True)


@pytest.mark.parametrize("command", ["extract", "ingest", "validate"])
def test_a_path_that_is_not_there(lhtv: Lhtv, tmp_path: Path, command: str) -> None:
    run = lhtv(command, tmp_path / "khong-co.txt")
    assert run.code == 2
    assert one_line(run.err, "khong-co.txt") or command == "validate"


@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_a_folder_without_reports(lhtv: Lhtv, tmp_path: Path, command: str) -> None:
    (tmp_path / "rong").mkdir()
    run = lhtv(command, tmp_path / "rong")
    assert run.code == 1
    assert "without reports" in run.err or "no report" in run.err


def test_a_store_that_another_process_holds(lhtv: Lhtv, tmp_path: Path, held: Path) -> None:
    assert lhtv("ingest", held, "--store", tmp_path / "kho").code == 0
    hold = "import sys, lhtv_kg.store as s; kept = s.open_store(sys.argv[1], write=True); print(flush=True); input()"
    words = [sys.executable, "-c", hold, os.fspath(tmp_path / "kho")]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout and other.stdin
        other.stdout.readline()
        run = lhtv("ingest", held, "--store", tmp_path / "kho")
        reading = lhtv(*QUERY, "--date", "2021-05-12", "--store", tmp_path / "kho", "--format", "json")
        other.stdin.close()
    assert run.code == 2
    assert one_line(run.err, "kho")
    assert (reading.code, "Trần Văn Mẫu" in reading.out) == (0, True)


@pytest.mark.parametrize(
    ("words", "code", "hints"),
    [
        (("query", "who-chairs"), 2, ["who-chaired"]),
        (("quary",), 2, ["query"]),
        ((*QUERY, "--dat", "2021-05-12"), 2, ["--date"]),
        ((*QUERY, "--date", "2021-13-45"), 2, ["2021-13-45"]),
        ((*QUERY, "--date", "hôm qua"), 2, ["hôm qua"]),
        (("query", "head-on-date", "--organization", "http://a b", "--date", "2021-05-12"), 2, ["http://a b"]),
        (
            ("query", "head-on-date", "--organization", "Thư viện tỉnh Lào Caiii", "--date", "2021-05-12"),
            1,
            ["Lào Cai"],
        ),
        (("sparql", "SELEC ?x WHERE { ?x ?y ?z }"), 2, []),
        (("sparql", "SELECT ?p { ?p a foaf:Person }"), 2, ["PREFIX foaf: <http://xmlns.com/foaf/0.1/>"]),
        (("validate", "khong-co.ttl"), 2, ["no such file"]),
        (("validate", "khong-co.txt"), 2, ["no such file"]),
        (("export", "--graph", "khong-co"), 1, ["khong-co"]),
        (("export", "--graph", "http://a b"), 2, ["http://a b"]),
        (("export", "--format", "turtel"), 2, ["turtle"]),
        (("withdraw", "khong-co"), 1, ["hop.txt"]),
    ],
)
def test_words_that_the_program_does_not_know(
    lhtv: Lhtv, tmp_path: Path, held: Path, words: tuple[str, ...], code: int, hints: list[str]
) -> None:
    store = tmp_path / "kho"
    assert lhtv("ingest", held, "--store", store).code == 0
    placed = words if words[0] == "quary" else (*words, "--store", os.fspath(store))
    run = lhtv(*placed)
    assert run.code == code
    assert all(hint in run.err for hint in hints), run.err
    assert "Traceback" not in run.err
    assert not run.out


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("hong.ttl", "@prefix a: <http://a/> . a:b a:c ", 1),
        ("hong.rdf", '<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>', 1),
        ("hong.jsonld", "{", 1),
        ("tot.ttl", "@prefix a: <http://a/> . a:b a:c a:d .", 0),
    ],
)
def test_broken_rdf(lhtv: Lhtv, tmp_path: Path, name: str, content: str, code: int) -> None:
    file = tmp_path / name
    file.write_text(content, "utf-8")
    run = lhtv("validate", file)
    assert run.code == code
    assert "Traceback" not in run.err
    assert code == 0 or name in run.err


def test_a_folder_that_is_no_store(lhtv: Lhtv, tmp_path: Path) -> None:
    (tmp_path / "khac").mkdir()
    (tmp_path / "khac" / "thu.txt").write_text("x", "utf-8")
    run = lhtv("query", "counts", "--store", tmp_path / "khac")
    assert run.code == 2
    assert one_line(run.err, "khac")
    assert lhtv("ingest", tmp_path / "khac" / "thu.txt", "--store", tmp_path / "khac").code == 2
    assert (tmp_path / "khac" / "thu.txt").read_text("utf-8") == "x"


def test_after_a_failed_ingest_the_store_is_what_it_was(lhtv: Lhtv, tmp_path: Path, held: Path) -> None:
    store = tmp_path / "kho"
    lhtv("ingest", held, "--store", store)
    with open_store(store) as opened:
        before = set(opened.quads())
    (tmp_path / "rong.txt").write_bytes(b"")
    lhtv("ingest", tmp_path / "rong.txt", "--store", store)
    with open_store(store) as opened:
        assert set(opened.quads()) == before


def test_what_was_refused_or_not_taken_again_is_told_once(lhtv: Lhtv, tmp_path: Path, held: Path) -> None:
    (tmp_path / "rong.txt").write_bytes(b"")
    (tmp_path / "zz-ban-sao.txt").write_text(MEETING, "utf-8")
    lhtv("ingest", held, "--store", tmp_path / "kho")
    run = lhtv("ingest", tmp_path / "rong.txt", held, tmp_path / "zz-ban-sao.txt", "--store", tmp_path / "kho")
    refused, unchanged, duplicate = run.err.splitlines()
    assert refused.count("rong.txt") == 1
    assert unchanged == f"unchanged: {held}: is in the store as it stands"
    assert duplicate.startswith(f"duplicate: {tmp_path / 'zz-ban-sao.txt'}: has the words of hop-")


def test_ctrl_c_ends_an_ingest_after_the_report_at_hand(tmp_path: Path) -> None:
    folder, store = tmp_path / "nhieu", tmp_path / "kho"
    folder.mkdir()
    for number in range(200):
        (folder / f"bai-{number:03}.txt").write_text(MEETING.replace("12/5/2021", f"12/5/{1800 + number}"), "utf-8")
    words = [sys.executable, "-m", "lhtv_kg", "ingest", os.fspath(folder), "--store", os.fspath(store)]
    environment = os.environ | {"LHTV_LANG": "en"}
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as run:
        assert run.stderr
        said = [run.stderr.readline().decode()]
        run.send_signal(signal.SIGINT)
        out, rest = (stream.decode() for stream in run.communicate())
    said += rest.splitlines()
    assert run.returncode == 130
    assert said[-1].startswith("stopped before the end")
    with open_store(store) as opened:
        taken = list(opened.ledger().rows())
    assert len(taken) == sum(line.startswith("added: ") for line in said) < 200
    assert out == f"added: {len(taken)}\n"


def test_files_that_cannot_be_checked_are_counted(lhtv: Lhtv, tmp_path: Path, held: Path) -> None:
    (tmp_path / "hong.ttl").write_text("<a> <b> ", "utf-8")
    run = lhtv("validate", tmp_path / "hong.ttl", held)
    assert run.code == 1
    assert "1 files could not be checked" in run.err


def test_claims_of_several_files_say_which(lhtv: Lhtv, tmp_path: Path, held: Path) -> None:
    (tmp_path / "khac.txt").write_text(MEETING.replace("Mẫu", "Nháp"), "utf-8")
    run = lhtv("extract", held, tmp_path / "khac.txt", "--format", "jsonl")
    claims = [json.loads(line) for line in run.out.splitlines()]
    assert {claim["report"] for claim in claims if claim.get("person") == "Trần Văn Nháp"} == {"khac.txt"}
    shown = lhtv("extract", held, tmp_path / "khac.txt").out
    assert shown.index("hop.txt") < shown.index("Trần Văn Mẫu") < shown.index("khac.txt") < shown.index("Trần Văn Nháp")
    assert "nothing was left unread" in lhtv("extract", held, "--unread").err


def test_no_terminal_is_given_the_bytes_of_a_zip_file(
    lhtv: Lhtv, tmp_path: Path, held: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "kho"
    assert lhtv("ingest", held, "--store", store).code == 0
    with monkeypatch.context() as terminal:
        terminal.setattr("sys.stdout.isatty", lambda: True)
        run = lhtv("export", "--format", "csv", "--store", store)
    assert (run.code, run.out) == (2, "")
    assert one_line(run.err, "--out")
    assert lhtv("export", "--format", "csv", "--store", store, "--out", tmp_path / "bang.csv.zip").code == 0
    assert (tmp_path / "bang.csv.zip").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("source", ["javascript:alert(1)", "data:text/html,x", "tin/1", "http:tin"])
def test_what_is_no_address_is_no_source(lhtv: Lhtv, tmp_path: Path, held: Path, source: str) -> None:
    run = lhtv("ingest", held, "--store", tmp_path / "kho", "--source", source)
    assert (run.code, run.out) == (2, "")
    assert one_line(run.err, source)
