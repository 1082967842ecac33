"""The fixture of the canned queries in a store in memory."""

from functools import cache

import pyoxigraph

from lhtv_kg.assets import asset

ID = "https://w3id.org/lhtv/id/"
FEDERATION = f"{ID}organization/lh-vung-ho"
LIBRARY = f"{ID}organization/tv-an-phuoc"


class Lake:
    def __init__(self, *more):
        self.store = pyoxigraph.Store()
        self.store.load(path=asset("queries", "fixtures", "lake-region.trig"))
        for turtle in more:
            self.store.load(turtle.encode(), format=pyoxigraph.RdfFormat.TURTLE)

    def query(self, text):
        return self.store.query(text, use_default_graph_as_union=True)


@cache
def lake(*more):
    return Lake(*more)
