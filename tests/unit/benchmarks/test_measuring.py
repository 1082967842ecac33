"""The benchmarks at a small size: what they compare is equal, figures know their bars, the page tells the truth."""

from itertools import chain
from pathlib import Path

import benchmarks.__main__ as run
import pytest
from benchmarks import exports, ingesting, page, queries, validating
from benchmarks.corpus import corpus
from benchmarks.figures import Figure, keep, kept, percentile, processor_seconds
from benchmarks.ingesting import Taken
from pyoxigraph import parse

from lhtv_kg.assets import asset
from lhtv_kg.derivation import from_extraction, full
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.exports import export, names
from lhtv_kg.extraction import extract
from lhtv_kg.graph.iris import derived_graph_name
from lhtv_kg.pipeline import ingest, refresh
from lhtv_kg.pipeline.filling import fill
from lhtv_kg.store import open_store

MET = Figure("part", "fast enough", 0.4, "s", 0.5)
MISSED = Figure("part", "too <slow>", 3.25, "times", 5, at_least=True, note="of two")


@pytest.fixture(scope="module")
def told():
    """A dozen reports of one region: acts, a congress, events."""
    (one,) = corpus(ingesting.SEED, 1)
    congress = next(report for report in one.reports if report.title.startswith("Đại hội"))
    return [congress, *(report for report in one.reports[::7] if report is not congress)][:12]


@pytest.fixture(scope="module")
def filled(told, tmp_path_factory):
    """A store filled with most of the reports at once, the others taken in one by one."""
    folder = tmp_path_factory.mktemp("bench")
    with open_store(folder / "store", write=True) as store:
        fill(store, [extract(report.report()) for report in told[:-3]])
    for report in told[-3:]:
        path = report.write(folder)
        with open_store(folder / "store", write=True) as store:
            refresh(store)
            assert [outcome.state.value for outcome in ingest([path], store)] == ["added"]
            store.publish_snapshot()
    return folder / "store"


def test_one_by_one_leads_to_the_same_conclusions_as_at_once(told, filled):
    at_once = full(chain.from_iterable(from_extraction(extract(report.report())) for report in told), Resolver())
    with open_store(filled, write=True) as store:
        assert store.graph(derived_graph_name()) == at_once
        assert store.check() == ()


def test_each_question_is_answered_and_timed(filled):
    with open_store(filled) as store:
        timings = list(queries.measure(store, list(corpus(ingesting.SEED, 1)), 1))
        found = {figure.name: figure for figure in queries.figures(timings)}
    assert {timing.name for timing in timings} >= {"head-on-date", "career", "who-chaired", *queries.WHOLE}
    assert all(len(timing.own) == len(timing.engine) for timing in timings)
    assert any(timing.rows for timing in timings)
    assert found["all questions, beside the same text in the engine"].value > 0


def test_all_formats_of_rdf_are_measured(filled, tmp_path: Path):
    file = tmp_path / "quads.nq"
    with open_store(filled) as store:
        export(store.quads(), "nquads", file)
    ours = exports.own(file, 1)
    assert {*ours, "csv"} == set(names())
    ratios = list(exports.figures(ours, {name: 6 * seconds for name, seconds in ours.items()}))
    assert [figure.met for figure in ratios] == [True] * len(ours)


def test_a_run_and_parts_of_it_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    before = [Figure("ingest", "a", 1, "s"), Figure("validation", "b", 2, "s"), Figure("queries", "c", 3, "ms")]
    keep(tmp_path / "figures.json", before)
    monkeypatch.setattr(run, "_queries", lambda *_: iter([Figure("queries", "c", 9, "ms")]))
    monkeypatch.setattr("sys.argv", ["x", "--work", str(tmp_path), "--again", "queries", "--docs", str(tmp_path)])
    run.main()
    found = kept(tmp_path / "figures.json")
    assert [(f.part, f.value) for f in found] == [("ingest", 1), ("validation", 2), ("queries", 9)]
    assert "queries: c: 9 ms" in capsys.readouterr().out
    page_text = (tmp_path / "performance.md").read_text("utf-8")
    assert "| c | 9 ms |" in page_text
    assert "were not there" in page_text


