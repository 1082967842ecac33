import io
import re
import socket
import zipfile
from email import message_from_bytes, policy

import openpyxl
import pypdf
import pytest
from readers_samples import (
    HEADINGS,
    ROWS,
    SENTENCES,
    csv_bytes,
    docx_bytes,
    eml_bytes,
    mhtml_bytes,
    page,
    pdf_bytes,
    rezipped,
    xlsx_bytes,
)

from lhtv_kg.errors import InputRefused
from lhtv_kg.readers import cage, read_report
from lhtv_kg.readers.metadata import Metadata

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def read(folder, name, raw):
    (folder / name).write_bytes(raw)
    return read_report(folder / name)


def refusal(folder, name, raw):
    with pytest.raises(InputRefused) as error:
        read(folder, name, raw)
    return str(error.value)


def word(body, **members):
    document = f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>'
    return rezipped(docx_bytes(), {"word/document.xml": document, **members})


# --- the cage


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("while True: pass", "takes more than 1 seconds"),
        ("bytearray(1 << 31)", "needs too much memory; give it as text"),
        ("import os; os.abort()", "needs too much memory or breaks its reader"),
        ("f = lambda: f(); f()", "nested too deeply"),
        ("raise KeyError('a\\nb')", r"damaged \(KeyError: 'a.*b'\); open it"),
        (
            "import pathlib, tempfile; pathlib.Path(tempfile.mkdtemp(), 'x').write_text('x')",
            "damaged .*(File too large|No usable temporary)",
        ),
        ("import os; os.write(3, b'x' * 100)", "breaks its reader|damaged"),
    ],
)
def test_what_happens_in_the_cage_stays_there(tmp_path, monkeypatch, body, message):
    reader = tmp_path / "evilreader.py"
    reader.write_text(f"def read(raw, where, stated):\n    {body}\n", "utf-8")
    monkeypatch.setattr(cage, "SECONDS", 1.0)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    cage._stop()
    with pytest.raises(InputRefused, match=message):
        cage.read_caged("evilreader", b"x", "a.pdf", Metadata())
    cage._stop()


def test_the_cage_has_no_network(tmp_path, monkeypatch):
    reader = tmp_path / "callingreader.py"
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        reader.write_text(
            f"import socket\ndef read(raw, where, stated):\n    socket.create_connection({address!r}, 1)\n", "utf-8"
        )
        cage._stop()
        with pytest.raises(InputRefused, match=r"damaged \((OSError|ConnectionRefusedError|TimeoutError)"):
            cage.read_caged("callingreader", b"x", "a.pdf", Metadata())
        cage._stop()


# --- containers


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"word/big.xml": b"<a>" + b" " * (60 << 20) + b"</a>"}, r"unpacks to \d+ times its size"),
        ({f"word/m{n}.bin": b"" for n in range(6000)}, "unpacks to 0 MB in 60"),
        ({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "declares a document type"),
        ({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]>'.encode("utf-16")}, "declares a document type"),
        ({"[Content_Types].xml": None}, "its list of contents is missing"),
        ({"word/document.xml": b"<w:document"}, "damaged"),
    ],
)
def test_harmful_containers_are_refused(tmp_path, members, message):
    assert re.search(message, refusal(tmp_path, "a.docx", rezipped(docx_bytes(), members)))


def test_two_members_of_one_name_and_locked_members_are_refused(tmp_path):
    out = io.BytesIO(docx_bytes())
    with zipfile.ZipFile(out, "a") as container, pytest.warns(UserWarning, match="Duplicate name"):
        container.writestr("word/document.xml", "<a/>")
    assert "two parts of one name" in refusal(tmp_path, "a.docx", out.getvalue())


def test_words_in_tables_boxes_and_controls_are_read(tmp_path):
    box = "<w:p><w:r><w:t>Trong hộp</w:t></w:r></w:p>"
    raw = word(
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ông A</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>Giám đốc</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        f"<w:p><w:r><w:t>Ngoài</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{box}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent>{box}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Ẩn</w:t></w:r><w:del><w:r><w:delText>Xóa</w:delText></w:r></w:del>"
        '<w:ins><w:r><w:t xml:space="preserve">Thêm </w:t><w:tab/><w:t>vào</w:t><w:br/>'
        "<w:t>đây</w:t></w:r></w:ins></w:p>"
    )
    assert (
        read(tmp_path, "a.docx", raw).text == "Trong khung\n\nÔng A | Giám đốc\n\nNgoài\n\nTrong hộp\n\nThêm \tvào\nđây"
    )


def test_macros_are_told(tmp_path):
    report = read(tmp_path, "a.docx", rezipped(docx_bytes(), {"word/vbaProject.bin": b"x"}))
    assert report.notes == ("holds macros, which are not read",)


# --- PDF


