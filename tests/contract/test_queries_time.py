"""The queries about a day and a term say what the rules on time say, over every small history."""

import json
import sys
import tomllib
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import pyoxigraph
import pytest
from query_engines import Oxigraph

from lhtv_kg.graph.conclusions import BodyConclusions
from lhtv_kg.history import chairs_of, heads_on
from lhtv_kg.queries.runner import ask

TESTS = Path(__file__).resolve().parents[1]
SHARED = TESTS.parents[1] / "shared" / "time" / "cases.json"
sys.path.append(str(TESTS / "unit" / "history"))
from small_histories import history_of  # noqa: E402

CLAIM = "https://w3id.org/lhtv/id/claim/one"
AROUND = f"""
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix lhtv: <https://w3id.org/lhtv/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix role: <https://w3id.org/lhtv/vocab/role/> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix id: <https://w3id.org/lhtv/id/selector/> .
<{CLAIM}> prov:wasDerivedFrom id:report ; lhtv:evidence id:evidence .
id:evidence oa:hasSelector id:position, id:quote . id:position oa:start 0 ; oa:end 1 . id:quote oa:exact "x" .
id:report rdfs:label "r" ; dcterms:identifier "r" ; lhtv:evidenceKind "text" .
<https://w3id.org/lhtv/id/organization/x> a org:Organization ; skos:prefLabel "Thư viện X"@vi .
role:giam-doc skos:prefLabel "Giám đốc"@vi, "Director"@en ; lhtv:rank 1 .
role:chu-tich skos:prefLabel "Chủ tịch"@vi, "Chair"@en ; lhtv:rank 1 .
role:pho-giam-doc skos:prefLabel "Phó Giám đốc"@vi, "Deputy director"@en .
role:pho-chu-tich skos:prefLabel "Phó Chủ tịch"@vi, "Vice-chair"@en .
"""


class Labels:
    def organization(self, slug):
        return slug

    def role(self, slug):
        return slug


def cases():
    ours = tomllib.loads((TESTS / "unit" / "history" / "cases.toml").read_text("utf-8"))["case"]
    theirs = json.loads(SHARED.read_text("utf-8")) if SHARED.exists() else []
    return [pytest.param(json.dumps(case, default=str), id=case["name"]) for case in [*ours, *theirs]]


def key(name):
    return name.encode().hex()


def keys(names):
    return tuple(map(key, names))


@cache
def worked_out(case):
    history = history_of(json.loads(case))
    # Keys of the cases are names and labels; those of the graph are slugs.
    tenures = [
        replace(t, person=key(t.person), claims=(CLAIM,), during=keys(t.during), overlaps=keys(t.overlaps))
        for t in history.tenures
    ]
    doubtful = [replace(pair, left=key(pair.left), right=key(pair.right)) for pair in history.doubtful]
    terms = [replace(t, key=key(t.key), labels=tuple((name, (CLAIM,)) for name, _ in t.labels)) for t in history.terms]
    parts = {"tenures": tuple(tenures), "terms": tuple(terms), "doubtful": tuple(doubtful)}
    history = replace(history, **parts, contradictions=())
    names = "".join(
        f'<https://w3id.org/lhtv/id/person/{t.person}> <http://www.w3.org/2000/01/rdf-schema#label> "{t.name}" .'
        for t in history.tenures
    )
    around = pyoxigraph.parse((AROUND + names).encode(), format=pyoxigraph.RdfFormat.TURTLE)
    return history, Oxigraph([*BodyConclusions(history, Labels()).write().quads, *around])


def days(history):
    known = [t.first_attested for t in history.tenures] + [t.last_attested for t in history.tenures]
    known += [d for t in history.tenures for d in (t.not_before, t.not_after, t.end_latest, t.begin_latest)]
    near = {day + timedelta(days=shift) for day in known if day for shift in (-1, 0, 1, 200)}
    return sorted(near)


@pytest.mark.parametrize("case", cases())
def test_heads_on_a_day(case):
    history, store = worked_out(case)
    for day in days(history):
        table = ask(store, "head-on-date", {"organization": "Thư viện X", "date": day.isoformat()})
        columns = [table.column(name) for name in ("person", "certainty", "evidenceBefore", "evidenceAfter")]
        expected = [
            (a.name, a.certainty.value, *(d and d.isoformat() for d in (a.evidence_before, a.evidence_after)))
            for a in heads_on(history, day)
        ]
        assert sorted(zip(*columns, strict=True), key=str) == sorted(expected, key=str), day


@pytest.mark.parametrize("case", cases())
def test_chairs_of_a_term(case):
    history, store = worked_out(case)
    for term in history.terms:
        for label, _ in term.labels:
            table = ask(store, "who-chaired", {"body": "Thư viện X", "term": label})
            found = dict(zip(table.column("person"), table.column("termLink"), strict=True))
            assert found == {chair.name: chair.link.value for chair in chairs_of(history, label)}


def test_the_cases_beside_the_checkout_are_among_them():
    if not SHARED.exists():
        pytest.skip("shared: time/cases.json is not here")
    assert len(cases()) >= 30 + len(json.loads(SHARED.read_text("utf-8")))
