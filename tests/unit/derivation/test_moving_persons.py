"""Persons who move when evidence comes or goes: what changes lead to is what a full derivation gives."""

import random
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad, Store
from tests.samples import LAKE, LIBRARY, event, extraction, post, took_part

from lhtv_kg.derivation import Deriver, from_extraction, full
from lhtv_kg.derivation.publishing import published
from lhtv_kg.derivation.quadsource import QuadSource
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.graph.claims import report_graph
from lhtv_kg.graph.triples import node
from lhtv_kg.identity.addresses import Addresses
from lhtv_kg.identity.decisions import Decision, decide
from lhtv_kg.identity.persons import NO_DECISIONS, Decisions, Who
from lhtv_kg.model import Extraction

MO, MO_BARE, MO_OTHER, ALIAS = "Đặng Thúy Mơ", "Dang Thuy Mo", "Đặng Thủy Mơ", "Hồ Mây"
HA_TINH, NGHE_AN, COMPANY = "Thư viện tỉnh Hà Tĩnh", "Thư viện tỉnh Nghệ An", "Công ty Mây"
HEAD, DEPUTY = "Giám đốc", "Phó Giám đốc"
DECIDED = decide(
    [
        Decision(Who(MO), Who(ALIAS), "same", "row 1"),
        Decision(Who(MO, "tv-ha-tinh"), Who(MO, "tv-nghe-an"), "same", "row 2"),
        Decision(Who(MO, "tv-ha-tinh"), Who(MO), "different", "row 3"),
    ]
)
POOL = [
    extraction("a", post(MO, DEPUTY, LIBRARY, "2019-05-01"), post(MO, "Chủ tịch", LAKE, "2019-05-01")),
    extraction("b", post(MO, HEAD, HA_TINH, "2020-05-01")),
    extraction("c", post(MO_BARE, DEPUTY, LIBRARY, "2019-08-01"), took_part(MO)),
    extraction("d", event("congress", "2020-07-17"), took_part(MO, "speaker"), took_part("Mơ")),
    extraction("e", event("congress", "2020-07-15"), took_part(MO_BARE), post(MO_OTHER, HEAD, HA_TINH, "2020-06-01")),
    extraction("f", post(ALIAS, HEAD, COMPANY, "2021-01-01", aliases=(MO,)), post(MO, HEAD, NGHE_AN, "2018-02-03")),
    extraction("g", post(ALIAS, "Chủ tịch", COMPANY, "2021-02-01"), event("meeting", "2021-02-01"), took_part(ALIAS)),
    extraction("h", event("meeting", "2021-02-03"), took_part(ALIAS, "speaker"), took_part(MO_OTHER)),
    extraction("i", post(MO, HEAD, LIBRARY, "1960-01-01"), post(MO_BARE, HEAD, HA_TINH, "2019-12-01")),
]


class Graph:
    """A store in memory, and the conclusions that changes lead to; ``one_run``: by one deriver, which keeps much."""

    def __init__(self, resolver: Resolver, *, one_run: bool) -> None:
        self.store, self.resolver, self.one_run = Store(), resolver, one_run
        self.deriver = Deriver(QuadSource(self), resolver)

    def quads(self, subject=None, predicate=None, object=None, graph=None) -> list[Quad]:  # type: ignore[no-untyped-def]
        return list(self.store.quads_for_pattern(subject, predicate, object, graph))

    def change(self, removed: list[Extraction], added: list[Extraction]) -> None:
        if not self.one_run:
            self.deriver = Deriver(QuadSource(self), self.resolver)
        gone, come = (list(chain.from_iterable(map(from_extraction, some))) for some in (removed, added))
        found = self.deriver.difference(gone, come)
        for quad in chain(found.remove, *map(report_graph, removed)):
            self.store.remove(quad)
        self.store.extend(chain(found.insert, *map(report_graph, added)))

    def derived(self) -> set[Quad]:
        return {quad for quad in self.store if quad.graph_name.value.endswith("graph/derived")}


def expected(reports: list[Extraction], resolver: Resolver) -> set[Quad]:
    return set(full(chain.from_iterable(map(from_extraction, reports)), resolver))


def published_by(reports: list[Extraction], decisions: Decisions) -> Addresses:
    """The register after two publications: of all reports, then of those alone."""
    register = Addresses()
    for some in (POOL, reports):
        claims = chain.from_iterable(map(from_extraction, some))
        register = register.with_published(published(claims, Resolver(decisions=decisions, addresses=register)))
    return register


RESOLVERS = {
    "names": Resolver(decisions=NO_DECISIONS),
    "decisions": Resolver(decisions=DECIDED),
    "register": Resolver(decisions=NO_DECISIONS, addresses=published_by(POOL[:4], NO_DECISIONS)),
    "register of other decisions": Resolver(decisions=NO_DECISIONS, addresses=published_by(POOL[5:], DECIDED)),
}
resolvers = st.sampled_from(list(RESOLVERS.values()))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.integers(0, len(POOL) - 1), max_size=16), resolvers, st.booleans())
def test_reports_that_come_and_go_leave_no_trace_of_how_they_came(
    toggled: list[int], resolver: Resolver, one_run: bool
) -> None:
    graph, held = Graph(resolver, one_run=one_run), dict[int, Extraction]()
    for at in toggled:
        if at in held:
            graph.change([held.pop(at)], [])
        else:
            held[at] = POOL[at]
            graph.change([], [POOL[at]])
        assert graph.derived() == expected(list(held.values()), graph.resolver)


@pytest.mark.parametrize("seed", range(10))
def test_ten_random_orders_give_one_graph(seed: int) -> None:
    order = random.Random(seed).sample(POOL, len(POOL))
    graph = Graph(list(RESOLVERS.values())[seed % len(RESOLVERS)], one_run=True)
    for report in order:
        graph.change([], [report])
    assert graph.derived() == expected(POOL, graph.resolver)


def persons(graph: Graph) -> set[str]:
    kinds = graph.quads(predicate=node("rdf:type"), object=node("foaf:Person"))
    return {quad.subject.value.rpartition("/")[2] for quad in kinds}


@pytest.mark.parametrize(("decisions", "names"), [(NO_DECISIONS, 3), (DECIDED, 3)])
def test_everybody_of_the_pool_is_somebody_and_nobody_twice(decisions: Decisions, names: int) -> None:
    graph = Graph(Resolver(decisions=decisions), one_run=True)
    graph.change([], POOL)
    assert len(persons(graph)) >= names
    mentions = [quad.subject for quad in graph.quads(predicate=node("lhtv:refersTo"))]
    assert len(mentions) == len(set(mentions))
    about = {quad.subject for quad in graph.quads(predicate=node("lhtv:aboutPerson"))}
    assert about == {quad.subject for quad in graph.quads(predicate=node("lhtv:personGroup"))}


def test_a_namesake_parts_a_person_and_moves_what_hung_on_the_name() -> None:
    graph = Graph(RESOLVERS["names"], one_run=True)
    graph.change([], [POOL[0], POOL[3]])
    (alone,) = persons(graph)
    graph.change([], [POOL[1]])
    assert len(persons(graph)) == 3, "two in posts, and who took part is neither for sure"
    graph.change([POOL[1]], [])
    assert persons(graph) == {alone}
