import contextlib
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhtv_kg.errors import InputRefused
from lhtv_kg.readers import read_report, report_id
from lhtv_kg.readers.encodings import repair
from lhtv_kg.text import clean


def read(raw):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.txt")
        file.write_bytes(raw)
        return read_report(file)


@given(st.text(max_size=300))
def test_any_text_is_stored_as_it_is_or_refused(text):
    try:
        report = read(text.encode("utf-8", "ignore"))
    except InputRefused as error:
        assert str(error).isprintable()
        return
    assert report.text == clean(report.text)
    if not text.startswith(("+++", "---", "<", "\ufeff")) and not report.notes:
        assert report.text == clean(text.encode("utf-8", "ignore").decode())


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw):
    try:
        assert read(raw).text
    except InputRefused as error:
        assert str(error).isprintable()


@given(st.text(max_size=60), st.text(max_size=60))
def test_different_paths_have_different_ids(one, other):
    if clean(one) != clean(other):
        assert (report_id(f"./{one}") == report_id(f"./{other}")) == (
            report_id(f"./{clean(one)}") == report_id(f"./{clean(other)}")
        ) or one != other
    assert report_id(f"./{one}").isascii()


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "é " + "a" * n,
        lambda n: "---\na" + " " * n + "\n---\n x",
        lambda n: "<!---->" * n + "x",
        lambda n: "Th­ viÖn tØnh. " * (n // 14),
        lambda n: "ông Lê Văn Mẫu, Giám đốc;\n" * (n // 26),
        lambda n: "Từ: a\n" * (n // 6),
        lambda n: "+" * n,
        lambda n: "é\u0301\u0323" + "\u0301\u0323" * n,
        lambda n: ("Ha" + "\u0301\u0323" * 14) * (n // 30),
    ],
)
def test_long_and_monotonous_texts_take_linear_time(make):
    def seconds(size):
        raw, start = make(size).encode(), time.perf_counter()
        with contextlib.suppress(InputRefused):
            read(raw)
        return time.perf_counter() - start

    short = min(seconds(100_000) for _ in range(2))
    assert seconds(400_000) < 12 * short + 0.3


def test_a_long_word_beyond_ascii_is_no_syllable():
    assert repair("à" * 100_000) == ("à" * 100_000, ())
