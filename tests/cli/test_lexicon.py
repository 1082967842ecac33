"""Words of a user's own on the command line: read beside the shipped ones, checked, told when wrong."""

import json

import pytest

REPORT = (
    "Sáng 12/3/2019, tại thành phố Hạ Long, Thư viện tỉnh Quảng Ninh tổ chức Hội nghị bạn đọc.\n\n"
    "Dự hội nghị có ông Lê Văn Mẫu, Quản thư Thư viện tỉnh Quảng Ninh.\n"
)
WORDS = '[[title]]\nname = "Giám đốc"\nforms = ["quản thư"]\nexamples = ["ông Lê Văn Mẫu, Quản thư"]\n'


@pytest.fixture
def files(tmp_path, monkeypatch):
    """Work in a folder with a report and a folder of words."""
    monkeypatch.delenv("LHTV_LEXICON", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hop.txt").write_text(REPORT, "utf-8")
    (tmp_path / "tu-dien").mkdir()
    (tmp_path / "tu-dien" / "titles.toml").write_text(WORDS, "utf-8")
    return tmp_path


def titles(run):
    return [claim["title"] for claim in map(json.loads, run.out.splitlines()) if claim["type"] == "post"]


def test_extract_reads_words_of_ones_own(lhtv, files, monkeypatch):
    assert titles(lhtv("extract", "hop.txt", "--format", "jsonl")) == []
    assert titles(lhtv("extract", "hop.txt", "--format", "jsonl", "--lexicon", "tu-dien")) == ["Giám đốc"]
    assert titles(lhtv("extract", "hop.txt", "--format", "jsonl")) == []
    monkeypatch.setenv("LHTV_LEXICON", "tu-dien")
    assert titles(lhtv("extract", "hop.txt", "--format", "jsonl")) == ["Giám đốc"]


def test_a_report_is_read_again_when_the_words_change(lhtv, files):
    assert lhtv("ingest", "hop.txt", "--store", "kho").out == "added: 1\n"
    assert lhtv("ingest", "hop.txt", "--store", "kho").out == "unchanged: 1\n"
    assert lhtv("ingest", "hop.txt", "--store", "kho", "--lexicon", "tu-dien").out == "replaced: 1\n"
    assert lhtv("ingest", "hop.txt", "--store", "kho", "--lexicon", "tu-dien").out == "unchanged: 1\n"
    assert lhtv("ingest", "hop.txt", "--store", "kho").out == "replaced: 1\n"


@pytest.mark.parametrize("command", ["extract", "ingest", "validate"])
def test_a_wrong_word_stops_the_command_in_one_line(lhtv, files, command):
    (files / "tu-dien" / "titles.toml").write_text(WORDS + 'form = ["x"]\n', "utf-8")
    run = lhtv(command, "hop.txt", "--lexicon", "tu-dien")
    assert (run.code, run.out.count("added")) == (2, 0)
    assert "tu-dien/titles.toml: [[title]] 1 (Giám đốc): 'form' is no key of it" in run.err
    assert len(run.err.splitlines()) <= 3


def test_check_reads_the_examples(lhtv, files):
    run = lhtv("lexicon", "check", "tu-dien")
    assert (run.out, run.err, run.code) == ("", "1 examples and counter-examples read, 0 complaints\n", 0)


def test_check_names_what_fails(lhtv, files):
    failing = WORDS.replace(", Quản thư", ", Quản mộ")
    counter = 'counter_examples = ["ông Lê Văn Mẫu, Quản thư", "sổ quản thư"]\n'
    (files / "tu-dien" / "titles.toml").write_text(failing + counter, "utf-8")
    run = lhtv("lexicon", "check", "tu-dien")
    assert run.code == 1
    assert run.out == (
        "titles.toml: Giám đốc: the example is not read so: ông Lê Văn Mẫu, Quản mộ\n"
        "titles.toml: Giám đốc: the counter-example is read all the same: ông Lê Văn Mẫu, Quản thư\n"
    )
    assert "3 examples and counter-examples read, 2 complaints" in run.err


def test_check_tells_that_a_title_is_no_role(lhtv, files):
    (files / "tu-dien" / "titles.toml").write_text('[[title]]\nname = "Quản thư"\ndeputy = "Phó Quản thư"\n', "utf-8")
    run = lhtv("lexicon", "check", "tu-dien")
    assert (run.code, run.out.count("is no role of the vocabulary")) == (1, 2)
    taken = lhtv("ingest", "hop.txt", "--store", "kho", "--lexicon", "tu-dien")
    assert "claims dropped: 1 (its title is not in the vocabulary of roles: 1)" in taken.err
    assert taken.code == 0


def test_check_tells_every_slip(lhtv, files):
    (files / "tu-dien" / "titles.toml").write_text(WORDS + "bare = 1\nform = 2\n", "utf-8")
    (files / "tu-dien" / "tiles.toml").write_text("", "utf-8")
    run = lhtv("lexicon", "check", "tu-dien")
    assert (run.code, run.out, len(run.err.splitlines())) == (2, "", 3)


@pytest.mark.parametrize(("words", "said"), [((), "set LHTV_LEXICON"), (("nowhere",), "no such folder")])
def test_check_without_a_folder(lhtv, files, words, said):
    run = lhtv("lexicon", "check", *words)
    assert (run.code, run.out) == (2, "")
    assert said in run.err


def test_check_speaks_vietnamese(lhtv, files, monkeypatch):
    monkeypatch.setenv("LHTV_LANG", "vi")
    monkeypatch.setenv("LHTV_LEXICON", str(files / "tu-dien"))
    assert "đã đọc 1 ví dụ" in lhtv("lexicon", "check").err
