"""A store on a real SPARQL server does what a store in a folder does."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad
from sparql_servers import Oxigraph
from store_samples import DERIVED, derived_quads, everything, graph_name, ingest, report_quads, row, withdrawal
from tests.web import lake

from lhtv_kg.errors import StoreError, StoreHeld
from lhtv_kg.queries.registry import checks, every, page_query
from lhtv_kg.queries.runner import run
from lhtv_kg.store import Change, LedgerRow, ReportState, Store, WritableStore, open_store

EXPECTED = [pytest.param(q, e, id=f"{q.name}-{n}") for q in (*every(), *checks()) for n, e in enumerate(q.expected)]


@pytest.fixture
def remote(server: Oxigraph) -> Iterator[WritableStore]:
    with open_store(server.address, write=True) as opened:
        yield opened


@dataclass(frozen=True)
class Both:
    """The lake region in a folder and on a server of its own."""

    folder: Store
    remote: Store
    address: str

    def __iter__(self) -> Iterator[Store]:
        return iter((self.folder, self.remote))


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    kept = tmp_path_factory.mktemp("both")
    with Oxigraph(kept / "oxigraph") as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(kept / "data"))
        patch.setenv("no_proxy", "127.0.0.1")
        for place in (kept / "store", server.address):
            with open_store(place, write=True) as store:
                lake.fill(store)
        with open_store(kept / "store") as folder, open_store(server.address) as remote:
            yield Both(folder, remote, server.address)


@pytest.mark.parametrize(("query", "expected"), EXPECTED)
def test_every_canned_query_gives_the_rows_of_a_folder(query, expected, both: Both) -> None:
    if query in checks():
        assert [run(store, query).rows for store in both] == [(), ()]
        return
    tables = [run(s, query, expected.parameters, evidence=expected.evidence, insist=False) for s in both]
    assert tables[0] == tables[1]
    assert (len(tables[1].rows) > 0) == (len(expected.rows) > 0)


def test_it_holds_the_same_quads(both: Both) -> None:
    folder, remote = (list(store.quads()) for store in both)
    assert len(remote) == len(set(remote)) > 1000
    assert set(remote) == set(folder)


@pytest.mark.parametrize("known", ["s", "p", "o", "g", "sp", "po", "pg", "spog"])
def test_quads_are_found_by_every_pattern(known: str, both: Both) -> None:
    sample = sorted(both.folder.quads(), key=str)[:: 1400 // 5]
    for quad in sample:
        terms = dict(zip("spog", (quad.subject, quad.predicate, quad.object, quad.graph_name), strict=True))
        pattern = [terms[place] if place in known else None for place in "spog"]
        found = [sorted(map(str, store.quads(*pattern))) for store in both]
        assert found[0] == found[1] != []


@pytest.mark.parametrize("name", ["describe", "names-person"])
def test_graph_answers_and_lists_are_the_same(name: str, both: Both) -> None:
    text = "CONSTRUCT WHERE { ?s a <http://xmlns.com/foaf/0.1/Person> ; ?p ?o }" if name == "describe" else None
    asked = text or page_query("names")
    found = [sorted(map(_line, store.query(asked))) for store in both]
    assert found[0] == found[1] != []


def _line(item: object) -> str:
    return str(item if isinstance(item, pyoxigraph.Triple) else tuple(item))


def test_rows_and_texts_are_those_of_the_ledger_here(both: Both) -> None:
    folder, remote = (store.ledger() for store in both)
    assert list(remote.rows()) == list(folder.rows()) != []
    assert {r.report_id: remote.text(r.report_id) for r in remote.rows()} == {
        r.report_id: folder.text(r.report_id) for r in folder.rows()
    }


def test_without_the_ledger_rows_are_drawn_from_the_graphs(both: Both, ledgers: Path) -> None:
    known = both.folder.ledger()
    with open_store(both.address) as store:
        ledger = store.ledger()
        rows = list(ledger.rows(ReportState.IN))
        assert [r.report_id for r in rows] == [r.report_id for r in known.rows()]
        assert [r.graph for r in rows] == [r.graph for r in known.rows()]
        first = rows[0]
        assert ledger.row(first.report_id) == first
        assert first in ledger.find(first.identifier)
        assert first in ledger.by_sha256(first.sha256)
        assert (ledger.text(first.report_id), list(ledger.rows(ReportState.WITHDRAWN))) == (None, [])
        assert (first.meta["show_text"], ledger.row("nobody"), ledger.find("nobody")) == (False, None, ())
    assert not ledgers.exists() or not list(ledgers.glob("*/ledger.sqlite"))


def test_an_empty_server_is_no_store_for_readers(server: Oxigraph) -> None:
    with pytest.raises(StoreError, match="there is no store here; make one"):
        open_store(server.address)


def test_what_was_committed_is_there(remote: WritableStore, server: Oxigraph) -> None:
    written = remote.commit(ingest("a"))
    assert written is not None
    assert written.digest
    assert everything(remote) == report_quads("a") | derived_quads("a")
    assert remote.ledger().row("a") == replace(written, text=None)
    assert remote.check() == ()
    assert remote.publish_snapshot().sequence == remote.sequence == 1
    remote.close()
    with open_store(server.address) as reader:
        assert reader.sequence == 1
        assert frozenset(reader.quads()) == report_quads("a") | derived_quads("a")
        assert reader.graph(graph_name("a")) == report_quads("a")
        assert reader.ledger().text("a") == "Toàn văn a, bản 1"


def test_another_version_replaces_and_a_withdrawal_leaves_a_tombstone(remote: WritableStore, ledgers: Path) -> None:
    remote.commit(ingest("a", 1))
    remote.commit(ingest("b", 1))
    remote.commit(ingest("a", 2, before=1))
    assert remote.graph(graph_name("a")) == report_quads("a", 2)
    assert remote.graph(DERIVED) == derived_quads("a", 2) | derived_quads("b")
    remote.commit(withdrawal("a", 2))
    remote.publish_snapshot()
    assert everything(remote) == report_quads("b") | derived_quads("b")
    gone = remote.ledger().row("a")
    assert gone == LedgerRow(report_id="a", state=ReportState.WITHDRAWN, sha256=f"{2:064x}", reason="theo yêu cầu")
    assert remote.ledger().text("a") is None
    assert remote.check() == ()
    held = b"".join(path.read_bytes() for path in ledgers.rglob("ledger.sqlite*"))
    assert "Toàn văn b".encode() in held
    assert "Toàn văn a".encode() not in held


def test_a_bulk_replaces_everything_but_tombstones(remote: WritableStore) -> None:
    remote.commit(ingest("old"))
    remote.commit(ingest("gone"))
    remote.commit(withdrawal("gone"))
    quads = [*sorted(report_quads("x"), key=str), *sorted(derived_quads("x"), key=str)]
    remote.bulk(quads, [row("x")])
    assert everything(remote) == frozenset(quads)
    assert [(r.report_id, r.state.value) for r in remote.ledger().rows()] == [("gone", "withdrawn"), ("x", "in")]
    assert remote.check() == ()


@pytest.mark.parametrize("double", [True, False])
def test_a_bulk_that_contradicts_itself_changes_nothing(remote: WritableStore, double: bool) -> None:
    remote.commit(ingest("a"))
    quads = sorted(report_quads("x"), key=str)
    rows = [row("x")] if double else [row("x"), row("y")]
    with pytest.raises(StoreError, match="quads come twice" if double else "1 reports have none"):
        remote.bulk([*quads, quads[0]] if double else quads, rows)
    assert remote.check() == ()
    assert everything(remote) == report_quads("a") | derived_quads("a")


def test_any_text_goes_there_and_back(remote: WritableStore) -> None:
    graph = NamedNode(graph_name("a"))
    texts = ["", "'\"\\", "a\nb\r\tc", "}; DROP ALL", "Đỗ Thị Ngọc Ánh 𠊛", "$before ${graph}", "\u202e", "&a=b+c%20"]
    said = NamedNode("urn:said")
    quads = frozenset(Quad(NamedNode(f"urn:{n}"), said, Literal(text), graph) for n, text in enumerate(texts))
    remote.commit(Change("a", insert=quads, row=row("a")))
    assert remote.graph(graph.value) == quads
    assert {quad.object.value for quad in remote.quads(predicate=said)} == set(texts)
    assert remote.check() == ()


def test_refusals_are_recorded_here(remote: WritableStore) -> None:
    remote.record(row("r", state=ReportState.REFUSED, graph="", reason="sai"))
    assert remote.ledger().row("r").state is ReportState.REFUSED
    with pytest.raises(StoreError, match="only a refusal"):
        remote.record(row("r"))


def test_a_change_may_not_touch_the_graph_of_another_report(remote: WritableStore) -> None:
    remote.commit(ingest("a"))
    with pytest.raises(StoreError, match="belongs to report a"):
        remote.commit(Change("b", insert=report_quads("b"), row=row("b"), drop_graphs=(graph_name("a"),)))
    assert remote.check() == ()
    remote.commit(ingest("b"))


def test_one_writer_on_a_machine(remote: WritableStore, server: Oxigraph) -> None:
    with pytest.raises(StoreHeld, match="somebody else is writing"):
        open_store(server.address, write=True)
    remote.close()
    open_store(server.address, write=True).close()


def test_a_second_writer_elsewhere_is_kept_out(
    remote: WritableStore, server: Oxigraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remote.commit(ingest("a"))
    monkeypatch.setenv("LHTV_SPARQL_LEDGER", str(tmp_path / "elsewhere"))
    with pytest.raises(StoreError, match="changes that the ledger does not know; put back its own ledger"):
        open_store(server.address, write=True)
    remote.commit(ingest("b"))


def test_of_two_writers_with_one_ledger_one_changes_nothing(
    server: Oxigraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copied ledger gets past the lock of this machine; the mark on the server does not let it pass."""
    with open_store(server.address, write=True) as first:
        first.commit(ingest("a"))
        shutil.copytree(next((tmp_path / "data" / "lhtv-kg" / "servers").iterdir()), tmp_path / "copied")
        monkeypatch.setenv("LHTV_SPARQL_LEDGER", str(tmp_path / "copied"))
        with open_store(server.address, write=True) as second:
            second.commit(ingest("b"))
            with pytest.raises(StoreError, match="somebody else wrote to it in the meantime"):
                first.commit(ingest("c"))
            with pytest.raises(StoreError, match="a write was cut short"):
                first.commit(ingest("d"))
            assert everything(second) == frozenset().union(*(report_quads(r) | derived_quads(r) for r in "ab"))
            assert second.check() == ()


