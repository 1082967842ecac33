"""The lake region, published: made once, read by the tests that change nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web import lake
from tests.web.conftest import browser

from lhtv_kg.publishing import options_of, publish

ADDRESS = "https://example.org/kg"

__all__ = ["browser"]


def files(site: Path) -> dict[str, bytes]:
    """All files of a site by name."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="session")
def lake_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lake") / "store"
    lake.build(folder)
    return folder


@pytest.fixture(scope="session")
def lake_site(lake_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site of the region under a path of its host."""
    site = tmp_path_factory.mktemp("host") / "kg"
    publish(str(lake_store), site, options_of(ADDRESS, contact="editors@example.org"))
    yield site
