"""Publishing again: only what changed is written, and the result is what publishing from nothing gives."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from tests.publishing.conftest import ADDRESS, files
from tests.publishing.links import broken
from tests.web import lake

from lhtv_kg.graph.iris import report_iri
from lhtv_kg.publishing import options_of, publish, publishing
from lhtv_kg.publishing.inputs import inputs
from lhtv_kg.store import Change, open_store
from lhtv_kg.web.site import Site

REPORTS = sorted(lake.texts(lake.quads()))
OPTIONS = options_of(ADDRESS, contact="editors@example.org")


def build_without(report: str, folder: Path) -> None:
    """A store of the region to which a report is yet to come, with nothing that speaks of what is in it."""
    graph = NamedNode(f"https://w3id.org/lhtv/graph/report/{report}")
    everything = lake.quads()
    own = {quad.subject for quad in everything if quad.graph_name == graph}
    left = [quad for quad in everything if not {quad.subject, quad.object} & own]
    rows = [lake.row(name, text) for name, text in sorted(lake.texts(everything).items()) if name != report]
    with open_store(folder, write=True) as store:
        store.bulk(left, rows)
        store.publish_snapshot()


def of_the_data(site: Path) -> dict[str, bytes]:
    """The files that two stores of one content share: others say when each store was published."""
    timed = ("catalog", ".well-known/", "sitemap", "changes/feed", "en/catalog", ".lhtv-kg/")
    return {name: content for name, content in files(site).items() if not name.startswith(timed)}


def times(site: Path) -> dict[str, int]:
    return {path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}


@pytest.fixture
def before(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The site of a store to which the report is yet to come."""
    build_without(request.param, tmp_path / "store")
    publish(str(tmp_path / "store"), tmp_path / "site", OPTIONS)
    return tmp_path / "site"


@pytest.mark.parametrize("before", REPORTS[::2], indirect=True)
def test_a_site_brought_up_to_date_is_the_site_made_from_nothing(
    before: Path, lake_site: Path, lake_store: Path
) -> None:
    old, then = times(before), files(before)
    made = publish(str(lake_store), before, OPTIONS)
    now, renewed = times(before), files(before)
    assert of_the_data(before) == of_the_data(lake_site)
    assert {name for name in now if now[name] != old.get(name)} == {n for n in renewed if renewed[n] != then.get(n)}
    assert made.written < made.files / 2


def test_what_a_page_depends_on_ends_where_its_reach_does(lake_store: Path, tmp_path: Path) -> None:
    """A report about one body leaves the pages of another, with which nothing connects it, as they are."""
    build_without("tin-an-phuoc", tmp_path / "store")
    with open_store(tmp_path / "store") as left, open_store(lake_store) as right:
        first, second = Site(left), Site(right)
        iris = sorted({name.iri for name in first.names})
        states = inputs(first, iris), inputs(second, iris)
    changed = {iri for iri in iris if states[0][iri] != states[1][iri]}
    assert changed
    assert set(iris) - changed


def test_a_withdrawn_report_leaves_nothing_behind(copied_site: Path, tmp_path: Path) -> None:
    report = "hoi-thi-2019"
    own = report_iri(report).encode()
    assert [name for name, content in files(copied_site).items() if own in content]
    build_without(report, tmp_path / "store")
    publish(str(tmp_path / "store"), copied_site, OPTIONS)
    left = {name: content for name, content in files(copied_site).items() if not name.startswith("dumps/")}
    assert not [name for name, content in left.items() if own in content or report in name]


def test_the_address_of_a_withdrawn_report_says_so(copied_site: Path, tmp_path: Path) -> None:
    build_without("hoi-thi-2019", tmp_path / "store")
    row = lake.row("hoi-thi-2019", "")
    with open_store(tmp_path / "store", write=True) as store:
        store.commit(Change(row.report_id, frozenset(), frozenset(), row=row.tombstone("Theo yêu cầu của tòa soạn")))
        store.publish_snapshot()
    publish(str(tmp_path / "store"), copied_site, OPTIONS)
    left = files(copied_site)
    words = {"doc": "đã được rút", "en/doc": "was withdrawn", "id": "đã được rút"}
    for folder, said in words.items():
        page = left[f"{folder}/report/hoi-thi-2019/index.html"].decode()
        assert said in page and "tòa soạn" in page
    assert not [name for name in left if name.startswith("doc/report/hoi-thi-2019.")]
    assert broken(copied_site, ADDRESS) == []


def test_another_program_makes_everything_again(
    copied_site: Path, lake_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "edition", lambda _atlas: "another")
    made = publish(str(lake_store), copied_site, OPTIONS)
    assert (made.made, made.written) == (made.things, 0)


def test_an_edited_page_is_made_again(copied_site: Path, lake_site: Path, lake_store: Path) -> None:
    page = next((copied_site / "doc/person").rglob("index.html"))
    page.write_text("edited")
    made = publish(str(lake_store), copied_site, OPTIONS)
    assert (made.written, made.made) == (1, 1)
    assert of_the_data(copied_site) == of_the_data(lake_site)
