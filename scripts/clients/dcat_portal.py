"""Parses the catalogue with the parser that CKAN harvests by, for DCAT-AP 3."""

import sys
import urllib.request

from ckanext.dcat.processors import RDFParser

parser = RDFParser(profiles=["euro_dcat_ap_3"])
with urllib.request.urlopen(f"{sys.argv[1]}/catalog.ttl") as answer:
    parser.parse(answer.read().decode(), "turtle")
found = list(parser.datasets())
assert len(found) == 1 and len(found[0]["resources"]) == 5, found
assert all(resource["hash"] and int(resource["size"]) for resource in found[0]["resources"])
print(f"1 dataset, {len(found[0]['resources'])} resources")
