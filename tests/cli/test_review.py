"""``lhtv-kg review``: what it lists, and decisions whose effect shows after the next ingest."""

import json
import re
from pathlib import Path

import pytest
from tests.cli.conftest import Lhtv
from tests.unit.pipeline.conftest import LATER, MEETING

from lhtv_kg.cli.reviewing import KINDS
from lhtv_kg.reviewing import KINDS as ALL
from lhtv_kg.reviewing.matters import FACTORS

PLAIN = "Tran Van Mau"
SIGNED = ("--who", "An", "--when", "2024-01-02", "--why", "one list has both")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LHTV_DECISIONS", str(tmp_path / "own"))
    made = tmp_path / "ban-tin"
    made.mkdir()
    (made / "hop.txt").write_text(MEETING, "utf-8")
    # Too long before for the same post to say that both are one person.
    earlier = LATER.replace("Trần Văn Mẫu", PLAIN).replace("2022", "2009")
    (made / "tong-ket.txt").write_text(earlier, "utf-8")
    (made / "khac.txt").write_text(
        MEETING.replace("12/5/2021", "14/5/2021").replace("Trần Văn Mẫu", "Vũ Văn Khác"), "utf-8"
    )
    return made


@pytest.fixture
def store(lhtv: Lhtv, folder: Path, tmp_path: Path) -> Path:
    assert lhtv("ingest", folder, "--store", tmp_path / "kho").code == 0
    return tmp_path / "kho"


def listed(lhtv: Lhtv, store: Path, *more: str) -> list[dict[str, object]]:
    run = lhtv("review", "--store", store, "--format", "json", *more)
    assert run.code == 0
    found: list[dict[str, object]] = json.loads(run.out)
    return found


def claim_of(lhtv: Lhtv, store: Path, person: str = "Trần Văn Mẫu") -> str:
    rows = json.loads(
        lhtv("query", "career", "--person", person, "--store", store, "--evidence", "--format", "json").out
    )
    return str(rows[0]["claimIri"])


def heads(lhtv: Lhtv, store: Path, day: str = "2021-05-12") -> set[str]:
    words = ("query", "head-on-date", "--organization", "Thư viện tỉnh Lào Cai", "--date", day, "--format", "json")
    return {row["person"] for row in json.loads(lhtv(*words, "--store", store).out)}


def test_the_kinds_are_those_of_the_room() -> None:
    assert KINDS == ALL == tuple(FACTORS)


def test_matters_come_by_weight_with_words_and_handles(lhtv: Lhtv, store: Path) -> None:
    matters = listed(lhtv, store)
    weights = [matter["weight"] for matter in matters]
    assert weights == sorted(weights, key=lambda weight: -int(str(weight)))
    (pair,) = [matter for matter in matters if matter["kind"] == "person"]
    assert set(pair["names"]) == {PLAIN, "Trần Văn Mẫu"}  # type: ignore[call-overload]
    assert any(PLAIN in word for word in pair["words"])  # type: ignore[attr-defined]
    dates = [matter for matter in matters if matter["kind"] == "contradiction"]
    assert any("2021-05-12 ≠ 2021-05-14" in str(matter["subject"]) for matter in dates)


def test_a_table_shows_some_and_tells_of_the_rest(lhtv: Lhtv, store: Path) -> None:
    run = lhtv("review", "--store", store, "--limit", "1")
    assert len(re.findall(r"^\d+ ", run.out, re.M)) == 1
    assert re.search(r"1 of \d+ matters; --limit 0 shows all", run.err)


def test_unread_passages_and_strange_bodies_are_listed(lhtv: Lhtv, folder: Path, store: Path) -> None:
    words = "\n\nĐến dự có Phó Giám đốc; ông Đỗ Văn Dụ, Giám đốc Thư viện Hành Tinh Xa.\n"
    (folder / "hop.txt").write_text(MEETING.rstrip() + words, "utf-8")
    lhtv("ingest", folder, "--store", store)
    (body,) = listed(lhtv, store, "--kind", "organization")
    assert body["subject"] == "Thư viện Hành Tinh Xa"
    assert body["claims"]
    assert all(str(m["place"]).startswith("hop.txt:") for m in listed(lhtv, store, "--kind", "unread"))
    assert listed(lhtv, store, "--kind", "post") == []


