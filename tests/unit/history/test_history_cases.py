"""Every small history, ours and those beside the checkout, runs through one set of expectations."""

import json
import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from small_histories import history_of

from lhtv_kg.history import answers, chairs_of, heads_on
from lhtv_kg.history.model import History

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[3] / "shared" / "time" / "cases.json"
OURS = tomllib.loads((HERE / "cases.toml").read_text("utf-8"))["case"]
THEIRS = json.loads(SHARED.read_text("utf-8")) if SHARED.exists() else []


def snake(camel: str) -> str:
    return re.sub("[A-Z]", lambda match: "_" + match[0].lower(), camel)


def text(value: Any) -> Any:
    return [str(day) for day in value] if isinstance(value, tuple) else None if value is None else str(value)


def head(history: History) -> Callable[[str], dict[str, str]]:
    return lambda day: {a.name: a.certainty.value for a in heads_on(history, date.fromisoformat(day))}


def check_head(history: History, expected: dict[str, Any]) -> None:
    assert {day: head(history)(day) for day in expected} == expected


def check_members(history: History, expected: dict[str, Any]) -> None:
    found = {
        day: {a.name: a.certainty.value for a in answers(history.tenures, date.fromisoformat(day))} for day in expected
    }
    assert found == expected


def check_evidence(history: History, expected: dict[str, Any]) -> None:
    for day, nearest in expected.items():
        (answer,) = heads_on(history, date.fromisoformat(day))
        assert [text(answer.evidence_before) or "", text(answer.evidence_after) or ""] == nearest


def check_chaired(history: History, expected: dict[str, Any]) -> None:
    found = {label: {c.name: c.link.value for c in chairs_of(history, label)} for label in expected}
    assert found == expected


def check_bounds(history: History, expected: dict[str, Any]) -> None:
    first = min(history.tenures, key=lambda t: t.first_attested or date.max)
    assert {key: text(getattr(first, snake(key))) or "" for key in expected} == expected


def check_rows(history: History, expected: dict[str, int]) -> None:
    assert {day: len(head(history)(day)) for day in expected} == expected


def check_count(part: str) -> Callable[[History, int], None]:
    def check(history: History, expected: int) -> None:
        assert len(getattr(history, part)) == expected, getattr(history, part)

    return check


def check_kinds(history: History, expected: list[list[str]]) -> None:
    assert [[c.kind, c.left.label, c.right.label] for c in history.contradictions] == expected
    assert all(c.left.claims and c.right.claims and c.reason_vi != c.reason_en for c in history.contradictions)


def check_successions(history: History, expected: list[list[str]]) -> None:
    found = [
        [history.tenures[s.predecessor].name, history.tenures[s.successor].name, s.certainty]
        for s in history.successions
    ]
    assert [row[: len(expected[0])] if expected else row for row in found] == expected


def check_vacancies(history: History, expected: list[list[str]]) -> None:
    assert [[text(v.after), text(v.before)] for v in history.vacancies] == expected


def check_terms(history: History, expected: dict[str, list[str]]) -> None:
    found = {t.key: [text(t.begin_earliest) or "", text(t.end_latest) or ""] for t in history.terms}
    assert found == expected


def check_spans(history: History, expected: list[list[str]]) -> None:
    assert [[t.name, text(t.first_attested) or "", text(t.last_attested) or ""] for t in history.tenures] == expected


CHECKS: dict[str, Callable[[History, Any], None]] = {
    "head": check_head,
    "members": check_members,
    "evidence": check_evidence,
    "chaired": check_chaired,
    "bounds": check_bounds,
    "rows": check_rows,
    "tenures": check_count("tenures"),
    "contradictions": check_count("contradictions"),
    "review": check_count("doubtful"),
    "kinds": check_kinds,
    "successions": check_successions,
    "vacancies": check_vacancies,
    "termDates": check_terms,
    "spans": check_spans,
}
INPUT = {"name", "claims", "terms", "founded", "dissolved"}


@pytest.mark.parametrize("case", OURS, ids=lambda case: case["name"])
def test_our_history(case: dict[str, Any]) -> None:
    run(case)


@pytest.mark.skipif(not THEIRS, reason="shared: the cases of ../shared/time are not here")
@pytest.mark.parametrize("case", THEIRS or [None], ids=lambda case: case["name"] if case else "absent")
def test_shared_history(case: dict[str, Any]) -> None:
    run(case)


def run(case: dict[str, Any]) -> None:
    history = history_of(case)
    asked = set(case) - INPUT
    assert asked and asked <= set(CHECKS), f"a case asks what no check knows: {asked - set(CHECKS)}"
    for key in sorted(asked):
        CHECKS[key](history, case[key])
