"""The CSV tables: what is in the cells, and that the CSVW description fits them."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, parse

from lhtv_kg.assets import asset
from lhtv_kg.errors import ExportError
from lhtv_kg.exports.formats.csv import table_files
from lhtv_kg.exports.tables import tables
from lhtv_kg.vocabulary import ONTOLOGY, expand

QUADS = tuple(parse(path=Path(__file__).with_name("exports") / "sample.trig"))
FILES = table_files(QUADS)
DESCRIPTION = json.loads(FILES["csv-metadata.json"])
ROOT = "https://w3id.org/lhtv/"

each_table = pytest.mark.parametrize("table", DESCRIPTION["tables"], ids=lambda table: table["url"])
SHAPES = {
    "date": r"\d{4}-\d\d-\d\d",
    "integer": r"-?\d+",
    "boolean": "true|false",
    "decimal": r"-?\d+(\.\d+)?",
    "anyURI": r"https?://\S+",
}


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(FILES[name].decode(), newline="")))


@pytest.mark.parametrize(
    ("file", "cells"),
    [
        ("persons.csv", {"name": "Lò Thị Thử", "otherNames": "Chị Thử|Thử", "nameUnaccented": "false"}),
        ("organizations.csv", {"id": f"{ROOT}id/organization/song-xanh", "name": "Liên hiệp Sông Xanh"}),
        ("tenures.csv", {"personName": "Lò Thị Thử", "roleName": "Chủ tịch", "begin": "2019", "end": ""}),
        ("tenures.csv", {"organizationName": "Liên hiệp Sông Xanh", "attestedOn": "2019-05-02|2019-06-01"}),
        ("events.csv", {"label": "Đại hội", "location": "Hội trường A", "attendance": "60"}),
        ("claims.csv", {"quote": 'bà Lò Thị\nThử, "Chủ tịch"', "spanStart": "10", "spanEnd": "40"}),
        ("reports.csv", {"title": 'Đại hội "Sông Xanh", lần thứ | hai', "published": "2019-05"}),
    ],
)
def test_cells(file: str, cells: dict[str, str]) -> None:
    (row,) = rows(file)
    assert {name: row[name] for name in cells} == cells


def test_tables_without_things_keep_their_header() -> None:
    assert FILES["memberships.csv"].startswith(b"id,member,")
    assert rows("memberships.csv") == []


@each_table
def test_description_fits_the_table(table: dict[str, object]) -> None:
    columns = table["tableSchema"]["columns"]
    header = FILES[table["url"]].decode().splitlines()[0].split(",")
    assert header == [column["name"] for column in columns]
    assert len(set(header)) == len(header)
    assert all(set(column["titles"]) == {"vi", "en"} for column in columns)
    for row in rows(table["url"]):
        for column in columns:
            separator = column.get("separator")
            values = row[column["name"]].split(separator) if separator else [row[column["name"]]]
            kind = column["datatype"]
            shape = kind["format"] if isinstance(kind, dict) else SHAPES.get(kind, "(?s).*")
            assert all(re.fullmatch(shape, value) for value in values if value), (column["name"], values)


def test_every_file_is_described_and_every_description_has_a_file() -> None:
    assert {table["url"] for table in DESCRIPTION["tables"]} == set(FILES) - {"csv-metadata.json"}


def test_two_values_where_one_belongs_are_an_error() -> None:
    claim = NamedNode(f"{ROOT}id/claim/thu-1-a")
    second = Quad(claim, NamedNode(expand("lhtv:title")), Literal("Giám đốc"))
    with pytest.raises(ExportError, match=r"thu-1-a: 2 values for claims\.title"):
        table_files([*QUADS, second])


def test_a_value_with_the_separator_is_an_error() -> None:
    person = NamedNode(f"{ROOT}id/person/lo-thi-thu-abc123")
    alias = Quad(person, NamedNode(expand("skos:altLabel")), Literal("Thử | Chị"))
    with pytest.raises(ExportError, match=r"persons\.otherNames holds «\|»"):
        table_files([*QUADS, alias])


def test_the_tables_of_the_plan_are_there() -> None:
    planned = (
        "persons organizations posts tenures terms events participations memberships claims reports contradictions"
    )
    assert set(planned.split()) <= {table.name for table in tables()}


def test_columns_use_terms_that_the_ontology_defines() -> None:
    defined = {
        quad.subject.value for quad in parse(path=asset("ontology", "lhtv.ttl")) if isinstance(quad.subject, NamedNode)
    }
    used = {step for table in tables() for column in table.columns for step in (*column.path, table.class_iri)}
    assert {term for term in used if term.startswith(ONTOLOGY)} <= defined
