"""Vietnamese text: one form inside, folding, order, cleaning."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhtv_kg.text import clean, fold, is_unaccented, name_key, nfc, same_tone, slug, sort_key, squeeze


@given(st.text())
def test_normal_forms_are_stable(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)
    assert clean(clean(text)) == clean(text)
    assert unicodedata.is_normalized("NFC", clean(text))
    assert fold(fold(text)) == fold(text)
    assert same_tone(same_tone(text)) == same_tone(text)


@given(st.text())
def test_a_slug_is_ascii_without_double_hyphens(text: str) -> None:
    made = slug(text)
    assert made.isascii()
    assert "--" not in made
    assert made == made.strip("-")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đồng bằng  sông Hồng", "dong bang song hong"),
        ("\u00d0à Nẵng", "da nang"),
        ("Bà Rịa – Vũng Tàu", "ba ria - vung tau"),
        ("THƯ VIỆN", "thu vien"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_is_that_of_the_whole_text(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text.replace("\u00d0", "Đ").replace("\u00f0", "đ"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    level = bare.translate(dict.fromkeys(map(ord, "‐‑‒–—−"), "-"))
    assert fold(text) == squeeze(level.casefold().replace("đ", "d"))


@given(st.text(st.sampled_from("hoaăâeêuyươtqQOAEUY òóỏõọùúủũụÒÚỌ\u0300\u0323\u0302\u00d0đ"), max_size=8))
def test_tones_move_alike_in_every_normal_form(text: str) -> None:
    forms = {same_tone(unicodedata.normalize(form, text)) for form in ("NFC", "NFD")}
    assert len(forms) == 1
    assert unicodedata.is_normalized("NFC", forms.pop())


@pytest.mark.parametrize(
    ("left", "right", "equal"),
    [
        ("Thuý", "Thúy", True),
        ("Hoà Bình", "Hòa Bình", True),
        ("Thúy", "Thủy", False),
        ("Quý", "Qúy", False),
        ("KIỀU THÚY NGA", "Kiều Thuý  Nga", True),
        (unicodedata.normalize("NFD", "Triển"), "Triển", True),
    ],
)
def test_two_spellings_of_one_name(left: str, right: str, equal: bool) -> None:
    assert (name_key(left) == name_key(right)) is equal


@pytest.mark.parametrize(
    ("raw", "stored"),
    [
        ("\ufeffTin\r\nHai\rBa", "Tin\nHai\nBa"),
        ("a\x00b\x0bc\ufffed", "abcd"),
        ("tab\tgiữ", "tab\tgiữ"),
        ("Hợp\u200b, Gi\u00adám\u2060 đốc\ufeff", "Hợp, Giám đốc"),
        ("Kiề\u200du\u200c Nga\u200d", "Kiều Nga"),
        ("a\u200d\u0301", "á"),
        ("\u200d\u200b\u200d\u2696", "\u200d\u2696"),
        ("\U0001f469\u200d\u2696\ufe0f", "\U0001f469\u200d\u2696\ufe0f"),
    ],
)
def test_cleaning_keeps_lines_and_drops_what_xml_cannot_hold(raw: str, stored: str) -> None:
    assert clean(raw) == stored


def test_names_sort_in_the_order_of_the_alphabet() -> None:
    names = ["Đà Nẵng", "Dương", "Ân", "An", "Ăn", "Ông", "Oanh", "Ơn", "Ưu", "Uy", "Ân cần", "À"]
    assert sorted(names, key=sort_key) == [
        "À",
        "An",
        "Ăn",
        "Ân",
        "Ân cần",
        "Dương",
        "Đà Nẵng",
        "Oanh",
        "Ông",
        "Ơn",
        "Uy",
        "Ưu",
    ]


def test_small_helpers() -> None:
    assert squeeze(" một \n hai ") == "một hai"
    assert is_unaccented("Nguyen Van A")
    assert not is_unaccented("Nguyễn")
