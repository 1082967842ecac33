import hashlib
import random

import pytest
from readers_samples import SAMPLES, SENTENCES, TABLES, docx_bytes, mhtml_bytes, page, pdf_bytes

from lhtv_kg import messages
from lhtv_kg.errors import InputRefused, UsageError
from lhtv_kg.model import EvidenceKind
from lhtv_kg.readers import is_roster, read_report, report_id, survey
from lhtv_kg.readers.formats import formats


def write(folder, name, raw):
    (folder / name).write_bytes(raw)
    return folder / name


@pytest.mark.parametrize("name", SAMPLES)
def test_every_format_gives_the_sentences_in_order(tmp_path, name):
    raw = SAMPLES[name]()
    report = read_report(write(tmp_path, name, raw))
    flat = " ".join(report.text.split())
    assert [flat.find(s) >= 0 for s in SENTENCES] == [True] * 3
    assert sorted(SENTENCES, key=flat.find) == list(SENTENCES)
    assert report.sha256 == hashlib.sha256(raw).hexdigest()
    assert (report.evidence_kind, report.notes) == (EvidenceKind.TEXT, ())


def test_every_format_has_a_sample():
    suffixes = {name.rpartition(".")[2] for name in (*SAMPLES, *TABLES)}
    assert all(any(s[1:] in suffixes for s in f.suffixes) for f in formats())


@pytest.mark.parametrize("name", [n for n in (*SAMPLES, *TABLES) if not n.endswith((".txt", ".md"))])
def test_a_sidecar_names_the_source_of_every_format(tmp_path, name):
    file = write(tmp_path, name, (SAMPLES | TABLES)[name]())
    write(tmp_path, f"{name}.meta.toml", 'source = "https://a.example/1"\ntitle = "Tên"\ndate = 2022-06-10'.encode())
    report = read_report(file)
    assert (report.id, report.title, str(report.published)) == (report_id("https://a.example/1"), "Tên", "2022-06-10")
    assert report.primary_source == ("https://a.example/1" if is_roster(report) else None)


@pytest.mark.parametrize(
    ("name", "raw", "media_type"),
    [
        ("a.html", pdf_bytes(), "application/pdf"),
        ("a.txt", page().encode(), "text/html"),
        ("a.txt", b"\xef\xbb\xbf <!doctype HTML>" + page().encode(), "text/html"),
        ("a.pdf", docx_bytes(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a", mhtml_bytes(), "message/rfc822"),
        ("bao-cao 12.5", "Một bản tin.".encode(), "text/plain"),
    ],
)
def test_the_content_says_the_format(tmp_path, name, raw, media_type):
    report = read_report(write(tmp_path, name, raw))
    assert report.media_type == media_type
    assert len(report.notes) == (name in ("a.html", "a.txt", "a.pdf"))


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("a.pdf", b"%PDF-1.7\n", "damaged"),
        ("a.pdf", "Một bản tin.".encode(), "no PDF, as its name says"),
        ("a.docx", b"PK\x03\x04word/document", "damaged"),
        ("a.docx", "Một bản tin.".encode(), "no Word document, as its name says"),
        ("a.zip", b"PK\x03\x04\x14\x00", "a ZIP archive, not a report; unpack it"),
        ("a.odt", b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument file"),
        ("a.xml", b"<?xml version='1.0'?><rss/>", "an XML file"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG image"),
        ("a.html", b"<html><head></head></html>", "a web page without"),
        ("a.eml", b"MIME-Version: 1.0\n\n", "an e-mail without text"),
        ("a.csv", "một,hai\nba,bốn".encode(), "no table of persons and posts"),
    ],
)
def test_what_is_no_report_is_refused_with_a_clear_word(tmp_path, name, raw, message):
    with pytest.raises(InputRefused, match=message):
        read_report(write(tmp_path, name, raw))


def test_refusals_of_the_worker_speak_vietnamese(tmp_path, monkeypatch):
    file = write(tmp_path, "a.eml", b"MIME-Version: 1.0\n\n")
    monkeypatch.setattr(messages, "_chosen", ["vi"])
    with pytest.raises(InputRefused) as error:
        read_report(file)
    assert messages.explain(error.value) == f"{file}: thư không có văn bản; hãy đưa tệp đính kèm"


def test_a_missing_library_is_named_with_its_command(tmp_path, monkeypatch):
    monkeypatch.setattr("lhtv_kg.readers.formats.find_spec", lambda _name: None)
    with pytest.raises(UsageError, match=r'pypdf, which is not installed; run: pip install "lhtv-kg\[docs\]"'):
        read_report(write(tmp_path, "a.pdf", pdf_bytes()))
    assert read_report(write(tmp_path, "a.txt", b"Tin")).text == "Tin"


def test_a_folder_of_all_formats(tmp_path):
    for name, make in (SAMPLES | TABLES).items():
        write(tmp_path, name, make())
    assert [p.name for p in survey(tmp_path).reports] == sorted(SAMPLES | TABLES)


@pytest.mark.parametrize("name", SAMPLES | TABLES)
def test_cut_and_changed_files_are_read_or_refused(tmp_path, name):
    raw, chance = (SAMPLES | TABLES)[name](), random.Random(name)
    for number in range(25):
        broken = bytearray(raw)
        for _ in range(chance.randint(0, 8)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        del broken[chance.randrange(len(broken)) if number % 2 else len(broken) :]
        file = write(tmp_path, name, bytes(broken))
        try:
            assert read_report(file).text.strip()
        except InputRefused as error:
            assert str(error).isprintable()
