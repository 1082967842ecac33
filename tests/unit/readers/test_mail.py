import base64
import io
import quopri
from email.message import EmailMessage

import pytest
from docx import Document

from lhtv_kg.errors import InputRefused
from lhtv_kg.readers.mail import read
from lhtv_kg.readers.metadata import Metadata

TEXT = "Sáng 9/6/2022, Thư viện tỉnh Mẫu tổ chức ngày hội đọc sách cho thiếu nhi của mười hai trường tiểu học ở tỉnh."
PAGE = f"<html><head><title>Trang</title></head><body><p>{TEXT}</p></body></html>"


def message(**headers):
    built = EmailMessage()
    for name, value in {"Subject": "Thư", **headers}.items():
        built[name.replace("_", "-")] = value
    return built


def document(built, stated=None):
    return read(built if isinstance(built, bytes) else built.as_bytes(), "a.eml", stated or Metadata())


def test_plain_text_goes_before_a_page():
    built = message()
    built.set_content(TEXT)
    built.add_alternative(PAGE, subtype="html")
    assert document(built).text.strip() == TEXT
    assert document(built).notes == ()


def test_a_page_alone_is_read_as_a_page():
    built = message(Date="Thu, 9 Jun 2022 08:00:00 +0700")
    built.set_content(PAGE, subtype="html")
    found = document(built)
    assert found.text == f"Trang\n\n{TEXT}"
    assert (found.metadata.title, found.metadata.published) == ("Trang", None)


@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1258", "iso-8859-1", "unknown-8bit"])
def test_the_encoding_of_a_part_is_known_by_evidence(cte, charset):
    coded = {"base64": base64.encodebytes, "8bit": bytes, "quoted-printable": quopri.encodestring}
    body = coded[cte](TEXT.encode())
    head = f"MIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {cte}\n\n"
    assert document(head.encode() + body).text.strip() == TEXT


@pytest.mark.parametrize(
    ("header", "title"),
    [
        (b"=?utf-8?b?SOG7mWkgbmdo4buL?=", "Hội nghị"),
        (b"=?utf-8?q?H=E1=BB=99i?=\n =?utf-8?q?_ngh=E1=BB=8B?=", "Hội nghị"),
        (b"=?no-such-charset?q?a?=", None),
        (b"=?utf-8?b?!!!?=", None),
        (b"Tin", "Tin"),
    ],
)
def test_subjects(header, title):
    found = document(b"MIME-Version: 1.0\nSubject: " + header + b"\n\n" + TEXT.encode())
    assert found.metadata.title in (title, "" if title is None else title, "!!!" if title is None else title)


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("Thu, 9 Jun 2022 20:00:00 +0000", "2022-06-10"),
        ("Thu, 9 Jun 2022 20:00:00 +0700", "2022-06-09"),
        ("9 Jun 2022 20:00", "2022-06-09"),
        ("hôm qua", None),
        ("Thu, 99 Jun 2022 20:00:00 +0000", None),
    ],
)
def test_the_day_of_an_email(stamp, day):
    found = document(f"MIME-Version: 1.0\nDate: {stamp}\n\n{TEXT}".encode()).metadata.published
    assert (found and found.text) == day


def test_a_forwarded_email_is_read():
    inner = message()
    inner.set_content(TEXT)
    outer = message()
    outer.set_content(" ")
    outer.add_attachment(inner)
    assert document(outer).text.strip() == TEXT


def test_pictures_alone_are_refused():
    built = message()
    built.add_attachment(b"\x89PNG", "image", "png", filename="a.png")
    with pytest.raises(InputRefused, match="an e-mail without text"):
        document(built)


def test_the_address_of_a_saved_page():
    built = message(Snapshot_Content_Location="https://thuvienmau.example/tin/9")
    built.set_content(PAGE, subtype="html")
    assert document(built).metadata.source == "https://thuvienmau.example/tin/9"


LETTER = "Kính gửi ban biên tập bản tin."


def brought(*files, letter=LETTER):
    built = message(Date="Thu, 9 Jun 2022 08:00:00 +0700")
    if letter:
        built.set_content(letter)
    for name, raw in files:
        built.add_attachment(raw, "application", "octet-stream", filename=name)
    return document(built)


def docx(text):
    made, out = Document(), io.BytesIO()
    made.add_paragraph(text)
    made.save(out)
    return out.getvalue()


TOLD = "the report is the attachment '{}', with the words of the letter below it"


@pytest.mark.parametrize(
    ("name", "raw"),
    [("tin.docx", docx(TEXT)), ("tin.txt", TEXT.encode()), ("tin.md", TEXT.encode()), ("TIN.HTML", PAGE.encode())],
)
@pytest.mark.parametrize("letter", [LETTER, ""])
def test_what_a_short_letter_brings_is_the_report(name, raw, letter):
    found = brought((name, raw), letter=letter)
    assert TEXT in found.text and found.text.rstrip().endswith(letter or TEXT)
    assert found.text.index(TEXT) <= len("Trang\n\n")
    assert found.notes == (TOLD.format(name),)
    assert found.metadata.published.text == "2022-06-09"


@pytest.mark.parametrize(
    "files",
    [
        [("a.txt", TEXT.encode()), ("b.txt", TEXT.encode())],
        [("anh.png", b"\x89PNG\r\n\x1a\n")],
        [("anh.txt", b"\x89PNG\r\n\x1a\n")],
        [("bang.csv", b"a;b\n1;2\n")],
        [("rong.txt", b"  ")],
        [("tin.bin", TEXT.encode())],
    ],
)
def test_what_is_not_one_report_is_told_file_by_file(files):
    found = brought(*files)
    assert found.text.strip() == LETTER
    assert found.notes == tuple(f"the attachment '{name}' is not read" for name, _ in files)


def test_pictures_beside_the_report_are_told():
    found = brought(("tin.txt", TEXT.encode()), ("anh.png", b"\x89PNG\r\n\x1a\n"))
    assert found.notes == (TOLD.format("tin.txt"), "the attachment 'anh.png' is not read")


def test_a_file_that_cannot_be_read_is_told_with_the_reason():
    found = brought(("tin.docx", docx(TEXT)[:-60]))
    assert found.text.strip() == LETTER
    assert len(found.notes) == 1 and found.notes[0].startswith("the attachment 'tin.docx': damaged (")


def test_a_letter_that_is_the_report_stays_it():
    found = brought(("tin.txt", b"Khac"), letter=f"{TEXT}\n" * 6)
    assert found.text.count(TEXT) == 6 and "Khac" not in found.text
    assert found.notes == ("the attachment 'tin.txt' is not read",)
