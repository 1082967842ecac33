"""Reads RDF over HTTP with Raptor: catalogue, ontology, a scheme, and a thing by its name, which answers 303."""

import re
import shutil
import subprocess
import sys

if not shutil.which("rapper"):
    print("not run: no rapper here (Debian: raptor2-utils)")
    sys.exit(77)
counts = []
for path, syntax in (
    ("/catalog.ttl", "turtle"),
    ("/ontology.ttl", "turtle"),
    ("/vocab/role.rdf", "rdfxml"),
    ("/doc/organization/nlv.nt", "ntriples"),
    ("/id/organization/nlv", "turtle"),
):
    words = ["rapper", "-c", "-i", syntax, f"{sys.argv[1]}{path}"]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120, check=True)
    counts.append(int(re.search(r"returned (\d+) triples", done.stderr)[1]))
assert min(counts) > 10, counts
print(f"{len(counts)} documents, {sum(counts)} triples")
