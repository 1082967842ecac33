"""A query that the parser does not take is told of in one short line, with its place."""

import pyoxigraph as ox
import pytest

from lhtv_kg.store.unreadable import unreadable
from lhtv_kg.vocabulary import PREFIXES


def said(text):
    with pytest.raises(SyntaxError) as caught:
        ox.Store().query(text)
    return str(unreadable(text, caught.value))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "SELECT ?p { ?p a foaf:Person }",
            f"line 1, column 29: the prefix foaf: is not declared; begin with PREFIX foaf: <{PREFIXES['foaf']}>",
        ),
        ("SELECT ?p {\n ?p a la:x }", "line 2, column 11: the prefix la: is not declared; begin with PREFIX la: <…>"),
        ("SELECT ?p { ?p a }", "at line 1, column 19, after «SELECT ?p { ?p a }»"),
        ("SELECT ?p { ?p a <x y> }", "after «SELECT ?p { ?p a <x"),
        ("SELECT ?p {\n?p a ?q", "at line 2, column 8, after «?p a ?q»"),
        ("SELECT ?p { ?p a ?q } ORDER ?p", "line 1, column"),
    ],
)
def test_place_and_reason_are_told(text, expected):
    assert expected in said(text)
    assert len(said(text)) < 160


def test_another_wording_of_the_parser_is_passed_on():
    assert str(unreadable("x", SyntaxError("no\nquery"))) == "the query cannot be read: no query"
    assert "at line 7, column 1, after «»" in str(unreadable("x", SyntaxError("error at 7:1: y")))
