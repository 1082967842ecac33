"""Reads the structured data of the page of the catalogue."""

import sys
import urllib.request

import extruct

address = f"{sys.argv[1]}/catalog"
with urllib.request.urlopen(urllib.request.Request(address, headers={"Accept": "text/html"})) as answer:
    (found,) = extruct.extract(answer.read().decode(), base_url=address, syntaxes=["json-ld"])["json-ld"]
assert found["@type"] == "Dataset" and found["license"] and len(found["distribution"]) == 5
print(f"Dataset with {len(found['distribution'])} downloads")
