from hypothesis import given
from hypothesis import strategies as st

from lhtv_kg.dates import PartialDate
from lhtv_kg.readers.document import Document
from lhtv_kg.readers.metadata import Metadata

WORDS = st.none() | st.text()
METADATA = st.builds(
    Metadata,
    source=WORDS,
    title=WORDS,
    publisher=WORDS,
    published=st.none() | st.dates().map(lambda day: PartialDate(day.isoformat())),
    byline=WORDS,
    show_text=st.none() | st.booleans(),
    encoding=WORDS,
    roster=st.none() | st.lists(st.tuples(st.text(), st.text())).map(tuple),
)


@given(st.builds(Document, st.text(), METADATA, st.lists(st.text()).map(tuple)))
def test_a_document_crosses_as_json(document):
    line = document.to_json()
    assert line.isascii()
    assert b"\n" not in line
    assert Document.from_json(line) == document


def test_lone_surrogates_cross_too():
    assert Document.from_json(Document("a\ud800").to_json()).text == "a\ud800"
