"""Ingesting is idempotent, replaces what changed, and withdrawing leaves nothing but a tombstone."""

import os
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from pyoxigraph import Quad
from tests.unit.pipeline.conftest import LATER, MEETING

from lhtv_kg.dates import PartialDate
from lhtv_kg.derivation import from_extraction, full
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.errors import AmbiguousName, InputRefused, LhtvError, NotConforming, NotFound, UsageError
from lhtv_kg.extraction import extract
from lhtv_kg.graph.iris import derived_graph_name
from lhtv_kg.model import Basis, Extraction, PostClaim, Report
from lhtv_kg.pipeline import OutcomeState, ingest, ingesting, withdraw
from lhtv_kg.readers import read_report
from lhtv_kg.store import ReportState, WritableStore, open_store


def states(outcomes: object) -> list[str]:
    return [outcome.state.value for outcome in outcomes]  # type: ignore[attr-defined]


def content(store: WritableStore) -> set[Quad]:
    return set(store.quads())


def fresh(tmp_path: Path, *paths: Path) -> set[Quad]:
    """What a new store holds after ingesting some paths."""
    with open_store(tmp_path / f"moi-{len(list(tmp_path.iterdir()))}", write=True) as other:
        list(ingest(paths, other))
        return content(other)


def test_conclusions_after_ingesting_are_those_of_a_full_derivation(store: WritableStore, folder: Path) -> None:
    assert states(ingest([folder], store)) == ["added", "added"]
    extractions = [extract(read_report(path, root=folder)) for path in sorted(folder.iterdir())]
    stated = chain.from_iterable(map(from_extraction, extractions))
    assert set(store.graph(derived_graph_name())) == full(stated, Resolver())


def test_the_same_bytes_again_change_nothing(store: WritableStore, folder: Path) -> None:
    list(ingest([folder], store))
    before, sequence = content(store), store.sequence
    assert states(ingest([folder], store)) == ["unchanged", "unchanged"]
    assert (content(store), store.sequence) == (before, sequence)


def test_an_edited_file_replaces_its_report(store: WritableStore, folder: Path, tmp_path: Path) -> None:
    list(ingest([folder], store))
    (folder / "hop.txt").write_text(MEETING.replace("bà Lê Thị Thử", "bà Vũ Thị Nháp"), "utf-8")
    assert states(ingest([folder], store)) == ["replaced", "unchanged"]
    assert content(store) == fresh(tmp_path, folder)


def test_an_edited_sidecar_replaces_its_report(store: WritableStore, folder: Path) -> None:
    list(ingest([folder], store))
    (folder / "hop.txt.meta.toml").write_text('publisher = "Báo Mẫu"\n', "utf-8")
    (folder / "hop.meta.toml").write_text('publisher = "Báo Mẫu"\n', "utf-8")
    assert "replaced" in states(ingest([folder], store))


def test_a_moved_folder_keeps_its_reports(store: WritableStore, folder: Path) -> None:
    list(ingest([folder], store))
    moved = folder.rename(folder.with_name("noi-khac"))
    assert states(ingest([moved], store)) == ["unchanged", "unchanged"]


def test_two_files_of_one_name_are_two_reports(store: WritableStore, tmp_path: Path) -> None:
    for name, text in (("a", MEETING), ("b", LATER)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "tin.txt").write_text(text, "utf-8")
    paths = [tmp_path / "a" / "tin.txt", tmp_path / "b" / "tin.txt"]
    assert states(ingest(paths, store)) == ["added", "added"]
    assert len({row.report_id for row in store.ledger().rows(ReportState.IN)}) == 2


def test_the_same_bytes_under_another_name_are_a_duplicate(store: WritableStore, folder: Path) -> None:
    (folder / "zz-ban-sao.txt").write_text(MEETING, "utf-8")
    outcomes = list(ingest([folder], store))
    assert states(outcomes) == ["added", "added", "duplicate"]
    assert len(list(store.ledger().rows(ReportState.IN))) == 2


@pytest.mark.parametrize("handle", ["id", "path", "address", "spelling"])
def test_withdrawing_leaves_what_was_there_before(store: WritableStore, folder: Path, handle: str) -> None:
    (folder / "hop.meta.toml").write_text('source = "https://example.org/hop"\n', "utf-8")
    list(ingest([folder / "tong-ket.txt"], store))
    before = content(store)
    (added,) = ingest([folder / "hop.txt"], store)
    address = {"address": "https://example.org/hop", "spelling": "http://EXAMPLE.org/hop?utm_source=tin#dau"}
    withdraw({"id": added.report, "path": "hop.txt", **address}[handle], store)
    assert content(store) == before
    (tombstone,) = store.ledger().rows(ReportState.WITHDRAWN)
    assert (tombstone.report_id, tombstone.path, store.ledger().text(added.report)) == (added.report, "", None)


def test_a_withdrawn_report_comes_back_only_when_asked(store: WritableStore, folder: Path) -> None:
    file = folder / "hop.txt"
    (added,) = ingest([file], store)
    before = content(store)
    withdraw(added.report, store)
    assert states(ingest([file], store)) == ["refused"]
    copied = folder / "duoi-ten-khac.txt"
    copied.write_text(MEETING, "utf-8")
    assert states(ingest([copied], store)) == ["refused"]
    assert states(ingest([file], store, again=True)) == ["added"]
    assert content(store) == before


