"""Canned questions as lines that can be run."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field

from lhtv_kg.errors import AmbiguousName, NotFound
from lhtv_kg.messages import language
from lhtv_kg.queries import CannedQuery, Queryable
from lhtv_kg.queries.names import Candidate, resolve


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question near the one asked: the query, its title in the chosen language, and the line that asks it.

    ``parameters`` are the values of that line, for those who ask in another way.
    """

    query: str
    question: str
    command: str
    parameters: Mapping[str, str] = field(default_factory=dict)


def title_of(query: CannedQuery) -> str:
    """Return the title of a query in the chosen language."""
    return query.title_vi if language() == "vi" else query.title_en


def command_line(query: CannedQuery, shown: Mapping[str, str], *, evidence: bool = True) -> str:
    """Return the line of a shell that asks a query with these parameters."""
    words = ["lhtv-kg", "query", query.name]
    for name, value in shown.items():
        words += [f"--{name}", _quoted(value)]
    return " ".join([*words, *(["--evidence"] if evidence else [])])


def short_name(store: Queryable, kind: str, candidate: Candidate) -> str:
    """Return the name of a thing where that name means nothing else, otherwise its IRI."""
    try:
        found = resolve(store, kind, candidate.shown)
    except (AmbiguousName, NotFound):
        return candidate.iri
    return candidate.shown if [node.value for node in found] == [candidate.iri] else candidate.iri


def _quoted(value: str) -> str:
    quoted = shlex.quote(value)
    # Double quotes read better around Vietnamese names; a name with marks that a shell would read keeps single ones.
    return quoted if quoted == value or set(value) & set('"$`\\!') else f'"{value}"'
