"""The portal: pages for people, data for machines, over the last snapshot of a store.

In: HTTP requests and a store opened for reading. Out: pages, RDF, JSON. ``app.create_app`` makes the application; a
page family is one module of ``pages/``, a protocol one module of ``protocols/``, found by their file names. What pages
say of the graph they read by the canned queries and by ``queries/web/*.rq``. ``docs/web.md`` says how to add a family.
May import all rooms above it; needs the extra ``web``.
"""
