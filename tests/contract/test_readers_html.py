import tomllib
from pathlib import Path

import pytest

from lhtv_kg.readers import read_report

PAGES = Path(__file__).resolve().parents[1] / "data" / "readers"
NAMES = sorted(path.name.removesuffix(".expected.toml") for path in PAGES.glob("*.expected.toml"))


@pytest.mark.parametrize("name", NAMES)
def test_the_main_text_of_a_page(name):
    expected = tomllib.loads((PAGES / f"{name}.expected.toml").read_text("utf-8"))
    report = read_report(PAGES / f"{name}.html")
    lines = [line for line in report.text.split("\n") if line]
    assert [line for line in lines if line in expected["lines"]] == expected["lines"]
    assert not [words for words in expected["absent"] if words in report.text]
    for key in {"title", "publisher", "byline", "address"} & expected.keys():
        assert getattr(report, key) == expected[key], key
    if "published" in expected:
        assert str(report.published) == expected["published"]
