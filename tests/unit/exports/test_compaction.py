"""Compaction: short names where the context allows them, and always the same meaning."""

import json
from typing import Any

import pytest
from pyoxigraph import Quad, RdfFormat, parse

from lhtv_kg.errors import DataFileError
from lhtv_kg.exports.compaction import Compactor

XSD = "http://www.w3.org/2001/XMLSchema#"
EX = "https://e.org/ns#"
CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "ex": EX,
    "xsd": XSD,
    "id": "@id",
    "type": "@type",
    "Person": "ex:Person",
    "name": {"@id": "ex:name", "@container": "@language"},
    "titleVi": {"@id": "ex:title", "@language": "vi"},
    "day": {"@id": "ex:day", "@type": "xsd:date"},
    "friend": {"@id": "ex:friend", "@type": "@id"},
    "kind": {"@id": "ex:kind", "@type": "@vocab"},
    "tags": {"@id": "ex:tag", "@container": "@set"},
    "count": {"@id": "ex:count", "@type": "xsd:integer"},
    "note": "ex:note",
}


def value(text: str, **more: str) -> dict[str, str]:
    return {"@value": text, **{f"@{key}": item for key, item in more.items()}}


CASES = [
    ("name", [value("Lan", language="vi"), value("Lanh", language="vi"), value("Orchid", language="en")],
     {"name": {"vi": ["Lan", "Lanh"], "en": "Orchid"}}),
    ("name", [value("Lan")], {"ex:name": "Lan"}),
    ("title", [value("Bà", language="vi")], {"titleVi": "Bà"}),
    ("title", [value("Ms", language="en")], {"titleVi": {"@value": "Ms", "@language": "en"}}),
    ("day", [value("2020-01-02", type=f"{XSD}date")], {"day": "2020-01-02"}),
    ("day", [value("2020", type=f"{XSD}gYear")], {"day": {"@value": "2020", "@type": "xsd:gYear"}}),
    ("friend", [{"@id": "https://e.org/b"}], {"friend": "https://e.org/b"}),
    ("friend", [value("a word")], {"friend": {"@value": "a word"}}),
    ("kind", [{"@id": f"{EX}Person"}], {"kind": "Person"}),
    ("note", [{"@id": f"{EX}x"}], {"note": {"id": "ex:x"}}),
    ("note", [value("5", type=f"{XSD}integer"), value("true", type=f"{XSD}boolean")], {"note": [5, True]}),
    ("note", [value("05", type=f"{XSD}integer")], {"note": {"@value": "05", "@type": "xsd:integer"}}),
    ("note", [value("1", type=f"{XSD}boolean")], {"note": {"@value": "1", "@type": "xsd:boolean"}}),
    ("count", [value("-7", type=f"{XSD}integer")], {"count": -7}),
    ("count", [value("7", type=f"{XSD}decimal")], {"count": {"@value": "7", "@type": "xsd:decimal"}}),
    ("tag", [value("a")], {"tags": ["a"]}),
    ("unknown", [value("a")], {"ex:unknown": "a"}),
]  # fmt: skip


def triples(document: Any) -> set[Quad]:
    return set(parse(json.dumps(document).encode(), format=RdfFormat.JSON_LD))


@pytest.mark.parametrize(("local", "values", "expected"), CASES)
def test_values_take_their_short_form_and_keep_their_meaning(
    local: str, values: list[dict[str, str]], expected: dict[str, Any]
) -> None:
    node = {"@id": "https://e.org/a", f"{EX}{local}": values}
    compact = Compactor(CONTEXT).node(node)
    assert compact == {"id": "https://e.org/a", **expected}
    assert triples({"@context": CONTEXT, **compact}) == triples([node])


def test_types_are_named() -> None:
    node = {"@id": f"{EX}a", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": [{"@id": f"{EX}Person"}]}
    assert Compactor(CONTEXT).node(node) == {"id": "ex:a", "type": "Person"}


@pytest.mark.parametrize("more", [{"@container": "@list"}, {"@reverse": "ex:y"}, {"@context": {}}])
def test_a_context_beyond_the_supported_part_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(DataFileError, match=r"context\.jsonld, odd"):
        Compactor({**CONTEXT, "odd": {"@id": "ex:x", **more}})
