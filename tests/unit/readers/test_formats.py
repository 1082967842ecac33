import io
import tomllib
import zipfile
from importlib import import_module
from pathlib import Path

import pytest

from lhtv_kg import messages
from lhtv_kg.assets import asset
from lhtv_kg.errors import InputRefused
from lhtv_kg.readers.formats import format_of, formats, known_suffixes

TABLE = tomllib.loads(asset("data", "readers", "formats.toml").read_text("utf-8"))


@pytest.mark.parametrize("row", TABLE["magic"], ids=lambda row: row["what"]["en"])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_refusal_says_what_and_what_to_do(row, language, monkeypatch):
    monkeypatch.setattr(messages, "_chosen", [language])
    raw = b" " * row.get("at", 0) + bytes.fromhex(row["bytes"]) + row.get("contains", "").encode() + b" " * 600
    with pytest.raises(InputRefused) as error:
        format_of(raw, Path("a.txt"))
    message = messages.explain(error.value)
    assert message.startswith(f"a.txt: {row['what'][language]}, ")
    assert message.endswith(TABLE["advice"][row["advice"]][language])


def test_every_advice_is_used():
    assert {row["advice"] for row in TABLE["magic"]} == set(TABLE["advice"])


@pytest.mark.parametrize("format_", formats(), ids=lambda f: f.name)
def test_every_format_has_a_reader_and_endings_of_its_own(format_):
    assert callable(import_module(f"lhtv_kg.readers.{format_.reader}").read)
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in format_.suffixes)
    assert sum(suffix in f.suffixes for f in formats() for suffix in format_.suffixes) == len(format_.suffixes)
    assert set(format_.suffixes) <= known_suffixes()
    assert format_.caged or format_.reader in ("plain", "markdown")


@pytest.mark.parametrize(
    ("raw", "name", "expected"),
    [
        (b"Tin", "a.txt", "text"),
        (b"Tin", "a.TXT", "text"),
        (b"Tin", "a.md", "markdown"),
        (b"Tin", "a", "text"),
        (b"Tin", "a.la", "text"),
        (b"Tin", "a.html", "web page"),
        (b"\r\n <!-- a --><!-- b -->\n<HTML>", "a.txt", "web page"),
        ("<html>".encode("utf-16"), "a.txt", "web page"),
        (b"<?xml version='1.0'?><!DOCTYPE html>", "a.xhtml", "web page"),
        (b"From: a\r\n b\r\nMime-Version: 1.0\r\n\r\n", "a.txt", "mail"),
        (b"Xin noi: MIME-Version: 1.0", "a.txt", "text"),
        (b"\n%PDF-1.4", "a.txt", "PDF"),
        (b"PK\x03\x04 xl/workbook.xml", "a.zip", "workbook"),
        (b"a,b", "a.csv", "table"),
    ],
)
def test_how_a_format_is_known(raw, name, expected):
    assert format_of(raw, Path(name))[0].name == expected


def zipped(*names, within=None):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        for name in names:
            container.writestr(name, within or "x")
    return out.getvalue()


WORD = zipped("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("raw", "name", "expected"),
    [
        (WORD, "a.docx", "Word document"),
        (WORD, "a.txt", "Word document"),
        (zipped("[Content_Types].xml", "/word/document2.xml"), "a.docx", "Word document"),
        (zipped("xl/workbook.xml"), "a.xlsx", "workbook"),
        (WORD[:-30], "a.docx", "Word document"),
    ],
)
def test_a_container_is_known_by_its_parts(raw, name, expected):
    assert format_of(raw, Path(name))[0].name == expected


@pytest.mark.parametrize("name", ["a.zip", "a.docx", "a.txt"])
@pytest.mark.parametrize(
    "raw",
    [
        zipped("bai.docx", "bai.txt", within=WORD),
        zipped("bai.xlsx", within=zipped("xl/workbook.xml")),
        zipped("kho/word/document.xml"),
        zipped("tin.txt", within="word/document"),
    ],
)
def test_an_archive_of_documents_is_named_one(raw, name):
    with pytest.raises(InputRefused) as error:
        format_of(raw, Path(name))
    assert messages.explain(error.value) == f"{name}: a ZIP archive, not a report; unpack it and give the files"
