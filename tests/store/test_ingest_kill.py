"""An ingest that is killed leaves whole reports with all that follows from them, and ends well when run again."""

from itertools import chain
from pathlib import Path

import pytest
from kill_harness import run
from pyoxigraph import Quad
from tests.unit.pipeline.conftest import LATER, MEETING

from lhtv_kg.derivation import from_extraction, full
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.extraction import extract
from lhtv_kg.graph.claims import report_graph
from lhtv_kg.model import Extraction
from lhtv_kg.pipeline import ingest
from lhtv_kg.readers import read_report
from lhtv_kg.store import ReportState, open_store

SCRIPT = Path(__file__).with_name("ingest_workload.py")
KILLS = [
    *((point, hit) for point in ("before the intent", "after the intent", "after the update") for hit in (1, 2, 3)),
    *((point, 1) for point in ("before the flush", "after the flush", "before the rows", "rows not yet committed")),
    *((point, 1) for point in ("after the rows", "snapshot half made", "snapshot not linked")),
]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ban-tin")
    (folder / "a.txt").write_text(MEETING, "utf-8")
    (folder / "b.txt").write_text(LATER, "utf-8")
    (folder / "c.txt").write_text(LATER.replace("2022", "2023").replace("Phạm Văn Ví", "Vũ Thị Nháp"), "utf-8")
    return folder


@pytest.fixture(scope="module")
def extractions(reports: Path) -> dict[str, Extraction]:
    found = (extract(read_report(path, root=reports)) for path in sorted(reports.iterdir()))
    return {extraction.report.id: extraction for extraction in found}


def must_hold(extractions: list[Extraction]) -> set[Quad]:
    derived = full(chain.from_iterable(map(from_extraction, extractions)), Resolver())
    return set(derived).union(*map(report_graph, extractions))


@pytest.mark.parametrize(("point", "hit"), KILLS)
def test_a_killed_ingest_is_all_or_nothing_for_each_report(
    tmp_path: Path, reports: Path, extractions: dict[str, Extraction], point: str, hit: int
) -> None:
    folder = tmp_path / "kho"
    assert run(SCRIPT, folder, reports, point, hit) < 0
    with open_store(folder, write=True) as store:
        inside = [row.report_id for row in store.ledger().rows(ReportState.IN)]
        assert set(store.quads()) == must_hold([extractions[report] for report in inside])
        list(ingest([reports], store))
        assert set(store.quads()) == must_hold(list(extractions.values()))
        assert store.check() == ()
