"""Mirrors and near-copies: what is in, what is marked and what is counted does not depend on who came first."""

from collections.abc import Sequence
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from tests.unit.pipeline.conftest import MEETING

from lhtv_kg.graph.iris import copies_graph_name, local_name
from lhtv_kg.graph.triples import node
from lhtv_kg.pipeline import ingest, refresh, withdraw
from lhtv_kg.pipeline.asknown import as_known_on
from lhtv_kg.reviewing import Signed, decide_claim, record
from lhtv_kg.store import ReportState, WritableStore, open_store

OPEN = "Phòng đọc số {} của thư viện mở cửa từ sáng đến chiều và phục vụ bạn đọc là học sinh trong tỉnh.\n"
LONG = MEETING + "".join(OPEN.format(n) for n in range(9))
AROUND = f"Trang chủ | Tin tức\n\n{LONG}\nLượt xem: 15\nTin liên quan\n"
MORE = f"{LONG}\nCùng dự Hội nghị có bà Ngô Thị Sen, Phó Giám đốc Thư viện tỉnh Lào Cai.\n"
ELSE = f"{LONG}\nCùng dự Hội nghị có ông Đỗ Văn Lúa, Phó Giám đốc Thư viện tỉnh Lào Cai.\n"
ROWS = (
    "Họ tên,Chức vụ,Đơn vị\nĐinh Văn Lạ,Giám đốc,Thư viện tỉnh Lào Cai\nLê Thị Mơ,Phó Giám đốc,Thư viện tỉnh Lào Cai\n"
)

File = tuple[str, str | bytes, str]
"""Name, content and sidecar."""


def put(folder: Path, file: File) -> Path:
    name, content, sidecar = file
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    if sidecar:
        path.with_name(f"{name}.meta.toml").write_text(sidecar, "utf-8")
    return path


def stated(date: str = "", source: str = "") -> str:
    return "".join(f'{key} = "{value}"\n' for key, value in (("date", date), ("source", source)) if value)


def feed(store: WritableStore, folder: Path, files: Sequence[File]) -> list[str]:
    return [outcome.state.value for file in files for outcome in ingest([put(folder, file)], store)]


def names(store: WritableStore) -> set[str]:
    return {row.path for row in store.ledger().rows(ReportState.IN)}


def marks(store: WritableStore) -> set[tuple[str, str]]:
    """Which report is marked as a copy of which, by their paths."""
    paths = {row.report_id: row.path for row in store.ledger().rows()}
    pairs = ((q.subject, q.object) for q in store.quads(predicate=node("lhtv:copyOf")))
    return {(paths[local_name(a.value)], paths[local_name(b.value)]) for a, b in pairs}  # type: ignore[union-attr]


def counts(store: WritableStore) -> list[str]:
    found = [quad.object for quad in store.quads(predicate=node("lhtv:sourceCount"))]
    return sorted(literal.value for literal in found if isinstance(literal, Literal))


def after_each_order(folder: Path, files: Sequence[File]) -> set[Quad]:
    """Feed files in every order; return what all of the stores hold."""
    held: list[set[Quad]] = []
    for number, order in enumerate(permutations(files)):
        with open_store(folder / f"kho-{number}", write=True) as store:
            feed(store, folder / "bai", order)
            assert store.check() == ()
            held.append(set(store.quads()))
    assert all(one == held[0] for one in held)
    return held[0]


GROUPS = {
    "a pure mirror": [("a.txt", LONG, ""), ("b.txt", AROUND, "")],
    "the mirror has the earlier date": [("a.txt", LONG, stated("2021-06-01")), ("b.txt", AROUND, stated("2021-05-13"))],
    "one paragraph more": [("a.txt", LONG, ""), ("b.txt", MORE, "")],
    "one paragraph more, later": [("a.txt", LONG, stated("2021-05-13")), ("b.txt", MORE, stated("2021-05-20"))],
    "two that go on differently, and a mirror": [("a.txt", LONG, ""), ("b.txt", MORE, ""), ("c.txt", ELSE, "")],
    "the same bytes thrice": [("a.txt", LONG, ""), ("b.txt", LONG, ""), ("c.txt", LONG, stated("2021-05-13"))],
    "two mirrors and one that says more": [
        ("a.txt", LONG, stated("2021-05-14", "https://example.org/a")),
        ("b.txt", AROUND, stated("2021-05-13", "https://example.com/b")),
        ("c.txt", MORE, stated("2021-05-15", "https://example.net/c")),
    ],
    "a list in three encodings": [
        ("a.csv", ROWS, ""),
        ("b.csv", ROWS.replace(",", ";").encode("utf-16"), ""),
        ("c.csv", f"\ufeff{ROWS}", ""),
    ],
}  # fmt: skip


