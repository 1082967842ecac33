"""The shipped reports give the claims listed for them in ``reports/``, and no others of those kinds."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from lhtv_kg.assets import asset
from lhtv_kg.extraction import as_json, extract
from lhtv_kg.model import EvidenceKind
from lhtv_kg.readers import read_report

REPORTS = sorted(asset("data", "reports").glob("*.txt"))
KINDS = {"post", "event", "participation", "membership"}

each_report = pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)


def expected(path: Path) -> list[dict[str, object]]:
    lines = (Path(__file__).with_name("reports") / f"{path.stem}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def found(path: Path) -> list[dict[str, object]]:
    claims = map(as_json, extract(read_report(path)).claims)
    return [claim for claim in claims if claim["type"] in KINDS]


def fits(wanted: dict[str, object], claim: dict[str, object]) -> bool:
    """Whether a claim has every value that is wanted; a text may list accepted forms, parted by ``|``."""
    return all(
        claim.get(key) in value.split("|") if isinstance(value, str) else claim.get(key) == value
        for key, value in wanted.items()
    )


def unmatched(path: Path) -> Iterator[tuple[str, dict[str, object]]]:
    left = found(path)
    for wanted in expected(path):
        match = next((claim for claim in left if fits(wanted, claim)), None)
        if match is None:
            yield "missing", wanted
        else:
            left.remove(match)
    yield from (("wrong", claim) for claim in left)


@each_report
def test_a_report_gives_exactly_its_claims(path: Path) -> None:
    assert list(unmatched(path)) == []


@each_report
def test_a_report_is_a_marked_retelling_of_a_source(path: Path) -> None:
    report = read_report(path)
    assert report.evidence_kind is EvidenceKind.RETOLD
    assert report.primary_source and report.primary_source.startswith(("http", "urn:lhtv:"))
    assert report.show_text and report.title and report.publisher
    assert report.notes == ()
    assert report.text.startswith(report.title)


@each_report
def test_quotes_stand_where_they_say(path: Path) -> None:
    extraction = extract(read_report(path))
    assert len(list(extraction.verify())) == len(extraction.claims) > 0
