"""Words around a quote are whole, and rules have names in both languages."""

import pytest

from lhtv_kg.messages import page_word
from lhtv_kg.web.formatting import whole_words

CUT = "ội nghị tổng kết năm tại Hồ Xanh"
"""As long as what the graph keeps before and behind a quote."""


@pytest.mark.parametrize(
    ("text", "before", "behind"),
    [
        (CUT, "nghị tổng kết năm tại Hồ Xanh", "ội nghị tổng kết năm tại Hồ"),
        ("Hồ Xanh", "Hồ Xanh", "Hồ Xanh"),
        ("", "", ""),
        ("x" * 32, "x" * 32, "x" * 32),
    ],
)
def test_no_word_is_cut(text: str, before: str, behind: str) -> None:
    assert (whole_words(text, end=True), whole_words(text)) == (before, behind)


@pytest.mark.parametrize(
    ("lang", "rule", "said"),
    [
        ("vi", "guest list", "danh sách đại biểu"),
        ("en", "guest list", "guest list"),
        ("vi", "of a plug-in {x}", "of a plug-in {x}"),
    ],
)
def test_rules_have_names_in_both_languages(lang: str, rule: str, said: str) -> None:
    assert page_word(lang, "codes.rule", rule) == said