@pytest.mark.parametrize("files", GROUPS.values(), ids=GROUPS)
def test_the_graph_is_the_same_in_every_order(tmp_path: Path, files: list[File]) -> None:
    assert after_each_order(tmp_path, files)


@pytest.mark.parametrize(
    ("files", "left", "copies"),
    [
        (GROUPS["the mirror has the earlier date"], {"b.txt"}, {("a.txt", "b.txt")}),
        (GROUPS["one paragraph more"], {"b.txt"}, {("a.txt", "b.txt")}),
        (GROUPS["one paragraph more, later"], {"a.txt", "b.txt"}, {("b.txt", "a.txt")}),
        (GROUPS["two mirrors and one that says more"], {"b.txt", "c.txt"}, {("a.txt", "b.txt"), ("c.txt", "b.txt")}),
        (GROUPS["the same bytes thrice"], {"c.txt"}, {("a.txt", "c.txt"), ("b.txt", "c.txt")}),
    ],
)
def test_what_stays_and_what_is_marked(
    store: WritableStore, tmp_path: Path, files: list[File], left: set[str], copies: set[tuple[str, str]]
) -> None:
    feed(store, tmp_path / "bai", files)
    assert (names(store), marks(store)) == (left, copies)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_no_claim_of_a_near_copy_is_lost_and_both_are_one_source(
    store: WritableStore, tmp_path: Path, order: tuple[int, int]
) -> None:
    files = GROUPS["one paragraph more, later"]
    assert feed(store, tmp_path / "bai", [files[at] for at in order]) == ["added", "added"]
    named = {getattr(q.object, "value", "") for q in store.quads(predicate=node("lhtv:personName"))}
    assert {"Ngô Thị Sen", "Trần Văn Mẫu"} <= named
    assert set(counts(store)) == {"1"}
    withdraw("a.txt", store)
    assert (marks(store), set(counts(store))) == (set(), {"1"})
    assert store.check() == ()


def test_a_mirror_is_described_with_its_address(store: WritableStore, tmp_path: Path) -> None:
    mirror = ("b.txt", AROUND, stated("2021-06-01", "https://example.com/b") + 'publisher = "Báo Mẫu"\n')
    assert feed(store, tmp_path / "bai", [("a.txt", LONG, stated("2021-05-13")), mirror]) == ["added", "duplicate"]
    said = {
        (q.predicate.value.rpartition("/")[2], getattr(q.object, "value", "")) for q in store.graph(copies_graph_name())
    }
    assert {("url", "https://example.com/b"), ("datePublished", "2021-06-01"), ("publisher", "Báo Mẫu")} <= said
    (iri,) = {
        q.object.value
        for q in store.graph(copies_graph_name())
        if isinstance(q.object, NamedNode) and "report/a-" in q.object.value
    }
    assert any(True for _ in store.quads(NamedNode(iri), node("schema:datePublished")))
    withdraw("a.txt", store)
    assert store.graph(copies_graph_name()) == frozenset()
    again = [outcome.state.value for outcome in ingest([tmp_path / "bai" / "b.txt"], store)]
    assert again == ["refused"]


def test_what_withdrawing_a_near_copy_leaves_is_what_there_would_be_without_it(tmp_path: Path) -> None:
    files = GROUPS["two mirrors and one that says more"]
    with open_store(tmp_path / "mot", write=True) as one, open_store(tmp_path / "hai", write=True) as other:
        feed(one, tmp_path / "bai", files)
        withdraw("c.txt", one)
        feed(other, tmp_path / "bai", files[:2])
        assert set(one.quads()) == set(other.quads())


