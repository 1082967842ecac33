"""One request as page families see it: the snapshot, the language, the form of the answer, what the visitor typed."""

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request

from lhtv_kg.messages import page_word
from lhtv_kg.text import clean, squeeze
from lhtv_kg.web.negotiation import Format
from lhtv_kg.web.site import Site

LONGEST = 500
"""Characters of a typed value that are read; nobody's name or question is longer."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A request and what was found out about it before the page family is called.

    ``form`` is the negotiated form; ``origin`` the address of this server without a slash at its end; ``body`` the
    bytes of a POST.
    """

    request: Request
    site: Site
    lang: str
    form: Format
    origin: str
    body: bytes = b""

    @property
    def path(self) -> str:
        """Return the path without its query."""
        return self.request.url.path

    def part(self, name: str) -> str:
        """Return a part of the path: ``{slug}``."""
        return str(self.request.path_params[name])

    def typed(self, name: str) -> str:
        """Return what the visitor typed for a parameter, on one line, cleaned and cut to ``LONGEST``; "" for none."""
        return squeeze(clean(self.request.query_params.get(name, "")[:LONGEST]))

    def number(self, name: str, otherwise: int, most: int) -> int:
        """Return a whole number of the query between 1 and ``most``; ``otherwise`` where none can be read."""
        text = self.request.query_params.get(name, "")
        return min(max(int(text), 1), most) if text.isdecimal() and len(text) < 10 else min(otherwise, most)

    def text(self, template: str, /, **values: object) -> str:
        """Return a text of the pages in the language of the visit, its values filled in as plain text."""
        return page_word(self.lang, "web", template).format(**values)

    def label(self, iri: str) -> str:
        """Return the name of a thing in the language of the visit."""
        return self.site.label(iri, self.lang)

    def full_label(self, iri: str) -> str:
        """Return a name that stands alone: with the body of a term, the last day of a province whose name lives on."""
        name = self.site.names.get(iri)
        return self.site.names.full_label(name, self.lang) if name else self.label(iri)

    def absolute(self, path: str) -> str:
        """Return the whole address of a path of this server."""
        return f"{self.origin}{path}"

    def with_query(self, **changes: object) -> str:
        """Return path and query of this page with some parameters changed; None takes one away."""
        values = dict(self.request.query_params)
        for name, value in changes.items():
            values.pop(name, None)
            if value is not None:
                values[name] = str(value)
        return f"{self.path}?{urlencode(values)}" if values else self.path
