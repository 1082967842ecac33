import pytest
from tests.unit.extraction.reading import report

from lhtv_kg.errors import DataFileError
from lhtv_kg.extraction import extract
from lhtv_kg.lexicon import load_lexicon

MORE = {
    "titles.toml": '[[title]]\nname = "Quản thư"\nforms = ["người quản thư"]\n',
    "organizations.toml": '[[fixed]]\nname = "Tủ sách Ánh Dương"\nkind = "library"\nforms = ["ts ánh dương"]\n',
    "people.toml": '[honorifics]\nforms = ["cụ đồ"]\n',
    "provinces.csv": "name,level,until,towns,forms,library\nHải Âu,tỉnh,,Bãi Cát,,\n",
    "counts.toml": '[people]\nforms = ["độc giả nhí"]\n',
}


@pytest.fixture
def folder(tmp_path):
    for name, text in MORE.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_a_folder_of_the_user_adds_entries(folder):
    lexicon = load_lexicon(folder)
    assert lexicon.titles.get("người quản thư").name == "Quản thư"
    assert lexicon.titles.get("giám đốc").name == "Giám đốc"
    assert lexicon.fixed.get("TS Ánh Dương").name == "Tủ sách Ánh Dương"
    assert lexicon.towns.get("Bai Cat").name == "Hải Âu"
    assert lexicon.counted.get("độc giả nhí")
    assert load_lexicon().titles.get("người quản thư") is None


def test_added_entries_are_read(folder):
    text = "Sáng 3/4/2020, Thư viện tỉnh Hải Âu họp. Dự có cụ đồ Lê Văn Mẫu, người quản thư Tủ sách Ánh Dương."
    post = next(c for c in extract(report(text), load_lexicon(folder)).claims if hasattr(c, "title"))
    assert (post.person, post.title, post.organization) == ("Lê Văn Mẫu", "Quản thư", "Tủ sách Ánh Dương")


def test_a_lexicon_is_loaded_once():
    assert load_lexicon() is load_lexicon()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("titles.toml", "[[title]\n", "titles.toml"),
        ("titles.toml", '[[title]]\nforms = ["x"]\n', "'name'"),
        ("modifiers.toml", '[[modifier]]\nforms = ["x"]\ncapacity = "boss"\nposition = "before"\n', "boss"),
        ("events.toml", '[[event]]\nkind = "party"\nforms = ["x"]\n', "party"),
        ("english.toml", '[[body]]\nforms = ["x"]\nhead = "Nhà trời"\ncore = ""\n', "Nhà trời"),
        ("provinces.csv", "name,level\nX,tỉnh\n", "until"),
    ],
)
def test_a_broken_file_is_named(tmp_path, name, text, said):
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(DataFileError) as caught:
        load_lexicon(tmp_path)
    assert name in str(caught.value)
    assert said in str(caught.value)


def test_a_file_in_another_encoding_is_named(tmp_path):
    (tmp_path / "labels.toml").write_bytes(b"\xff\xfe[\x00[\x00")
    with pytest.raises(DataFileError, match="labels"):
        load_lexicon(tmp_path)
