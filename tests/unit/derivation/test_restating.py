"""A claim in one line: nothing that conclusions look at is lost, and the report graph says the same."""

from dataclasses import replace

import pytest
from tests.samples import LAKE, LIBRARY, belongs, date, event, extraction, has_members, post, term, took_part

from lhtv_kg.derivation import difference, from_extraction, full
from lhtv_kg.derivation.quadsource import QuadSource
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.derivation.restating import PROPERTY, line_of, restated, stated_in_line
from lhtv_kg.derivation.stated import StatedClaim
from lhtv_kg.errors import StoreError
from lhtv_kg.graph.claims import report_graph
from lhtv_kg.graph.iris import derived_graph_name
from lhtv_kg.graph.triples import node
from lhtv_kg.model import Scope
from lhtv_kg.queries.memory import MemoryStore

RESOLVER = Resolver()
MAU, THU = 'Trần Văn "Mẫu"', "Lê Thị Thử"
REPORTS = [
    extraction(
        "dai-hoi-2020",
        event(
            "congress",
            "2020-07",
            "Hội | Gió",
            end=date("2020-07-18"),
            attendance=">60",
            province="Quảng Ninh",
            host=LIBRARY,
        ),
        event("meeting", None, None, main=False, event="hop", name="Họp\ntrù bị", place="Hội trường", term="2020-2022"),
        post(MAU, "Chủ tịch", LAKE, "2020-07-17", basis="elected", term="2020-2022", aliases=("Mẫu {An}",)),
        post(MAU, "Phó Giám đốc", LIBRARY, capacity="in-charge", start="2018", end="2020-07", until="2020"),
        post(THU, "Giám đốc", None, scope=Scope.GUEST, event="hop"),
        took_part(MAU, "speaker"),
        took_part(MAU, "chair"),
        took_part("Thử", event="hop"),
        belongs(LIBRARY, on="2020-07-17"),
        term("2020-2022", on="2020-07", ordinal="IV"),
        has_members(12, on="2020-07-17"),
        published="2020-07-18",
        primary_source="https://example.org/a?b=1",
    ),
    extraction("khong-ngay", post(THU, "Giám đốc", LIBRARY), took_part(THU)),
]
CLAIMS = [stated for report in REPORTS for stated in from_extraction(report)]
each_claim = pytest.mark.parametrize("stated", CLAIMS, ids=lambda stated: stated.iri.rpartition("/")[2])


def without_words(stated: StatedClaim) -> StatedClaim:
    """What is left of a claim when all is taken away that nothing is concluded from."""
    unsaid = {"decision": None} if hasattr(stated.claim, "decision") else {}
    own = replace(stated.claim, span=CLAIMS[0].claim.span, rule="", confidence=1.0, inferred=(), **unsaid)  # type: ignore[arg-type]
    return replace(stated, claim=own)


@each_claim
def test_a_line_says_all_that_is_looked_at(stated: StatedClaim) -> None:
    line = line_of(stated)
    assert "\n" not in line
    assert without_words(stated_in_line(stated.iri, line)) == without_words(stated)


@each_claim
def test_the_report_graph_says_the_same(stated: StatedClaim) -> None:
    source = QuadSource(MemoryStore(quad for report in REPORTS for quad in report_graph(report)))
    assert without_words(source.claim(stated.iri)) == without_words(stated)


def test_a_line_is_read_before_the_report_graph() -> None:
    (quad,) = restated(CLAIMS[:1])
    assert (quad.predicate, quad.graph_name) == (node(PROPERTY), node(derived_graph_name()))
    assert without_words(QuadSource(MemoryStore([quad])).claim(CLAIMS[0].iri)) == without_words(CLAIMS[0])


def test_what_is_usual_is_not_said() -> None:
    assert line_of(CLAIMS[-1]).startswith(f'["ParticipationClaim",{{"person":"{THU}"}},{{"source":')
    assert "span" not in "".join(map(line_of, CLAIMS))


@pytest.mark.parametrize(
    "line",
    ["", "null", "[]", '["X",{},{}]', '["PostClaim",{},{}]', '["TermClaim",{"organization":"a","label":"b","x":1},{}]',
     '["TermClaim",{"organization":"a","label":"b","date":"2020-13"},{"source":"c"}]',
     '["PostClaim",{"person":"a","title":"b","organization":"c","basis":"d"},{"source":"e"}]'],
)  # fmt: skip
def test_other_lines_are_told(line: str) -> None:
    with pytest.raises(StoreError, match="urn:a is no claim that this version knows"):
        stated_in_line("urn:a", line)


def test_the_line_that_goes_is_the_one_that_is_held() -> None:
    """Whatever a claim said when it came in: nothing of it is left behind."""
    (report,) = REPORTS[1:]
    stated = [replace(one, source="https://example.org/another") for one in from_extraction(report)]
    held = full(stated, RESOLVER)
    source = QuadSource(MemoryStore([*held, *report_graph(report)]))
    change = difference(source, from_extraction(report), stated[:1], RESOLVER)
    lines = {quad for quad in (held - change.remove) | change.insert if quad.predicate == node(PROPERTY)}
    assert lines == restated(stated[:1])
