"""Emphasis of Markdown is left out of the text; what only looks like it stays."""

import pytest

from lhtv_kg.extraction import extract
from lhtv_kg.model import PostClaim
from lhtv_kg.readers import read_report
from lhtv_kg.readers.markdown import without_emphasis

SENTENCE = "Ngày 5/6/2020, tại hội nghị, ông {}, {} Thư viện tỉnh Sơn La, phát biểu.\n"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("ông **Trần Mẫu**, *Giám đốc* __Thư viện__ _tỉnh_", "ông Trần Mẫu, Giám đốc Thư viện tỉnh"),
        ("***Trần*** **_Mẫu_** _**Đậm**_", "Trần Mẫu Đậm"),
        ("**Giám đốc *Trần* đây** và **ông *Mẫu***", "Giám đốc Trần đây và ông Mẫu"),
        (
            "**hai\ndòng** [**lối**](https://thuvien.example/a_b_c/_d_)",
            "hai\ndòng [lối](https://thuvien.example/a_b_c/_d_)",
        ),
    ],
)
def test_emphasis_is_left_out(written, kept):
    assert without_emphasis(written) == kept


@pytest.mark.parametrize(
    "text",
    ["* mục\n* hai", "a * b * c", "5*3*2", "ten_tep_nay", "*a\n\nb*", "\\*a\\*", "___", "***", "*chú thích", "a*\n* b"],
)
def test_what_is_no_emphasis_stays(text):
    assert without_emphasis(text) == text


@pytest.mark.parametrize(("person", "title"), [("**Trần Văn Đậm**", "Giám đốc"), ("Trần Văn Đậm", "*Giám đốc*")])
def test_a_post_in_emphasis_is_read(tmp_path, person, title):
    file = tmp_path / "a.md"
    file.write_text("---\ntitle: Tin *mới*\n---\n" + SENTENCE.format(person, title), "utf-8")
    report = read_report(file)
    assert report.text == SENTENCE.format("Trần Văn Đậm", "Giám đốc")
    found = extract(report)
    assert list(found.verify()) == list(found.claims)
    posts = [claim for claim in found.claims if isinstance(claim, PostClaim)]
    assert [(claim.person, claim.title) for claim in posts] == [("Trần Văn Đậm", "Giám đốc")]


def test_plain_text_keeps_its_stars(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("Tin **mới**.", "utf-8")
    assert read_report(file).text == "Tin **mới**."