def test_a_report_brought_back_under_another_name_is_unchanged_after_that(store: WritableStore, folder: Path) -> None:
    (added, _) = ingest([folder], store)
    withdraw(added.report, store)
    moved = (folder / "hop.txt").rename(folder / "hop-moi.txt")
    assert states(ingest([moved], store, again=True)) == ["added"]
    assert states(ingest([moved], store)) == ["unchanged"]
    moved.write_text(MEETING.replace("bạn đọc", "cộng tác viên"), "utf-8")
    assert states(ingest([moved], store)) == ["replaced"]
    moved.write_text(MEETING, "utf-8")
    assert states(ingest([moved], store)) == ["refused"]


def test_a_duplicate_is_withdrawn_by_the_report_whose_words_it_holds(store: WritableStore, folder: Path) -> None:
    (folder / "zz-ban-sao.txt").write_text(MEETING, "utf-8")
    added, *_ = ingest([folder], store)
    with pytest.raises(NotFound, match=f"zz-ban-sao.txt.*{added.report}"):
        withdraw("zz-ban-sao.txt", store)
    assert "unchanged" in states(ingest([folder / "hop.txt"], store))
    withdraw(added.report, store)
    assert states(ingest([folder / "zz-ban-sao.txt"], store)) == ["refused"]


def test_a_report_is_withdrawn_by_its_file_but_never_by_a_namesake(store: WritableStore, folder: Path) -> None:
    first, _ = ingest([folder], store)
    namesake = folder.parent / "hop.txt"
    namesake.write_text(LATER + "Tin thêm.\n", "utf-8")
    with pytest.raises(NotFound):
        withdraw(str(namesake), store)
    assert withdraw(str(folder / "hop.txt"), store).report_id == first.report
    assert states(ingest([folder], store)) == ["refused", "unchanged"]


def test_a_file_that_cannot_be_taken_keeps_no_other_one_out(
    store: WritableStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / os.fsdecode(b"la\xe9.txt")).write_text(LATER, "utf-8")
    (folder / "web.html").write_text("<html><body><p>Tin.</p></body></html>", "utf-8")
    monkeypatch.setattr("lhtv_kg.readers.formats.find_spec", lambda name: None)
    outcomes = list(ingest([folder], store))
    assert sorted(states(outcomes)) == ["added", "added", "refused", "refused"]
    reasons = [str(outcome.reason) for outcome in outcomes if outcome.reason]
    assert [word for word in ("not UTF-8", "not installed") if any(word in reason for reason in reasons)] == [
        "not UTF-8",
        "not installed",
    ]


def test_a_duplicate_names_the_report_whose_words_it_has(store: WritableStore, folder: Path) -> None:
    (folder / "zz-ban-sao.txt").write_text(MEETING, "utf-8")
    first, _, copy = ingest([folder], store)
    assert (copy.state, copy.original) == (OutcomeState.DUPLICATE, first.report)


@pytest.mark.parametrize(("handle", "error"), [("khong-co", NotFound), ("", NotFound)])
def test_withdrawing_what_is_not_there_suggests_the_nearest(
    store: WritableStore, folder: Path, handle: str, error: type[LhtvError]
) -> None:
    list(ingest([folder], store))
    with pytest.raises(error):
        withdraw(handle, store)
    assert AmbiguousName.exit_code == 2