@pytest.mark.parametrize("known", [True, False])
def test_a_server_with_other_data_is_not_written(server: Oxigraph, known: bool) -> None:
    if known:
        with open_store(server.address, write=True) as store:
            store.commit(ingest("a"))
        server.update("DROP ALL")
    server.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> <urn:c> } }")
    with pytest.raises(StoreError, match="lost 1 reports: a" if known else "data that lhtv-kg did not put there"):
        open_store(server.address, write=True)


def test_marks_that_others_changed_are_an_error(remote: WritableStore, server: Oxigraph) -> None:
    remote.commit(ingest("a"))
    remote.close()
    mark = "<urn:lhtv-kg:store> <urn:lhtv-kg:at> <urn:lhtv-kg:commit:9:f>"
    server.update(f"INSERT DATA {{ GRAPH <urn:lhtv-kg:store> {{ {mark} }} }}")
    with pytest.raises(StoreError, match="marks of its changes were changed"):
        open_store(server.address, write=True)


@pytest.mark.parametrize(
    ("update", "found"),
    [
        (f"DELETE WHERE {{ GRAPH <{graph_name('a')}> {{ <https://example.org/claim/a-3> ?p ?o }} }}", "its 11 quads"),
        (f"INSERT DATA {{ GRAPH <{DERIVED}> {{ <urn:a> <urn:b> 1 }} }}", "its 5 quads"),
        ("INSERT DATA { GRAPH <urn:more> { <urn:a> <urn:b> 1 } }", "urn:more: its 1 quads"),
    ],
)
def test_check_finds_what_others_changed(remote: WritableStore, server: Oxigraph, update: str, found: str) -> None:
    remote.commit(ingest("a"))
    server.update(update)
    (problem,) = remote.check()
    assert found in str(problem)


def test_look_ups_follow_the_changes(remote: WritableStore) -> None:
    says = NamedNode("https://example.org/from")
    remote.commit(ingest("a"))
    pattern = {"predicate": says, "object": Literal(1)}
    assert {quad.subject.value[-3:] for quad in remote.quads(**pattern)} == {"a-1", "a-2", "a-3"}
    subject = NamedNode("https://example.org/tenure/a-1")
    assert list(remote.quads(subject)) == list(remote.quads(subject, says))
    remote.commit(ingest("a", 2, before=1))
    assert list(remote.quads(**pattern)) == []
    assert [quad.object for quad in remote.quads(subject)] == [Literal(2)]
