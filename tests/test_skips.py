"""A skip that tests/allowed_skips.txt does not list fails the suite."""

from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
LISTED = 'pytest.skip("shared: not here")'
UNLISTED = 'pytest.skip("no time today")'


@pytest.fixture
def suite(pytester: pytest.Pytester) -> pytest.Pytester:
    conftest = (HERE / "conftest.py").read_text("utf-8")
    pytester.makeconftest(conftest.replace('pytest_plugins = ["pytester"]\n', ""))
    pytester.makefile(".txt", allowed_skips="# why\nshared:")
    return pytester


@pytest.mark.parametrize(
    ("source", "outcome"),
    [
        (f"def test_it():\n    {LISTED}", {"skipped": 1}),
        (f"def test_it():\n    {UNLISTED}", {"failed": 1}),
        ('@pytest.mark.skip(reason="flaky")\ndef test_it(): pass', {"errors": 1}),
        ('@pytest.mark.xfail(reason="one day")\ndef test_it(): assert False', {"failed": 1}),
        ("@pytest.fixture\ndef gone():\n    " + UNLISTED + "\ndef test_it(gone): pass", {"errors": 1}),
        ("pytest.importorskip('no_such_module_here')\ndef test_it(): pass", {"errors": 1}),
        ("pytest.skip('shared: whole file', allow_module_level=True)", {"skipped": 1}),
        ("def test_it(): pass", {"passed": 1}),
    ],
)
def test_only_listed_skips_pass(suite: pytest.Pytester, source: str, outcome: dict[str, int]) -> None:
    suite.makepyfile(f"import pytest\n{source}")
    suite.runpytest("-p", "no:cacheprovider").assert_outcomes(**outcome)


def test_every_allowed_reason_says_why() -> None:
    lines = [line.strip() for line in (HERE / "allowed_skips.txt").read_text("utf-8").splitlines()]
    reasons = [index for index, line in enumerate(lines) if line and not line.startswith("#")]
    assert reasons
    assert all(lines[index - 1].startswith("#") for index in reasons)
