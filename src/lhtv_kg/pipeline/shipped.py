"""What the shipped dataset is made of: the reports of ``data/reports`` and the pages of the curated tables."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import Quad

from lhtv_kg.assets import asset
from lhtv_kg.extractors import read
from lhtv_kg.graph.iris import ontology_graph_name, reference_graph_name
from lhtv_kg.graph.reference import ontology_graph, reference_graph
from lhtv_kg.identity.changes import load_changes, load_codes
from lhtv_kg.identity.organizations import register
from lhtv_kg.identity.places import gazetteer
from lhtv_kg.model import Extraction
from lhtv_kg.pipeline.editions import conclusions_mark, reference_mark
from lhtv_kg.readers import assign_roots, find_reports, read_report
from lhtv_kg.tables import extractions


def shipped_reports(folder: Path | None = None) -> Iterator[Extraction]:
    """Yield what the rules read in the shipped reports, or those of another folder; by path.

    Raises:
        InputRefused: a report cannot be read.
    """
    given = folder or asset("data", "reports")
    root = assign_roots([given])[given]
    for path in find_reports(given):
        yield read(read_report(path, root=root))


def shipped_pages() -> Iterator[Extraction]:
    """Yield what the curated tables say of each page.

    Raises:
        DataFileError: a table is wrong; names file and line.
    """
    return extractions()


def reference_graphs(without: str = "") -> Mapping[str, frozenset[Quad]]:
    """Return the graphs that come from no report, by name: the register, and the ontology with its vocabularies.

    Rows of the register with the basis ``without`` are left out.
    """
    register_quads = reference_graph(register(), gazetteer(), load_changes(), load_codes(), without=without)
    return {
        reference_graph_name(): register_quads | {conclusions_mark(without), reference_mark(without)},
        ontology_graph_name(): ontology_graph(),
    }
