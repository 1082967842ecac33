"""Every canned query in every form of an answer: keys, dates and addresses as documented, nothing lost on the way."""

import csv
import io
import json
import re

import pyoxigraph
import pytest
from query_engines import Oxigraph, engine

from lhtv_kg.errors import NotFound, UsageError
from lhtv_kg.queries import FORMATS, RDF_FORMATS, every, run, write
from lhtv_kg.queries.parameters import terms_of

EVIDENCE = {"quote", "report", "source", "spanStart", "spanEnd", "evidenceKind"}
DATES = {
    "begin", "end", "beginEarliest", "beginLatest", "endEarliest", "endLatest", "firstAttested", "lastAttested",
    "evidenceBefore", "evidenceAfter", "attestedOn", "notBefore", "notAfter", "date", "electedOn", "effectiveDate",
    "legalDate", "founded", "dissolved", "validFrom", "validTo",
}  # fmt: skip
"""Keys that hold dates, wherever they stand."""
NAMES = ("organization", "person", "event", "province", "term", "claim")
"""Types of parameters whose values are looked up."""

each_query = pytest.mark.parametrize("query", every(), ids=lambda query: query.name)
ASKED = [pytest.param(q, p, id=f"{q.name}-{p.name}") for q in every() for p in q.parameters]


def table(query, evidence=False):
    return run(engine(Oxigraph), query, insist=False, evidence=evidence)


def objects(query, evidence=False):
    return json.loads(write(table(query, evidence), "json"))


def flat(cell):
    return [] if cell is None else cell if isinstance(cell, list) else [cell]


@each_query
@pytest.mark.parametrize("evidence", [False, True], ids=["", "evidence"])
def test_json_is_a_list_of_objects_with_plain_keys(query, evidence):
    rows = objects(query, evidence)
    assert all(list(row) == list(table(query, evidence).columns) for row in rows)
    keys = {key for row in rows for key in row}
    assert all(re.fullmatch("[a-z][A-Za-z0-9]*", key) for key in keys)
    for row in rows:
        for key, cell in row.items():
            if key.endswith("Iri"):
                assert all(re.fullmatch(r"https?://\S+|urn:\S+", value) for value in flat(cell)), (key, cell)
            if key in DATES:
                assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value) for value in flat(cell)), (key, cell)
            if key in ("spanStart", "spanEnd"):
                assert all(isinstance(value, int) for value in flat(cell)), (key, cell)


@each_query
def test_evidence_adds_its_keys_and_takes_no_row(query):
    plain, shown = table(query), table(query, evidence=True)
    assert not EVIDENCE & set(plain.columns) or query.name == "evidence"
    if not EVIDENCE & set(shown.columns):
        assert shown == plain
        return
    assert set(shown.columns) >= EVIDENCE
    kept = [name for name in plain.columns if name in shown.columns]

    def seen(found):
        return {json.dumps([row[found.columns.index(name)] for name in kept], default=str) for row in found.rows}

    assert len(shown.rows) >= len(plain.rows)
    assert len(seen(plain)) <= len(seen(shown))
    for row in shown.rows:
        said = dict(zip(shown.columns, row, strict=True))
        assert said["spanEnd"] - said["spanStart"] == len(said["quote"])
        assert said["evidenceKind"] in ("text", "row", "retold")


@each_query
def test_csv_and_tsv_hold_every_cell(query):
    found = table(query, evidence=True)
    cells = [["; ".join(map(str, flat(list(c) if isinstance(c, tuple) else c))) for c in row] for row in found.rows]
    cells = [[{"True": "true", "False": "false"}.get(cell, cell) for cell in row] for row in cells]
    header, *rows = csv.reader(io.StringIO(write(found, "csv"), newline=""))
    assert (header, rows) == (list(found.columns), cells)
    header, *rows = (line.split("\t") for line in write(found, "tsv").removesuffix("\n").split("\n"))
    escapes = {r"\\": "\\", r"\t": "\t", r"\n": "\n", r"\r": "\r"}
    read = [[re.sub(r"\\[\\tnr]", lambda mark: escapes[mark[0]], cell) for cell in row] for row in rows]
    assert (header, read) == (list(found.columns), cells)


