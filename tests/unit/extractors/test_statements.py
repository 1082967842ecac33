"""Claims come back from the JSON form of ``extract --format jsonl``; what is no claim is refused with its reason."""

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import ClaimError
from lhtv_kg.extraction import as_json, extract
from lhtv_kg.extractors.schema import answer_schema, asked
from lhtv_kg.extractors.statements import claim_of, form_of
from lhtv_kg.identity.amending import KINDS
from lhtv_kg.identity.roles import roles
from lhtv_kg.model import Attendance, Basis, Capacity, Claim, EventClaim, PostClaim, Report
from lhtv_kg.readers import read_report

CORPUS = Path(__file__).resolve().parents[2] / "data" / "corpus"
QUOTE = "bà Lê Thị Thử,\nGiám đốc"
SAID: dict[str, Any] = {
    "type": "post",
    "person": "Lê Thị Thử",
    "title": "Giám đốc",
    "organization": None,
    "quote": QUOTE,
}
MET: dict[str, Any] = {"type": "event", "kind": "conference", "start": "2021-05-12", "quote": "Hội nghị bạn đọc"}


@pytest.mark.parametrize("name", ["101.txt", "105.txt", "108.txt", "203.txt", "301.txt"])
def test_what_the_rules_read_comes_back_as_it_was(name: str) -> None:
    report = read_report(CORPUS / name)
    claims = extract(report).claims
    assert claims
    assert tuple(claim_of(as_json(claim), report) for claim in claims) == claims


def test_every_field_of_a_post_is_read(report: Report) -> None:
    said = {
        **SAID, "organization": "Thư viện  tỉnh Lào Cai", "capacity": "acting", "basis": "interval",
        "term": "2020-2025", "date": None, "start": "2020", "end": "2021-05", "until": "2021-05-12",
        "decision": "12/QĐ", "aliases": ["Thử"],
    }  # fmt: skip
    claim = claim_of(said, report)
    assert isinstance(claim, PostClaim)
    assert claim.span.verify(report.text, "") is None
    expected = PostClaim(
        span=claim.span, rule="", person="Lê Thị Thử", title="Giám đốc", organization="Thư viện tỉnh Lào Cai",
        capacity=Capacity.ACTING, basis=Basis.INTERVAL, term="2020-2025", start=PartialDate("2020"),
        end=PartialDate("2021-05"), until=PartialDate("2021-05-12"), decision="12/QĐ", aliases=("Thử",),
    )  # fmt: skip
    assert claim == expected


def test_fields_left_out_are_open_or_as_usual(report: Report) -> None:
    post, event = claim_of(SAID, report), claim_of(MET, report)
    assert isinstance(post, PostClaim)
    assert (post.capacity, post.basis, post.organization, post.aliases) == (Capacity.FULL, Basis.ATTESTED, None, ())
    assert isinstance(event, EventClaim)
    assert (event.main, event.end, event.attendance) == (True, None, None)


@pytest.mark.parametrize(
    ("given", "read"), [(60, Attendance(60)), ({"value": 60, "comparator": ">"}, Attendance(60, ">"))]
)
def test_attendance_is_a_number_or_an_object(report: Report, given: object, read: Attendance) -> None:
    claim = claim_of({**MET, "attendance": given}, report)
    assert isinstance(claim, EventClaim)
    assert claim.attendance == read


