import io
import zipfile

import pytest

from lhtv_kg.errors import InputRefused
from lhtv_kg.readers import zips


def container(members, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()


def test_a_harmless_container_opens():
    with zips.open_container(container({"a.xml": "<a/>", "b/c.rels": "<b/>"}), "a.docx") as opened:
        assert opened.namelist() == ["a.xml", "b/c.rels"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xml", b"<!DOCTYPE a><a/>"),
        ("a.XML", b"<a/><!doctype a>"),
        ("a.rels", b" " * 100_000 + b'<!ENTITY x "y">'),
        ("a.xml", "<!DOCTYPE a>".encode("utf-16-be")),
    ],
)
def test_document_types_are_refused(name, content):
    with pytest.raises(InputRefused, match=r"its part '\w\.\w+' declares a document type"):
        zips.open_container(container({name: content}), "a.docx")


def test_a_document_type_in_a_picture_is_none():
    zips.open_container(container({"word/a.png": b"<!DOCTYPE"}), "a.docx").close()


@pytest.mark.parametrize(
    ("limit", "value", "message"),
    [
        ("MAX_MEMBERS", 1, r"unpacks to \d+ MB in 2 parts"),
        ("MAX_UNPACKED", 100, r"unpacks to \d+ MB in 2 parts"),
        ("MAX_RATIO", 2, r"unpacks to \d+ times its size"),
    ],
)
def test_limits_hold_before_anything_is_unpacked(monkeypatch, limit, value, message):
    raw = container({"a.xml": b" " * 2_000_000, "b.xml": b"<b/>"})
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("unpacked"))
    monkeypatch.setattr(zips, limit, value)
    with pytest.raises(InputRefused, match=message):
        zips.open_container(raw, "a.docx")


def test_a_member_that_lies_about_its_size_is_damaged():
    raw = bytearray(container({"a.xml": b"<a/>" + b" " * 5000}))
    directory = raw.index(b"PK\x01\x02")
    raw[directory + 24 : directory + 28] = (4).to_bytes(4, "little")
    with pytest.raises(InputRefused, match="damaged"):
        zips.open_container(bytes(raw), "a.docx")


def test_locked_members_are_refused():
    raw = bytearray(container({"a.xml": b"<a/>"}))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(InputRefused, match="locked with a password"):
        zips.open_container(bytes(raw), "a.docx")


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 17, b"x" * 100])
def test_what_is_no_container_is_damaged(raw):
    with pytest.raises(InputRefused, match="damaged"):
        zips.open_container(raw, "a.docx")
