"""Which form of an answer a client gets: by the end of the address, else by ``Accept`` with its q-values (RFC 9110)."""

from collections.abc import Sequence
from dataclasses import dataclass

import mimeparse


@dataclass(frozen=True, slots=True)
class Format:
    """A form of an answer: its name, which is also the end of addresses, and its media types, the own one first."""

    name: str
    media_types: tuple[str, ...]
    text: bool = True

    @property
    def media_type(self) -> str:
        """Return the media type that is sent, with its character set where it is text."""
        return f"{self.media_types[0]}; charset=utf-8" if self.text else self.media_types[0]


FORMATS = {
    known.name: known
    for known in (
        Format("html", ("text/html", "application/xhtml+xml")),
        Format("ttl", ("text/turtle", "application/x-turtle", "text/n3")),
        Format("jsonld", ("application/ld+json", "application/json"), text=False),
        Format("nt", ("application/n-triples", "text/plain"), text=False),
        Format("rdf", ("application/rdf+xml", "application/xml"), text=False),
        Format("json", ("application/json",), text=False),
        Format("csv", ("text/csv",)),
        Format("tsv", ("text/tab-separated-values",)),
        Format("rq", ("application/sparql-query",)),
        Format("xml", ("application/xml", "text/xml")),
        Format("txt", ("text/plain",)),
        Format("gz", ("application/gzip",), text=False),
        Format("srj", ("application/sparql-results+json", "application/json", "text/json"), text=False),
        Format("srx", ("application/sparql-results+xml", "application/xml", "text/xml"), text=False),
    )
}
"""All forms by name. Media types after the first are accepted where no other form on offer is called so."""

RDF = ("ttl", "jsonld", "nt", "rdf")
"""The forms of RDF that things come in."""


LONGEST_ACCEPT = 4000
"""Characters of ``Accept`` that are read; browsers send 200, only attacks thousands of ranges."""


def best(accept: str | None, offered: Sequence[str]) -> Format | None:
    """Return the form that a client likes best, None where it likes none of them.

    Args:
        accept: the header, None where the client sent none; one that cannot be read counts as none.
        offered: names of ``FORMATS``; of forms that are liked equally the first wins.
    """
    types: dict[str, str] = {FORMATS[name].media_types[0]: name for name in offered}
    for name in offered:
        for alias in FORMATS[name].media_types[1:]:
            if alias in (accept or ""):  # a range must not reach a form by its alias after its own type was refused
                types.setdefault(alias, name)
    # The library takes the last of equals, and an alias must never win over the own type of another form.
    preferred = sorted(types, key=lambda media: (list(offered).index(types[media]), media))[::-1]
    try:
        found = mimeparse.best_match(preferred, (accept or "*/*")[:LONGEST_ACCEPT])
    except mimeparse.MimeTypeParseException:
        return FORMATS[offered[0]]
    return FORMATS[types[found]] if found else None
