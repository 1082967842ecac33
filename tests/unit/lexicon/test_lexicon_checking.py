"""Slips of the pen in a user's files of words are told with file and entry, and stop the work."""

import pytest

from lhtv_kg.assets import asset
from lhtv_kg.errors import DataFileError
from lhtv_kg.lexicon import choose_folder, load_lexicon, own_files, own_folder, wrong_in
from lhtv_kg.pipeline.versions import extraction_version

TITLE = '[[title]]\nname = "Quản thư"\n'
SHIPPED = ("titles.toml", "people.toml", "organizations.toml", "places.toml", "layout.toml", "provinces.csv")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("title.toml", TITLE, "nothing can be added under this name; files may be acts.toml"),
        ("patterns.toml", "", "nothing can be added under this name"),
        ("titles.toml", "[[titel]]\n", "'titel' is nothing that this file tells of; known are deputy_prefixes, title"),
        ("titles.toml", TITLE + 'form = ["x"]\n', "[[title]] 1 (Quản thư): 'form' is no key of it"),
        ("titles.toml", TITLE + 'forms = "người quản thư"\n', '\'forms\' must be written like ["a", "b"]'),
        ("titles.toml", TITLE + 'bare = "yes"\n', "'bare' must be written like true"),
        ("titles.toml", f'{TITLE}\n[[title]]\nforms = ["x"]\n', "[[title]] 2 (x): 'name' is missing"),
        ("titles.toml", '[title]\nname = "Quản thư"\n', "'title' must be written like [[title]]"),
        ("titles.toml", 'deputy_prefixes = "phó"\n', "'deputy_prefixes' must be written like"),
        ("titles.toml", "[[title]]\nname = 3\n", "[[title]] 1 (3): 'name' must be written like \"a\""),
        ("expressions.toml", '[[expression]]\nsense = "elekt"\nforms = ["x"]\n', "'elekt' is no sense of it"),
        ("events.toml", '[[event]]\nkind = "party"\nforms = ["x"]\n', "'party' is no kind of it; known are ceremony"),
        ("modifiers.toml", '[[modifier]]\nforms = ["x"]\ncapacity = "full"\n', "missing"),
        ("organizations.toml", '[[fixed]]\nname = "A"\nkind = "libary"\n', "[[fixed]] 1 (A): 'libary' is no kind"),
        ("people.toml", '[honorifics]\nform = ["cụ"]\n', "[honorifics]: 'form' is no key of it; known are counter"),
        ("layout.toml", '[agency]\npattern = "(x"\n', "[agency]: '(x' is no regular expression"),
        ("counts.toml", 'people = ["x"]\n', "'people' must be written like [people]"),
        ("titles.toml", "[[title]\n", "line 1"),
        ("provinces.csv", "name,level\nX,tỉnh\n", "the column 'until' is missing"),
        ("provinces.csv", "", "the column 'name' is missing"),
        ("provinces.csv", "name,level,until,towns,forms,library\nX,tỉnh\n", "row 2 has 2 cells, the header 6"),
        ("provinces.csv", "name,level,until,towns,forms,library\nX,xã,,,,\n", "'xã' is no level of it"),
    ],
)
def test_a_slip_is_told_in_one_line(tmp_path, name, text, said):
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(DataFileError) as caught:
        load_lexicon(tmp_path)
    assert said in str(caught.value)
    assert str(caught.value).startswith(f"{tmp_path / name}: ")
    assert "\n" not in str(caught.value)


def test_all_slips_of_a_folder_are_told(tmp_path):
    (tmp_path / "titles.toml").write_text(f'{TITLE}form = ["x"]\nbare = 1\n', "utf-8")
    (tmp_path / "lables.toml").write_text("", "utf-8")
    assert [str(error).rpartition("/")[2].partition(":")[0] for error in wrong_in(tmp_path)] == [
        "lables.toml",
        "titles.toml",
        "titles.toml",
    ]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_file_passes_as_a_file_of_a_user(tmp_path, name):
    (tmp_path / name).write_bytes(asset("data", "lexicon", name).read_bytes())
    (tmp_path / "README.md").write_text("our words", "utf-8")
    assert list(wrong_in(tmp_path)) == []
    assert load_lexicon(tmp_path).titles.get("giám đốc").name == "Giám đốc"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("titles.toml", 'deputy_prefixes = ["phó"]\n'),
        ("places.toml", '[venues]\nforms = ["vườn sách"]\n'),
        ("people.toml", '[honorifics]\nexamples = ["cụ Lê Văn Mẫu"]\n'),
        ("organizations.toml", '[words]\nabc = "Sách"\n'),
        ("counts.toml", '[powers]\n"vạn" = 10000\n'),
    ],
)
def test_a_file_need_not_tell_of_everything(tmp_path, name, text):
    (tmp_path / name).write_text(text, "utf-8")
    assert load_lexicon(tmp_path).titles.get("phó giám đốc").name == "Phó Giám đốc"


@pytest.mark.parametrize("make", [True, False])
def test_a_folder_without_words_is_told(tmp_path, make):
    folder = tmp_path / "tu-dien"
    if make:
        folder.mkdir()
    with pytest.raises(DataFileError, match="holds no words" if make else "no such folder"):
        load_lexicon(folder)


def test_the_environment_or_the_run_names_the_folder(tmp_path, monkeypatch):
    (tmp_path / "titles.toml").write_text(TITLE, "utf-8")
    monkeypatch.delenv("LHTV_LEXICON", raising=False)
    shipped = extraction_version()
    assert (own_folder(), own_files()) == (None, ())
    monkeypatch.setenv("LHTV_LEXICON", str(tmp_path))
    assert (own_folder(), own_files()) == (tmp_path, (tmp_path / "titles.toml",))
    assert load_lexicon() is load_lexicon(tmp_path)
    assert extraction_version() != shipped
    choose_folder(tmp_path / "other")
    try:
        assert own_folder() == tmp_path / "other"
    finally:
        choose_folder(None)
    assert own_folder() == tmp_path
    monkeypatch.delenv("LHTV_LEXICON")
    assert extraction_version() == shipped
    assert load_lexicon().titles.get("quản thư") is None