def test_a_place_named_decides_between_equal_words(report: Report) -> None:
    said = {**SAID, "quote": "bà Lê Thị Thử"}
    starts = [report.text.index("bà Lê"), report.text.rindex("bà Lê")]
    assert claim_of(said, report).span.start == starts[0]
    assert claim_of({**said, "spanStart": starts[1] - 7}, report).span.start == starts[1]
    assert claim_of({**said, "spanStart": True}, report).span.start == starts[0]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (None, "it is of no type of claims"),
        ("post", "it is of no type of claims"),
        ({}, "it is of no type of claims"),
        ({**SAID, "type": "wedding"}, "it is of no type of claims"),
        ({**SAID, "type": ["post"]}, "it is of no type of claims"),
        ({**SAID, "person": "Lê Thị Thử\ud800"}, "a field holds no value of its kind"),
        ({**SAID, "quote": "bà Lê\ud800"}, "its words are not in the text"),
        ({**SAID, "confidence": 10**400}, "a field holds no value of its kind"),
        ({**SAID, "confidence": float("nan")}, "a field holds no value of its kind"),
        ({**SAID, "salary": 9}, "it has a field that its type has not"),
        ({**SAID, "kind": "meeting"}, "it has a field that its type has not"),
        ({"type": "post", "person": "Lê Thị Thử", "quote": QUOTE}, "it lacks a field that its type needs"),
        ({**SAID, "person": None}, "it lacks a field that its type needs"),
        ({**SAID, "person": ["Lê Thị Thử"]}, "a field holds no value of its kind"),
        ({**SAID, "person": " \u200b"}, "a field holds no value of its kind"),
        ({**SAID, "capacity": "interim"}, "a field holds no value of its kind"),
        ({**SAID, "capacity": ["full"]}, "a field holds no value of its kind"),
        ({**SAID, "aliases": "Thử"}, "a field holds no value of its kind"),
        ({**SAID, "aliases": [1]}, "a field holds no value of its kind"),
        ({**SAID, "confidence": "high"}, "a field holds no value of its kind"),
        ({**SAID, "inferred": "province"}, "a field holds no value of its kind"),
        ({**SAID, "title": "Quản mộ"}, "its title is not in the vocabulary of roles"),
        ({**SAID, "date": "31/02/2021"}, "a date is in no calendar"),
        ({**SAID, "date": "2021-02-31"}, "a date is in no calendar"),
        ({**SAID, "date": 2021}, "a field holds no value of its kind"),
        ({**MET, "main": "yes"}, "a field holds no value of its kind"),
        ({**MET, "attendance": True}, "a field holds no value of its kind"),
        ({**MET, "attendance": {"value": "60"}}, "a field holds no value of its kind"),
        ({**MET, "attendance": {"value": 60, "comparator": 1}}, "a field holds no value of its kind"),
        ({**MET, "kind": "wedding"}, "a field holds no value of its kind"),
        ({**SAID, "quote": "bà Đỗ Thị Bịa, Giám đốc"}, "its words are not in the text"),
        ({**SAID, "quote": None}, "its words are not in the text"),
        ({**SAID, "quote": ""}, "its words are not in the text"),
    ],
)
def test_what_is_no_claim_is_refused_with_its_reason(report: Report, said: object, reason: str) -> None:
    with pytest.raises(ClaimError) as refused:
        claim_of(said, report)
    assert str(refused.value) == reason


def schema_of(kind: str) -> dict[str, Any]:
    items = answer_schema()["properties"]["claims"]["items"]["anyOf"]
    return next(item for item in items if item["properties"]["type"]["enum"] == [kind])


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_schema_asks_for_all_fields_of_a_claim_and_no_other(kind: str) -> None:
    own = {field.name for field in fields(KINDS[kind])} - {field.name for field in fields(Claim)} - {"scope"}
    schema = schema_of(kind)
    assert set(schema["properties"]) == own | {"type", "quote", "spanStart"}
    assert schema["required"] == list(schema["properties"])
    assert schema["additionalProperties"] is False
    assert schema["description"] == asked().types[kind]


def test_the_words_for_a_model_are_of_the_fields_there_are() -> None:
    assert set(asked().types) == set(KINDS)
    assert set(asked().fields) == {name for kind in KINDS for name in form_of(kind)}


def test_codes_and_titles_in_the_schema_are_those_of_the_vocabularies() -> None:
    post = schema_of("post")["properties"]
    assert post["capacity"]["enum"] == [code.value for code in Capacity]
    assert post["basis"]["enum"] == [code.value for code in Basis]
    assert set(post["title"]["enum"]) == {role.title for role in roles().roles}
    null = {"type": "null"}
    assert post["date"]["anyOf"][1] == null
    assert null not in post["person"].get("anyOf", [])


def test_claims_of_the_words_of_another_report_are_not_its_own(report: Report) -> None:
    other = replace(report, text="Không có gì.")
    with pytest.raises(ClaimError):
        claim_of(SAID, other)