def locked(raw, user):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(raw))
    writer.encrypt(user_password=user, owner_password="chu", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_locked_pdf(tmp_path):
    assert "locked with a password" in refusal(tmp_path, "a.pdf", locked(pdf_bytes(), "mo"))
    assert SENTENCES[0] in read(tmp_path, "b.pdf", locked(pdf_bytes(), "")).text


def test_scans_and_empty_pages(tmp_path):
    assert "a PDF without text (a scan)" in refusal(tmp_path, "a.pdf", pdf_bytes(((), ())))
    assert read(tmp_path, "b.pdf", pdf_bytes((SENTENCES, (), SENTENCES))).notes == (
        "no text on page 2 (a picture or an empty page)",
    )
    assert "letters cannot be read" in refusal(tmp_path, "c.pdf", pdf_bytes((["\ue001\ue002\ue003" * 30],)))
    assert "a PDF of 501 pages, at most 500" in refusal(tmp_path, "d.pdf", pdf_bytes((("a",),) * 501))


# --- workbooks


def test_a_wrong_size_of_a_sheet_loses_no_rows(tmp_path):
    rows = (HEADINGS, *((f"Người {n}", "Giám đốc", "Thư viện Mẫu", "", "") for n in range(300)))
    sheet = zipfile.ZipFile(io.BytesIO(xlsx_bytes(rows))).read("xl/worksheets/sheet1.xml").decode()
    lying = sheet.replace('<dimension ref="A1:E301"/>', '<dimension ref="A1:A1"/>')
    assert lying != sheet
    raw = rezipped(xlsx_bytes(rows), {"xl/worksheets/sheet1.xml": lying})
    assert read(tmp_path, "a.xlsx", raw).text.count("\n") == 300


def test_sheets_of_other_things_are_told_and_endless_ones_refused(tmp_path):
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx_bytes()))
    workbook.create_sheet("Sách").append(["Tên sách", "Giá"])
    out = io.BytesIO()
    workbook.save(out)
    report = read(tmp_path, "a.xlsx", out.getvalue())
    assert report.notes == ("the table Sách has no headings for person and post",)
    assert report.text.count("\n") == len(ROWS)
    workbook.active["XFD1048576"] = "x"
    workbook.save(out)
    assert "a table of more than 100000 rows" in refusal(tmp_path, "b.xlsx", out.getvalue())


def test_the_two_kinds_of_table_give_one_text(tmp_path):
    assert read(tmp_path, "a.xlsx", xlsx_bytes()).text == read(tmp_path, "a.csv", csv_bytes()).text


# --- web pages


@pytest.mark.parametrize(
    "raw",
    [
        "<div>" * 20_000 + page(),
        "<html><body>" + "".join(f"<i><b>{s}<br>" for s in SENTENCES * 100),
        page().replace("<p>", "<p " + " ".join(f"a{n}='1'" for n in range(20_000)) + ">", 1),
        page()[:-30],
        page().replace("</p>", "", 2),
    ],
    ids=["deep", "unclosed", "attributes", "cut", "open"],
)
def test_odd_pages_lose_no_sentence(tmp_path, raw):
    text = " ".join(read(tmp_path, "a.html", raw.encode()).text.split())
    assert all(sentence in text for sentence in SENTENCES[:2])


def test_hidden_words_stay_out_of_deep_pages_too(tmp_path):
    hidden = "<div style='display: none'>Ông Ẩn Danh làm Giám đốc.</div><p hidden>Bà Ẩn Danh.</p>"
    for raw in (page().replace("<body>", f"<body>{hidden}"), "<i>" * 5000 + hidden + page()):
        assert "Ẩn Danh" not in read(tmp_path, "a.html", raw.encode()).text


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-16", "no-such-thing"])
def test_a_page_that_lies_about_its_encoding(tmp_path, charset):
    assert SENTENCES[0] in read(tmp_path, "a.html", page(charset=charset).encode("utf-8")).text


def test_entities_of_a_document_type_are_not_expanded(tmp_path):
    raw = '<!DOCTYPE html [<!ENTITY a "Lê Tự Khai">]>' + page().replace("Bà Trịnh", "&a; Bà Trịnh")
    text = read(tmp_path, "a.html", raw.encode()).text
    assert SENTENCES[0] in text
    assert "Lê Tự Khai" not in text.replace('<!ENTITY a "Lê Tự Khai">', "")


def test_broken_linked_data_says_nothing(tmp_path):
    head = '<script type="application/ld+json">{"@type":"Article",</script>' + (
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>"
    )
    assert read(tmp_path, "a.html", page(head=head).encode()).title == "Ngày hội"


def test_an_address_of_the_whole_site_is_no_source(tmp_path):
    head = '<link rel="canonical" href="https://thuvienmau.example/"><meta property="og:url" content="/tin/1">'
    report = read(tmp_path, "a.html", page(head=head).encode())
    assert (report.address, report.path) == (None, "a.html")


# --- mail


def test_mail(tmp_path):
    report = read(tmp_path, "a.eml", eml_bytes())
    assert (report.title, str(report.published), report.address) == ("Ngày hội đọc sách", "2022-06-10", None)
    saved = read(tmp_path, "a.mhtml", mhtml_bytes())
    assert (saved.address, saved.published) == ("https://thuvienmau.example/ngay-hoi", None)


def test_attachments_are_told_and_endless_nesting_is_refused(tmp_path):
    message = message_from_bytes(eml_bytes(), policy=policy.default)
    message.add_attachment(b"%PDF-1.7", "application", "pdf", filename="bao cao.pdf")
    (told,) = read(tmp_path, "a.eml", message.as_bytes()).notes
    assert told.startswith("the attachment 'bao cao.pdf': damaged (")
    message.add_attachment(b"%PDF-1.7", "application", "pdf", filename="phu luc.pdf")
    told_of = ("the attachment 'bao cao.pdf' is not read", "the attachment 'phu luc.pdf' is not read")
    assert read(tmp_path, "a.eml", message.as_bytes()).notes == told_of
    nested = b"MIME-Version: 1.0\n" + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(60)
    )
    assert "nested" in refusal(tmp_path, "b.eml", nested)
