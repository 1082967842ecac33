"""What evidence would decide about persons beyond the names by which claims were resolved."""

import random
from itertools import chain

import pytest
from tests.samples import LIBRARY, extraction, post, took_part

from lhtv_kg.derivation import from_extraction
from lhtv_kg.derivation.bearing import Proposal, proposals, sightings
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.identity.decisions import Decision, decide
from lhtv_kg.identity.persons import NO_DECISIONS, Decisions, Who
from lhtv_kg.model import Extraction
from lhtv_kg.tables.pages import extractions

MO, MO_BARE = "Đặng Thúy Mơ", "Dang Thuy Mo"
HA_TINH = "Thư viện tỉnh Hà Tĩnh"
OWN = Who(MO, "tv-quang-ninh")


def proposed(reports: list[Extraction], decisions: Decisions = NO_DECISIONS, seed: int = 0) -> list[Proposal]:
    resolver = Resolver(decisions=decisions)
    claims = [resolver.resolve(stated) for stated in chain.from_iterable(map(from_extraction, reports))]
    random.Random(seed).shuffle(claims)
    return sorted(proposals(claims, resolver))


def decided(*found: Proposal) -> Decisions:
    return decide([Decision(one.left, one.right, one.verdict, "row") for one in found])


@pytest.mark.parametrize(
    ("name", "title", "body", "verdict"),
    [
        (MO, "Giám đốc", LIBRARY, None),
        (MO_BARE, "Phó Giám đốc", LIBRARY, "same"),
        (MO_BARE, "Phó Giám đốc", HA_TINH, None),  # two names already; the doubt is no change
        (MO, "Giám đốc", HA_TINH, "different"),
    ],
)
def test_evidence_proposes_what_names_alone_do_not_say(name: str, title: str, body: str, verdict: str | None) -> None:
    reports = [
        extraction("a", post(MO, "Phó Giám đốc", LIBRARY, "2019-05-01")),
        extraction("b", post(name, title, body, "2020-05-01")),
    ]
    found = proposed(reports)
    assert [one.verdict for one in found] == ([verdict] if verdict else [])
    assert all(OWN in (one.left, one.right) and one.reason_vi and one.reason_en for one in found)
    assert proposed(reports, decided(*found)) == [], "what was decided is proposed no more"


def test_a_decision_is_kept_against_evidence() -> None:
    reports = [
        extraction("a", post(MO, "Giám đốc", LIBRARY, "2019")),
        extraction("b", post(MO_BARE, "Giám đốc", LIBRARY, "2020")),
    ]
    assert proposed(reports, decide([Decision(Who(MO), Who(MO_BARE), "different", "row")])) == []


def test_former_days_are_no_days_in_the_post_and_a_given_name_is_nobody() -> None:
    report = extraction(
        "a", post(MO, "Giám đốc", LIBRARY, "2019", capacity="former"), took_part(MO), took_part("Mơ")
    )  # fmt: skip
    resolver = Resolver(decisions=NO_DECISIONS)
    found = list(sightings(map(resolver.resolve, from_extraction(report)), NO_DECISIONS))
    assert sorted((one.body, one.days) for one in found) == [("", ()), ("tv-quang-ninh", ())]


def test_evidence_parts_the_namesakes_of_the_tables_as_the_editors_did() -> None:
    pages = list(extractions())
    found = proposed(pages, NO_DECISIONS)
    assert found == proposed(pages, NO_DECISIONS, seed=1)
    apart = [{str(one.left), str(one.right)} for one in found if one.verdict == "different"]
    assert apart == [{"Nguyễn Thị Thủy @ tv-pleiku", "Nguyễn Thị Thủy @ tv-quang-ninh"}]
