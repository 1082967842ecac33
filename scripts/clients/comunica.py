"""Asks the endpoint, then endpoint and catalogue together, with Comunica in the folder that NODE names."""

import os
import subprocess
import sys
from pathlib import Path

HOME, SITE = Path(os.environ["NODE"]), sys.argv[1]
NODE = HOME / "node_modules" / "node" / "bin" / "node"
COMUNICA = HOME / "node_modules" / ".bin" / "comunica-sparql"
NAMES = (
    "SELECT ?name { ?s a <http://www.w3.org/ns/org#Organization> ; "
    "<http://www.w3.org/2004/02/skos/core#prefLabel> ?name } LIMIT 20"
)
BOTH = (
    "SELECT ?title ?body { ?d a <http://www.w3.org/ns/dcat#Dataset> ; <http://purl.org/dc/terms/title> ?title . "
    '?body <http://www.w3.org/2004/02/skos/core#prefLabel> "Thư viện Quốc gia Việt Nam"@vi } LIMIT 1'
)


def ask(query: str, *sources: str) -> str:
    """Return the rows of an answer as JSON."""
    words = [str(NODE), str(COMUNICA), *sources, query]
    return subprocess.run(words, capture_output=True, text=True, timeout=300, check=True).stdout


names = ask(NAMES, f"sparql@{SITE}/sparql")
assert "@vi" in names, names
both = ask(BOTH, f"sparql@{SITE}/sparql", f"{SITE}/catalog.ttl")
assert both.count("/id/organization/nlv") == 1, both
print(f"{names.count('name')} names with their language; endpoint and catalogue joined")
