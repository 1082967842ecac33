"""Slips of the pen and of the surroundings: what is said names the cause, and nothing is changed by them."""

import errno
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Lhtv
from tests.unit.pipeline.conftest import MEETING

from lhtv_kg.cli import main
from lhtv_kg.lexicon.own import files_in

ROOT = Path(__file__).resolve().parents[2]
BROKEN = os.fsdecode(b"\xff\xfe")
ASCII = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LHTV_LANG": "en"}


@pytest.fixture
def store(lhtv: Lhtv, tmp_path: Path) -> Path:
    """A store with one report in it."""
    (tmp_path / "hop.txt").write_text(MEETING, "utf-8")
    assert lhtv("ingest", tmp_path / "hop.txt", "--store", tmp_path / "kho").code == 0
    return tmp_path / "kho"


@pytest.mark.parametrize(
    "words", [("query", "career", "--person", BROKEN), ("withdraw", BROKEN), ("ask", BROKEN), ("sparql", BROKEN)]
)
def test_words_that_are_no_utf8_are_told(lhtv: Lhtv, store: Path, words: tuple[str, ...]) -> None:
    run = lhtv(*words, "--store", store)
    assert (run.code, run.out) == (2, "")
    assert r"'\udcff\udcfe' is no text in UTF-8" in run.err


@pytest.mark.parametrize("words", [("queries", "--lang=vi"), ("query", "counts", "--lang", "vi")])
def test_the_language_stands_before_the_command(lhtv: Lhtv, words: tuple[str, ...]) -> None:
    run = lhtv(*words)
    assert (run.code, run.out, "--lang stands before the command" in run.err) == (2, "", True)


def test_words_with_accents_are_read_in_a_locale_of_ascii(store: Path) -> None:
    words = [sys.executable, "-m", "lhtv_kg", "query", "career", "--person", "Nguyễn Chẳng Có", "--store", str(store)]
    run = subprocess.run(words, env=os.environ | ASCII, capture_output=True, check=False)
    assert run.returncode == 1
    assert "called 'Nguyễn Chẳng Có'" in run.stderr.decode()


def test_a_store_with_a_name_that_is_no_text_is_one_line(lhtv: Lhtv, store: Path, tmp_path: Path) -> None:
    other = tmp_path / BROKEN
    store.rename(other)
    run = lhtv("query", "counts", "--store", other)
    assert (run.code, run.out, len(run.err.splitlines())) == (2, "", 1)


def test_ctrl_c_while_the_program_loads_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = "import sys, lhtv_kg.cli; sys.exit('click' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loaded], check=False).returncode == 0

    def press() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lhtv_kg.cli.running.run", press)
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 130