def test_a_corpus_holds_back_reports_of_the_first_regions_alone(tmp_path: Path):
    small, large = ingesting.corpus_of(tmp_path, 40_000), ingesting.corpus_of(tmp_path, 170_000)
    assert small.held == large.held[: len(small.held)]
    assert not set(large.told) & set(large.held)
    assert {report.address.split("/")[3] for report in large.held} == {"0", "1", "2"}
    assert len(large.told) + len(large.held) == sum(len(one.reports) for one in large.chronicles)


def test_shapes_and_vocabularies_are_written_as_one_file(tmp_path: Path):
    validating.write_shapes([asset("ontology", "shapes"), asset("ontology", "vocabularies")], tmp_path / "all.ttl")
    triples = {str(quad.predicate) for quad in parse(path=tmp_path / "all.ttl")}
    assert "<http://www.w3.org/ns/shacl#targetClass>" in triples
    assert "<http://www.w3.org/2004/02/skos/core#prefLabel>" in triples


def test_sizes_are_those_of_stores_that_hold_so_many_regions():
    assert [ingesting.regions_for(size) for size in (10, 100_000, 1_000_000)] == [1, 3, 30]


def test_ratios_are_of_all_reports_together():
    taken = {"small": [Taken(5, 0.2, 0.1, 0.01)] * 2, "large": [Taken(5, 0.3, 0.11, 0.02), Taken(5, 0.9, 0.13, 0.02)]}
    every = ingesting.figures(taken, taken, {"small": True, "large": False})
    found = {f.name: f for f in every if f.part == "ingest"}
    assert found["one report, large beside small"].value == pytest.approx(1.2)
    assert found["one report, into large triples"].value == pytest.approx(0.6)
    assert found["one report, into large triples"].met is False
    assert found["conclusions the same as at once, large"].met is False


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [(1234567.0, "", "1,234,567"), (12.345, "ms", "12.3 ms"), (0.4321, "s", "0.43 s"), (7.0, "times", "7 times")],
)
def test_values_are_shown_with_the_digits_that_count(value: float, unit: str, shown: str):
    assert Figure("part", "name", value, unit).shown == shown


def test_a_figure_says_whether_its_bar_is_met():
    assert (MET.met, MISSED.met, Figure("part", "name", 1, "s").met) == (True, False, None)
    assert "BAR MISSED" in MISSED.line()
    assert "at least 5 times" in MISSED.line()


def test_percentiles_are_values_that_were_measured():
    assert percentile([3, 1, 2], 0.95) == 3
    assert percentile(list(range(1, 101)), 0.95) == 95


def test_processor_time_is_the_least_of_some_runs():
    calls: list[int] = []
    assert processor_seconds(lambda: calls.append(1), 4) >= 0
    assert len(calls) == 4


def test_the_page_tells_what_was_met_and_what_not(tmp_path: Path):
    text = page.write(tmp_path, [MET, MISSED, Figure("part", "third", 9, "s", 1)], ["A note."]).read_text("utf-8")
    assert "1 of 3 bars are met." in text
    assert "| too <slow> | 3.25 times | at least 5 times | **no** | of two |" in text
    assert "A note." in text
    assert "img/performance-part.svg" in text


def test_plots_are_svg_with_the_bar_drawn(tmp_path: Path):
    drawn = page.bars("Part", [MET, Figure("part", "a <b>", 1.0, "s", 0.5)])
    assert drawn.count("stroke-dasharray") == 2
    assert "a &lt;b&gt;" in drawn
    assert drawn.startswith("<svg ")


def test_the_machine_is_told_without_names_or_paths():
    told = page.machine()
    assert "cores" in told
    assert "/" not in told
