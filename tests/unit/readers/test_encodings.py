import csv
import tomllib
import unicodedata

import pytest

from lhtv_kg.assets import asset
from lhtv_kg.errors import InputRefused
from lhtv_kg.readers.encodings import decode, refuse_unrepaired, repair
from lhtv_kg.readers.syllables import is_syllable, vietnamese_share

TEXT = (
    "Ngày 4/3/1999, Thư viện tỉnh Mẫu mở hội nghị cộng tác viên.\n"
    "Ông Đỗ Kỳ Thí Nghiệm, Phó Giám đốc Sở, đến dự; bà Nguyễn Thị Ước Gì được bầu làm Tổ trưởng.\n"
    "HỘI NGHỊ KẾT THÚC LÚC MƯỜI GIỜ. Mỗi ủy viên nhận một tập “Địa chí” – sách quý."
)
SYLLABLES = tomllib.loads(asset("data", "readers", "syllables.toml").read_text("utf-8"))


def legacy(name, text=TEXT):
    """The text in an encoding of fonts; where a font has no capital of a letter, the small one stands."""
    with asset("data", "readers", name).open(encoding="utf-8") as file:
        codes = {}
        for row in csv.DictReader(file):
            codes.setdefault(row["letter"], bytes.fromhex(row["bytes"]))
    return b"".join(codes.get(c) or codes.get(c.lower()) or c.encode("cp1252") for c in text)


def windows_1258(text=TEXT):
    out = b""
    for c in text:
        try:
            out += c.encode("cp1258")
        except UnicodeEncodeError:
            letter, tone = unicodedata.normalize("NFD", c)[:-1], unicodedata.normalize("NFD", c)[-1]
            if tone not in "\u0300\u0301\u0303\u0309\u0323":  # ê and ạ order their marks differently
                tone = next(m for m in letter if m in "\u0300\u0301\u0303\u0309\u0323")
                letter = unicodedata.normalize("NFD", c).replace(tone, "")
            out += (unicodedata.normalize("NFC", letter) + tone).encode("cp1258")
    return out


@pytest.mark.parametrize("word", SYLLABLES["examples"])
def test_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", SYLLABLES["counter_examples"])
def test_no_syllables(word):
    assert not is_syllable(word)


def test_the_share_of_syllables():
    assert vietnamese_share("Thư viện tỉnh, naïve café") == (0.6, 5)
    assert vietnamese_share("plain words") == (0.0, 0)


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        (TEXT.encode(), ()),
        (b"\xef\xbb\xbf" + TEXT.encode(), ()),
        (TEXT.encode("utf-16"), ("read as UTF-16",)),
        (TEXT.encode("utf-16-le"), ("read as UTF-16-LE",)),
        (TEXT.encode("utf-16-be"), ("read as UTF-16-BE",)),
        (windows_1258(), ("read as Windows-1258",)),
        (legacy("tcvn3.csv"), ("read as TCVN3 (ABC)",)),
        (legacy("vni.csv"), ("read as VNI",)),
    ],
)
def test_encodings_are_known_by_evidence(raw, note):
    text, found = decode(raw, "a.txt")
    assert (unicodedata.normalize("NFC", text), found) == (TEXT, note)


@pytest.mark.parametrize(("name", "shown"), [("tcvn3.csv", "TCVN3 (ABC)"), ("vni.csv", "VNI")])
def test_letters_of_old_fonts_inside_unicode(name, shown):
    assert repair(legacy(name).decode("cp1252")) == (TEXT, (f"read as {shown}",))


def test_utf8_taken_for_windows_1252():
    text = "Thư viện tỉnh tổ chức ngày hội đọc sách."
    shown = "".join(bytes([b]).decode("latin-1" if b in b"\x81\x8d\x8f\x90\x9d" else "cp1252") for b in text.encode())
    assert repair(shown) == (text, ("read as UTF-8 taken for Windows-1252",))


