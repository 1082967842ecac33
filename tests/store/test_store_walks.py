"""Random walks of a store beside a plain dictionary: written, withdrawn, settled, published and opened again."""

import random
from pathlib import Path

import pytest
from pyoxigraph import Quad
from store_samples import derived_quads, everything, graph_name, ingest, report_quads, withdrawal

from lhtv_kg.errors import StoreError
from lhtv_kg.store import ReportState, WritableStore, open_store

REPORTS = ["a", "b", "c"]


class Model:
    """The versions that are in, the reports that were withdrawn, and what readers may see."""

    def __init__(self) -> None:
        self.held: dict[str, int] = {}
        self.gone: set[str] = set()
        self.published: dict[str, int] | None = None

    @staticmethod
    def quads(held: dict[str, int]) -> frozenset[Quad]:
        return frozenset().union(*(report_quads(r, v) | derived_quads(r, v) for r, v in held.items()))

    def check(self, store: WritableStore) -> None:
        """The store holds what the model says, graph by graph and row by row."""
        assert everything(store) == self.quads(self.held)
        for report in REPORTS:
            version = self.held.get(report, 0)
            expected = report_quads(report, version) if version else frozenset[Quad]()
            assert store.graph(graph_name(report)) == expected
            row, text = store.ledger().row(report), store.ledger().text(report)
            if version:
                assert row is not None and (row.state, row.sha256) == (ReportState.IN, f"{version:064x}")
                assert text == f"Toàn văn {report}, bản {version}"
            elif report in self.gone:
                assert row is not None and (row.state, row.path, row.graph) == (ReportState.WITHDRAWN, "", "")
                assert text is None
            else:
                assert row is None

    def check_readers(self, folder: Path) -> None:
        """Readers see the last published state, whatever was written since."""
        if self.published is None:
            with pytest.raises(StoreError):
                open_store(folder)
            return
        with open_store(folder) as reader:
            assert frozenset(reader.quads()) == self.quads(self.published)


def step(chance: random.Random, store: WritableStore, model: Model) -> None:
    """One change of the store and of the model."""
    report, what = chance.choice(REPORTS), chance.choice(["write", "write", "write", "withdraw", "settle", "publish"])
    before = model.held.get(report, 0)
    if what == "write":
        version = before % 5 + 1
        store.commit(ingest(report, version, before))
        model.held[report] = version
        model.gone.discard(report)
    elif what == "withdraw" and before:
        store.commit(withdrawal(report, before))
        del model.held[report]
        model.gone.add(report)
    elif what == "settle":
        store.settle()
    elif what == "publish" and (model.held or model.gone):
        store.publish_snapshot()
        model.published = dict(model.held)


@pytest.mark.parametrize("seed", range(6))
def test_a_store_is_what_was_written_into_it(tmp_path: Path, seed: int) -> None:
    chance, model, folder = random.Random(seed), Model(), tmp_path / "kho"
    for _ in range(3):
        with open_store(folder, write=True) as store:
            model.check(store)
            for _ in range(chance.randint(1, 8)):
                step(chance, store, model)
            model.check(store)
            assert store.check() == ()
        model.check_readers(folder)


@pytest.mark.parametrize("seed", range(2))
def test_sequences_only_grow_and_say_which_reports_changed(tmp_path: Path, seed: int) -> None:
    chance, model = random.Random(100 + seed), Model()
    with open_store(tmp_path / "kho", write=True) as store:
        for _ in range(12):
            held, before = dict(model.held), store.sequence
            step(chance, store, model)
            changed = {r for r in REPORTS if held.get(r) != model.held.get(r)}
            assert (store.sequence > before) == bool(changed)
            store.settle()
            assert set(store.ledger().since(before)) == changed
