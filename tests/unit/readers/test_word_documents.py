"""Word documents as offices save them: which words are read, and which are left out."""

import io
import zipfile

import pytest
from tests.contract.readers_samples import SENTENCES, docx_bytes, rezipped

from lhtv_kg.errors import InputRefused
from lhtv_kg.messages import choose, explain
from lhtv_kg.readers.docx import read
from lhtv_kg.readers.metadata import Metadata

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def member(name):
    return zipfile.ZipFile(io.BytesIO(docx_bytes())).read(name).decode()


def text_of(raw):
    return read(raw, "a.docx", Metadata()).text


def body(content):
    document = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{content}</w:body></w:document>'
    return rezipped(docx_bytes(), {"word/document.xml": document})


def run(words, properties=""):
    return f'<w:r>{properties and f"<w:rPr>{properties}</w:rPr>"}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(*runs):
    return f"<w:p>{''.join(runs)}</w:p>"


def cell(*paragraphs):
    return f"<w:tc>{''.join(paragraphs)}</w:tc>"


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_documents_with_macros_and_templates_are_read(kind):
    types = member("[Content_Types].xml").replace(MAIN, kind)
    assert kind in types
    assert text_of(rezipped(docx_bytes(), {"[Content_Types].xml": types})) == "\n\n".join(SENTENCES)


def test_the_main_part_may_have_another_name():
    changes = {
        "word/document2.xml": member("word/document.xml"),
        "word/document.xml": None,
        "_rels/.rels": member("_rels/.rels").replace("word/document.xml", "word/document2.xml"),
        "[Content_Types].xml": member("[Content_Types].xml").replace("word/document.xml", "word/document2.xml"),
    }
    assert text_of(rezipped(docx_bytes(), changes)) == "\n\n".join(SENTENCES)


def strict():
    names = ("_rels/.rels", "word/document.xml")
    old = (
        "http://schemas.openxmlformats.org/officeDocument/2006",
        "http://schemas.openxmlformats.org/wordprocessingml/2006",
    )
    new = ("http://purl.oclc.org/ooxml/officeDocument", "http://purl.oclc.org/ooxml/wordprocessingml")
    texts = {name: member(name).replace(old[0], new[0]).replace(old[1], new[1]) for name in names}
    return rezipped(docx_bytes(), texts)


def test_the_strict_form_is_refused_with_what_to_do():
    with pytest.raises(InputRefused) as caught:
        text_of(strict())
    assert (
        str(caught.value) == "a.docx: saved in the form Strict Open XML; save it again in the usual form of its program"
    )
    choose("vi")
    assert explain(caught.value) == "a.docx: lưu ở dạng Strict Open XML; hãy lưu lại ở dạng thường của chương trình"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (paragraph(run("Ông "), f'<w:hyperlink r:id="x">{run("Bạch Văn")}</w:hyperlink>', run("…")), "Ông Bạch Văn…"),
        (paragraph("<w:smartTag>", run("tỉnh"), "</w:smartTag>", f"<w:fldSimple>{run(' 2')}</w:fldSimple>"), "tỉnh 2"),
        (paragraph("<w:r><w:instrText>PAGE</w:instrText></w:r>", run("trang 7")), "trang 7"),
        (paragraph(run("Giám"), "<w:r><w:noBreakHyphen/><w:t>đốc</w:t><w:softHyphen/></w:r>"), "Giám-đốc"),
        (paragraph(f"<w:moveFrom>{run('chỗ cũ')}</w:moveFrom><w:moveTo>{run('chỗ mới')}</w:moveTo>"), "chỗ mới"),
        (paragraph(run("hiện", '<w:vanish w:val="0"/>'), run("ẩn", "<w:vanish/>")), "hiện"),
        (paragraph(run("Ông A"), '<w:r><w:footnoteReference w:id="1"/></w:r>', run(" dự")), "Ông A dự"),
        (paragraph(run("một"), '<w:r><w:br w:type="page"/></w:r>', run("hai")), "một\nhai"),
        (paragraph(run("một")) + "<w:p/>" + paragraph(run("  ")) + paragraph(run("hai")), "một\n\nhai"),
    ],
)  # fmt: skip
def test_words_of_paragraphs(content, text):
    assert text_of(body(content)) == text


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([cell(paragraph(run("Ông A")), paragraph(run("ThS"))) + cell("<w:p/>") + cell(paragraph(run("Giám đốc")))],
         "Ông A ThS | Giám đốc"),
        ([cell(paragraph(run("A"))), cell("<w:p/>"), cell(paragraph(run("B")))], "A\nB"),
        ([cell(f"<w:tbl><w:tr>{cell(paragraph(run('trong 1')))}{cell(paragraph(run('trong 2')))}</w:tr></w:tbl>")
          + cell(paragraph(run("ngoài")))], "trong 1 | trong 2 | ngoài"),
        (["<w:trPr><w:del/></w:trPr>" + cell(paragraph(run("hàng đã xóa"))), cell(paragraph(run("hàng còn lại")))],
         "hàng còn lại"),
        (["<w:trPr><w:ins/></w:trPr>" + cell(paragraph(run("hàng thêm")))], "hàng thêm"),
        ([f"<w:sdt><w:sdtContent>{cell(paragraph(run('ô trong khung')))}</w:sdtContent></w:sdt>"], "ô trong khung"),
    ],
)  # fmt: skip
def test_rows_of_tables(rows, text):
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    assert text_of(body(f"<w:tbl>{table}</w:tbl>")) == text


def test_a_table_stands_between_its_paragraphs():
    table = f"<w:tbl><w:tr>{cell(paragraph(run('Ông A')))}{cell(paragraph(run('Giám đốc')))}</w:tr></w:tbl>"
    assert text_of(body(paragraph(run("Trước")) + table + paragraph(run("Sau")))) == "Trước\n\nÔng A | Giám đốc\n\nSau"


def test_letters_of_an_old_font_are_put_right():
    found = read(docx_bytes(["Th­ viÖn tØnh MÉu tæ chøc héi nghÞ b¹n ®äc t¹i thµnh phè"]), "a.docx", Metadata())
    assert found.text == "Thư viện tỉnh Mẫu tổ chức hội nghị bạn đọc tại thành phố"
    assert found.notes == ("read as TCVN3 (ABC)",)
