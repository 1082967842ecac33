"""Words of a question: accents may be missing but not differ; every phrase of the data files can be found."""

import tomllib

import pytest

from lhtv_kg.asking.commands import command_line
from lhtv_kg.asking.lexicon import lexicon
from lhtv_kg.asking.words import Phrases, plain, tidy, words_of
from lhtv_kg.assets import asset
from lhtv_kg.queries import every, get
from lhtv_kg.queries.othernames import name_forms
from lhtv_kg.text import fold

INTENTS = lexicon().intents


@pytest.mark.parametrize(
    ("typed", "form", "expected"),
    [
        ("chủ", "chủ", True),
        ("chu", "chủ", True),
        ("CHỦ", "chủ", True),
        ("chú", "chủ", False),
        ("khoá", "khóa", True),
        ("Đồng", "đồng", True),
        ("dong", "đồng", True),
        ("chum", "chủ", False),
    ],
)
def test_a_typed_word_can_be_a_form(typed: str, form: str, expected: bool) -> None:
    assert words_of(typed)[0].can_be(words_of(form)[0]) is expected


def test_an_address_is_one_word() -> None:
    assert [w.typed for w in words_of("Nguồn của https://example.org/id/claim/a-1?")] == [
        "Nguồn",
        "của",
        "https://example.org/id/claim/a-1",
    ]


def test_offsets_survive_folding() -> None:
    text = tidy("Đồng  bằng sông\nHồng – ßx")
    assert plain(text)[:20] == "dong bang song hong "
    assert len(plain(text)) == len(text)


def test_phrases_are_found_where_they_begin() -> None:
    phrases: Phrases[str] = Phrases()
    phrases.add(["phó chủ tịch"], "deputy")
    phrases.add(["phó"], "any")
    words = words_of("ông pho chu tich")
    assert sorted(phrases.at(words, 1)) == [(1, "any"), (3, "deputy")]
    assert not list(phrases.at(words, 2))


def test_every_canned_query_that_is_asked_freely_exists() -> None:
    assert {intent.query for intent in INTENTS} <= {query.name for query in every()}


@pytest.mark.parametrize("intent", INTENTS, ids=lambda intent: intent.query)
def test_an_intent_names_parameters_and_columns_of_its_query(intent) -> None:  # type: ignore[no-untyped-def]
    query = get(intent.query)
    parameters = {parameter.name for parameter in query.parameters}
    assert intent.requires | intent.without <= parameters
    for columns in intent.narrow.values():
        assert all(f"?{column}" in query.text for column in columns)


def test_a_choice_gives_values() -> None:
    cues = tomllib.loads(asset("data", "asking", "words.toml").read_text("utf-8"))["cue"]
    valued = {cue["group"] for cue in cues if cue.get("value")}
    assert {intent.choice for intent in INTENTS if intent.choice} <= valued


def test_forms_of_names_are_folded() -> None:
    forms = name_forms()
    made = [form for means, names in forms.made for form in (*means, *names)]
    bodies = [form for names in forms.bodies.values() for form in names]
    for form in (*made, *bodies, *forms.written_out, *forms.generic):
        assert form == fold(form)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2020-2022", "2020-2022"),
        ("Thư viện Hà Nội", '"Thư viện Hà Nội"'),
        ('Hội thảo "Đọc"', "'Hội thảo \"Đọc\"'"),
        ("a $HOME", "'a $HOME'"),
    ],
)
def test_a_command_line_can_be_run(value: str, shown: str) -> None:
    assert command_line(get("career"), {"person": value}) == f"lhtv-kg query career --person {shown} --evidence"
