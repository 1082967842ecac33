"""The reconciliation service: names to things, suggestions, values, preview; answers have the form of API 0.2."""

import json
from urllib.parse import quote, urlencode

import pytest

PERSON = "person/le-thi-thu-ee44cb"
NAMES = {
    "Lê Thị Thử": 100,
    "lê thị THỬ": 100,
    "le thi thu": 95,
}


def matched(get, method: str = "GET", **queries: dict) -> dict:
    sent = urlencode({"queries": json.dumps(queries)})
    got = get("/reconcile", "POST", sent.encode()) if method == "POST" else get(f"/reconcile?{sent}")
    assert got.status == 200
    return {name: answer["result"] for name, answer in got.json.items()}


def test_the_manifest_names_all_parts_of_the_service(get) -> None:
    manifest = get("/reconcile").json
    assert {"versions", "name", "identifierSpace", "schemaSpace"} <= set(manifest)
    assert manifest["versions"] == ["0.2"]
    assert manifest["view"]["url"].endswith("/id/{{id}}")
    assert set(manifest["suggest"]) == {"entity", "type", "property"}
    for part in [*manifest["suggest"].values(), manifest["extend"]["propose_properties"]]:
        address = part["service_url"] + part["service_path"]
        assert get("/" + address.split("/", 3)[3]).status == 200


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize(("name", "score"), NAMES.items())
def test_a_name_in_any_usual_form_is_found(get, method: str, name: str, score: int) -> None:
    best = matched(get, method, q={"query": name, "type": "person"})["q"][0]
    assert (best["id"], best["name"], best["score"]) == (PERSON, "Lê Thị Thử", score)
    assert best["type"] == [{"id": "person", "name": "Người"}]


def test_a_name_of_one_thing_matches_and_a_name_of_several_does_not(get) -> None:
    answers = matched(get, a={"query": "Lê Thị Thử"}, b={"query": "Lê"}, c={"query": "qqqqqqqq zzzzzz"})
    assert [one["match"] for one in answers["a"][:1]] == [True]
    assert not any(one["match"] for one in answers["b"])
    assert answers["c"] == []
    assert all(0 <= one["score"] <= 100 for answer in answers.values() for one in answer)


def test_limit_and_kind(get) -> None:
    answers = matched(get, a={"query": "Lê", "limit": 1}, b={"query": "Lê", "type": ["organization"]})
    assert len(answers["a"]) == 1
    assert {one["type"][0]["id"] for one in answers["b"]} <= {"organization"}


def test_values_of_properties(get) -> None:
    asked = {"ids": [PERSON, "person/nobody"], "properties": [{"id": "name"}, {"id": "organization"}]}
    got = get("/reconcile?" + urlencode({"extend": json.dumps(asked)})).json
    assert [one["id"] for one in got["meta"]] == ["name", "organization"]
    assert got["rows"][PERSON]["name"] == [{"str": "Lê Thị Thử"}]
    assert set(got["rows"][PERSON]["organization"][0]) == {"id", "name"}
    assert got["rows"]["person/nobody"] == {"name": [], "organization": []}


def test_a_property_that_agrees_tells_things_of_one_name_apart(get) -> None:
    extended = {"ids": [PERSON], "properties": [{"id": "organization"}]}
    body = get("/reconcile?" + urlencode({"extend": json.dumps(extended)})).json
    where = body["rows"][PERSON]["organization"][0]["name"]
    alone, told = matched(
        get,
        a={"query": "le thi thu"},
        b={"query": "le thi thu", "properties": [{"pid": "organization", "v": where}]},
    ).values()
    assert told[0]["id"] == alone[0]["id"] == PERSON
    assert told[0]["score"] > alone[0]["score"]


@pytest.mark.parametrize(
    ("what", "prefix", "found"), [("entity", "lê thị", PERSON), ("type", "ngư", "person"), ("property", "chức", "post")]
)
def test_suggestions(get, what: str, prefix: str, found: str) -> None:
    got = get(f"/reconcile/suggest/{what}?prefix={quote(prefix)}").json
    assert found in [one["id"] for one in got["result"]]


def test_properties_are_proposed_for_a_kind(get) -> None:
    got = get("/reconcile/extend/propose?type=event").json
    assert (got["type"], "organizer" in [one["id"] for one in got["properties"]]) == ("event", True)


def test_the_preview_may_stand_in_a_frame_and_nothing_else_may(get) -> None:
    got = get(f"/reconcile/preview?id={PERSON}")
    assert "Lê Thị Thử" in got.text
    assert "frame-ancestors *" in got.headers["content-security-policy"]
    assert get("/reconcile/preview?id=person/nobody").status == 404
    assert "frame-ancestors 'none'" in get("/catalog").headers["content-security-policy"]


@pytest.mark.parametrize(
    "sent",
    [
        {"queries": "no json"},
        {"queries": "[]"},
        {"queries": '{"q": 1}'},
        {"queries": '{"q": {"query": 5}}'},
        {"queries": json.dumps({f"q{n}": {"query": "x"} for n in range(101)})},
        {"extend": "[" * 20_000},
        {"extend": '{"ids": [], "properties": [{"id": "nothing"}]}'},
    ],
)
def test_what_cannot_be_understood_is_refused(get, sent: dict[str, str]) -> None:
    got = get("/reconcile", "POST", urlencode(sent).encode(), accept="application/json")
    assert (got.status, got.headers["content-type"]) == (400, "application/problem+json")
    assert got.json["detail"]


@pytest.mark.parametrize("ids", ["x", ["person/a b<>", "../..", "person/\u0000", 7, None]])
def test_ids_that_are_none_have_no_values(get, ids) -> None:
    asked = {"ids": ids, "properties": [{"id": "name"}]}
    got = get("/reconcile", "POST", urlencode({"extend": json.dumps(asked)}).encode())
    assert (got.status, [row for row in got.json["rows"].values() if row["name"]]) == (200, [])
