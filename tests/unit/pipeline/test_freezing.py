"""A publication writes the register of addresses; what is built later keeps them."""

from pathlib import Path

import pytest
from tests.unit.pipeline.conftest import MEETING

from lhtv_kg.errors import UsageError
from lhtv_kg.graph.iris import derived_graph_name, thing
from lhtv_kg.graph.triples import node
from lhtv_kg.identity.addresses import Addresses, load_addresses
from lhtv_kg.pipeline import ingest
from lhtv_kg.pipeline.freezing import freeze
from lhtv_kg.pipeline.refreshing import refresh
from lhtv_kg.store import WritableStore

KINDS = {"person": "foaf:Person", "event": "schema:Event", "tenure": "lhtv:Tenure"}


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of a register that is read by itself."""
    monkeypatch.setenv("LHTV_DECISIONS", str(tmp_path / "so"))
    return tmp_path / "so" / "addresses.csv"


def things(store: WritableStore, kind: str) -> set[str]:
    typed = store.quads(None, node("rdf:type"), node(KINDS[kind]), node(derived_graph_name()))
    return {quad.subject.value for quad in typed}


def entries(book: Path, kind: str) -> set[str]:
    return {thing(kind, entry.address) for entry in load_addresses(book).entries if entry.kind == kind}


def test_everything_that_has_an_address_is_in_the_register(store: WritableStore, folder: Path, book: Path) -> None:
    list(ingest([folder], store))
    before = set(store.quads())
    count = freeze(store, book)
    for kind in KINDS:
        assert entries(book, kind) == things(store, kind) != set()
    assert count == len(load_addresses(book).entries)
    written = book.read_bytes()
    assert (freeze(store, book), book.read_bytes()) == (0, written), "once more adds nothing"
    derived = {quad for quad in before if quad.graph_name == node(derived_graph_name())}
    said = store.graph(derived_graph_name())
    links = {quad for quad in set(said) ^ derived if quad.object.value.startswith("address ")}
    assert set(said) ^ derived == links, "only keys of comparison differ"
    assert not refresh(store), "the store is up to date with the register"


def test_what_comes_later_moves_no_published_address(store: WritableStore, folder: Path, book: Path) -> None:
    list(ingest([folder], store))
    freeze(store, book)
    published = {kind: things(store, kind) for kind in KINDS}
    earlier = MEETING.replace("12/5/2021", "8/5/2021").replace("Lê Thị Thử", "Hồ Thị Mây")
    (folder / "truoc.txt").write_text(earlier, "utf-8")
    list(ingest([folder], store))
    for kind in KINDS:
        assert published[kind] <= things(store, kind)
    assert len(things(store, "person")) == len(published["person"]) + 1
    assert things(store, "event") == published["event"], "the first day moved, not the address"


def test_another_table_is_not_overwritten(store: WritableStore, tmp_path: Path) -> None:
    table = tmp_path / "bang.csv"
    table.write_text("left,right,verdict,who,when,why\n", "utf-8")
    with pytest.raises(UsageError, match="no register"):
        freeze(store, table)
    with pytest.raises(UsageError, match="cannot be written"):
        freeze(store, tmp_path / "bang.csv" / "so.csv")


def test_the_shipped_register_is_sound() -> None:
    held = load_addresses().entries
    assert Addresses(held).entries == held
