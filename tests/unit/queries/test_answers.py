import csv
import io
import json

import pytest
from lake import lake
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from lhtv_kg.errors import UsageError
from lhtv_kg.queries.formats import FORMATS, RDF_FORMATS, describe, write
from lhtv_kg.queries.header import EVIDENCE_COLUMNS
from lhtv_kg.queries.registry import get
from lhtv_kg.queries.runner import ask
from lhtv_kg.queries.table import Table, answers, plain_table

WHO = {"body": "LHTV Vùng Hồ", "term": "2020-2022"}
XSD = "http://www.w3.org/2001/XMLSchema#"
TABLE = Table(("a", "b"), (("x|y", None), ("một\nhai", True), ("=1", ("p", "q"))), ("text", "list"))


def test_without_evidence_a_row_is_a_tenure_and_has_no_columns_of_evidence():
    plain, full = ask(lake(), "who-chaired", WHO), ask(lake(), "who-chaired", WHO, evidence=True)
    assert (len(plain.rows), len(full.rows)) == (1, 2)
    assert set(full.columns) - set(plain.columns) == set(EVIDENCE_COLUMNS)


def test_keys_and_values_of_a_json_row():
    (row,) = json.loads(write(ask(lake(), "who-chaired", WHO), "json"))
    assert row["person"] == "Lê Thị Thử"
    assert row["personIri"].startswith("https://w3id.org/lhtv/id/person/")
    assert (row["begin"], row["end"], row["endLatest"]) == ("2020-07-15", None, None)
    assert (row["termLink"], row["capacity"], row["certainty"]) == ("duringTerm", "full", "certain")


def test_a_certainty_is_null_where_no_time_is_asked():
    body = {"body": WHO["body"]}
    assert set(ask(lake(), "who-chaired", body).column("certainty")) == {None}
    assert ask(lake(), "successions", insist=False).column("certainty") == ("presumed", "certain")


def test_one_row_a_person_with_the_claims_of_the_best_tenure():
    asked = {"organization": "Thư viện tỉnh An Phước", "date": "2021-06-01"}
    assert ask(lake(), "head-on-date", asked).column("person") == ("Lê Thị Thử",)
    full = ask(lake(), "head-on-date", asked, evidence=True)
    assert {r[full.columns.index("title")] for r in full.rows} == {"Giám đốc"}
    assert "holderKey" not in full.columns


def test_an_empty_answer_is_an_empty_table():
    table = ask(lake(), "head-on-date", {"organization": "LHTV Vùng Hồ", "date": "1900-01-01"})
    assert table.rows == ()
    assert json.loads(write(table, "json")) == []
    assert write(table, "csv").count("\n") == 1
    assert describe(lake(), table) == []


def test_addresses_joined_in_one_cell_are_a_text_and_not_an_address():
    query = get("territory")
    columns = ("organizationIri", "provinceTodayIri", *query.key, *query.joined)
    columns = tuple(dict.fromkeys(columns))
    rows = [tuple(f"https://example.org/{n if name in query.joined else 0}" for name in columns) for n in (1, 2)]
    table = answers(query, Table(columns, tuple(rows), ("iri",) * len(columns)), evidence=False)
    assert table.column(query.joined[0]) == ("https://example.org/1; https://example.org/2",)
    assert [kind for name, kind in zip(table.columns, table.kinds, strict=True) if name in query.joined] == ["text"] * 2
    assert describe(lake(), table) == []


def test_terms_become_plain_values_and_columns_have_kinds():
    terms = [
        NamedNode("https://example.org/"),
        Literal("3", datatype=NamedNode(f"{XSD}integer")),
        Literal("0.5", datatype=NamedNode(f"{XSD}decimal")),
        Literal("true", datatype=NamedNode(f"{XSD}boolean")),
        Literal("2020-07", datatype=NamedNode(f"{XSD}gYearMonth")),
        Literal("chữ", language="vi"),
        Literal("ba", datatype=NamedNode(f"{XSD}integer")),
        None,
    ]
    table = plain_table("abcdefgh", [terms])
    assert table.rows == (("https://example.org/", 3, 0.5, True, "2020-07", "chữ", "ba", None),)
    assert table.kinds == ("iri", "integer", "decimal", "boolean", "date", "text", "integer", "text")


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        ([None, None], "text"),
        ([None, Literal("2020-07-15", datatype=NamedNode(f"{XSD}date"))], "date"),
        ([NamedNode("https://example.org/"), Literal("x")], "text"),
        (
            [Literal("1", datatype=NamedNode(f"{XSD}integer")), Literal("1.5", datatype=NamedNode(f"{XSD}double"))],
            "text",
        ),
        ([BlankNode("b"), NamedNode("https://example.org/")], "iri"),
    ],
)
def test_the_kind_of_a_column_is_that_of_all_its_values(column, kind):
    assert plain_table("a", [(term,) for term in column]).kinds == (kind,)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("csv", 'a,b\r\nx|y,\r\n"một\nhai",true\r\n=1,p; q\r\n'),
        ("tsv", "a\tb\nx|y\t\nmột\\nhai\ttrue\n=1\tp; q\n"),
        ("markdown", "| a | b |\n| --- | --- |\n| x\\|y |  |\n| một hai | true |\n| =1 | p; q |\n"),
    ],
)
def test_formats_of_tables(name, text):
    assert write(TABLE, name) == text
    assert json.loads(write(TABLE, "json"))[2] == {"a": "=1", "b": ["p", "q"]}


def test_csv_keeps_the_words_of_a_quote():
    table = ask(lake(), "who-chaired", WHO, evidence=True)
    rows = list(csv.DictReader(io.StringIO(write(table, "csv"), newline="")))
    assert [row["quote"] for row in rows] == list(table.column("quote"))
    assert "\n" in rows[0]["quote"]


@pytest.mark.parametrize("name", RDF_FORMATS)
def test_the_things_of_an_answer_as_rdf(name):
    table = ask(lake(), "career", {"person": "Bùi Văn Giao"})
    text = write(table, name, lake())
    assert text == write(table, name, lake())
    triples = {quad.triple for quad in parse(text.encode(), format=RDF_FORMATS[name])}
    assert triples == set(describe(lake(), table))
    assert NamedNode(table.column("tenureIri")[0]) in {triple.subject for triple in triples}


def test_an_unknown_format_names_those_there_are():
    with pytest.raises(UsageError, match="csv") as error:
        write(TABLE, "excel")
    assert all(name in str(error.value) for name in [*FORMATS, *RDF_FORMATS])
    assert RDF_FORMATS["turtle"] == RdfFormat.TURTLE


@pytest.mark.parametrize("side", ["leftClaim", "rightClaim"])
@pytest.mark.parametrize(("scope", "kinds"), [("guest", ["term-label"]), ("sector", ["term-label", "two-heads"])])
def test_contradictions_about_guests_are_left_out(side, scope, kinds):
    said = ask(lake(), "contradictions", {"kind": "two-heads"}).column(side)[0]
    claims = said if isinstance(said, tuple) else (said,)
    marks = "".join(f'<{claim}> <https://w3id.org/lhtv/ontology#scope> "{scope}" .\n' for claim in claims)
    assert list(ask(lake(marks), "contradictions", {}).column("kind")) == kinds
