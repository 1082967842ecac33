"""Claims and conclusions -> quads. The only maker of triples.

In: reports with claims, conclusions of ``history``, the register of ``identity``. Out: sets of quads, and back from
a report graph to its claims. May import everything above it in ``docs/architecture.md``.
"""
