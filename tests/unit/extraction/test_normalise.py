import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.extraction.reading import LEXICON, tokens, view

from lhtv_kg.extraction.normalise import make_view
from lhtv_kg.extraction.tokens import tokenise


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("Thư viện  tỉnh\n  Cà Mau", "Thư viện tỉnh Cà Mau"),
        ("Giámđốc Thư viện", "Giám đốc Thư viện"),
        ("GiámĐốc", "Giám Đốc"),
        ("chức vụTrưởng phòng", "chức vụ Trưởng phòng"),
        ("ngày12/3", "ngày 12/3"),
        ("Internet và library", "Internet và library"),
        ("Y Kbuôr", "Y Kbuôr"),
        ("“Sách” – tri thức", '"Sách" - tri thức'),
    ],
)
def test_working_text(stored, text):
    assert view(stored).text == text


@given(st.text(alphabet=st.sampled_from(list("Giám đốc Thưviện\n\t 12/3,.“”–\u00a0\u00d0"))))
def test_every_character_knows_its_place(stored):
    found = view(stored)
    assert len(found.text) == len(found.key) == len(found.offsets)
    assert list(found.offsets) == sorted(found.offsets)


@pytest.mark.parametrize("words", [(0, 2), (1, 3), (0, 4), (3, 4)])
def test_a_span_is_the_stored_passage(words):
    stored = "Ông  Lê Văn\nMẫuphát biểu"
    found = make_view(stored, [(0, len(stored))], LEXICON.known)
    read = tokenise(found, LEXICON.doubled)
    start, end = read.starts[words[0]], read.ends[words[1]]
    span = found.span(start, end)
    assert stored[span.start : span.end] == span.quote
    assert " ".join(span.quote.split()) == found.text[start:end]


def test_cells_are_kept_apart():
    stored = "8 giờ\tHội nghị"
    found = make_view(stored, [(0, 5), (6, 14)], LEXICON.known, cells=True)
    assert found.text == "8 giờ | Hội nghị"
    assert found.span(8, 16).quote == "Hội nghị"


def test_a_word_of_address_written_twice_is_one():
    assert tokens("Ông Ông Lê Văn Mẫu").keys == ["ông", "lê", "văn", "mẫu"]
    assert tokens("lâu lâu").keys == ["lâu", "lâu"]
    assert tokens("Cộng đồng Đồng Tháp").keys == ["cộng", "đồng", "đồng", "tháp"]
    assert tokens("Thư viện Viện Sử học").keys == ["thư", "viện", "viện", "sử", "học"]


def test_looking_outside_finds_nothing():
    found = tokens("Hội nghị")
    assert (found.at(-1), found.at(2), found.cap(-1), found.cap(9), len(found)) == ("", "", False, False, 2)
    assert (found.text(1, 1), found.key(0, 9), found.text(0, 2)) == ("", "hội nghị", "Hội nghị")
