"""Little synthetic changes for the tests of the store: a report graph and a derived difference that fit together."""

from pyoxigraph import Literal, NamedNode, Quad

from lhtv_kg.store import Change, LedgerRow, ReportState, WritableStore

BASE = "https://example.org/"
DERIVED = f"{BASE}graph/derived"


def graph_name(report: str) -> str:
    return f"{BASE}graph/report/{report}"


def report_quads(report: str, version: int = 1, size: int = 12) -> frozenset[Quad]:
    """The graph of a report: some quads stay from version to version, some change."""
    graph = NamedNode(graph_name(report))
    return frozenset(
        Quad(
            NamedNode(f"{BASE}claim/{report}-{number}"),
            NamedNode(f"{BASE}says"),
            Literal(f"Câu số {number} của {report}, bản {version if number % 2 else 0}", language="vi"),
            graph,
        )
        for number in range(size)
    )


def derived_quads(report: str, version: int = 1) -> frozenset[Quad]:
    """What follows from a report alone, in the derived graph."""
    return frozenset(
        Quad(
            NamedNode(f"{BASE}tenure/{report}-{number}"),
            NamedNode(f"{BASE}from"),
            Literal(version if number else 0),
            NamedNode(DERIVED),
        )
        for number in range(4)
    )


def row(report: str, version: int = 1, **given: object) -> LedgerRow:
    values = {
        "report_id": report,
        "state": ReportState.IN,
        "sha256": f"{version:064x}",
        "graph": graph_name(report),
        "identifier": f"{BASE}bai/{report}",
        "path": f"{report}.txt",
        "text": f"Toàn văn {report}, bản {version}",
        "meta": {"title": f"Bài {report}"},
    }
    return LedgerRow(**(values | given))


def ingest(report: str, version: int = 1, before: int = 0, size: int = 12) -> Change:
    """The change that brings a version of a report in, in place of the version before (0: none)."""
    old = derived_quads(report, before) if before else frozenset()
    new = derived_quads(report, version)
    insert = report_quads(report, version, size) | (new - old)
    return Change(report, old - new, insert, row=row(report, version))


def withdrawal(report: str, before: int = 1) -> Change:
    return Change(report, derived_quads(report, before), row=row(report, before).tombstone("theo yêu cầu"))


def everything(store: WritableStore) -> frozenset[Quad]:
    return frozenset(store.quads())
