"""Addresses and prefixes."""

import pytest

from lhtv_kg.errors import UsageError
from lhtv_kg.vocabulary import HOME, base, compact, expand


@pytest.mark.parametrize(
    ("configured", "found"),
    [
        ("", HOME),
        ("https://example.org/kg", "https://example.org/kg/"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/"),
    ],
)
def test_the_base_moves_with_the_setting(monkeypatch: pytest.MonkeyPatch, configured: str, found: str) -> None:
    monkeypatch.setenv("LHTV_BASE", configured)
    assert base() == found


@pytest.mark.parametrize("configured", ["khong", "ftp://example.org/", "https://a b/", "https://x/<script>"])
def test_a_base_that_is_no_address_is_told(monkeypatch: pytest.MonkeyPatch, configured: str) -> None:
    monkeypatch.setenv("LHTV_BASE", configured)
    with pytest.raises(UsageError, match="LHTV_BASE"):
        base()


@pytest.mark.parametrize("name", ["org:Post", "lhtv:Claim", "schema:Event"])
def test_prefixed_names_come_back(name: str) -> None:
    assert compact(expand(name)) == name