@pytest.mark.parametrize(("flag", "people"), [("--same", 1), ("--different", 2), ("--unsure", 2)])
def test_a_verdict_on_two_names_counts_from_the_next_ingest(
    lhtv: Lhtv, folder: Path, store: Path, flag: str, people: int
) -> None:
    run = lhtv("review", flag, PLAIN, "Trần Văn Mẫu", *SIGNED, "--store", store)
    assert run.code == 0
    assert "written down" in run.err
    assert listed(lhtv, store, "--kind", "person") == []
    run = lhtv("ingest", folder, "--store", store)
    assert "all conclusions were drawn anew" in run.err
    named = heads(lhtv, store) | heads(lhtv, store, "2009-12-20")
    assert len(named & {PLAIN, "Trần Văn Mẫu"}) == people
    assert listed(lhtv, store, "--kind", "person") == []


def test_a_rejected_claim_is_gone_and_comes_back_with_its_row(lhtv: Lhtv, folder: Path, store: Path) -> None:
    claim = claim_of(lhtv, store)
    run = lhtv("review", "--reject", claim, *SIGNED, "--store", store)
    path = Path(run.out.strip())
    assert "Mẫu" not in path.read_text("utf-8")
    lhtv("ingest", folder, "--store", store)
    assert "Trần Văn Mẫu" not in heads(lhtv, store)
    path.unlink()
    lhtv("ingest", folder, "--store", store)
    assert claim_of(lhtv, store) == claim


def test_an_amended_claim_has_the_value_and_can_be_amended_again(lhtv: Lhtv, folder: Path, store: Path) -> None:
    amend = ("--field", "title", "--value", "Phó Giám đốc", *SIGNED, "--store", store)
    assert lhtv("review", "--amend", claim_of(lhtv, store), *amend).code == 0
    lhtv("ingest", folder, "--store", store)
    assert "Trần Văn Mẫu" not in heads(lhtv, store)
    assert lhtv("review", "--reject", claim_of(lhtv, store).rpartition("/")[2], *SIGNED, "--store", store).code == 0
    lhtv("ingest", folder, "--store", store)
    run = lhtv("query", "career", "--person", "Trần Văn Mẫu", "--store", store, "--format", "json")
    assert run.code == 1 or json.loads(run.out) == []


