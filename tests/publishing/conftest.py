"""The lake region, published: made once, read by the tests that change nothing."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.web import lake
from tests.web.conftest import browser

from lhtv_kg.publishing import options_of, publish, publishing

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


@pytest.fixture(scope="session", autouse=True)
def one_edition() -> Iterator[None]:
    """The program stays the same for all runs in this process, also where somebody is just working at it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publishing, "edition", lambda _atlas: "the edition of the tests")
        yield


@pytest.fixture(scope="session")
def lake_site(lake_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The site of the region under a path of its host."""
    site = tmp_path_factory.mktemp("host") / "kg"
    publish(str(lake_store), site, options_of(ADDRESS, contact="editors@example.org"))
    yield site


@pytest.fixture
def copied_site(lake_site: Path, tmp_path: Path) -> Path:
    """The site of the region, to be changed."""
    return shutil.copytree(lake_site, tmp_path / "site")
