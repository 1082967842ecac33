"""A page without line ends (a copy, a scan) takes time in proportion to its length."""

from time import process_time

import pytest
from tests.unit.extraction.reading import report

from lhtv_kg.extraction import extract

SHORT, TIMES, MOST = 20_000, 8, 25


def seconds(words, size):
    text = report(words * (size // len(words)))
    begun = process_time()
    extract(text)
    return process_time() - begun


@pytest.mark.parametrize(
    "words",
    [
        "Ông Lê Văn Mẫu về quê. Giám đốc rất vui. ",
        "ông Lê Văn Mẫu, Giám đốc Thư viện tỉnh Quảng Ninh, bà Vũ Thị Ví, Phó Giám đốc, ",
    ],
)
def test_time_grows_with_the_length_of_a_line(words):
    seconds(words, 1_000)  # loads the lexicon
    short = max(seconds(words, SHORT) for _ in range(2))
    assert seconds(words, SHORT * TIMES) < short * MOST