@each_query
def test_markdown_has_a_line_a_row(query):
    found = table(query, evidence=True)
    lines = write(found, "markdown").removesuffix("\n").split("\n")
    assert len(lines) == 2 + len(found.rows)
    bars = {len(re.findall(r"(?<!\\)\|", line)) for line in lines}
    assert bars == {len(found.columns) + 1}


@each_query
def test_every_thing_that_a_row_names_is_described_the_same_in_all_forms_of_rdf(query):
    store, found = engine(Oxigraph), table(query)
    texts = {name: write(found, name, store) for name in RDF_FORMATS}
    read = {name: {q.triple for q in pyoxigraph.parse(text, format=RDF_FORMATS[name])} for name, text in texts.items()}
    assert len({frozenset(triples) for triples in read.values()}) == 1
    described = {triple.subject.value for triple in read["turtle"]}
    named = {
        value for row in objects(query) for key, cell in row.items() if key.endswith("Iri") for value in flat(cell)
    }
    known = {quad.subject.value for quad in store.store if isinstance(quad.subject, pyoxigraph.NamedNode)}
    assert described >= named & known or any(isinstance(cell, list) for row in objects(query) for cell in row.values())


def test_a_form_that_is_none_names_those_there_are():
    known = ", ".join([*FORMATS, *RDF_FORMATS])
    with pytest.raises(UsageError, match=f"^no format is called 'xlsx'; there are {known}$"):
        write(table(every()[0]), "xlsx")


def refusal(query, parameter, typed, error):
    with pytest.raises(error) as caught:
        terms_of(engine(Oxigraph), query, {parameter.name: typed}, insist=False)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(("query", "parameter"), [case for case in ASKED if case.values[1].type in ("date", "year")])
@pytest.mark.parametrize("typed", ["", "hôm qua", "31/2/2020", "2020-13", "20", '2020" . }', "٢٠٢٠"])
def test_what_is_no_day_or_year_is_told_with_an_example(query, parameter, typed):
    what, form = {"date": ("day", "YYYY-MM-DD"), "year": ("year", "YYYY")}[parameter.type]
    said = f"--{parameter.name}: '{typed}' is no {what}; write {form}, for example {parameter.example}"
    assert refusal(query, parameter, typed, UsageError) == said


@pytest.mark.parametrize(("query", "parameter"), [case for case in ASKED if case.values[1].type in NAMES])
def test_a_name_that_means_nothing_here_is_not_found(query, parameter):
    said = refusal(query, parameter, "Zyxw Qqq Vvv", NotFound)
    assert "Zyxw Qqq Vvv" in said


@pytest.mark.parametrize(("query", "parameter"), [case for case in ASKED if case.values[1].type in NAMES])
@pytest.mark.parametrize("typed", ["", "   ", "http://a b", "https://e.org/<x>"])
def test_an_empty_name_or_a_broken_address_is_no_value(query, parameter, typed):
    assert refusal(query, parameter, typed, UsageError)


@pytest.mark.parametrize(("query", "parameter"), [case for case in ASKED if case.values[1].choices])
def test_each_choice_is_a_value_and_others_are_told_the_choices(query, parameter):
    store = engine(Oxigraph)
    for choice in parameter.choices:
        assert terms_of(store, query, {parameter.name: choice}, insist=False)
    known = ", ".join(parameter.choices)
    said = f"--{parameter.name}: 'zyxw' is none of {known}"
    assert refusal(query, parameter, "zyxw", NotFound) == said


@each_query
def test_a_parameter_that_the_query_lacks_is_told_with_those_it_has(query):
    with pytest.raises(UsageError) as caught:
        terms_of(engine(Oxigraph), query, {"zyxw": "x"}, insist=False)
    listed = ", ".join(f"--{parameter.name}" for parameter in query.parameters)
    expected = f"no parameter --zyxw; it has {listed}" if listed else "no parameters; leave out --zyxw"
    assert str(caught.value) == f"query {query.name} has {expected}"


@pytest.mark.parametrize("query", [q for q in every() if any(p.required for p in q.parameters)], ids=lambda q: q.name)
def test_what_a_query_needs_is_told_with_an_example(query):
    first = next(parameter for parameter in query.parameters if parameter.required)
    with pytest.raises(UsageError) as caught:
        terms_of(engine(Oxigraph), query, {})
    assert str(caught.value) == f"query {query.name} needs --{first.name}, for example '{first.example}'"
