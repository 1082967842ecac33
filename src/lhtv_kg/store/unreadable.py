"""What is wrong with a text that the engine's parser does not take, in few words: its own list every token it knows."""

import re

from lhtv_kg.errors import UsageError
from lhtv_kg.vocabulary import PREFIXES

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.S)
_NAME = re.compile(r"([\w.-]*):[\w.%-]*$")
_SHOWN = 30


def unreadable(text: str, error: SyntaxError) -> UsageError:
    """Return the error to raise for a query that is no SPARQL: the place, and the prefix that is not declared."""
    said = " ".join(str(error).split())
    place = _PLACE.match(said)
    if place is None:
        return UsageError("the query cannot be read: {reason}", reason=said)
    line, column = int(place[1]), int(place[2])
    words = text.splitlines()[line - 1 : line]
    before = words[0][: column - 1] if words else ""
    name = _NAME.search(before)
    if name and "Prefix not found" in place[3]:
        template = (
            "the query cannot be read at line {line}, column {column}: the prefix {prefix}: is not declared; "
            "begin with PREFIX {prefix}: <{home}>"
        )
        home = PREFIXES.get(name[1], "…")
        return UsageError(template, line=line, column=column, prefix=name[1], home=home)
    template = "the query cannot be read at line {line}, column {column}, after «{shown}»"
    return UsageError(template, line=line, column=column, shown=before[-_SHOWN:])
