"""Whether the conclusions of a store are those that this program would draw: what only reads can tell, not mend."""

from lhtv_kg.graph.iris import derived_graph_name, reference_graph_name
from lhtv_kg.graph.triples import node
from lhtv_kg.pipeline.versions import conclusions_version, of_the_program
from lhtv_kg.store import Store


def drawn_otherwise(store: Store) -> bool:
    """Tell whether other rules or other shipped files drew the conclusions of a store, as an older version had them.

    An editor's own decisions are left out of the comparison: who only reads a store need not have them. A store that
    does not say by what it was made, as one that Python code filled, is not called old.
    """
    derived = node(derived_graph_name())
    marks = store.quads(derived, node("dcterms:identifier"), None, node(reference_graph_name()))
    editions = {of_the_program(str(getattr(mark.object, "value", ""))) for mark in marks}
    return bool(editions) and of_the_program(conclusions_version()) not in editions
