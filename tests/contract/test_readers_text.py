import hashlib
import os
import socket
import unicodedata
from pathlib import Path

import pytest

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import InputRefused, UsageError
from lhtv_kg.model import EvidenceKind
from lhtv_kg.readers import read_report, report_id
from lhtv_kg.readers.files import MAX_BYTES

SHARED = Path(__file__).resolve().parents[3] / "shared"
TEXT = "\n  Thư viện tỉnh mở hội nghị.\n\nÔng Trần Văn Mẫu,  Giám đốc,\nđến dự. \n"


def write(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def test_the_text_is_kept_to_the_letter(tmp_path):
    file = write(tmp_path / "Hội nghị.txt", TEXT)
    report = read_report(file)
    assert report.text == TEXT
    assert report.sha256 == hashlib.sha256(TEXT.encode("utf-8")).hexdigest()
    assert (report.id, report.path) == (report_id("Hội nghị.txt"), "Hội nghị.txt")
    assert (report.published, report.title, report.address, report.notes) == (None, None, None, ())
    assert (report.media_type, report.language, report.evidence_kind) == ("text/plain", "vi", EvidenceKind.TEXT)


def test_text_becomes_nfc_with_line_feeds(tmp_path):
    decomposed = unicodedata.normalize("NFD", TEXT).replace("\n", "\r\n")
    report = read_report(write(tmp_path / "a.txt", b"\xef\xbb\xbf" + decomposed.encode("utf-8")))
    assert report.text == TEXT
    assert report.notes == ()


def test_what_is_left_out_is_told(tmp_path):
    report = read_report(write(tmp_path / "a.txt", "Hội\x01 nghị\x0b\u202e xa"))
    assert report.text == "Hội nghị\u202e xa"
    assert report.notes == (
        "2 control or unseen characters are left out of the text",
        "1 characters turn the direction of the text",
    )


def test_front_matter_and_sidecar(tmp_path):
    file = write(
        tmp_path / "a.md",
        "---\nsource: https://thuvien.example/tin/1?utm_source=x\ntitle: Cũ\ndate: 20/7/2020\nmàu: đỏ\n---\nThân.\n",
    )
    write(tmp_path / "a.meta.toml", 'title = "Mới"\nshow-text = true\nbyline = "Mai"\nlanguage = "vi"\n')
    report = read_report(file)
    assert report.text == "Thân.\n"
    assert report.id == report_id("https://thuvien.example/tin/1")
    assert report.address == "https://thuvien.example/tin/1?utm_source=x"
    assert (report.title, report.byline, report.show_text) == ("Mới", "Mai", True)
    assert report.published == PartialDate("2020-07-20")
    assert report.media_type == "text/markdown"
    assert len(report.notes) == 1
    assert "'màu' is not understood" in report.notes[0]


def test_the_source_of_the_caller_goes_over_all(tmp_path):
    file = write(tmp_path / "a.txt", "---\nsource: https://a.example/\n---\nThân")
    assert read_report(file, source="https://b.example/").id == report_id("https://b.example/")
    with pytest.raises(UsageError, match="is no address"):
        read_report(file, source="b")


def test_a_retelling_names_its_source(tmp_path):
    file = write(tmp_path / "a.txt", "Lời kể.")
    write(tmp_path / "a.meta.toml", 'retells = "https://thuvien.example/hội nghị"\npublisher = "Thư viện mẫu"')
    report = read_report(file)
    assert report.evidence_kind is EvidenceKind.RETOLD
    assert report.primary_source == "https://thuvien.example/h%E1%BB%99i%20ngh%E1%BB%8B"
    assert (report.address, report.publisher) == (None, "Thư viện mẫu")
    assert report.id == report_id("a.txt")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "an empty file; give"),
        (b" \n\t\r\n", "an empty file"),
        ("\ufeff\u200b\x01 …".encode(), "holds no text"),
        (b"\x01\x02", "holds no text"),
        (b"ch\xe1\xbb\xa7 \x00 t", r"binary content \(a NUL at byte 6\)"),
        (b"Th\xe1\xbb\xab vi\xff", r"not UTF-8 \(byte 0xFF at offset 8\)"),
        (b"\xed\xa0\x80", r"not UTF-8 \(byte 0xED at offset 0\)"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image, not a report; run text recognition"),
        (b"Rar!\x1a\x07\x01", "a RAR archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "before 2007, or one locked with a password"),
        (b"+++\na\n+++\n", "no valid TOML"),
    ],
)
def test_bad_content_is_refused_in_one_line(tmp_path, content, message):
    file = write(tmp_path / "a.txt", content)
    with pytest.raises(InputRefused, match=message) as error:
        read_report(file)
    assert str(error.value).startswith(f"{file}: ")
    assert "\n" not in str(error.value)


def test_a_large_file_is_refused_before_it_is_read(tmp_path):
    file = tmp_path / "a.txt"
    with file.open("wb") as out:
        out.truncate(50 * 2**20)
    with pytest.raises(InputRefused, match=r"too large \(50 MB, at most 20 MB\)"):
        read_report(file)
    assert read_report(write(file, b"a" * MAX_BYTES)).text == "a" * MAX_BYTES


def test_what_is_no_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.txt"))
    for name in ("pipe.txt", "loop.txt", "s.txt", "."):
        with pytest.raises(InputRefused):
            read_report(tmp_path / name)
    with pytest.raises(InputRefused, match="pipe, socket or device"):
        read_report(Path("/dev/null"))
    with pytest.raises(UsageError, match="no such file"):
        read_report(tmp_path / "nothing.txt")


def test_a_file_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    def deny(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    file = write(tmp_path / "a.txt", "x")
    monkeypatch.setattr(os, "open", deny)
    with pytest.raises(InputRefused, match="may not be read; change its permissions"):
        read_report(file)


def test_a_strange_name_stays_on_one_line(tmp_path):
    with pytest.raises(InputRefused) as error:
        read_report(write(tmp_path / "a\n\x1b[31m\u202eb.txt", b""))
    assert str(error.value).isprintable()


@pytest.mark.skipif(not SHARED.is_dir(), reason="shared: the sample reports are not beside the checkout")
def test_the_sample_reports_are_kept_to_the_letter():
    files = sorted((SHARED / "seed").glob("*.txt")) + sorted((SHARED / "corpus" / "dev").glob("*.txt"))
    assert len(files) == 31
    for file in files:
        raw = file.read_bytes()
        assert read_report(file).text == unicodedata.normalize("NFC", raw.decode("utf-8")).replace("\r\n", "\n")
