"""One small report in every format, made when a test needs it."""

import io
import zipfile
from email.message import EmailMessage

import docx
import openpyxl

SENTENCES = (
    "Sáng 9/6/2022, Thư viện tỉnh Mẫu tổ chức ngày hội đọc sách cho thiếu nhi.",
    "Bà Trịnh Thị Giả Thử, Phó Giám đốc phụ trách Thư viện tỉnh Mẫu, phát biểu khai mạc.",
    "Ngày hội có hơn 300 học sinh của 12 trường tiểu học tham dự.",
)
HEADINGS = ("Họ và tên", "Chức vụ", "Đơn vị", "Từ", "Đến")
ROWS = (
    ("Trịnh Thị Giả Thử", "Phó Giám đốc phụ trách", "Thư viện tỉnh Mẫu", "6/2021", "nay"),
    ("Bạch Văn Ước Lệ", "Giám đốc", "Thư viện tỉnh Mẫu", "2015", "05/2021"),
)


def page(sentences=SENTENCES, head="", charset="utf-8"):
    body = "".join(f"<p>{s}</p>" for s in sentences)
    return f'<html><head><meta charset="{charset}"><title>Ngày hội</title>{head}</head><body>{body}</body></html>'


def docx_bytes(sentences=SENTENCES):
    document = docx.Document()
    for sentence in sentences:
        document.add_paragraph(sentence)
    return _saved(document)


def xlsx_bytes(rows=(HEADINGS, *ROWS)):
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    return _saved(workbook)


def csv_bytes(rows=(HEADINGS, *ROWS)):
    return "".join(";".join(row) + "\r\n" for row in rows).encode("utf-8-sig")


def eml_bytes(sentences=SENTENCES):
    message = EmailMessage()
    message["Subject"] = "Ngày hội đọc sách"
    message["Date"] = "Thu, 09 Jun 2022 20:00:00 +0000"
    message["From"] = "tin@thuvienmau.example"
    message.set_content("\n".join(sentences))
    return message.as_bytes()


def mhtml_bytes(sentences=SENTENCES):
    message = EmailMessage()
    message["Subject"] = "Ngày hội"
    message["Snapshot-Content-Location"] = "https://thuvienmau.example/ngay-hoi"
    message["Date"] = "Mon, 01 Jan 2024 00:00:00 +0000"
    message.set_content(page(sentences), subtype="html", cte="quoted-printable")
    message.make_related()
    message.add_related(b"\x89PNG", "image", "png")
    return message.as_bytes()


def pdf_bytes(pages=(SENTENCES,), extra=b""):
    """A PDF whose font has no file; its letters are known by their table to Unicode alone."""
    letters = sorted({c for page in pages for line in page for c in line})
    codes = {c: n for n, c in enumerate(letters, 1)}
    table = "".join(f"<{codes[c]:04X}> <{c.encode('utf-16-be').hex().upper()}>\n" for c in letters)
    space = "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange"
    cmap = f"{space}\n{len(letters)} beginbfchar\n{table}endbfchar endcmap"
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    objects.append(
        b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>"
    )
    objects.append(
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>>>"
    )
    objects.append(_stream(cmap.encode()))
    kids = []
    for page in pages:
        shown = " T* ".join(f"<{''.join(f'{codes[c]:04X}' for c in line)}> Tj" for line in page)
        kids.append(f"{len(objects) + 1} 0 R")
        fonts = f"/Resources<</Font<</F 3 0 R>>>>/Contents {len(objects) + 2} 0 R"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]{fonts}>>".encode())
        objects.append(_stream(f"BT /F 12 Tf 14 TL 50 700 Td {shown} ET".encode()))
    objects[1] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>".encode()
    return _pdf(objects, extra)


def rezipped(raw, changes):
    """The container with some members replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in (*old.namelist(), *(n for n in changes if n not in old.namelist())):
            content = changes.get(name, old.read(name) if name in old.namelist() else None)
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def _saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _stream(content):
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


def _pdf(objects, extra):
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, extra, start)


SAMPLES = {
    "tin.txt": lambda: "\n\n".join(SENTENCES).encode(),
    "tin.md": lambda: ("# Ngày hội\n\n" + "\n\n".join(SENTENCES)).encode(),
    "tin.html": lambda: page().encode(),
    "tin.pdf": pdf_bytes,
    "tin.docx": docx_bytes,
    "tin.eml": eml_bytes,
    "tin.mhtml": mhtml_bytes,
}
TABLES = {"bang.csv": csv_bytes, "bang.xlsx": xlsx_bytes}