def test_a_named_file_is_written_and_read_where_the_environment_names_it(
    lhtv: Lhtv, folder: Path, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "du-an" / "quyet-dinh.csv"
    run = lhtv("review", "--same", PLAIN, "Trần Văn Mẫu", *SIGNED, "--decisions", file, "--store", store)
    assert "set LHTV_DECISIONS" in run.err
    monkeypatch.setenv("LHTV_DECISIONS", str(file))
    lhtv("ingest", folder, "--store", store)
    assert listed(lhtv, store, "--kind", "person") == []
    run = lhtv("review", "--reject", claim_of(lhtv, store), *SIGNED, "--decisions", file, "--store", store)
    assert (run.code, "has the columns of decisions.csv" in run.err) == (2, True)
    assert len(file.read_text("utf-8").splitlines()) == 2


def test_a_contradicting_decision_is_refused_and_not_written(lhtv: Lhtv, store: Path, tmp_path: Path) -> None:
    pair = (PLAIN, "Trần Văn Mẫu", *SIGNED, "--store", store)
    lhtv("review", "--same", *pair)
    before = (tmp_path / "own" / "decisions.csv").read_bytes()
    run = lhtv("review", "--different", *pair)
    assert (run.code, "decisions.csv:2" in run.err) == (2, True)
    claim = claim_of(lhtv, store)
    lhtv("review", "--reject", claim, *SIGNED, "--store", store)
    run = lhtv("review", "--amend", claim, "--field", "title", "--value", "X", *SIGNED, "--store", store)
    assert (run.code, "claim-decisions.csv:2" in run.err) == (2, True)
    assert (tmp_path / "own" / "decisions.csv").read_bytes() == before


def test_a_body_behind_a_name_is_written_by_its_id(lhtv: Lhtv, store: Path) -> None:
    pair = ("Trần Văn Mẫu @ Thư viện tỉnh Lào Cai", f"{PLAIN} @ thu vien tinh yen bai")
    run = lhtv("review", "--different", *pair, *SIGNED, "--store", store)
    assert run.code == 0, run.err
    (row,) = Path(run.out.strip()).read_text("utf-8").splitlines()[1:]
    assert row.startswith(f"Trần Văn Mẫu @ tv-lao-cai,{PLAIN} @ tv-yen-bai,different,")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--same", "Trần Văn Mẫu @ Hội Kính Vạn Hoa", PLAIN, *SIGNED), 1, "is called 'Hội Kính Vạn Hoa'"),
        (("--different", "Trần Văn Mẫu @ xyz", "Trần Văn Mẫu @ tv-lao-cai", *SIGNED), 1, "is called 'xyz'"),
        (("--same", "Nobody Known", "Trần Văn Mẫu", *SIGNED), 1, "'Nobody Known' is nobody in this store"),
        (("--same", "Mẫu", "Trần Văn Mẫu", *SIGNED), 1, "nobody in this store"),
        (("--reject", "no-such-claim", *SIGNED), 1, "is no claim of this store"),
        (("--same", PLAIN, "Trần Văn Mẫu", "--why", "x"), 2, "--who is missing"),
        (("--same", PLAIN, "Trần Văn Mẫu", "--who", "An", "--why", "x", "--when", "soon"), 2, "soon"),
        (("--reject", "x", "--amend", "x", *SIGNED), 2, "one decision at a time"),
        (("--amend", "x", *SIGNED), 2, "--amend with both"),
        (("--who", "An"), 2, "belongs to a decision"),
    ],
)
def test_what_is_no_decision_is_told(
    lhtv: Lhtv, store: Path, tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    run = lhtv("review", *words, "--store", store)
    assert (run.code, said in run.err) == (code, True), run.err
    assert not (tmp_path / "own").exists()


def test_the_day_is_today_where_none_is_given(lhtv: Lhtv, store: Path) -> None:
    run = lhtv("review", "--unsure", PLAIN, "Trần Văn Mẫu", "--who", "An", "--why", "x", "--store", store)
    assert re.search(r",An,\d{4}-\d\d-\d\d,x$", Path(run.out.strip()).read_text("utf-8").strip())


def asked(lhtv: Lhtv, store: Path, kind: str, typed: str, *more: str) -> str:
    """What ``review --ask`` showed and said about matters of one kind, given these lines as answers."""
    run = lhtv("review", "--ask", "--kind", kind, "--store", store, *more, typed=typed)
    assert run.code == 0
    return run.out + run.err


def test_asked_about_a_pair_an_editor_sees_the_words_and_decides(lhtv: Lhtv, folder: Path, store: Path) -> None:
    said = asked(lhtv, store, "person", "9\n1\nAn\none list has both\n")
    assert re.search(r"\[1/1\] .*Tran Van Mau", said)
    assert f"«{PLAIN}" in said or PLAIN in said
    assert "'9' is none of these" in said
    assert "decisions written down: 1" in said
    assert listed(lhtv, store, "--kind", "person") == []
    lhtv("ingest", folder, "--store", store)
    assert len((heads(lhtv, store) | heads(lhtv, store, "2009-12-20")) & {PLAIN, "Trần Văn Mẫu"}) == 1


def test_asked_about_a_contradiction_an_editor_rejects_the_claim_that_was_misread(
    lhtv: Lhtv, folder: Path, store: Path
) -> None:
    before = listed(lhtv, store, "--kind", "contradiction")
    said = asked(lhtv, store, "contradiction", "1\nthe other page is right\n", "--limit", "1", "--who", "An")
    assert re.search(r"^  1  .+ — \S+$", said, re.M)
    assert "who decides" not in said
    lhtv("ingest", folder, "--store", store)
    assert len(listed(lhtv, store, "--kind", "contradiction")) < len(before)


def test_an_amendment_that_does_not_stand_is_asked_again(lhtv: Lhtv, store: Path, tmp_path: Path) -> None:
    typed = "1a\nday\n3/4/2021\nwrong\n1a\nend\n2021-05-15\nthe page says so\n"
    said = asked(lhtv, store, "contradiction", typed, "--limit", "1", "--who", "An", "--when", "2024-01-02")
    assert "'day' is no field of this claim" in said
    (table,) = (tmp_path / "own").glob("*.csv")
    assert (
        table.read_text("utf-8")
        .splitlines()[1]
        .partition(",amend,")[2]
        .startswith("end,2021-05-15,An,2024-01-02,the page says so,")
    )


@pytest.mark.parametrize("typed", ["q\n", "", "\n\n\n\n\n\n"], ids=["stop", "end of input", "later"])
def test_nothing_is_written_where_nothing_is_decided(lhtv: Lhtv, store: Path, tmp_path: Path, typed: str) -> None:
    assert "decisions written down: 0" in asked(lhtv, store, "contradiction", typed)
    assert not (tmp_path / "own").exists()


@pytest.mark.parametrize("typed", ["1\nq\n", "1\n\n", "1\n", "1\nAn\nq\n", "1\nAn\n\n", "1\nAn\n Q \n"])
@pytest.mark.parametrize("kind", ["contradiction", "person"])
def test_q_or_nothing_at_any_prompt_stops_and_writes_nothing(
    lhtv: Lhtv, store: Path, tmp_path: Path, kind: str, typed: str
) -> None:
    assert "decisions written down: 0" in asked(lhtv, store, kind, typed)
    assert not (tmp_path / "own").exists()


@pytest.mark.parametrize("typed", ["1a\nq\n", "1a\n\n", "1a\ntitle\nq\n", "1a\nend\n\nq\n"])
def test_an_amendment_is_stopped_at_each_of_its_prompts(lhtv: Lhtv, store: Path, tmp_path: Path, typed: str) -> None:
    assert "decisions written down: 0" in asked(lhtv, store, "contradiction", typed, "--who", "An")
    assert not (tmp_path / "own").exists()


@pytest.mark.parametrize("before", ["Lượt xem: 1215\n\n", "Thư viện tỉnh mở cửa cả tuần.\n\nTin cũ hơn.\n\n"])
def test_a_rejected_claim_stays_out_when_text_before_it_shifts(
    lhtv: Lhtv, folder: Path, store: Path, before: str
) -> None:
    assert lhtv("review", "--reject", claim_of(lhtv, store), *SIGNED, "--store", store).code == 0
    (folder / "hop.txt").write_text(before + MEETING, "utf-8")
    run = lhtv("ingest", folder, "--store", store)
    assert "the words of this decision stand at" in run.err
    assert "is not read any more" not in run.err
    assert "Trần Văn Mẫu" not in heads(lhtv, store)


def contradictions(lhtv: Lhtv, store: Path) -> list[dict[str, object]]:
    run = lhtv("query", "contradictions", "--kind", "event-date", "--store", store, "--format", "json")
    assert run.code == 0, run.err
    found: list[dict[str, object]] = json.loads(run.out)
    return found


def days(lhtv: Lhtv, store: Path) -> set[str]:
    rows = json.loads(
        lhtv(
            "query", "events", "--body", "Thư viện tỉnh Lào Cai", "--year", "2021", "--store", store, "--format", "json"
        ).out
    )
    return {row["startDate"] for row in rows}


def test_of_two_statements_one_holds_and_the_other_stays_without_consequences(
    lhtv: Lhtv, folder: Path, store: Path, tmp_path: Path
) -> None:
    (before,) = contradictions(lhtv, store)
    assert (before["ruling"], before["left"], before["right"]) == ("open", "2021-05-12", "2021-05-14")
    holds, over = str(before["rightClaim"][0]), str(before["leftClaim"][0])  # type: ignore[index]
    run = lhtv("review", "--holds", holds, "--over", over, *SIGNED, "--store", store)
    assert run.code == 0, run.err
    path = Path(run.out.strip())
    lhtv("ingest", folder, "--store", store)
    (after,) = contradictions(lhtv, store)
    assert {**after, "ruling": "open", "subject": before["subject"]} == before
    assert (after["ruling"], listed(lhtv, store, "--kind", "contradiction")) == ("decided", [])
    assert days(lhtv, store) == {"2021-05-14"}
    run = lhtv("sparql", RULED.format(claim=over), "--store", store, "--format", "csv")
    assert [line.split(",") for line in run.out.split()[1:]] == [["An", "2024-01-02", holds]], run.err
    lhtv("ingest", folder, "--store", tmp_path / "moi")
    assert contradictions(lhtv, tmp_path / "moi") == [after]
    for more in ((), ("--over", holds)):
        refused = lhtv("review", "--holds", over, *more, *SIGNED, "--store", store)
        assert (refused.code, "decided already, by claim-decisions.csv:2" in refused.err) == (1, True), refused.err
    path.unlink()
    lhtv("ingest", folder, "--store", store)
    assert contradictions(lhtv, store) == [before]


def test_a_row_whose_holding_claim_is_gone_is_named(lhtv: Lhtv, folder: Path, store: Path) -> None:
    (before,) = contradictions(lhtv, store)
    holds, over = str(before["rightClaim"][0]), str(before["leftClaim"][0])  # type: ignore[index]
    assert lhtv("review", "--holds", holds, *SIGNED, "--store", store).code == 0
    said = f"claim-decisions.csv:2: the claim that holds is gone, and {over.rpartition('/')[2]} stays overruled"
    assert said not in lhtv("ingest", folder, "--store", store).err
    assert said in lhtv("withdraw", "khac.txt", "--store", store).err
    assert said in lhtv("review", "--store", store).err
    assert said in lhtv("ingest", folder / "hop.txt", "--store", store).err


RULED = (
    "PREFIX lhtv: <https://w3id.org/lhtv/ontology#> SELECT ?who ?day ?holds WHERE {{ <{claim}> lhtv:overruledBy ?who ; "
    "lhtv:overruledOn ?day ; lhtv:overruledFor ?holds }}"
)


def test_both_cannot_hold_over_each_other(lhtv: Lhtv, store: Path, tmp_path: Path) -> None:
    (found,) = contradictions(lhtv, store)
    left, right = (str(found[f"{side}Claim"][0]) for side in ("left", "right"))  # type: ignore[index]
    assert lhtv("review", "--holds", left, *SIGNED, "--store", store).code == 0
    run = lhtv("review", "--holds", right, *SIGNED, "--store", store)
    assert (run.code, "claim-decisions.csv:2" in run.err) == (2, True), run.err
    (table,) = (tmp_path / "own").glob("*.csv")
    assert len(table.read_text("utf-8").splitlines()) == 2


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--holds", "khong-co"), 1, "'khong-co' is no claim of this store"),
        (("--reject", "x", "--over", "y"), 2, "--over goes with --holds"),
        (("--over", "y"), 2, "belongs to a decision"),
    ],
)
def test_what_cannot_hold_is_told(lhtv: Lhtv, store: Path, words: tuple[str, ...], code: int, said: str) -> None:
    run = lhtv("review", *words, *SIGNED, "--store", store)
    assert (run.code, said in run.err) == (code, True), run.err


