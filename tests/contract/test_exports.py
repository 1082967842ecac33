"""What every export format promises: the same bytes for the same data, nothing lost, a file whole or not at all."""

import io
import json
import os
import random
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse
from rdflib import Dataset as OtherDataset

from lhtv_kg import exports
from lhtv_kg.errors import ExportError, UsageError

SAMPLE = Path(__file__).with_name("exports") / "sample.trig"
QUADS = tuple(parse(path=SAMPLE))
PARSERS = {
    "jsonld": RdfFormat.JSON_LD,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "trig": RdfFormat.TRIG,
    "turtle": RdfFormat.TURTLE,
}
WITH_GRAPHS = {"jsonld", "nquads", "trig"}

each_format = pytest.mark.parametrize("name", exports.names())
each_rdf = pytest.mark.parametrize("name", sorted(PARSERS))


def written(name: str, quads: tuple[Quad, ...] | list[Quad] = QUADS) -> bytes:
    out = io.BytesIO()
    exports.export(quads, name, out)
    return out.getvalue()


def canonical(quads: set[Quad]) -> set[str]:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad) for quad in dataset}


def test_formats_of_the_contract() -> None:
    assert exports.names() == ("csv", *sorted(PARSERS))


@each_format
def test_a_format_says_what_it_is(name: str) -> None:
    chosen = exports.format_named(name)
    assert "/" in chosen.MEDIA_TYPE
    assert chosen.SUFFIX.startswith(".")
    assert chosen.__doc__ and chosen.write.__doc__


def test_media_types_and_suffixes_are_distinct() -> None:
    chosen = [exports.format_named(name) for name in exports.names()]
    assert len({c.MEDIA_TYPE for c in chosen}) == len({c.SUFFIX for c in chosen}) == len(chosen)


@each_rdf
def test_nothing_is_lost_or_added(name: str) -> None:
    back = set(parse(written(name), format=PARSERS[name]))
    if name in WITH_GRAPHS:
        assert canonical(back) == canonical(set(QUADS))
    else:
        union = {Quad(q.subject, q.predicate, q.object, DefaultGraph()) for q in QUADS}
        assert canonical(back) == canonical(union)


@each_rdf
def test_another_engine_reads_the_same(name: str) -> None:
    parser = {"jsonld": "json-ld", "rdfxml": "xml", "ntriples": "nt"}.get(name, name)
    graph = OtherDataset(default_union=True)
    graph.parse(data=written(name), format=parser)
    triples = {(str(s), str(p)) for s, p, _ in graph.triples((None, None, None)) if s.startswith("https:")}
    assert triples == {(q.subject.value, q.predicate.value) for q in QUADS if isinstance(q.subject, NamedNode)}
    assert len(set(graph.triples((None, None, None)))) == len({q.triple for q in QUADS})


@each_format
def test_order_and_repetition_of_the_input_do_not_matter(name: str) -> None:
    expected = written(name)
    for seed in range(5):
        shuffled = [*QUADS, *QUADS[:7]]
        random.Random(seed).shuffle(shuffled)
        assert written(name, shuffled) == expected


CHILD = """
import sys
from pathlib import Path
from pyoxigraph import Store, parse
from lhtv_kg import exports
store = Store()
store.extend(parse(path=sys.argv[1]))
for name in exports.names():
    exports.export(store, name, Path(sys.argv[2]) / name)
"""


def test_runs_give_the_same_bytes(tmp_path: Path) -> None:
    for seed, zone in (("1", "UTC"), ("2", "Asia/Ho_Chi_Minh"), ("3", "America/Lima")):
        folder = tmp_path / seed
        folder.mkdir()
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        subprocess.run([sys.executable, "-c", CHILD, SAMPLE, folder], check=True, env=env)
    for name in exports.names():
        assert len({(tmp_path / seed / name).read_bytes() for seed in "123"}) == 1, name


