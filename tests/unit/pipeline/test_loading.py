"""What a process does not load that takes one report into a store which is in step with the program."""

import subprocess
import sys

import pytest
from tests.unit.pipeline.conftest import LATER, MEETING

from lhtv_kg.pipeline import ingest, refresh
from lhtv_kg.store import open_store

# Parsers and tools of others, rooms that only ask or show, and the parts of the pipeline that make everything.
NEVER = [
    *("pyparsing", "rdflib.plugins.sparql", "pyshacl.validator", "unittest", "rich", "multiprocessing"),
    *("lhtv_kg.exports", "lhtv_kg.tables", "lhtv_kg.queries", "lhtv_kg.asking", "lhtv_kg.web", "lhtv_kg.publishing"),
    *("lhtv_kg.pipeline.building", "lhtv_kg.pipeline.shipped", "lhtv_kg.pipeline.rereading", "lhtv_kg.readers.rosters"),
]
CODE = """
import contextlib, sys
from lhtv_kg.cli import main
with contextlib.suppress(SystemExit):
    main()
print(*sys.modules)
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("loading")
    first, second = folder / "first.txt", folder / "second.txt"
    first.write_text(MEETING, encoding="utf-8")
    second.write_text(LATER, encoding="utf-8")
    with open_store(folder / "store", write=True) as store:
        refresh(store)
        list(ingest([first], store))
    words = [sys.executable, "-c", CODE, "ingest", str(second), "--store", str(folder / "store")]
    done = subprocess.run(words, check=True, capture_output=True, text=True, encoding="utf-8")
    assert "added" in done.stderr
    return set(done.stdout.split())


@pytest.mark.parametrize("module", NEVER)
def test_is_not_loaded(module: str, loaded: set[str]) -> None:
    assert module not in loaded


def test_what_is_needed_is_loaded(loaded: set[str]) -> None:
    assert {"lhtv_kg.extraction", "lhtv_kg.derivation", "pyshacl.shape", "pyoxigraph"} <= loaded


def test_what_builds_is_there_for_who_asks() -> None:
    import lhtv_kg.pipeline as pipeline

    assert [getattr(pipeline, name).__name__ for name in pipeline.__all__] == pipeline.__all__
    with pytest.raises(AttributeError, match="rebuild"):
        _ = pipeline.rebuild
