"""Every command given nothing, too much or the wrong thing: one line in either language, exit code 2, nothing done."""

from pathlib import Path

import pytest
from tests.cli.conftest import Lhtv
from tests.unit.pipeline.conftest import MEETING

from lhtv_kg.cli.root import COMMANDS

NEED = {"extract": "FILES...", "ingest": "PATHS...", "withdraw": "REPORT", "sparql": "QUERY", "publish": "DIR"}
EXTRA = {"build": "x", "withdraw": "x y", "queries": "x", "export": "x", "review": "x", "serve": "x", "publish": "x y"}
CHOICES = [
    ("extract", ("x.txt",), "table, jsonl, turtle, nquads, jsonld"),
    ("queries", (), "table, json"),
    ("query", ("counts",), "table, json, csv, tsv, markdown, turtle, ntriples, nquads, trig, rdfxml, jsonld"),
    ("sparql", ("ASK {}",), "table, json, csv, tsv, markdown, turtle, ntriples, nquads, trig, rdfxml, jsonld"),
    ("ask", ("Ai?",), "table, json"),
    ("export", (), "csv, jsonld, nquads, ntriples, rdfxml, trig, turtle"),
    ("review", (), "table, json"),
]
EMPTY = [
    ("ingest", ""),
    ("extract", ""),
    ("validate", ""),
    ("publish", ""),
    ("lexicon", "check", ""),
    ("build", "--out", ""),
    ("build", "--freeze", ""),
    ("export", "--out", ""),
    ("extract", "x.txt", "--lexicon", ""),
    ("query", "counts", "--store", ""),
    ("ingest", "x.txt", "--store", ""),
    ("review", "--decisions", ""),
]
"""What a shell makes of a variable that is not set."""

