"""Every example and counter-example of the data files, read by the grammar itself."""

import pytest

from lhtv_kg.assets import asset
from lhtv_kg.extraction.examples import examples_in
from lhtv_kg.lexicon import load_lexicon

SHIPPED = list(examples_in(asset("data", "lexicon")))
FILES = {
    "titles.toml",
    "modifiers.toml",
    "organizations.toml",
    "expressions.toml",
    "events.toml",
    "labels.toml",
    "english.toml",
    "people.toml",
    "places.toml",
    "counts.toml",
    "layout.toml",
    "guests.toml",
    "acts.toml",
}


@pytest.mark.parametrize("example", [e for e in SHIPPED if not e.counter], ids=lambda e: f"{e.file}: {e.text}")
def test_example(example):
    assert example.holds(load_lexicon())


@pytest.mark.parametrize("example", [e for e in SHIPPED if e.counter], ids=lambda e: f"{e.file}: {e.text}")
def test_counter_example(example):
    assert example.holds(load_lexicon())


def test_every_file_has_examples():
    assert {example.file for example in SHIPPED} == FILES


@pytest.mark.parametrize(
    ("file", "text", "failing"),
    [
        ("titles.toml", '[[title]]\nname = "Quản thư"\nexamples = ["ông Lê Văn Mẫu, Quản thư"]\n', []),
        ("titles.toml", '[[title]]\nname = "Quản thư"\nexamples = ["ông Lê Văn Mẫu, Chủ quản"]\n', ["Quản thư"]),
        ("titles.toml", '[[title]]\nname = "Quản thư"\ncounter_examples = ["sổ quản thư"]\n', []),
        (
            "titles.toml",
            '[[title]]\nname = "Quản thư"\ncounter_examples = ["ông Lê Văn Mẫu, Quản thư"]\n',
            ["Quản thư"],
        ),
        ("people.toml", '[honorifics]\nforms = ["cụ đồ"]\nexamples = ["cụ đồ Lê Văn Mẫu"]\n', []),
        (
            "people.toml",
            '[historical]\nnames = ["Trần Văn Ví"]\nexamples = ["Trần Văn Ví, Lê Văn Mẫu"]\n',
            ["historical"],
        ),
        ("events.toml", '[[event]]\nkind = "contest"\nforms = ["đua sách"]\nexamples = ["hội đua sách"]\n', []),
    ],
)
def test_examples_of_a_user_are_read_with_the_words_of_the_user(tmp_path, file, text, failing):
    (tmp_path / file).write_text(text, "utf-8")
    lexicon = load_lexicon(tmp_path)
    examples = list(examples_in(tmp_path))
    assert len(examples) == 1
    assert [example.entry for example in examples if not example.holds(lexicon)] == failing
