"""Asks the endpoint over the SPARQL protocol with Rasqal."""

import shutil
import subprocess
import sys

if not shutil.which("roqet"):
    print("not run: no roqet here (Debian: rasqal-utils)")
    sys.exit(77)
QUERY = (
    "SELECT ?name WHERE { ?s a <http://xmlns.com/foaf/0.1/Person> ; "
    "<http://www.w3.org/2000/01/rdf-schema#label> ?name } LIMIT 25"
)
words = ["roqet", "-q", "-r", "csv", "-p", f"{sys.argv[1]}/sparql", "-e", QUERY]
done = subprocess.run(words, capture_output=True, text=True, timeout=120, check=True)
rows = done.stdout.strip().splitlines()[1:]
assert len(rows) == 25, done.stdout
print(f"{len(rows)} rows")