@pytest.mark.parametrize("text", [TEXT, "Bibliothèque générale, été à Genève", "Đ", "naïve", "“x”", ""])
def test_other_texts_stay_as_they_are(text):
    assert repair(text) == (text, ())


def test_capitals_of_tcvn3():
    raw = legacy("tcvn3.csv", "HỘI NGHỊ\nÔng Lê Ấm đến Hà Nội tại HỘI trường của tỉnh Mẫu.")
    assert decode(raw, "a.txt")[0] == "HỘI NGHỊ\nÔng Lê ấm đến Hà Nội tại HỘI trường của tỉnh Mẫu."


def test_a_stated_encoding_is_taken():
    assert decode(legacy("vni.csv", "Lê Ổn"), "a.txt", "VNI") == ("Lê Ổn", ())
    assert decode(windows_1258("Lê Ổn"), "a.txt", "windows-1258") == (
        unicodedata.normalize("NFC", "Lê") + " Ô\u0309n",
        (),
    )
    assert decode(b"caf\xe9", "a.txt", "latin-1") == ("café", ())
    with pytest.raises(InputRefused, match="the encoding 'klingon' is unknown; write one of UTF-8"):
        decode(b"x", "a.txt", "klingon")
    with pytest.raises(InputRefused, match=r"not ascii, as the sidecar says \(offset 1\)"):
        decode(b"a\xff", "a.txt", "ascii")


def test_a_hint_counts_only_when_nothing_fits():
    assert decode(b"na\xefve caf\xe9", "a.html", hint="iso-8859-1")[0] == "naïve café"
    assert decode(TEXT.encode(), "a.html", hint="iso-8859-1")[0] == TEXT
    with pytest.raises(InputRefused, match=r"not UTF-8 \(byte 0xEF at offset 2\), and no Vietnamese encoding fits"):
        decode(b"na\xefve", "a.html", hint="no-such-thing")


@pytest.mark.parametrize("raw", [b"\xff\xfea", b"\xff\xfe\x00\xd8a\x00", b"\x00\x01\x02\x03\x00"])
def test_broken_utf16_and_binaries_are_refused(raw):
    with pytest.raises(InputRefused, match=r"a\.txt: (not UTF-16, as it begins|binary content)"):
        decode(raw, "a.txt")


REPORT = "Thư viện tỉnh Mẫu tổ chức ngày hội đọc sách.\nÔng Đỗ Văn Ẩm – Giám đốc Thư viện, đến dự “ngày hội”.\n"


@pytest.mark.parametrize("taken_for", ["latin-1", "cp1252"])
@pytest.mark.parametrize("proper", ["", "Bài viết…\n", "Tin – ảnh\n"])
def test_utf8_taken_for_another_encoding_is_repaired_where_it_is_that(taken_for, proper):
    shown = "".join(
        bytes([b]).decode("latin-1" if b in b"\x81\x8d\x8f\x90\x9d" else taken_for) for b in REPORT.encode()
    )
    shown = proper.replace("à", "Ã\xa0").replace("ế", "áº¿").replace("ả", "áº£") + shown
    text, notes = decode(shown.encode(), "a.txt")
    assert (text, notes) == (proper + REPORT, ("read as UTF-8 taken for Windows-1252",))


def test_letters_lost_on_the_way_are_told_and_not_read():
    shown = REPORT.encode().decode("latin-1")
    lost = "".join(letter for letter in shown if not "\x80" <= letter <= "\xa0")
    assert decode(lost.encode(), "a.txt")[0] == lost
    with pytest.raises(
        InputRefused, match=r"a\.txt: its letters were in UTF-8 and taken for Windows-1252.*save it anew"
    ):
        refuse_unrepaired(lost, "a.txt")


@pytest.mark.parametrize(
    "text", [REPORT, "Bibliothèque générale, été à Genève", "SÃO PAULO, MACEIÓ, AVALIAÇÃO, PRODUÇÃO", ""]
)
def test_whole_texts_are_not_refused(text):
    refuse_unrepaired(text, "a.txt")
