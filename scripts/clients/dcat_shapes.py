"""Validates the catalogue against shapes of DCAT-AP, whose file the variable SHAPES names."""

import os
import sys

from pyshacl import validate
from rdflib import Graph

if not os.environ.get("SHAPES"):
    print("not run: name the shapes, SHAPES=FILE")
    sys.exit(77)
catalog = Graph().parse(f"{sys.argv[1]}/catalog.ttl")
conforms, _, words = validate(catalog, shacl_graph=Graph().parse(os.environ["SHAPES"]))
assert conforms, words
print(f"{len(catalog)} triples conform")
