"""Pages of what an editor decided and of reports that are not in: overruled claims, decided contradictions, mirrors."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.unit.pipeline.conftest import MEETING
from tests.unit.pipeline.test_copies import AROUND, LONG
from tests.web.conftest import Portal, start, stop

from lhtv_kg.graph.iris import local_name
from lhtv_kg.pipeline import ingest, refresh
from lhtv_kg.queries import ask
from lhtv_kg.reviewing import Signed, decide_ruling, record
from lhtv_kg.store import ReportState, open_store


@dataclass(frozen=True)
class Decided:
    """A portal, and the ends of the addresses of what was decided in its store."""

    portal: Portal
    over: str
    holds: str
    contradiction: str
    original: str
    mirror: str


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Decided]:
    folder = tmp_path_factory.mktemp("quyet")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LHTV_DECISIONS", str(folder / "own"))
        names = build(folder)
        running = start(folder / "kho", folder / "log.jsonl")
        yield Decided(running, *names)
        stop(running)


def build(folder: Path) -> tuple[str, ...]:
    texts = {"hop": LONG, "lai": AROUND, "khac": MEETING.replace("12/5/2021", "14/5/2021")}
    (folder / "bai").mkdir()
    for name, said in texts.items():
        (folder / "bai" / f"{name}.txt").write_text(said, "utf-8")
    with open_store(folder / "kho", write=True) as store:
        refresh(store)
        list(ingest([folder / "bai"], store))
        table = ask(store, "contradictions", {"kind": "event-date"})
        (left,), (right,) = table.column("leftClaim")[0], table.column("rightClaim")[0]  # type: ignore[misc]
        rows = decide_ruling(store, str(right), None, Signed("Bà Tư", "2024-01-02", "the notice on the door"))
        record(*rows)
        refresh(store)
        (mirror,) = store.ledger().rows(ReportState.DUPLICATE)
        store.publish_snapshot()
    iris = (str(left), str(right), str(table.column("contradictionIri")[0]))
    return (*map(local_name, iris), mirror.duplicate_of, mirror.report_id)


def test_the_page_of_an_overruled_claim_says_by_whom_when_and_why(decided: Decided) -> None:
    page = decided.portal.get(f"/doc/claim/{decided.over}", accept_language="en")
    missing = [
        said for said in ("overruled", "Bà Tư", "the notice on the door", decided.holds) if said not in page.text
    ]
    assert (page.status, missing) == (200, [])


def test_a_decided_contradiction_says_so_and_is_listed_as_open_no_more(decided: Decided) -> None:
    page = decided.portal.get(f"/doc/contradiction/{decided.contradiction}", accept_language="en")
    assert "An editor has decided which side holds" in page.text
    assert decided.contradiction not in decided.portal.get("/contradictions").text


def test_the_address_of_a_mirror_leads_to_the_report_with_its_words(decided: Decided) -> None:
    page = decided.portal.get(f"/doc/report/{decided.mirror}")
    assert (page.status, page.headers["location"].rpartition("/")[2]) == (301, decided.original)