def test_asked_about_a_contradiction_an_editor_says_which_side_holds(lhtv: Lhtv, folder: Path, store: Path) -> None:
    said = asked(lhtv, store, "contradiction", "2h\nthe notice on the door\n", "--who", "An", "--limit", "1")
    assert "decisions written down: 1" in said
    lhtv("ingest", folder, "--store", store)
    assert listed(lhtv, store, "--kind", "contradiction") == []


def test_unread_passages_are_shown_with_their_place(lhtv: Lhtv, folder: Path, store: Path) -> None:
    (folder / "hop.txt").write_text(MEETING.rstrip() + "\n\nĐến dự có Phó Giám đốc.\n", "utf-8")
    lhtv("ingest", folder, "--store", store)
    said = asked(lhtv, store, "unread", "x\n\n")
    assert "hop.txt:" in said
    assert "'x' is none of these" in said


@pytest.mark.parametrize("more", [["--same", "A", "B"], ["--format", "json"]])
def test_asking_goes_with_nothing_else(lhtv: Lhtv, store: Path, more: list[str]) -> None:
    run = lhtv("review", "--ask", *more, "--store", store)
    assert (run.code, "goes with neither" in run.err) == (2, True)


def events(lhtv: Lhtv, store: Path) -> int:
    rows = json.loads(lhtv("query", "counts", "--store", store, "--format", "json").out)
    (count,) = (int(row["count"]) for row in rows if row["kind"] == "events")
    return count


