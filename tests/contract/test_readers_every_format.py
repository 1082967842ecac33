"""One report in every format says the same: letters in one form, the same claims, the same words where it is empty."""

import unicodedata

import pytest
from readers_samples import SAMPLES, SENTENCES, docx_bytes, eml_bytes, mhtml_bytes, page, pdf_bytes

from lhtv_kg.errors import InputRefused
from lhtv_kg.extraction import extract
from lhtv_kg.messages import choose, explain
from lhtv_kg.model import PostClaim
from lhtv_kg.readers import read_report

WRITERS = {
    "tin.txt": lambda sentences: "\n\n".join(sentences).encode(),
    "tin.md": lambda sentences: "\n\n".join(sentences).encode(),
    "tin.html": lambda sentences: page(sentences).encode(),
    "tin.pdf": lambda sentences: pdf_bytes((sentences,)),
    "tin.docx": docx_bytes,
    "tin.eml": eml_bytes,
    "tin.mhtml": mhtml_bytes,
}
each_format = pytest.mark.parametrize("name", WRITERS)
NOTHING = {
    "tin.txt": "an empty file",
    "tin.md": "an empty file",
    "tin.html": "a web page without a report",
    "tin.pdf": "a PDF without text (a scan)",
    "tin.docx": "holds no text",
    "tin.eml": "an e-mail without text",
    "tin.mhtml": "a web page without a report",
}


def read(folder, name, sentences):
    (folder / name).write_bytes(WRITERS[name](sentences))
    return read_report(folder / name)


def body(report):
    """The text from the first sentence on, on one line: what stands above differs from format to format."""
    flat = " ".join(report.text.split())
    return flat[flat.index(SENTENCES[0][:12]) :]


def posts(extraction):
    """Who holds which post, as the claims say it."""
    return {(c.person, c.title, c.organization, c.capacity) for c in extraction.claims if isinstance(c, PostClaim)}


def test_every_format_has_a_writer():
    assert set(WRITERS) == set(SAMPLES) == set(NOTHING)


@each_format
def test_decomposed_letters_become_one_form(tmp_path, name):
    apart = tuple(unicodedata.normalize("NFD", sentence) for sentence in SENTENCES)
    found = read(tmp_path, name, apart)
    assert unicodedata.is_normalized("NFC", found.text)
    assert body(found) == " ".join(SENTENCES)


@each_format
def test_reading_again_gives_the_same_report(tmp_path, name):
    assert read(tmp_path, name, SENTENCES) == read_report(tmp_path / name)


@each_format
def test_marks_that_nobody_sees_are_left_out_of_names(tmp_path, name):
    hidden = (SENTENCES[0], SENTENCES[1].replace("Giả Thử", "Gi\u200bả\u00ad Thử"), SENTENCES[2])
    found = read(tmp_path, name, hidden)
    assert body(found) == " ".join(SENTENCES)
    assert not set(found.text) & set("\u200b\u00ad\ufeff\u2060")


@each_format
def test_the_claims_are_the_same_in_every_format(tmp_path, name):
    extraction, plain = (extract(read(tmp_path, each, SENTENCES)) for each in (name, "tin.txt"))
    assert posts(extraction) == posts(plain)
    assert {person for person, *_ in posts(plain)} == {"Trịnh Thị Giả Thử"}
    assert list(extraction.verify()) == list(extraction.claims)


@each_format
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_a_file_without_words_is_refused_in_one_line_that_names_it(tmp_path, name, lang):
    choose(lang)
    with pytest.raises(InputRefused) as caught:
        read(tmp_path, name, ("",))
    assert str(caught.value).startswith(f"{tmp_path / name}: {NOTHING[name]}")
    said = explain(caught.value)
    assert said.startswith(f"{tmp_path / name}: ")
    assert "\n" not in said
    assert (said == str(caught.value)) == (lang == "en")


@pytest.mark.parametrize("name", [name for name in WRITERS if name != "tin.mhtml"])
def test_letters_of_an_old_font_are_put_right(tmp_path, name):
    old = (
        "Th­ viÖn tØnh MÉu tæ chøc héi nghÞ b¹n ®äc t¹i thµnh phè, cã 60 ng­êi dù vµ ph¸t biÓu ý kiÕn ®ãng gãp.",
        "Héi nghÞ nghe b¸o c¸o vÒ c«ng t¸c phôc vô b¹n ®äc cña th­ viÖn trong n¨m võa qua vµ ph­¬ng h­íng n¨m tíi.",
        "Nh©n dÞp nµy, th­ viÖn tÆng s¸ch cho häc sinh cña m­êi hai tr­êng tiÓu häc vµ trung häc c¬ së trong tØnh.",
    )
    # A title in real letters would say that the page is not of that time.
    (tmp_path / name).write_bytes(WRITERS[name](old).replace("Ngày hội".encode(), b"Tin"))
    found = read_report(tmp_path / name)
    assert "Thư viện tỉnh Mẫu tổ chức hội nghị bạn đọc tại thành phố" in " ".join(found.text.split())
    assert any("TCVN3 (ABC)" in note for note in found.notes)