languages = pytest.mark.parametrize("lang", ["en", "vi"])


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An own folder with one report as the folder at hand."""
    folder = tmp_path / "dang-dung"
    folder.mkdir()
    (folder / "hop.txt").write_text(MEETING, "utf-8")
    monkeypatch.chdir(folder)
    return folder


def said(lhtv: Lhtv, monkeypatch: pytest.MonkeyPatch, lang: str, *words: str) -> str:
    """The one line that a command says that could not run."""
    monkeypatch.setenv("LHTV_LANG", lang)
    run = lhtv(*words)
    assert (run.code, run.out) == (2, ""), run.err
    assert run.err.startswith("lhtv-kg: ")
    assert run.err.count("\n") == 1
    return run.err.removeprefix("lhtv-kg: ").rstrip("\n")


@languages
@pytest.mark.parametrize(("command", "needed"), NEED.items())
def test_what_is_missing_is_named(
    lhtv: Lhtv, monkeypatch: pytest.MonkeyPatch, lang: str, command: str, needed: str
) -> None:
    expected = {
        "en": f"Missing argument '{needed}'. See: lhtv-kg {command} --help",
        "vi": f"Thiếu đối số '{needed}'. Xem: lhtv-kg {command} --help",
    }
    assert said(lhtv, monkeypatch, lang, command) == expected[lang]


@languages
@pytest.mark.parametrize(("command", "words"), EXTRA.items())
def test_a_word_too_many_is_named(
    lhtv: Lhtv, monkeypatch: pytest.MonkeyPatch, lang: str, command: str, words: str
) -> None:
    last = words.split()[-1]
    expected = {
        "en": f"Got unexpected extra argument ({last}). See: lhtv-kg {command} --help",
        "vi": f"Thừa đối số ({last}). Xem: lhtv-kg {command} --help",
    }
    assert said(lhtv, monkeypatch, lang, command, *words.split()) == expected[lang]


@languages
@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in ("query", "lexicon")])
def test_an_option_that_is_none_is_named(lhtv: Lhtv, monkeypatch: pytest.MonkeyPatch, lang: str, command: str) -> None:
    line = said(lhtv, monkeypatch, lang, command, "--zzz")
    assert line.startswith({"en": "No such option '--zzz'.", "vi": "Không có tùy chọn '--zzz'."}[lang])
    assert line.endswith({"en": "See: ", "vi": "Xem: "}[lang] + f"lhtv-kg {command} --help")


@languages
@pytest.mark.parametrize(("command", "words", "known"), CHOICES)
def test_a_form_that_is_none_is_answered_with_those_there_are(
    lhtv: Lhtv, monkeypatch: pytest.MonkeyPatch, lang: str, command: str, words: tuple[str, ...], known: str
) -> None:
    line = said(lhtv, monkeypatch, lang, command, *words, "--format", "xml")
    listed = ", ".join(f"'{name}'" for name in known.split(", "))
    assert {"en": f"'xml' is not one of {listed}.", "vi": f"'xml' không thuộc {listed}."}[lang] in line


@languages
@pytest.mark.parametrize("words", EMPTY, ids=" ".join)
def test_an_empty_path_is_not_the_folder_at_hand(
    lhtv: Lhtv, monkeypatch: pytest.MonkeyPatch, nowhere: Path, tmp_path: Path, lang: str, words: tuple[str, ...]
) -> None:
    expected = {"en": "an empty path; name a file or a folder", "vi": "đường dẫn trống; hãy nêu tệp hoặc thư mục"}
    assert expected[lang] in said(lhtv, monkeypatch, lang, *words)
    assert [path.name for path in nowhere.iterdir()] == ["hop.txt"]
    assert not (tmp_path / "kho-mac-dinh").exists()


@languages
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("build", "--freeze", "."), {"en": "'.' is a directory", "vi": "'.' là thư mục, không phải tệp"}),
        (("build", "--out", "hop.txt"), {"en": "'hop.txt' is a file", "vi": "'hop.txt' là tệp, không phải thư mục"}),
        (("review", "--same", "A"), {"en": "'--same' requires 2 arguments", "vi": "'--same' cần 2 giá trị"}),
        (("review", "--limit", "-1"), {"en": "-1 is not in the range", "vi": "-1 không nằm trong khoảng"}),
        (("serve", "--port", "70000"), {"en": "70000 is not in the range", "vi": "70000 không nằm trong khoảng"}),
        (("query", "career"), {"en": "Missing option '--person'", "vi": "Thiếu tùy chọn '--person'"}),
        (
            ("query", "career", "--person"),
            {"en": "'--person' requires an argument", "vi": "'--person' cần một giá trị"},
        ),
        (
            ("query", "career", "--person", "A B", "--person", "C D"),
            {
                "en": "'--person': given 2 times; give it once.",
                "vi": "'--person' không hợp lệ: nêu 2 lần; hãy nêu một lần",
            },
        ),
        (("query", "kareer"), {"en": "did you mean career", "vi": "có phải là career"}),
        (("lexicon", "zzz"), {"en": "No such command 'zzz'", "vi": "Không có lệnh 'zzz'"}),
        (("zzz",), {"en": "'zzz' is no command", "vi": "không có lệnh 'zzz'"}),
        (("publish", "trang", "--address", "x"), {"en": "x: is no address of a site", "vi": "x: không phải địa chỉ"}),
        (("ingest", "hop.txt", "--store", "ftp://x"), {"en": "ftp://x: a store is a folder", "vi": "ftp://x: kho là"}),
        (("ingest", "hop.txt", "--store", "hop.txt"), {"en": "cannot be written", "vi": "không ghi được"}),
    ],
)
def test_what_is_wrong_is_said_in_the_language_chosen(
    lhtv: Lhtv, monkeypatch: pytest.MonkeyPatch, lang: str, words: tuple[str, ...], expected: dict[str, str]
) -> None:
    assert expected[lang] in said(lhtv, monkeypatch, lang, *words)


@languages
@pytest.mark.parametrize(
    "command",
    [("query", "counts"), ("sparql", "ASK {}"), ("ask", "Ai là ai?"), ("export",), ("review",), ("withdraw", "x"),
     ("validate",), ("serve",), ("publish", "trang")],
    ids=lambda words: words[0],
)  # fmt: skip
def test_without_a_store_every_command_says_how_to_make_one(
    lhtv: Lhtv, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lang: str, command: tuple[str, ...]
) -> None:
    expected = {
        "en": "kho: there is no store here; make one with lhtv-kg build or lhtv-kg ingest",
        "vi": "kho: ở đây chưa có kho; hãy tạo bằng lhtv-kg build hoặc lhtv-kg ingest",
    }
    assert said(lhtv, monkeypatch, lang, *command, "--store", "kho").endswith(f"/{expected[lang]}")
    assert not Path("kho").exists()
