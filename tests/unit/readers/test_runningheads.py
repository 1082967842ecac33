"""What pages of a PDF repeat at head and foot; sentences that go on over a page."""

import pytest

from lhtv_kg.readers.runningheads import joined, without_running_heads

BODY = ["Mở đầu bài.\nDòng giữa.\nCâu còn dở", "dang của bài.\nDòng khác.\nHết trang.", "Cuối bài.\nMột dòng.\nHết."]


def pages(*, head="", foot=""):
    return [
        "\n".join(filter(None, (head.format(n=n), body, foot.format(n=n, last=len(BODY)))))
        for n, body in enumerate(BODY, 1)
    ]


@pytest.mark.parametrize("foot", ["Trang {n}", "- {n} -", "{n}/{last}", "Page {n} / {last}", "{n}"])
def test_numbers_of_pages_go_everywhere(foot):
    assert without_running_heads(pages(foot=foot)) == (BODY, ())


@pytest.mark.parametrize(
    ("head", "named"),
    [
        ("Bản tin Thư viện số 4", "Bản tin Thư viện số 4"),
        ("BẢN TIN MẪU", "BẢN TIN MẪU"),
        ("{n} | Bản tin Mẫu", "| Bản tin Mẫu"),
        ("Bản tin Mẫu - {n}", "Bản tin Mẫu -"),
    ],
)
def test_a_running_head_stays_on_its_first_page_alone(head, named):
    kept, told = without_running_heads(pages(head=head))
    assert kept == [f"{head.format(n=1)}\n{BODY[0]}", *BODY[1:]]
    assert told == (named,)


@pytest.mark.parametrize(
    "texts",
    [
        BODY,
        ["Ngày 12/3/2020\nMột.", "Ngày 14/5/2021\nHai."],
        ["Phòng 12\nMột.", "Phòng 15\nHai."],
        ["Một.\nHai.\nLặp lại\nBa.\nBốn.", "Năm.\nSáu.\nLặp lại\nBảy.\nTám."],
        ["Chỉ một trang\nMột."],
        ["Một câu của bài.\nHai.", "Một câu của bài.\nBa."],
        [f"{'Dòng dài ' * 20}\nHai.", f"{'Dòng dài ' * 20}\nBa."],
        ["", ""],
        [],
    ],
)
def test_other_lines_stay(texts):
    assert without_running_heads(texts) == (texts, ())


@pytest.mark.parametrize(
    ("texts", "text"),
    [
        (["Câu còn dở", "dang của bài."], "Câu còn dở\ndang của bài."),
        (["Hết câu.", "dang"], "Hết câu.\n\ndang"),
        (["Đầu đề", "Bài mới."], "Đầu đề\n\nBài mới."),
        (["Một", "", "hai"], "Một\nhai"),
        (["", "Một"], "Một"),
        ([], ""),
    ],
)
def test_sentences_go_on_over_a_page(texts, text):
    assert joined(texts) == text
