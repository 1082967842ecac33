"""Emphasis of Markdown is left out of the text; what only looks like it stays."""

import pytest

from lhtv_kg.extraction import extract
from lhtv_kg.model import PostClaim
from lhtv_kg.readers import read_report
from lhtv_kg.readers.markdown import without_emphasis, without_links

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


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("ông [Trần Mẫu](https://a.example), Giám đốc", "ông Trần Mẫu, Giám đốc"),
        ('[Thư viện](https://a.example/b_(c) "tựa")', "Thư viện"),
        ("[Thư viện][1] và [Hội][]\n\n[1]: https://a.example\n[hội]: https://b.example", "Thư viện và Hội\n\n"),
        ("[Thư\nviện](https://a.example)", "Thư\nviện"),
        ("trước ![Ông Kim Ảnh](a.jpg) sau", "trước  sau"),
        ("trước <!-- Ông Ẩn Danh\n\nGiám đốc --> sau", "trước  sau"),
        ("[**Trần Mẫu**](https://a.example)", "**Trần Mẫu**"),
    ],
)
def test_links_leave_their_words(written, kept):
    assert without_links(written) == kept


@pytest.mark.parametrize(
    "text",
    ["[sic] và (chú)", "[1] Trần Mẫu", "\\[a](b)", "[a][2] không có", "[a]\n\n(b)", "a] [b", "- [ ] việc", "![a"],
)
def test_what_is_no_link_stays(text):
    assert without_links(text) == text


@pytest.mark.parametrize("body", ["[{}](https://a.example)", "[{}][1]\n\n[1]: https://a.example"])
def test_a_body_in_a_link_is_that_of_the_post(tmp_path, body):
    file = tmp_path / "a.md"
    lead = "Ngày 5/6/2020, dự có ông Trần Mẫu, Giám đốc Thư viện tỉnh Sơn La; bà Lê Sen, Phó Giám đốc "
    file.write_text(f"{lead}{body.format('Thư viện tỉnh Hòa Bình')}\n", "utf-8")
    claims = [claim for claim in extract(read_report(file)).claims if isinstance(claim, PostClaim)]
    assert [claim.organization for claim in claims] == ["Thư viện tỉnh Sơn La", "Thư viện tỉnh Hòa Bình"]
