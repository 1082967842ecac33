"""Mirrors are found by the marks of a sketch, among many reports that share the phrases of one paper."""

from collections.abc import Iterator
from functools import cache
from types import SimpleNamespace

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from lhtv_kg.graph.iris import report_graph_name, report_iri
from lhtv_kg.graph.triples import node
from lhtv_kg.model import EvidenceKind, Report
from lhtv_kg.pipeline.mirrors import MOST_HOLDERS, mirrored
from lhtv_kg.readers.duplicates import sketch
from lhtv_kg.store import LedgerRow, ReportState
from lhtv_kg.text import nfc

PHRASES = nfc(
    "Bản tin của thư viện ra mỗi tháng một kỳ, bạn đọc gửi bài và ảnh về phòng nghiệp vụ trước ngày hai mươi. "
    "Mọi ý kiến về kho mở, về giờ phục vụ buổi tối và về xe sách lưu động xin gửi về hòm thư của ban biên tập."
)


@cache
def marks(text: str) -> frozenset[str]:
    return frozenset(map(str, sketch(text)))


class Shelf:
    """Reports as a store gives them to the search for mirrors; counts what is read."""

    def __init__(self, texts: dict[str, str]) -> None:
        self.texts = texts
        self.read = 0

    def quads(self, *, predicate: NamedNode, object: Literal) -> Iterator[Quad]:
        for name, text in sorted(self.texts.items()):
            if object.value in marks(text):
                self.read += 1
                yield Quad(node(report_iri(name)), predicate, object, node(report_graph_name(name)))

    def ledger(self) -> SimpleNamespace:
        rows = {name: LedgerRow(report_id=name, state=ReportState.IN, sha256=name) for name in self.texts}
        return SimpleNamespace(row=rows.get, text=self.texts.get, by_sha256=lambda sha256: ())


def news(count: int) -> str:
    words = ("kho", "sách", "bàn", "đọc", "phòng", "mượn", "trả", "thẻ")
    told = " ".join(f"{words[(count * n) % len(words)]} {count * 31 + n}" for n in range(1, 40))
    return f"{told}. {PHRASES}"


def shelf(size: int) -> Shelf:
    return Shelf({f"bai-{count:03}": news(count) for count in range(size)})


def found(looked_for: Report, held: Shelf) -> list[str]:
    return [row.report_id for row in mirrored(looked_for, held)]  # type: ignore[arg-type]


def report(text: str, name: str = "moi", kind: EvidenceKind = EvidenceKind.TEXT) -> Report:
    return Report(id=name, text=text, sha256="0", evidence_kind=kind)


@pytest.mark.parametrize("size", [2, MOST_HOLDERS, 3 * MOST_HOLDERS])
def test_a_copy_is_found_among_reports_with_the_same_phrases(size: int) -> None:
    assert found(report(news(1)), shelf(size)) == ["bai-001"]


@pytest.mark.parametrize("size", [2, 3 * MOST_HOLDERS])
def test_another_text_with_the_same_phrases_is_no_copy(size: int) -> None:
    assert found(report(news(size + 5)), shelf(size)) == []


def test_a_text_of_phrases_alone_is_found_among_the_first_that_hold_them() -> None:
    held = shelf(3 * MOST_HOLDERS)
    held.texts["bai-0"] = PHRASES
    assert found(report(PHRASES), held) == ["bai-0"]


def test_what_is_read_does_not_grow_with_the_reports_that_share_phrases() -> None:
    small, large = shelf(2 * MOST_HOLDERS), shelf(8 * MOST_HOLDERS)
    mirrored(report(news(3)), small)
    mirrored(report(news(3)), large)
    assert small.read == large.read


@pytest.mark.parametrize("kind", [EvidenceKind.ROW, EvidenceKind.RETOLD])
def test_rows_and_retellings_are_no_mirrors(kind: EvidenceKind) -> None:
    assert found(report(news(1), kind=kind), shelf(2)) == []


def test_a_report_is_no_mirror_of_itself() -> None:
    assert found(report(news(1), name="bai-001"), shelf(2)) == []