def test_two_reports_of_one_event_are_joined_by_an_editor(lhtv: Lhtv, folder: Path, store: Path) -> None:
    told = "Hội nghị bạn đọc\n\nNgày 12/5/2021, tại tỉnh Lào Cai đã diễn ra Hội nghị bạn đọc năm 2021.\n"
    (folder / "ke.txt").write_text(told, "utf-8")
    lhtv("ingest", folder, "--store", store)
    before, names = events(lhtv, store), listed(lhtv, store, "--kind", "event")[0]["names"]
    assert isinstance(names, list)
    assert sorted(names)[0].startswith("event: conference - - lao-cai 2021-05-12")
    run = lhtv("review", "--same", "event: conference - - lao-cai 2021-05-13", names[0], *SIGNED, "--store", store)
    assert (run.code, "is no event in this store" in run.err) == (1, True)
    assert lhtv("review", "--same", *names, *SIGNED, "--store", store).code == 0
    assert listed(lhtv, store, "--kind", "event") == []
    lhtv("ingest", folder, "--store", store)
    assert events(lhtv, store) == before - 1


def test_unread_rows_of_a_roster_are_listed(lhtv: Lhtv, folder: Path, store: Path) -> None:
    table = "Họ tên,Chức vụ,Đơn vị\nĐinh Văn Lạ,Bếp trưởng,Thư viện tỉnh Lào Cai\n,Giám đốc,Thư viện tỉnh Lào Cai\n"
    (folder / "bang.csv").write_text(table, "utf-8")
    lhtv("ingest", folder, "--store", store)
    rows = [m for m in listed(lhtv, store, "--kind", "unread") if str(m["place"]).startswith("bang.csv:")]
    assert len(rows) == 2


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", "Vua", "--value: with 'Vua' as 'title' the report would be refused: The title is not in"),
        ("date", "31/2/2020", "--value: '31/2/2020' is no value of 'date'"),
        ("colour", "red", "--field: 'colour' is no field of this claim"),
    ],
)
def test_an_amendment_that_cannot_stand_is_refused_at_once_by_the_name_of_its_option(
    lhtv: Lhtv, store: Path, tmp_path: Path, field: str, value: str, said: str
) -> None:
    words = ("--amend", claim_of(lhtv, store), "--field", field, "--value", value, *SIGNED)
    run = lhtv("review", *words, "--store", store)
    assert (run.code, said in run.err) == (2, True), run.err
    assert not (tmp_path / "own").exists()


def test_a_field_may_be_named_in_vietnamese_and_the_old_address_leads_on(
    lhtv: Lhtv, folder: Path, store: Path, tmp_path: Path
) -> None:
    old = claim_of(lhtv, store)
    words = ("--amend", old, "--field", "chức vụ", "--value", "Phó Giám đốc", *SIGNED)
    assert lhtv("review", *words, "--store", store).code == 0
    (table,) = (tmp_path / "own").glob("*.csv")
    assert ",amend,title,Phó Giám đốc,An," in table.read_text("utf-8")
    lhtv("ingest", folder, "--store", store)
    run = lhtv("query", "evidence", "--claim", old, "--store", store)
    assert (run.code, "Phó Giám đốc" in run.out) == (0, True), run.err
