"""Harvests all records with a second library."""

import sys

from oaipmh_scythe import Scythe

found = [record.header.identifier for record in Scythe(f"{sys.argv[1]}/oai").list_records(metadata_prefix="oai_dc")]
assert len(found) == len(set(found)) > 0
print(f"{len(found)} records")
