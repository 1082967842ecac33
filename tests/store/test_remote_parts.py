"""The parts of a remote store for themselves: marks, updates that they guard, look-ups that are remembered."""

from collections.abc import Iterable

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad
from store_samples import DERIVED, derived_quads, graph_name, ingest, report_quads

from lhtv_kg.errors import StoreError
from lhtv_kg.store.changes import effect_of
from lhtv_kg.store.digests import RunningSum
from lhtv_kg.store.remote import lookups, updating
from lhtv_kg.store.remote.answers import read_answer, text_of
from lhtv_kg.store.remote.lookups import Lookups, Pattern
from lhtv_kg.store.remote.marks import AT, PUBLISHED, Mark, Marks, marks_of
from lhtv_kg.store.remote.transport import RESULTS, Answer

FIRST, SECOND, THIRD = Mark(0, 1), Mark(1, 0xABCDEF), Mark(2, (1 << 60) - 1)


@pytest.mark.parametrize("mark", [FIRST, SECOND, THIRD])
def test_a_mark_is_read_as_it_was_written(mark: Mark) -> None:
    assert Mark.read(str(mark)) == mark
    kind, iri = mark.quad(AT).predicate.value, mark.quad(AT).object.value
    assert marks_of([(kind, iri), (kind, iri)], "a") == Marks(at=mark)


@pytest.mark.parametrize("text", ["", "1", "1:", ":1", "x:1", "1:xyz", "urn:lhtv-kg:commit:1:1"])
def test_other_texts_are_no_marks(text: str) -> None:
    assert Mark.read(text) is None


def test_both_kinds_of_marks_are_told_apart() -> None:
    found = [
        (m.quad(kind).predicate.value, m.quad(kind).object.value) for m, kind in ((SECOND, AT), (FIRST, PUBLISHED))
    ]
    assert marks_of(found, "a") == Marks(at=SECOND, published=FIRST)
    assert marks_of([], "a") == Marks()


@pytest.mark.parametrize("iris", [["urn:lhtv-kg:commit:1:1", "urn:lhtv-kg:commit:1:2"], ["urn:other"]])
def test_marks_that_contradict_are_an_error(iris: list[str]) -> None:
    with pytest.raises(StoreError, match=r"http://a: the marks .* were changed by another program"):
        marks_of([(AT.value, iri) for iri in iris], "http://a")


@pytest.fixture
def engine() -> pyoxigraph.Store:
    """An engine with one report at the second mark."""
    engine = pyoxigraph.Store()
    engine.update(updating.beginning(FIRST))
    engine.update(_change("a", 1, 0, FIRST, SECOND))
    return engine


def _change(report: str, version: int, previous: int, before: Mark, after: Mark) -> str:
    effect = effect_of(ingest(report, version, previous), None, lambda graph: RunningSum(), lambda quad: False)
    return updating.change(effect, before, after)


def data(engine: pyoxigraph.Store) -> frozenset[Quad]:
    return frozenset(quad for quad in engine if "urn:lhtv-kg:" not in str(quad))


def test_an_update_moves_data_and_mark_together(engine: pyoxigraph.Store) -> None:
    assert data(engine) == report_quads("a") | derived_quads("a")
    engine.update(_change("a", 2, 1, SECOND, THIRD))
    assert data(engine) == report_quads("a", 2) | derived_quads("a", 2)
    assert list(engine.quads_for_pattern(None, AT, None)) == [THIRD.quad(AT)]


@pytest.mark.parametrize(
    "update",
    [
        _change("b", 1, 0, FIRST, THIRD),
        _change("a", 2, 1, Mark(1, 7), THIRD),
        updating.replacement(sorted(report_quads("x"), key=str), FIRST, THIRD),
        updating.move(FIRST, THIRD),
        updating.publication(FIRST),
        updating.beginning(THIRD),
    ],
)
def test_an_update_that_expects_another_mark_changes_nothing(engine: pyoxigraph.Store, update: str) -> None:
    before = set(engine)
    engine.update(update)
    assert set(engine) == before


@pytest.mark.parametrize("update", [_change("b", 1, 0, SECOND, THIRD), updating.publication(SECOND)])
def test_an_update_that_comes_twice_is_one(engine: pyoxigraph.Store, update: str) -> None:
    engine.update(update)
    once = set(engine)
    engine.update(update)
    assert set(engine) == once


def test_a_publication_takes_the_place_of_the_one_before(engine: pyoxigraph.Store) -> None:
    engine.update(updating.publication(SECOND))
    engine.update(updating.move(SECOND, THIRD))
    engine.update(updating.publication(THIRD))
    assert list(engine.quads_for_pattern(None, PUBLISHED, None)) == [THIRD.quad(PUBLISHED)]


def test_a_replacement_clears_all_but_the_marks(engine: pyoxigraph.Store) -> None:
    engine.update(updating.publication(SECOND))
    engine.update(updating.replacement(sorted(report_quads("x"), key=str), SECOND, THIRD))
    assert data(engine) == report_quads("x")
    assert set(engine) - data(engine) == {THIRD.quad(AT), SECOND.quad(PUBLISHED)}


