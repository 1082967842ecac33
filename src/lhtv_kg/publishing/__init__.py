"""The portal as files: a static site for any web host, whole or not at all, of which only what changed is written anew.

Comes in: the last snapshot of a store. Goes out: a folder of pages, linked data, dumps, a catalogue, a search.
May import: every room above, ``web`` above all, whose pages it asks for without a server.
"""

from lhtv_kg.publishing.atlas import Options
from lhtv_kg.publishing.extent import options_of
from lhtv_kg.publishing.publishing import Published, publish

__all__ = ["Options", "Published", "options_of", "publish"]
