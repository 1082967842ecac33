"""Reads catalogue and VoID at their addresses without endings."""

import sys

from rdflib import Graph

catalog = Graph().parse(f"{sys.argv[1]}/catalog")
void = Graph().parse(f"{sys.argv[1]}/.well-known/void")
assert len(catalog) > 100 and len(void) > 100
print(f"{len(catalog)} + {len(void)} triples")
