import time

import pytest
from lake import lake

from lhtv_kg.errors import UsageError
from lhtv_kg.queries.gate import MAX_DEPTH, MAX_PATTERNS, check, names_dataset
from lhtv_kg.queries.registry import every
from lhtv_kg.queries.sparql import Limits, sparql, write_answer

NESTING = {
    "groups": lambda n: f"SELECT * {{{'{' * n}{'}' * n}}}",
    "functions": lambda n: f"SELECT * {{ ?s ?p ?o FILTER({'CONCAT(' * n}'a'{')' * n})}}",
    "exists": lambda n: f"SELECT * {{{'FILTER EXISTS{' * n}{'}' * n}}}",
    "lists": lambda n: f"SELECT * {{ ?s ?p {'(' * n}{')' * n} }}",
    "blank nodes": lambda n: f"SELECT * {{ ?s ?p {'[<a:a> ' * n}1{']' * n} }}",
    "behind a less-than": lambda n: f"SELECT * {{ ?s ?p ?o FILTER(1<{'STR(' * n}?s{')' * n}&&3>2)}}",
    "open behind a less-than": lambda n: f"SELECT * {{ ?s ?p ?o FILTER(1<{'STR(' * n}?s&&3>2{')' * n})}}",
}
MANY = {
    "triples": "SELECT * {" + "?s ?p ?o . " * 100 + "}",
    "objects": "SELECT * { ?s ?p " + ",".join(["?o"] * 100) + " }",
    "prefixed names": "PREFIX a: <a:> SELECT * {" + "?s a:b a:c." * 100 + "}",
    "path": "SELECT * { ?s " + "/".join(["<a:a>"] * 100) + " ?o }",
    "path in brackets": "SELECT * { ?s (" + "/".join(["<a:a>"] * 100) + ")* ?o }",
    "data blocks": "SELECT * { ?s ?p ?o " + "VALUES?s{1}" * 100 + "}",
    "optionals": "SELECT * {" + "OPTIONAL{?s ?p ?o}" * 100 + "}",
}


@pytest.mark.parametrize("build", NESTING.values(), ids=NESTING)
@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 1000, 2300])
def test_nesting_that_would_crash_the_engine_stops_at_the_gate(build, depth):
    started = time.monotonic()
    with pytest.raises(UsageError):
        check(build(depth))
    assert time.monotonic() - started < 0.5


@pytest.mark.parametrize("text", MANY.values(), ids=MANY)
def test_many_patterns_stop_at_the_gate(text):
    with pytest.raises(UsageError, match=str(MAX_PATTERNS)):
        check(text)


@pytest.mark.parametrize("query", every(), ids=lambda query: query.name)
def test_our_own_queries_pass_the_gate(query):
    assert check(query.text[query.text.index("PREFIX") :]) == "SELECT"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("select * { ?s ?p ?o }", "SELECT"),
        ("ASK { ?s ?p '}}}}' }", "ASK"),
        ("# {{{\nDESCRIBE <https://example.org/((>", "DESCRIBE"),
        ("PREFIX insert: <x:>\nBASE <y:>\nCONSTRUCT { ?s insert:a ?o } WHERE { ?s insert:a ?o }", "CONSTRUCT"),
        ("SELECT ?service { ?service <x:service> 'SERVICE' }", "SELECT"),
        ('SELECT * { ?s ?p """a "b" {{{ c""" , \'\'\'d\'e\'\'\' }', "SELECT"),
    ],
)
def test_harmless_texts_pass(text, form):
    assert check(text) == form


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("INSERT DATA { <a:a> <a:a> <a:a> }", "INSERT would change data"),
        ("prefix a: <a:> delete where { ?s ?p ?o }", "DELETE would change data"),
        ("LOAD <https://example.org/>", "LOAD would change data"),
        ("DROP ALL", "DROP would change data"),
        ("SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { service silent<https://example.org/>{ ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { FILTER EXISTS { SerVice ?x { ?s ?p ?o } } }", "SERVICE is refused"),
        ("S\\u0045LECT * { ?s ?p ?o }", "backslash"),
        ("", "no SPARQL query"),
        ("hello", "no SPARQL query"),
        ("{}", "no SPARQL query"),
        ("SELECT * { ?s ?p ?o } #" + "x" * 20_000, "characters"),
    ],
)
def test_what_the_gate_refuses(text, words):
    with pytest.raises(UsageError) as error:
        sparql(lake(), text)
    assert words in str(error.value)


def test_the_three_forms_of_answers():
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    table = sparql(lake(), f"SELECT ?s {{ ?s {label} 'Vũ Văn Khác' }}")
    assert table.columns == ("s",)
    assert "vu-van-khac" in write_answer(table, "csv")
    assert write_answer(sparql(lake(), "ASK { ?s ?p ?o }"), "json") == "true\n"
    triples = sparql(lake(), f"CONSTRUCT {{ ?s {label} ?o }} WHERE {{ ?s {label} ?o . FILTER(?o = 'Vũ Văn Khác') }}")
    assert write_answer(triples, "ntriples").count("\n") == 1


@pytest.mark.parametrize(
    ("text", "name"), [("SELECT * { ?s ?p ?o } LIMIT 1", "turtle"), ("CONSTRUCT WHERE { ?s ?p ?o }", "csv")]
)
def test_a_format_fits_the_form_of_the_query(text, name):
    with pytest.raises(UsageError, match="format"):
        write_answer(sparql(lake(), text), name)


@pytest.mark.parametrize(
    ("text", "words"), [("SELECT * {", "no SPARQL"), ("SELECT * { ?s ?p ?o }", "more than 5 rows")]
)
def test_a_broken_or_endless_query_is_one_line(text, words):
    with pytest.raises(UsageError, match=words) as error:
        sparql(lake(), text, Limits(rows=5))
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("text", ["SELECT * FROM <http://a/g> {?s ?p ?o}", "ASK from NAMED <http://a/g> {?s ?p ?o}"])
def test_a_default_graph_of_its_own_is_refused_rather_than_left_out_of_account(text):
    with pytest.raises(UsageError, match="GRAPH"):
        check(text)


@pytest.mark.parametrize("text", ["SELECT * FROM <http://a/g> {?s ?p ?o}", "ASK from NAMED <http://a/g> {?s ?p ?o}"])
def test_graphs_of_its_own_pass_where_they_are_heeded(text):
    assert check(text, datasets=True) in ("SELECT", "ASK")
    assert names_dataset(text)


@pytest.mark.parametrize("graph", ["<file:///etc/passwd>", "<FILE:a>"])
def test_a_graph_in_a_file_is_refused_everywhere(graph):
    with pytest.raises(UsageError, match="file"):
        check(f"ASK FROM {graph} {{?s ?p ?o}}", datasets=True)


def test_a_dataset_is_named_by_the_keyword_alone():
    assert not names_dataset("ASK { ?from <a:from> 'FROM' } # FROM")
