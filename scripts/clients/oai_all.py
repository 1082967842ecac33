"""Harvests all records over resumption tokens."""

import sys

from sickle import Sickle

client = Sickle(f"{sys.argv[1]}/oai")
counts = []
for prefix in ("oai_dc", "lhtv"):
    found = [record.header.identifier for record in client.ListRecords(metadataPrefix=prefix)]
    assert len(found) == len(set(found)) > 0
    counts.append(len(found))
assert counts[0] == counts[1]
print(f"{counts[0]} records, {len(list(client.ListSets()))} sets")
