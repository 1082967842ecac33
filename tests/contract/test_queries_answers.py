"""Every canned query and check gives its expected rows, on both engines, and filled means the same as unfilled."""

import json
import random

import pyoxigraph
import pytest
from query_engines import FIXTURES, Oxigraph, Rdflib, engine

from lhtv_kg.queries.engine import fill, select
from lhtv_kg.queries.parameters import terms_of
from lhtv_kg.queries.registry import checks, every, get
from lhtv_kg.queries.runner import run, run_checks
from lhtv_kg.queries.table import plain_table

ENGINES = [Oxigraph, Rdflib]
CASES = [pytest.param(q, e, id=f"{q.name}-{n}") for q in every() for n, e in enumerate(q.expected)]
BOUNDS = ("beginEarliest", "beginLatest", "endEarliest", "endLatest")
DATES = ("begin", "end", *BOUNDS, "firstAttested", "lastAttested", "notBefore", "notAfter")
DATED = dict.fromkeys(("board", "career", "head-on-date", "heads", "who-chaired"), "tenureIri")
FILLED = [case for case in CASES if case.values[1].parameters]


def rows(table, columns):
    return [tuple(_plain(row[table.columns.index(name)]) for name in columns) for row in table.rows]


def _plain(cell):
    return "" if cell is None else list(cell) if isinstance(cell, tuple) else cell


@pytest.mark.parametrize("kind", ENGINES)
@pytest.mark.parametrize(("query", "expected"), CASES)
def test_a_query_gives_the_rows_that_its_header_promises(query, expected, kind):
    table = run(engine(kind), query, expected.parameters, evidence=expected.evidence, insist=False)
    assert rows(table, expected.columns) == [tuple(row) for row in expected.rows]


@pytest.mark.parametrize("query", every(), ids=lambda query: query.name)
def test_a_query_promises_rows_filled_and_unfilled(query):
    assert any(not expected.parameters for expected in query.expected)
    asked = {name for expected in query.expected for name in expected.parameters}
    assert asked == {parameter.name for parameter in query.parameters}


@pytest.mark.parametrize("query", every(), ids=lambda query: query.name)
def test_both_engines_agree_on_every_cell_of_every_row(query):
    tables = [plain_table(*select(engine(kind), query.text)) for kind in ENGINES]
    assert tables[0] == tables[1]


@pytest.mark.parametrize(("query", "expected"), FILLED)
def test_filled_rows_are_the_unfilled_ones_with_that_value(query, expected):
    store = engine(Oxigraph)
    filled = terms_of(store, query, expected.parameters, insist=False)
    things = {name: terms for name, terms in filled.items() if isinstance(terms[0], pyoxigraph.NamedNode)}
    columns, everything = select(store, query.text)
    kept = [r for r in everything if all(r[columns.index(name)] in terms for name, terms in things.items())]
    assert select(store, fill(query.text, things)) == (columns, kept)


@pytest.mark.parametrize("query", every(), ids=lambda query: query.name)
def test_the_order_of_rows_is_total(query):
    quads = list(pyoxigraph.parse(path=FIXTURES / "lake-region.trig"))
    random.Random(7).shuffle(quads)
    assert select(Oxigraph(quads), query.text) == select(engine(Oxigraph), query.text)
    raw = plain_table(*select(engine(Oxigraph), query.text))
    assert len(set(raw.rows)) == len(raw.rows)


@pytest.mark.parametrize("kind", ENGINES)
@pytest.mark.parametrize("check", checks(), ids=lambda check: check.name)
def test_a_check_finds_its_fault_and_nothing_in_sound_data(check, kind):
    (expected,) = check.expected
    assert expected.rows
    assert rows(run(engine(kind, "broken.ttl"), check), expected.columns) == [tuple(r) for r in expected.rows]
    assert run(engine(kind), check).rows == ()


def test_run_checks_names_the_checks_that_found_something():
    assert run_checks(engine(Oxigraph)) == {}
    assert sorted(run_checks(engine(Oxigraph, "broken.ttl"))) == [check.name for check in checks()]


@pytest.mark.parametrize("query", [q for q in every() if q.parameters], ids=lambda query: query.name)
def test_the_fixture_is_small_and_no_person_of_it_is_an_example(query):
    text = (FIXTURES / "lake-region.trig").read_text(encoding="utf-8")
    assert len(list(pyoxigraph.parse(path=FIXTURES / "lake-region.trig"))) < 2000
    named = [p for p in query.parameters if p.type in ("person", "organization")]
    assert not [p.example for p in named if json.dumps(p.example, ensure_ascii=False) in text]


@pytest.mark.parametrize("kind", ENGINES)
@pytest.mark.parametrize(("name", "thing"), [*DATED.items(), ("term-dates", "termIri")])
def test_dates_taken_out_of_one_line_are_the_properties_with_their_types(name, thing, kind):
    known = {
        (quad.subject, quad.predicate.value.rpartition("#")[2]): quad.object
        for quad in pyoxigraph.parse(path=FIXTURES / "lake-region.trig")
    }
    columns, rows = select(engine(kind), get(name).text)
    assert rows
    for row in rows:
        cells = dict(zip(columns, row, strict=True))
        told = {date: cells[date] for date in DATES if date in columns}
        assert told == {date: known.get((cells[thing], date)) for date in told}
