"""Finds all pages from robots.txt on."""

import sys

from usp.tree import sitemap_tree_for_homepage

pages = {page.url for page in sitemap_tree_for_homepage(f"{sys.argv[1]}/").all_pages()}
assert len(pages) > 20
print(f"{len(pages)} pages")