def test_a_refused_report_names_claim_words_and_shape_and_keeps_no_other_out(
    store: WritableStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(report: Report, _extractor: object) -> Extraction:
        found = extract(report)
        if report.path != "hop.txt":
            return found
        claims = [
            replace(c, basis=Basis.INTERVAL, start=PartialDate("2021"), end=PartialDate("2019"))
            if isinstance(c, PostClaim)
            else c
            for c in found.claims
        ]
        return Extraction(report, tuple(claims))

    monkeypatch.setattr(ingesting, "read", wrong)
    refused, taken = ingest([folder], store)
    assert (refused.state, taken.state) == (OutcomeState.REFUSED, OutcomeState.ADDED)
    assert isinstance(refused.reason, NotConforming)
    said = str(refused.reason)
    assert "hop.txt" in said
    assert "Trần Văn Mẫu" in said
    assert "shapes#Claim-order" in said
    (row,) = store.ledger().rows(ReportState.REFUSED)
    assert row.reason.startswith("shapes#Claim-order, ")
    assert not [word for word in ("Mẫu", "Giám đốc", "«") if word in row.reason]
    assert len(list(store.ledger().rows(ReportState.IN))) == 1


def test_files_that_cannot_be_read_keep_no_other_out(store: WritableStore, folder: Path) -> None:
    (folder / "a-rong.txt").write_bytes(b"")
    (folder / "b-nhi-phan.txt").write_bytes(b"\x00\x01\x02" * 50)
    (folder / "c-bang-ma.txt").write_bytes("tiếng Việt".encode("utf-16-le")[:-1])
    (folder / "anh.png").write_bytes(b"\x89PNG")
    outcomes = list(ingest([folder], store))
    assert sorted(states(outcomes)) == ["added", "added", "refused", "refused", "refused", "skipped"]
    assert all(isinstance(o.reason, InputRefused) for o in outcomes if not o.taken)


def test_a_path_that_does_not_exist_is_an_error(store: WritableStore, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="khong-co"):
        list(ingest([tmp_path / "khong-co.txt"], store))


OPEN = "Phòng đọc số {} của thư viện mở cửa từ sáng đến chiều và phục vụ bạn đọc là học sinh trong tỉnh.\n"
LONG = MEETING + "".join(OPEN.format(n) for n in range(9))


def test_a_repost_with_other_furniture_is_a_duplicate(store: WritableStore, tmp_path: Path) -> None:
    (tmp_path / "goc.txt").write_text(LONG, "utf-8")
    (tmp_path / "lai.txt").write_text(f"Trang chủ | Tin tức\n\n{LONG}\nLượt xem: 15\nTin liên quan\n", "utf-8")
    outcomes = list(ingest([tmp_path / "goc.txt", tmp_path / "lai.txt"], store))
    assert states(outcomes) == ["added", "duplicate"]
    (row,) = store.ledger().rows(ReportState.DUPLICATE)
    assert row.duplicate_of == outcomes[0].report


def test_a_template_used_again_for_another_event_is_no_duplicate(store: WritableStore, tmp_path: Path) -> None:
    (tmp_path / "nam-2021.txt").write_text(LONG, "utf-8")
    (tmp_path / "nam-2023.txt").write_text(LONG.replace("2021", "2023").replace("12/5", "15/6"), "utf-8")
    assert states(ingest([tmp_path / "nam-2021.txt", tmp_path / "nam-2023.txt"], store)) == ["added", "added"]


def test_two_files_of_one_source_are_told(store: WritableStore, folder: Path) -> None:
    for name in ("hop", "tong-ket"):
        (folder / f"{name}.meta.toml").write_text('source = "https://example.org/tin"\n', "utf-8")
    outcomes = list(ingest([folder], store))
    assert states(outcomes) == ["added", "refused"]
    assert "hop.txt" in str(outcomes[1].reason)


def test_another_text_under_the_same_path_is_told(store: WritableStore, tmp_path: Path) -> None:
    for year, text in (("2020", MEETING), ("2021", LATER)):
        (tmp_path / year).mkdir()
        (tmp_path / year / "tin.txt").write_text(text, "utf-8")
    (first,) = ingest([tmp_path / "2020"], store)
    (second,) = ingest([tmp_path / "2021"], store)
    assert (first.state, second.state, second.report) == (OutcomeState.ADDED, OutcomeState.REPLACED, first.report)
    assert [warning for warning in second.warnings if "to have both, ingest the folder above" in warning]
    assert states(ingest([tmp_path / "2020", tmp_path / "2021"], store)) == ["added", "duplicate"]


@pytest.mark.parametrize("sidecar", ["", 'source = "https://example.org/hop"\n'])
def test_an_edited_text_or_one_of_the_same_address_is_no_other(
    store: WritableStore, folder: Path, sidecar: str
) -> None:
    file = folder / "hop.txt"
    if sidecar:
        file.with_suffix(".meta.toml").write_text(sidecar, "utf-8")
    list(ingest([file], store))
    file.write_text(LATER if sidecar else f"{MEETING}\nBà Ngô Thị Sen phát biểu khai mạc.\n", "utf-8")
    (outcome,) = ingest([file], store)
    assert outcome.state is OutcomeState.REPLACED
    assert not [warning for warning in outcome.warnings if "ingest the folder above" in warning]


def test_no_version_of_a_withdrawn_report_comes_in_under_another_name(store: WritableStore, folder: Path) -> None:
    file, versions = folder / "hop.txt", [MEETING, f"{MEETING}\nThêm.\n", f"{MEETING}\nThêm nữa.\n"]
    for version in versions:
        file.write_text(version, "utf-8")
        (last,) = ingest([file], store)
    row = withdraw(last.report, store)
    assert len(row.earlier) == 2
    for number, version in enumerate(versions):
        copy = folder.parent / f"ban-{number}.txt"
        copy.write_text(version, "utf-8")
        assert states(ingest([copy], store)) == ["refused"]
    file.write_text(versions[0], "utf-8")
    assert states(ingest([file], store, again=True)) == ["added"]
    assert states(ingest([file], store)) == ["unchanged"]


def test_versions_are_remembered_once_and_in_their_order(store: WritableStore, folder: Path) -> None:
    file = folder / "hop.txt"
    for text in (MEETING, f"{MEETING}\nThêm.\n", MEETING):
        file.write_text(text, "utf-8")
        (outcome,) = ingest([file], store)
    row = store.ledger().row(outcome.report)
    assert row is not None
    assert (len(row.earlier), row.sha256 in row.earlier) == (1, False)
    assert states(ingest([file], store)) == ["unchanged"]
