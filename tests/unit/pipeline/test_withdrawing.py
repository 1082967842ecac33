"""What a name means to ``withdraw``: the report that it names, or nothing, and then the reason."""

from pathlib import Path

import pytest
from tests.samples import LAKE, extraction, post

from lhtv_kg.derivation import Deriver
from lhtv_kg.derivation.quadsource import QuadSource
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.errors import AmbiguousName, LhtvError, NotFound
from lhtv_kg.messages import choose, explain
from lhtv_kg.pipeline import withdraw
from lhtv_kg.pipeline.ingesting import ingest_report
from lhtv_kg.store import ReportState, WritableStore

ADDRESS = "https://example.org/tin?id=7"


def put(store: WritableStore, name: str, **report: str | None) -> None:
    """Bring in a report that names one chair; without ``path`` it has none, as the rows of a table."""
    said = extraction(name, post("Trần Văn Mẫu", "Chủ tịch", LAKE, "2020-05-05"), text=f"câu 0: PostClaim {name}\n",
                      **({"path": None} | report))  # fmt: skip
    ingest_report(said.report, store, Deriver(QuadSource(store), Resolver()), extraction=said)


def refused(store: WritableStore, handle: str) -> LhtvError:
    before = set(store.quads())
    with pytest.raises(LhtvError) as caught:
        withdraw(handle, store)
    assert set(store.quads()) == before
    return caught.value


@pytest.mark.parametrize("handle", ["", " ", "\n"])
def test_an_empty_name_means_no_report_not_the_one_without_a_path(store: WritableStore, handle: str) -> None:
    put(store, "dong")
    error = refused(store, handle)
    assert isinstance(error, NotFound)
    assert str(error) == f"'{handle}' is no report of this store; the nearest: dong"
    choose("vi")
    assert explain(error) == f"kho không có bài '{handle}'; gần nhất: dong"


@pytest.mark.parametrize("handle", ["a-1", "ban-tin/a.txt", ADDRESS, ADDRESS.replace("https", "http") + "#x"])
def test_a_report_is_named_by_id_path_or_address(store: WritableStore, handle: str) -> None:
    from lhtv_kg.readers import report_id

    name = report_id(ADDRESS) if handle.startswith("http") else "a-1"
    put(store, name, path="ban-tin/a.txt", address=ADDRESS)
    tombstone = withdraw(handle, store, reason="theo yêu cầu")
    assert (tombstone.report_id, tombstone.state, tombstone.reason) == (name, ReportState.WITHDRAWN, "theo yêu cầu")
    assert (tombstone.path, tombstone.identifier, tombstone.graph) == ("", "", "")
    assert set(store.quads()) == set()
    assert store.ledger().text(name) is None


def test_a_name_of_several_reports_lists_their_ids(store: WritableStore) -> None:
    for name in ("a-1", "b-2"):
        put(store, name, path="a.txt")
    error = refused(store, "a.txt")
    assert isinstance(error, AmbiguousName)
    assert str(error) == "'a.txt' is several reports: a-1, b-2; give one of these ids"
    assert withdraw("b-2", store).report_id == "b-2"
    assert withdraw("a.txt", store).report_id == "a-1"


def test_what_is_withdrawn_is_told_by_its_id(store: WritableStore) -> None:
    put(store, "a-1", path="a.txt")
    withdraw("a-1", store)
    assert str(refused(store, "a-1")) == "'a-1' is withdrawn already; nothing is left to take out"


def test_a_store_without_reports_names_none(store: WritableStore) -> None:
    assert str(refused(store, "a-1")) == "'a-1' is no report of this store, which holds none"


def test_the_nearest_names_are_those_alike(store: WritableStore) -> None:
    for name in ("hop-ban-doc", "tong-ket-nam", "dai-hoi-lan-v"):
        put(store, name, path=f"{name}.txt")
    assert "the nearest: hop-ban-doc.txt, hop-ban-doc" in str(refused(store, "hop-ban-doc.text"))
    assert "the nearest: " in str(refused(store, "zzzz"))


def test_a_folder_or_a_file_that_is_no_report_is_not_found(store: WritableStore, tmp_path: Path) -> None:
    put(store, "a-1", path="a.txt")
    (tmp_path / "khac.txt").write_text("khác\n", "utf-8")
    assert all(isinstance(refused(store, str(path)), NotFound) for path in (tmp_path, tmp_path / "khac.txt"))
