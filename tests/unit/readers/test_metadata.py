import datetime

import pytest

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import InputRefused
from lhtv_kg.readers import plain
from lhtv_kg.readers.frontmatter import split_front_matter, unread_head
from lhtv_kg.readers.metadata import Metadata, metadata_from, parse_date, read_sidecar


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-07-20", "2020-07-20"),
        ("2020-07", "2020-07"),
        ("2020", "2020"),
        ("20/7/2020", "2020-07-20"),
        ("20-07-2020 08:15", "2020-07-20"),
        ("2020-07-20T08:15:00+07:00", "2020-07-20"),
        ("2020-07-19T20:15:00Z", "2020-07-20"),
        ("2020-07-19T20:15:00.000Z", "2020-07-20"),
        ("2020-07-19T23:15:00+02:00", "2020-07-19"),
        ("2020-07-19 23:59", "2020-07-19"),
        ("2020-02-30", None),
        ("31/2/2020", None),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_dates(text, expected):
    assert parse_date(text) == (PartialDate(expected) if expected else None)


def test_known_keys_in_both_languages():
    values = {
        "Tiêu đề": " Một  hội nghị ",
        "date": datetime.date(2020, 7, 20),
        "show_text": True,
        "tác-giả": ["A", "B"],
    }
    metadata, notes = metadata_from(values, "a.txt")
    assert metadata == Metadata(
        title="Một hội nghị", published=PartialDate("2020-07-20"), show_text=True, byline="A, B"
    )
    assert notes == ()


def test_an_unknown_key_is_told():
    metadata, notes = metadata_from({"colour": "red", "title": ""}, "a.meta.toml")
    assert metadata == Metadata()
    assert len(notes) == 1
    assert notes[0].startswith("a.meta.toml: the key 'colour' is not understood; known are source, title,")


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("date", "tháng bảy", "is no date; write YYYY-MM-DD"),
        ("date", "2020-13-01", "is no date"),
        ("show-text", "maybe", "neither true nor false"),
        ("title", 7, "must be text"),
        ("source", "thuvien", "is no address"),
        ("roster", "x", "must be a table"),
    ],
)
def test_wrong_values_are_refused(key, value, message):
    with pytest.raises(InputRefused, match=message):
        metadata_from({key: value}, "a.meta.toml")


def test_stated_values_go_over_others():
    assert Metadata(title="a").over(Metadata(title="b", byline="c")) == Metadata(title="a", byline="c")


@pytest.mark.parametrize(
    ("text", "values", "body"),
    [
        (
            "---\ntitle: 'Một'\nsource: https://a.example/x\n---\nThân",
            {"title": "Một", "source": "https://a.example/x"},
            "Thân",
        ),
        ("---\r\ntags:\r\n  - a\r\ntitle: Hai: ba\r\n---\r\nThân\r\n", {"tags": "", "title": "Hai: ba"}, "Thân\r\n"),
        ('+++\ntitle = "Một"\n+++\n\nThân', {"title": "Một"}, "\nThân"),
        (
            '---\n"nguồn": https://a.example/x\n\'ngày\' : 2020-07-05\n"publisher":"B"\n---\nThân',
            {"nguồn": "https://a.example/x", "ngày": "2020-07-05", "publisher": "B"},
            "Thân",
        ),
        ("---\nmột dòng chữ\n---\nThân", {}, None),
        ("---\ntitle: không khép", {}, None),
        ("Thân\n---\ntitle: x\n---\n", {}, None),
        ("", {}, None),
    ],
)
def test_front_matter(text, values, body):
    assert split_front_matter(text, "a.md") == (values, text if body is None else body)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: Một\nngày 5 tháng 7\n---\nThân", "ngày 5 tháng 7"),
        ("---\ntitle: Một\nsource:https://a.example\n---\nThân", "source:https://a.example"),
        ("---\ntitle: không khép", "title: không khép"),
        ("---\ntitle: Một\n---\nThân", ""),
        ("---\nmột dòng chữ\n---\nThân", ""),
        ("Thân", ""),
        ("", ""),
    ],
)
def test_a_head_that_cannot_be_read_is_told(text, line):
    assert unread_head(text) == line
    assert [line in note for note in plain.read(text.encode(), "a.md", Metadata()).notes] == [True] * bool(line)


def test_broken_front_matter_is_refused():
    with pytest.raises(InputRefused, match=r"a\.md: the front matter is no valid TOML"):
        split_front_matter("+++\ntitle = \n+++\n", "a.md")


def test_the_sidecar_with_the_whole_name_counts(tmp_path):
    (tmp_path / "a.meta.toml").write_text('title = "chung"', "utf-8")
    (tmp_path / "a.txt.meta.toml").write_text('title = "riêng"', "utf-8")
    assert read_sidecar(tmp_path / "a.txt")[0].title == "riêng"
    assert read_sidecar(tmp_path / "a.html")[0].title == "chung"
    assert read_sidecar(tmp_path / "b.txt") == (Metadata(), ())


@pytest.mark.parametrize("content", [b"title = ", b"title = '\xff'", b"title = 'a'\ntitle = 'b'"])
def test_a_broken_sidecar_is_refused(tmp_path, content):
    (tmp_path / "a.meta.toml").write_bytes(content)
    with pytest.raises(InputRefused, match=r"a\.meta\.toml: no valid TOML"):
        read_sidecar(tmp_path / "a.txt")


@pytest.mark.parametrize("line", ["ngày = 2021", "title = 'a'\ntiêu đề = 'b'", "  nguồn='x'"])
def test_a_bare_key_with_accents_is_told_to_need_quotation_marks(tmp_path, line):
    (tmp_path / "a.meta.toml").write_text(line, "utf-8")
    with pytest.raises(InputRefused, match=r"the key '(ngày|tiêu đề|nguồn)' in quotation marks only.*known are source"):
        read_sidecar(tmp_path / "a.txt")
    (tmp_path / "a.meta.toml").write_text("title = 'một'\ndate == 3\n", "utf-8")
    with pytest.raises(InputRefused, match="no valid TOML"):
        read_sidecar(tmp_path / "a.txt")
