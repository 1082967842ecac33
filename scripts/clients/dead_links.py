"""Follows every link of the home page, the ways in, and a page of each kind of thing; fails where one leads nowhere."""

import re
import subprocess
import sys
import urllib.request
from pathlib import Path

TOOL, SITE = Path(sys.executable).parent / "linkchecker", sys.argv[1]
WAYS = ("/", "/map", "/queries", "/policy", "/catalog", "/sparql", "/ontology", "/contradictions", "/federations")
with urllib.request.urlopen(f"{SITE}/sitemaps/1.xml") as answer:
    pages = re.findall(r"<loc>([^<]+)</loc>", answer.read().decode())
kinds = {page.removeprefix(SITE).split("/")[2]: page for page in pages if "/doc/" in page or "/vocab/" in page}
words = [str(TOOL), "--no-status", "--threads=8", "-r1", "--no-warnings", "--timeout=60", "--ignore-url=\\.(gz|zip)$"]
starts = [*(f"{SITE}{way}" for way in WAYS), *kinds.values()]
done = subprocess.run([*words, *starts], capture_output=True, text=True, timeout=1200, check=False)
found = re.search(r"(\d+) links in (\d+) URLs checked.*?(\d+) errors? found", done.stdout, re.S)
assert found, done.stdout[-2000:] + done.stderr[-2000:]
assert found[3] == "0", done.stdout[-4000:]
print(f"{found[1]} links of {len(starts)} pages, none dead")