@pytest.mark.parametrize("name", ["nquads", "ntriples"])
def test_line_formats_are_sorted(name: str) -> None:
    lines = written(name).splitlines()
    assert lines == sorted(set(lines))


@pytest.mark.parametrize("name", ["turtle", "trig"])
def test_only_prefixes_that_are_used(name: str) -> None:
    declared = {line.split()[1] for line in written(name).decode().splitlines() if line.startswith("@prefix")}
    assert {"foaf:", "lhtv:", "xsd:"} <= declared
    assert not {"sh:", "time:"} & declared


def test_an_empty_dataset_is_a_valid_file() -> None:
    for name, parser in PARSERS.items():
        assert list(parse(written(name, []), format=parser)) == []


def test_jsonld_uses_the_short_names() -> None:
    document = json.loads(written("jsonld"))
    nodes = [node for graph in document["@graph"] for node in graph["@graph"]]
    assert not [key for node in nodes for key in node if key.startswith("http")]


@pytest.mark.parametrize("character", ["\0", "\x01", "\x0b", "\ufffe", "\uffff"])
def test_characters_that_xml_cannot_hold_are_refused(character: str, tmp_path: Path) -> None:
    target = tmp_path / "out.rdf"
    target.write_text("old")
    label = Literal(f"Thư{character}viện")
    bad = Quad(NamedNode("https://example.org/x"), NamedNode("http://www.w3.org/2000/01/rdf-schema#label"), label)
    with pytest.raises(ExportError, match=rf"example.org/x.*U\+{ord(character):04X} at position 3"):
        exports.export([*QUADS, bad], "rdfxml", target)
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.rdf"]
    for name in set(PARSERS) - {"rdfxml"}:
        graph = bad.graph_name if name in WITH_GRAPHS else DefaultGraph()
        expected = Quad(bad.subject, bad.predicate, label, graph)
        assert set(parse(written(name, [bad]), format=PARSERS[name])) == {expected}


@pytest.mark.parametrize(
    "character", ["\t", "\n", "\r", "\r\n", "\x85", "\u2028", "\u202e", "<&>\"'", "]]>", "\U0001f4da"]
)
@each_rdf
def test_odd_but_legal_text_survives(name: str, character: str) -> None:
    quad = Quad(NamedNode("https://e.org/x"), NamedNode("https://e.org/p"), Literal(f" a{character}b ", language="vi"))
    assert set(parse(written(name, [quad]), format=PARSERS[name])) == {quad}


@pytest.mark.parametrize("text", ["a\rb", "a\r\nb", "a\nb\t", "<&>", "]]>", "\x85\u2028"])
def test_a_strict_reader_of_xml_gets_the_text_to_the_letter(text: str) -> None:
    quad = Quad(NamedNode("https://e.org/x"), NamedNode("https://e.org/p"), Literal(text))
    assert ElementTree.fromstring(written("rdfxml", [quad]))[0][0].text == text


def test_a_property_that_is_no_xml_name_is_refused() -> None:
    quad = Quad(NamedNode("https://e.org/x"), NamedNode("https://e.org/2020/"), Literal("a"))
    with pytest.raises(ExportError, match="export as turtle"):
        written("rdfxml", [quad])


@pytest.mark.parametrize(("typed", "meant"), [("turtel", "turtle"), ("n-quads", "nquads"), ("xyz", "rdfxml")])
def test_unknown_format_names_the_nearest(typed: str, meant: str) -> None:
    with pytest.raises(UsageError, match=meant):
        exports.format_named(typed)


@each_format
def test_a_file_that_cannot_be_written_is_one_clear_line(name: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="--out"):
        exports.export(QUADS, name, tmp_path / "no" / "folder")


def test_csv_is_a_zip_of_tables() -> None:
    with zipfile.ZipFile(io.BytesIO(written("csv"))) as folder:
        assert folder.testzip() is None
        assert folder.namelist()[0] == "csv-metadata.json"
        assert {"persons.csv", "tenures.csv", "claims.csv", "contradictions.csv"} <= set(folder.namelist())
