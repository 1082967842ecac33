"""OAI-PMH without HTTP: what a request may hold, and lists in portions from which nothing is lost, whatever changes."""

import base64
import json
import random
from dataclasses import replace

import pytest

from lhtv_kg.harvest.oai import FORMATS, OaiError, listed, one, request
from lhtv_kg.harvest.records import KINDS, Record

VERBS = "Identify, ListMetadataFormats, ListSets, GetRecord, ListIdentifiers, ListRecords"
LIST = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}


def record(number: int, changed: str | None = None) -> Record:
    kind = KINDS[number % len(KINDS)]
    day = changed or f"2026-01-{number % 28 + 1:02}T08:00:00Z"
    return Record(changed=day, iri=f"https://w3id.org/lhtv/id/{kind}/{number:03}", digest=f"{number}")


RECORDS = sorted((record(number) for number in range(130)), key=lambda one: (one.changed, one.iri))


def refused(pairs: list[tuple[str, str]]) -> str:
    with pytest.raises(OaiError) as caught:
        request(pairs)
    return f"{caught.value.code}: {caught.value.words}"


def harvested(given: dict[str, str], portion: int, between: object = None) -> list[Record]:
    """All records that a harvester gets that follows the tokens; ``between`` changes the records on the way."""
    records, got, asked = list(RECORDS), list[Record](), given
    while True:
        part = listed(records, asked, portion)
        got += part.records
        assert part.size >= len(part.records) and len(part.records) <= portion
        if not part.token:
            return got
        asked = {"verb": given["verb"], "resumptionToken": part.token}
        records = between(records, got) if callable(between) else records


@pytest.mark.parametrize("portion", [1, 7, 50, 129, 130, 131])
@pytest.mark.parametrize(
    "more", [{}, {"set": KINDS[0]}, {"from": "2026-01-10"}, {"until": "2026-01-10"},
             {"from": "2026-01-10T08:00:00Z", "until": "2026-01-10T08:00:00Z"}, {"from": "2026-01-28", "set": KINDS[3]}]
)  # fmt: skip
def test_a_harvest_gets_each_record_once(portion: int, more: dict[str, str]) -> None:
    begin, end = more.get("from", "0"), more.get("until", "9999")
    expected = [r for r in RECORDS if begin <= r.changed and (r.changed <= end or r.changed.startswith(end))]
    expected = [r for r in expected if more.get("set", r.kind) == r.kind]
    assert harvested(LIST | more, portion) == expected


@pytest.mark.parametrize("seed", range(5))
def test_what_changes_meanwhile_comes_later_and_nothing_is_lost(seed: int) -> None:
    chance, moved = random.Random(seed), set[str]()

    def change(records: list[Record], _got: list[Record]) -> list[Record]:
        which = chance.choice(records)
        moved.add(which.iri)
        later = replace(which, changed=f"2026-02-01T00:00:{len(moved):02}Z", digest=f"new {which.digest}")
        return sorted([*(r for r in records if r is not which), later], key=lambda r: (r.changed, r.iri))

    got = harvested(LIST, 25, change)
    assert {r.iri for r in got} == {r.iri for r in RECORDS}
    last = {r.iri: r for r in got}
    assert all(last[iri].digest.startswith("new") for iri in moved)


def test_a_whole_list_needs_no_token_and_a_part_says_where_it_stands() -> None:
    assert listed(RECORDS, LIST, 130).whole
    first = listed(RECORDS, LIST, 100)
    second = listed(RECORDS, {"resumptionToken": first.token}, 100)
    assert [(p.size, p.cursor, bool(p.token), p.whole, p.prefix) for p in (first, second)] == [
        (130, 0, True, False, "oai_dc"),
        (130, 100, False, False, "oai_dc"),
    ]


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([], f"badVerb: One verb is needed; there are {VERBS}."),
        ([("verb", "List")], f"badVerb: One verb is needed; there are {VERBS}."),
        ([("verb", "Identify"), ("verb", "Identify")], f"badVerb: One verb is needed; there are {VERBS}."),
        ([("verb", "ListSets"), ("set", "person")],
         "badArgument: ListSets does not take, or not together with others: set."),
        ([("verb", "GetRecord"), ("metadataPrefix", "lhtv")], "badArgument: GetRecord needs identifier."),
        ([("verb", "GetRecord")], "badArgument: GetRecord needs identifier, metadataPrefix."),
        ([("verb", "ListRecords")], "badArgument: ListRecords needs metadataPrefix."),
        ([*LIST.items(), ("set", "a"), ("set", "b")], "badArgument: An argument came twice."),
        ([*LIST.items(), ("resumptionToken", "x")],
         "badArgument: ListRecords does not take, or not together with others: resumptionToken."),
        ([("verb", "ListIdentifiers"), ("metadataPrefix", "marc")],
         f"cannotDisseminateFormat: The formats are {', '.join(FORMATS)}."),
        ([*LIST.items(), ("set", "book")], f"noRecordsMatch: The sets are {', '.join(KINDS)}."),
        ([*LIST.items(), ("from", "2026-02-01"), ("until", "2026-01-01")],
         "badArgument: The argument from is later than until."),
    ],
)  # fmt: skip
def test_a_wrong_request_has_the_error_of_the_protocol(pairs: list[tuple[str, str]], said: str) -> None:
    assert refused(pairs) == said


@pytest.mark.parametrize(
    "bounds",
    [("2026", ""), ("2026-1-1", ""), ("2026-13-01", ""), ("2026-01-01T08:00Z", ""), ("", "2026-01-01T25:00:00Z"),
     ("2026-01-01", "2026-01-02T00:00:00Z"), ("2026-01-01T00:00:00", ""), ("hôm qua", ""), ("２０２６-01-01", "")],
)  # fmt: skip
def test_dates_are_days_or_seconds_both_of_one_kind(bounds: tuple[str, str]) -> None:
    given = [*LIST.items(), *((name, value) for name, value in zip(("from", "until"), bounds, strict=True) if value)]
    assert refused(given) == "badArgument: Dates are YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ, both of one kind."


def coded(content: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode()


@pytest.mark.parametrize(
    "token",
    ["", "x", "é", "[]", coded([]), coded({}), coded([{"metadataPrefix": "marc"}, "a", "b"]), coded([{}, "a", "b"]),
     coded([{"metadataPrefix": "oai_dc", "verb": "x"}, "a", "b"]), coded([["metadataPrefix"], "a", "b"]),
     coded([{"metadataPrefix": "oai_dc", "from": "gestern"}, "a", "b"]), coded("x" * 3), coded([1, 2, 3]),
     base64.b64encode(b"[" * 3000).decode(), coded([{"metadataPrefix": "oai_dc"}, "9999", "z"])],
)  # fmt: skip
def test_a_token_that_was_not_given_out_is_refused(token: str) -> None:
    with pytest.raises(OaiError) as caught:
        listed(RECORDS, {"verb": "ListRecords", "resumptionToken": token})
    assert caught.value.code == "badResumptionToken"


def test_a_list_of_nothing_and_a_record_that_is_none_are_told() -> None:
    for records, given in (([], LIST), (RECORDS, LIST | {"from": "2027-01-01"})):
        with pytest.raises(OaiError, match=r"^noRecordsMatch: No record answers this request.$"):
            listed(records, given)
    assert one(RECORDS, RECORDS[7].iri) is RECORDS[7]
    with pytest.raises(OaiError, match=r"^idDoesNotExist: There is no record of this identifier.$"):
        one(RECORDS, "https://w3id.org/lhtv/id/person/zzz")
