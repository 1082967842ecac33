"""The exports of the shipped dataset: the same bytes from build to build, and every format holds what it should."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Quad, parse

from lhtv_kg import exports

BUILD = "import sys; from lhtv_kg.cli import main; sys.argv[0] = 'lhtv-kg'; main()"
RUNS = {"1": "UTC", "2": "Asia/Ho_Chi_Minh"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The folders of two builds, under two hash seeds and time zones."""
    root = tmp_path_factory.mktemp("builds")
    for seed, zone in RUNS.items():
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        command = [sys.executable, "-c", BUILD, "build", "--store", root / f"store{seed}", "--out", root / seed]
        subprocess.run(command, check=True, env=env, capture_output=True)
    return {seed: root / seed for seed in RUNS}


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def read(folder: Path, suffix: str) -> set[Quad]:
    (path,) = folder.glob(f"*{suffix}")
    return set(parse(path=path))


def test_two_builds_give_the_same_bytes(built: dict[str, Path]) -> None:
    first, second = (files(folder) for folder in built.values())
    assert len(first) == len(exports.names())
    assert first == second


def test_formats_with_graphs_hold_the_same_quads(built: dict[str, Path]) -> None:
    quads = read(built["1"], ".nq")
    assert len(quads) > 1000
    assert read(built["1"], ".trig") == read(built["1"], ".jsonld") == quads


def test_formats_of_one_graph_hold_the_union(built: dict[str, Path]) -> None:
    union = {Quad(*quad.triple, DefaultGraph()) for quad in read(built["1"], ".nq")}
    assert read(built["1"], ".ttl") == read(built["1"], ".nt") == read(built["1"], ".rdf") == union


def test_jsonld_needs_full_addresses_for_the_ontology_graph_only(built: dict[str, Path]) -> None:
    (path,) = built["1"].glob("*.jsonld")
    graphs = json.loads(path.read_bytes())["@graph"]
    data = [node for graph in graphs if not graph["id"].endswith("graph/ontology") for node in graph["@graph"]]
    assert data
    assert not {key for node in data for key in node if ":" in key}


def test_tables_of_the_shipped_data_are_filled(built: dict[str, Path]) -> None:
    (path,) = built["1"].glob("*.csv.zip")
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as folder:
        rows = {name: folder.read(name).count(b"\r\n") - 1 for name in folder.namelist() if name.endswith(".csv")}
    empty = {name for name, count in rows.items() if not count}
    assert not empty & {
        f"{n}.csv" for n in ("persons", "organizations", "posts", "tenures", "terms", "events", "claims")
    }