def test_a_stopped_build_says_that_the_store_is_whole(
    lhtv: Lhtv, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def press(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lhtv_kg.pipeline.build", press)
    run = lhtv("build", "--store", tmp_path / "moi")
    assert run.code == 130
    assert [line.partition(";")[0] for line in run.err.splitlines()] == ["building the shipped dataset", "stopped"]


def test_a_withdrawal_makes_no_store(lhtv: Lhtv, tmp_path: Path) -> None:
    run = lhtv("withdraw", "abc", "--store", tmp_path / "khong-co")
    assert run.code == 2
    assert "there is no store here" in run.err
    assert not (tmp_path / "khong-co").exists()


def test_a_second_withdrawal_says_that_it_was_done(lhtv: Lhtv, store: Path) -> None:
    said = [lhtv("withdraw", "hop.txt", "--store", store) for _ in range(2)]
    assert [run.code for run in said] == [0, 1]
    assert "'hop.txt' is withdrawn already" in said[1].err
    assert "which holds none" in lhtv("withdraw", "khac.txt", "--store", store).err


def test_nothing_near_is_not_offered(lhtv: Lhtv, store: Path) -> None:
    signed = ("--who", "An", "--why", "thử", "--store", store)
    run = lhtv("review", "--same", "Qqqq", "Xxxx", *signed)
    assert (run.code, "nearest" in run.err, "no name is near" in run.err) == (1, False, True)
    run = lhtv("review", "--same", "event: qqqq", "event: xxxx", *signed)
    assert (run.code, "nearest" in run.err) == (1, False)


@pytest.fixture
def busy() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield int(server.getsockname()[1])


def test_a_port_in_use_is_one_line(lhtv: Lhtv, store: Path, busy: int) -> None:
    run = lhtv("serve", "--port", str(busy), "--store", store)
    assert (run.code, run.out) == (2, "")
    assert f"127.0.0.1:{busy}: nothing can listen there" in run.err
    assert "--port" in run.err


@pytest.mark.parametrize(
    ("options", "address"),
    [
        (("--port", "18999"), "http://127.0.0.1:18999/"),
        (("--host", "::1", "--port", "18999"), "http://[::1]:18999/"),
        (("--address", "https://example.org/"), "https://example.org/"),
    ],
)
def test_the_portal_says_where_it_is(
    lhtv: Lhtv, store: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], address: str
) -> None:
    monkeypatch.setattr("lhtv_kg.web.serving.serve", lambda *_, **__: None)
    monkeypatch.setattr("lhtv_kg.web.serving.require_free", lambda *_: None)
    run = lhtv("serve", *options, "--store", store)
    assert (run.code, run.out) == (0, f"the portal is at {address} (Ctrl-C ends it)\n")


def test_decisions_that_cannot_be_read_are_named(
    lhtv: Lhtv, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "quyet-dinh" / "decisions.csv"
    table.mkdir(parents=True)
    monkeypatch.setenv("LHTV_DECISIONS", str(table.parent))
    run = lhtv("ingest", tmp_path / "hop.txt", "--store", store)
    assert run.code == 2
    assert f"{table}: cannot be read (Is a directory)" in run.err


def _unlisted(path: object, *_: object) -> None:
    raise PermissionError(errno.EACCES, "Permission denied", str(path))


@pytest.mark.parametrize(("language", "word"), [("en", "Permission denied"), ("vi", "không được phép")])
def test_a_folder_that_cannot_be_listed_is_told(
    lhtv: Lhtv, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, word: str
) -> None:
    (tmp_path / "bai").mkdir()
    monkeypatch.setenv("LHTV_LANG", language)
    monkeypatch.setattr(os, "scandir", _unlisted)
    run = lhtv("extract", tmp_path / "bai")
    monkeypatch.undo()
    assert run.code == 1
    assert word in run.err


def test_words_of_ones_own_that_cannot_be_listed_are_told(lhtv: Lhtv, tmp_path: Path) -> None:
    from lhtv_kg.lexicon import wrong_in

    (tmp_path / "tu").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "iterdir", _unlisted)
        with pytest.raises(PermissionError):
            files_in(tmp_path / "tu")
        said = [str(error) for error in wrong_in(tmp_path / "tu")]
    assert said == [f"{tmp_path / 'tu'}: cannot be read (Permission denied)"]


@pytest.mark.parametrize("day", ["12/5/2021", "12-05-2021", "12.5.2021"])
def test_days_are_taken_as_they_are_written_in_vietnam(lhtv: Lhtv, store: Path, day: str) -> None:
    words = ("query", "head-on-date", "--organization", "Thư viện tỉnh Lào Cai", "--store", store, "--format", "json")
    assert lhtv(*words, "--date", day) == lhtv(*words, "--date", "2021-05-12")
    assert "is no day" in lhtv(*words, "--date", "31/2/2020").err


@pytest.mark.parametrize(("word", "code"), [("unknown", 0), ("chưa rõ", 0), ("Chắc chắn", 0), ("maybe", 1)])
def test_levels_of_certainty_are_known_words(lhtv: Lhtv, store: Path, word: str, code: int) -> None:
    run = lhtv("query", "coverage", "--certainty", word, "--store", store)
    assert run.code == code
    assert ("'maybe' is none of certain, presumed, possible, unknown" in run.err) == bool(code)


def test_a_wrong_year_is_told_before_a_name(lhtv: Lhtv, store: Path) -> None:
    run = lhtv("query", "events", "--body", "Nhóm Chẳng Có", "--year", "20xx", "--store", store)
    assert (run.code, "'20xx' is no year" in run.err) == (2, True)


def test_a_body_without_terms_is_told(lhtv: Lhtv, store: Path) -> None:
    words = ("--body", "Thư viện tỉnh Lào Cai", "--term", "2020-2022", "--store", store)
    run = lhtv("query", "who-chaired", *words)
    assert run.code == 1
    assert "no term of office of this body" in run.err


@pytest.mark.parametrize(
    ("name", "start"), [("a.nq", "<"), ("a.ttl", "@prefix"), ("A.NQ", "<"), ("a", "@prefix"), ("a.jsonld", "{")]
)
def test_the_format_of_an_export_is_that_of_its_file(
    lhtv: Lhtv, store: Path, tmp_path: Path, name: str, start: str
) -> None:
    assert lhtv("export", "--graph", "derived", "--out", tmp_path / name, "--store", store).code == 0
    assert (tmp_path / name).read_text("utf-8").startswith(start)


def test_an_ending_of_no_format_is_told_unless_the_format_is_named(lhtv: Lhtv, store: Path, tmp_path: Path) -> None:
    words = ("export", "--graph", "derived", "--out", tmp_path / "a.docx", "--store", store)
    run = lhtv(*words)
    assert (run.code, "--format" in run.err, (tmp_path / "a.docx").exists()) == (2, True, False)
    assert lhtv(*words, "--format", "turtle").code == 0


def test_an_empty_file_of_rdf_is_not_found_good(lhtv: Lhtv, tmp_path: Path) -> None:
    (tmp_path / "rong.ttl").write_bytes(b"")
    run = lhtv("validate", tmp_path / "rong.ttl")
    assert run.code == 1
    assert "an empty file" in run.err


def test_numbers_and_counts_are_said_in_vietnamese(lhtv: Lhtv, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LHTV_LANG", "vi")
    assert "không nằm trong khoảng" in lhtv("serve", "--port", "70000").err
    assert "không phải là số" in lhtv("serve", "--port", "abc").err


def test_asked_with_nothing_to_ask_says_so(lhtv: Lhtv, store: Path) -> None:
    run = lhtv("review", "--ask", "--kind", "contradiction", "--who", "An", "--store", store)
    assert (run.code, run.err) == (0, "nothing to review\n")


def test_a_wrong_base_is_refused_by_queries_too(lhtv: Lhtv, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LHTV_BASE", "khong")
    assert lhtv("query", "counts", "--store", store).code == 2


def test_the_demo_keeps_out_of_the_store_of_its_user() -> None:
    recipe = re.search(r"^demo:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert recipe
    calls = [line for line in recipe[1].splitlines() if "lhtv-kg" in line]
    assert len(calls) == 3
    assert all("demo_store" in call for call in calls)
    assert 'demo_store = --store "$(or $(STORE),demo/store)"' in (ROOT / "Makefile").read_text("utf-8")


@pytest.mark.parametrize(("module", "extra"), [("starlette", "web"), ("uvicorn", "web"), ("jinja2", "web")])
def test_a_package_of_an_extra_that_is_missing_is_named(
    lhtv: Lhtv, monkeypatch: pytest.MonkeyPatch, module: str, extra: str
) -> None:
    def missing(*_words: object, **_more: object) -> None:
        raise ModuleNotFoundError(f"No module named '{module}'", name=module)

    monkeypatch.setattr("lhtv_kg.cli.running.root", missing)
    run = lhtv("serve")
    assert (run.code, run.err.count("\n")) == (2, 1)
    assert f"pip install 'lhtv-kg[{extra}]'" in run.err