def test_half_an_update_leaves_nothing_where_updates_are_whole(engine: pyoxigraph.Store) -> None:
    before = set(engine)
    with pytest.raises((OSError, RuntimeError, ValueError)):
        engine.update(updating.half_an_update())
    assert set(engine) == before
    assert not updating.is_half(before)
    engine.update(updating.half_an_update().partition(" ; ")[0])
    assert updating.is_half(set(engine))
    engine.update(updating.half_undone())
    assert set(engine) == before


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_rows_that_end_early_are_never_fewer_rows(cut: int) -> None:
    body = b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri","value":"urn:a"}}]}}'
    with pytest.raises(StoreError, match="damaged or was cut off"):
        read_answer(Answer(RESULTS, body[:-cut], framed=False), pyoxigraph.QuerySolutions, "http://a")


@pytest.mark.parametrize("name", ["quads", "graphs", "something", "marks", "union", "days", "reports", "triples"])
def test_queries_run_as_they_stand(name: str, engine: pyoxigraph.Store) -> None:
    assert engine.query(text_of(name).template) is not None


class Fetching:
    """Fetches from quads in memory and counts what it is asked."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.store = pyoxigraph.Store()
        self.store.extend(quads)
        self.patterns: list[Pattern] = []
        self.subjects: list[int] = []

    def matching(self, pattern: Pattern) -> Iterable[Quad]:
        self.patterns.append(pattern)
        return self.store.quads_for_pattern(*pattern)

    def about(self, subjects: Iterable[NamedNode]) -> Iterable[Quad]:
        listed = list(subjects)
        self.subjects.append(len(listed))
        return [quad for subject in listed for quad in self.store.quads_for_pattern(subject, None, None)]


def test_who_asks_for_subjects_has_all_that_is_said_of_them() -> None:
    fetching = Fetching(derived_quads("a") | derived_quads("b") | report_quads("a"))
    looks = Lookups(fetching.matching, fetching.about)
    found = looks.quads((None, NamedNode("https://example.org/from"), Literal(1), NamedNode(DERIVED)))
    assert len(found) == 6
    for quad in found:
        assert looks.quads((quad.subject, None, None, None)) == [quad]
    assert (len(fetching.patterns), fetching.subjects) == (1, [6])
    assert looks.quads(fetching.patterns[0]) == found
    assert len(fetching.patterns) == 1


def test_a_single_subject_is_not_fetched_beforehand() -> None:
    fetching = Fetching(report_quads("a"))
    looks = Lookups(fetching.matching, fetching.about)
    quad = min(report_quads("a"), key=str)
    assert looks.quads((None, quad.predicate, quad.object, None)) == [quad]
    assert fetching.subjects == []


def test_one_request_tells_all_about_a_subject() -> None:
    fetching = Fetching(report_quads("a") | derived_quads("a"))
    looks = Lookups(fetching.matching, fetching.about)
    quad = min(report_quads("a"), key=str)
    whole = set(fetching.store.quads_for_pattern(quad.subject, None, None, None))
    assert set(looks.quads((quad.subject, quad.predicate, None, None))) == {
        q for q in whole if q.predicate == quad.predicate
    }
    assert set(looks.quads((quad.subject, None, None, NamedNode(graph_name("a"))))) == whole
    assert looks.quads((quad.subject, quad.predicate, quad.object, NamedNode("urn:elsewhere"))) == []
    assert (fetching.patterns, fetching.subjects) == ([(quad.subject, None, None, None)], [])


def test_look_ups_are_forgotten_on_demand_and_when_they_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    fetching = Fetching(report_quads("a"))
    looks = Lookups(fetching.matching, fetching.about)
    pattern: Pattern = (None, None, None, NamedNode(graph_name("a")))
    for _ in range(2):
        assert len(looks.quads(pattern)) == 12
        looks.forget()
    assert len(fetching.patterns) == 2
    monkeypatch.setattr(lookups, "MOST_KEPT", 20)
    subjects = sorted({quad.subject for quad in report_quads("a")}, key=str)
    patterns: list[Pattern] = [pattern, *((subject, None, None, None) for subject in subjects)]
    for one in (*patterns, *patterns):
        assert set(looks.quads(one)) == set(fetching.store.quads_for_pattern(*one))
    assert len(fetching.patterns) > 2 + len(patterns)


def test_subjects_are_fetched_in_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookups, "_FETCHED_TOGETHER", 5)
    thing, points = NamedNode("urn:thing"), NamedNode("urn:points")
    fetching = Fetching(Quad(NamedNode(f"urn:{n}"), points, thing, NamedNode("urn:g")) for n in range(12))
    looks = Lookups(fetching.matching, fetching.about)
    assert len(looks.quads((None, points, thing, None))) == 12
    assert fetching.subjects == [5, 5, 2]
