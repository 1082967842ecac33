"""Documents for harvesters: pure functions from a snapshot and what is known of it to catalogues, feeds and files.

Comes in: quads, rows of queries, the address of a server. Goes out: triples and bytes. What is HTTP about a protocol
stands in ``web.protocols``; a static site is made of the same documents. May import all rooms above.
"""
