"""What a claim had to conclude is told field by field, each with its own reasons."""

import pyoxigraph

from lhtv_kg.assets import asset

CLAIM = """@prefix lhtv: <https://w3id.org/lhtv/ontology#> .
<https://example.org/claim> lhtv:inferredField "date", "title", "end" ;
    lhtv:inferenceReason "date: the day of the paper", "title: date: as in the head", "title: the post named before" .
"""


def test_each_field_has_its_own_reasons_and_no_others() -> None:
    store = pyoxigraph.Store()
    store.load(CLAIM.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    found = store.query(asset("queries", "web", "inferences.rq").read_text("utf-8"))
    assert isinstance(found, pyoxigraph.QuerySolutions)
    rows = [(row["field"].value, row["reason"].value if row["reason"] else None) for row in found]
    assert rows == [
        ("date", "the day of the paper"),
        ("end", None),
        ("title", "date: as in the head"),
        ("title", "the post named before"),
    ]
