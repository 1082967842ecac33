"""Follows the typed links of the first organisation that the sitemap names."""

import sys
import urllib.request

import signposting

with urllib.request.urlopen(f"{sys.argv[1]}/sitemaps/1.xml") as answer:
    page = next(part for part in answer.read().decode().split("<loc>") if "/doc/organization/" in part).partition("<")[
        0
    ]
found = signposting.find_signposting_http(page)
assert found.citeAs and found.license and found.describedBy and found.items
print(f"cite-as, license, {len(found.describedBy)} describedby, {len(found.items)} item")
