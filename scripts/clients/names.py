"""Reconciles names of a column."""

import json
import sys
import urllib.request

import pandas
from reconciler import reconcile

with urllib.request.urlopen(f"{sys.argv[1]}/reconcile/suggest/entity?prefix=th%C6%B0%20vi%E1%BB%87n") as answer:
    names = [one["name"] for one in json.load(answer)["result"][:2]]
found = reconcile(pandas.Series(names), reconciliation_endpoint=f"{sys.argv[1]}/reconcile")
assert list(found["name"]) == names and set(found["match"]) <= {True, False}
print(f"{len(found)} of {len(names)} names")
