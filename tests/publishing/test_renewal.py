"""Publishing again: only what changed is written, and the result is what publishing from nothing gives."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from tests.publishing.conftest import ADDRESS, files
from tests.web import lake

from lhtv_kg.graph.iris import report_iri
from lhtv_kg.publishing import options_of, publish
from lhtv_kg.store import open_store

REPORTS = sorted(lake.texts(lake.quads()))


def build_without(report: str, folder: Path) -> None:
    """A store of the region to which a report is yet to come: neither its graph nor what is concluded from it alone."""
    found = [
        quad for quad in lake.quads() if quad.graph_name != NamedNode(f"https://w3id.org/lhtv/graph/report/{report}")
    ]
    own = {quad.subject for quad in lake.quads() if quad not in set(found)}
    left = [quad for quad in found if quad.subject not in own and quad.object not in own]
    rows = [lake.row(name, text) for name, text in sorted(lake.texts(lake.quads()).items()) if name != report]
    with open_store(folder, write=True) as store:
        store.bulk(left, rows)
        store.publish_snapshot()


def same_but_for_times(site: dict[str, bytes], other: dict[str, bytes]) -> None:
    """Two stores were published at two times, and a book says since when each thing is as it is."""
    timed = ("catalog", ".well-known/", "sitemap", "changes/feed", "en/catalog", ".lhtv-kg/")
    left, right = ({n: c for n, c in one.items() if not n.startswith(timed)} for one in (site, other))
    assert left.keys() == right.keys()
    assert [name for name in left if left[name] != right[name]] == []


def times(site: Path) -> dict[str, int]:
    return {path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize("report", REPORTS)
def test_a_site_brought_up_to_date_is_the_site_made_from_nothing(
    report: str, lake_site: Path, lake_store: Path, tmp_path: Path
) -> None:
    build_without(report, tmp_path / "before")
    options = options_of(ADDRESS, contact="editors@example.org")
    publish(str(tmp_path / "before"), tmp_path / "site", options)
    before = times(tmp_path / "site")
    assert report_iri(report).rpartition("/")[2] not in {path.name for path in (tmp_path / "site/doc/report").iterdir()}
    made = publish(str(lake_store), tmp_path / "site", options)
    same_but_for_times(files(tmp_path / "site"), files(lake_site))
    assert made.written < made.files
    after = times(tmp_path / "site")
    assert sum(after[name] == before.get(name) for name in after) == made.files + 3 - made.written - 3 or made.written