def test_names_that_differ_in_an_accent_are_two_reports(store: WritableStore, tmp_path: Path) -> None:
    other = LONG.replace("Lê Thị Thử", "Lê Thị Thứ")
    assert feed(store, tmp_path / "bai", [("a.txt", LONG, ""), ("b.txt", other, "")]) == ["added", "added"]
    assert marks(store) == set()


def test_a_list_of_another_day_is_no_copy(store: WritableStore, tmp_path: Path) -> None:
    files = [("a.csv", ROWS, stated("2020-01-01")), ("b.csv", f"{ROWS}\n", stated("2022-01-01"))]
    assert feed(store, tmp_path / "bai", files) == ["added", "added"]
    assert (marks(store), set(counts(store))) == (set(), {"2"})


def test_a_sidecar_put_beside_a_report_that_is_in_gives_it_its_address(store: WritableStore, tmp_path: Path) -> None:
    folder = tmp_path / "bai"
    assert feed(store, folder, [("a.txt", LONG, "")]) == ["added"]
    assert feed(store, folder, [("a.txt", LONG, stated("2021-05-13", "https://example.org/a"))]) == ["replaced"]
    (row,) = store.ledger().rows(ReportState.IN)
    assert row.identifier == "https://example.org/a"
    assert (store.graph(copies_graph_name()), store.check()) == (frozenset(), ())
    assert [o.state.value for o in ingest([folder / "a.txt"], store)] == ["unchanged"]
    with open_store(tmp_path / "moi", write=True) as new:
        list(ingest([folder / "a.txt"], new))
        assert set(new.quads()) == set(store.quads())
    assert withdraw("a.txt", store).report_id == row.report_id


@pytest.mark.parametrize("first", ["a.txt", "b.txt"])
def test_a_claim_rejected_in_one_copy_stays_out_whichever_copy_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    monkeypatch.setenv("LHTV_DECISIONS", str(tmp_path / "own"))
    files = {name: (name, text, stated(day)) for name, text, day in COPIES}
    with open_store(tmp_path / "mot", write=True) as store:
        refresh(store)
        feed(store, tmp_path / "bai", [files["a.txt"]])
        (claim,) = {
            q.subject.value for q in store.quads(object=Literal("Trần Văn Mẫu")) if "/claim/" in str(q.subject)
        } - {
            q.subject.value
            for q in store.quads(predicate=node("lhtv:participationRole"))
            if isinstance(q.subject, NamedNode)
        }
        record(decide_claim(store, claim, None, "", Signed("An", "2024-01-02", "misread")))
        refresh(store)
        assert feed(store, tmp_path / "bai", [files["b.txt"]]) == ["added"]
        assert (names(store), posts_of("Trần Văn Mẫu", store)) == ({"b.txt"}, 0)
        found = set(store.quads())
    with open_store(tmp_path / "hai", write=True) as store:
        refresh(store)
        feed(store, tmp_path / "bai", [files[first], *(file for name, file in files.items() if name != first)])
        assert set(store.quads()) == found


COPIES = (("a.txt", LONG, "2021-06-01"), ("b.txt", AROUND, "2021-05-13"))


def posts_of(person: str, store: WritableStore) -> int:
    claims = {quad.subject for quad in store.quads(predicate=node("lhtv:title"))}
    return sum(quad.subject in claims for quad in store.quads(object=Literal(person)))


def test_copies_are_one_source_of_what_was_known_on_a_day_too(store: WritableStore, tmp_path: Path) -> None:
    feed(store, tmp_path / "bai", GROUPS["one paragraph more, later"])
    for day, known in ((date(2021, 5, 14), 1), (date(2021, 5, 21), 2)):
        then = as_known_on(store, day)
        found = [getattr(q.object, "value", "") for q in then.store.quads(predicate=node("lhtv:sourceCount"))]
        assert (then.reports, set(found)) == (known, {"1"})
