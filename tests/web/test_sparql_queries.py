"""The canned queries over HTTP: forms, answers in every form, refusals; and the description of all routes."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from urllib.parse import quote

import pytest
from openapi_spec_validator import validate
from pyoxigraph import RdfFormat, parse

from lhtv_kg.queries import every
from lhtv_kg.queries.gate import check
from lhtv_kg.queries.table import Table
from lhtv_kg.web.charts import chart
from lhtv_kg.web.routing import routes

ASKED = "/queries/head-on-date"
WITH = "?organization=thu+vien+tinh+binh+sa&date="
PEOPLE = ["Bùi Văn Giao", "Đỗ Thị Dụ"]


def test_all_questions_are_listed_in_both_languages(get) -> None:
    vi, en = get("/queries"), get("/queries", accept_language="en")
    data = get("/queries.json").json
    assert [one["name"] for one in data] == [query.name for query in every()]
    for query in every():
        assert query.title_vi in vi.words
        assert query.title_en in en.words


@pytest.mark.parametrize("query", every(), ids=lambda query: query.name)
def test_each_question_has_a_form_and_its_text(get, query) -> None:
    page = get(f"/queries/{query.name}", accept_language="en")
    assert page.status == 200
    for parameter in query.parameters:
        assert f'name="{parameter.name}"' in page.text
    text = get(f"/queries/{query.name}.rq")
    assert (text.headers["content-type"], text.text) == ("application/sparql-query; charset=utf-8", query.text)
    assert check(text.text)


@pytest.mark.parametrize("day", ["2020-03-01", "1/3/2020", "01.03.2020"])
def test_a_day_is_read_as_people_write_it(get, day: str) -> None:
    assert sorted(row["person"] for row in get(f"{ASKED}.json{WITH}{quote(day)}").json) == PEOPLE


@pytest.mark.parametrize(("ending", "accept"), [(".json", "*/*"), ("", "application/json")])
def test_rows_are_those_of_the_command_line(get, ending: str, accept: str) -> None:
    rows = get(f"{ASKED}{ending}{WITH}2020-03-01", accept=accept).json
    assert rows[0]["certainty"] == "certain"
    assert {"person", "personIri", "begin", "evidenceBefore"} <= set(rows[0])
    assert "quote" not in rows[0]
    assert "quote" in get(f"{ASKED}.json{WITH}2020-03-01&evidence=1").json[0]


def test_rows_come_as_tables_and_triples(get) -> None:
    table = get(f"{ASKED}.csv{WITH}2020-03-01")
    assert sorted(row["person"] for row in csv.DictReader(io.StringIO(table.text))) == PEOPLE
    lines = get(f"{ASKED}.tsv{WITH}2020-03-01").text.splitlines()
    assert len({line.count("\t") for line in lines}) == 1
    labels = {quad.object.value for quad in parse(get(f"{ASKED}.ttl{WITH}2020-03-01").text, format=RdfFormat.TURTLE)}
    assert set(PEOPLE) <= labels


def test_the_text_is_filled_with_terms_and_gives_the_same_answer(get) -> None:
    text = get(f"{ASKED}.rq{WITH}1/3/2020").text
    assert 'VALUES ?date { "2020-03-01"^^<http://www.w3.org/2001/XMLSchema#date> }' in text
    rows = get(f"/sparql?query={quote(text)}", accept="*/*").json["results"]["bindings"]
    assert {row["person"]["value"] for row in rows} >= set(PEOPLE)


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/queries/nothing-like-it", 404, "/queries"),
        (f"{ASKED}?organization=thu+vien+tinh+binh+sa", 400, "date"),
        (f"{ASKED}{WITH}31/2/2020", 400, "31/2/2020"),
        (f"{ASKED}?organization=Nowhere+Library&date=2020-07-15", 404, "Nowhere Library"),
        (f"{ASKED}{WITH}2020-03-01&colour=red", 400, "colour"),
        (f"{ASKED}?date=2020-03-01&organization={'a' * 501}", 400, "500"),
    ],
)
def test_a_refusal_is_a_page_with_the_form_and_a_problem_for_machines(get, path, status, words) -> None:
    page = get(path, accept_language="en")
    machine = get(path, accept="application/json", accept_language="en")
    assert (page.status, machine.status) == (status, status)
    assert words in page.words
    assert words in machine.json["detail"]
    assert machine.headers["content-type"] == "application/problem+json"


def test_attendance_is_drawn_too(get) -> None:
    page = get("/queries/attendance", accept_language="en").text
    picture = ET.fromstring(page[page.index("<svg") : page.index("</svg>") + 6])
    bars = [bar for bar in picture.iter() if bar.tag.endswith("rect")]
    assert [bar[0].text.rpartition(": ")[2] for bar in bars] == ["60", "45"]
    assert float(bars[0].get("height", 0)) > float(bars[1].get("height", 0))


def test_a_picture_leaves_out_what_it_cannot_show_and_says_so() -> None:
    rows = (*((str(1950 + n), 10 + n, f"event {n}") for n in range(70)), ("2030", None, "unknown"))
    drawn = chart("attendance", Table(("yearHeld", "attendance", "event"), rows, ("text", "integer", "text")), "vi")
    assert drawn is not None
    assert (len(drawn.bars), drawn.left_out, drawn.bars[0].group) == (60, 10, "1960")
    assert [number for _, number in drawn.scale] == ["10", "100"]
    assert chart("career", Table(("person",), (("A",),), ("text",)), "vi") is None


class TestDescription:
    """/openapi.json."""

    @pytest.fixture
    def document(self, get):
        return get("/openapi.json").json

    def test_it_is_openapi(self, document) -> None:
        assert document["openapi"].startswith("3.1")
        validate(document)

    def test_it_has_every_route_and_every_question(self, document) -> None:
        known = set(document["paths"])
        assert {route.path.replace(":path", "") for route in routes()} <= known
        assert {f"/queries/{query.name}" for query in every()} <= known
        operations = [operation for path in document["paths"].values() for operation in path.values()]
        assert len({operation["operationId"] for operation in operations}) == len(operations)
        assert all(operation["summary"] for operation in operations)

    def test_what_it_says_of_a_question_is_so(self, document, get) -> None:
        said = document["paths"]["/queries/head-on-date"]["get"]
        examples = "&".join(f"{one['name']}={quote(one['example'])}" for one in said["parameters"] if "example" in one)
        assert get(f"/queries/head-on-date.json?{examples}").status in (200, 404)
        assert set(said["responses"]["200"]["content"]) >= {"text/html", "application/json", "text/csv", "text/turtle"}
        wrong = get("/queries/head-on-date.json").json
        problem = document["components"]["schemas"]["Problem"]
        assert set(problem["required"]) <= set(wrong)
        assert json.dumps(wrong)
