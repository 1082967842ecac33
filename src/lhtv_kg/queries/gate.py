"""What a SPARQL text must be before the engine sees it: a query, of bounded size, depth and number of patterns.

The engine crashes on deep nesting, plans for minutes over many patterns, has no timeout and fetches whatever SERVICE
names. The gate is a courtesy, a clear message; that a query cannot do harm is the work of the worker process.
It reads tokens, not grammar: strings, IRIs and comments are set aside, the rest is counted.
"""

import re
from collections.abc import Iterator

from lhtv_kg.errors import ReadOnly, UsageError

MAX_CHARACTERS = 16_384
MAX_DEPTH = 50
"""Open brackets of any kind; the engine's parser overflows its stack from about 850."""
MAX_PATTERNS = 64
"""Triple patterns, steps of paths and data blocks; planning 100 patterns takes more than a second, 200 twenty."""

FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
_TOKEN = re.compile(
    r"""
    (?P<string>'''(?:[^'\\]|\\.|'(?!''))*'''|\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'(?:[^'\\\n\r]|\\.)*'|"(?:[^"\\\n\r]|\\.)*")
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<comment>\#[^\n\r]*)
    | (?P<variable>[?$]\w+)
    | (?P<name>(?:[^\W\d_][\w.-]*?)?:(?:[\w.:%-]*[\w:%-])?|@[A-Za-z-]+)
    | (?P<word>[^\W\d]\w*)
    | (?P<number>\d+(?:\.\d+)?)
    | (?P<space>\s+)
    | (?P<mark>.)
    """,
    re.X | re.S,
)
_PAIRS = {")": "(", "]": "[", "}": "{"}


def check(text: str, *, datasets: bool = False) -> str:
    """Return the form of a query (``SELECT``, ``ASK``, ``CONSTRUCT``, ``DESCRIBE``) that may go to the engine.

    Args:
        text: the query.
        datasets: whether it may name its graphs by FROM, because whoever evaluates it heeds them.

    Raises:
        ReadOnly: it would change data.
        UsageError: the text is too long, nests too deep, has too many patterns, asks another server, or names its own
            default graph where it may not.
    """
    if len(text) > MAX_CHARACTERS:
        template = "the query has {count} characters; at most {most} are read"
        raise UsageError(template, count=len(text), most=MAX_CHARACTERS)
    tokens = list(_tokens(text))
    if ("mark", "\\") in tokens:
        raise UsageError("a backslash outside of strings is refused; write the character itself")
    form = _form(tokens)
    words = {value.upper() for kind, value in tokens if kind == "word"}
    if "SERVICE" in words:
        raise UsageError("SERVICE is refused: queries are answered from this store alone")
    if "FROM" in words and not datasets:
        # The engine leaves FROM out of account where the default graph is the union of all graphs.
        raise UsageError("FROM is refused: the default graph is always all graphs; name one with GRAPH")
    if "FROM" in words and any(kind == "iri" and value.casefold().startswith("<file:") for kind, value in tokens):
        raise UsageError("FROM of a file is refused: a graph is named by its address in this store")
    _check_depth(tokens)
    patterns = _patterns(tokens)
    if patterns > MAX_PATTERNS:
        template = "the query has about {count} triple patterns; at most {most} are answered"
        raise UsageError(template, count=patterns, most=MAX_PATTERNS)
    return form


def names_dataset(text: str) -> bool:
    """Tell whether a query names its own graphs (``FROM``)."""
    return ("word", "FROM") in {(kind, value.upper()) for kind, value in _tokens(text)}


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "mark"
        if kind not in ("space", "comment"):
            yield kind, match[0]


def _form(tokens: list[tuple[str, str]]) -> str:
    for kind, value in tokens:
        word = value.upper()
        if kind != "word" or word in ("BASE", "PREFIX"):
            continue
        if word in FORMS:
            return word
        if word in _UPDATES:
            raise ReadOnly("{word} would change data; only {forms} are answered", word=word, forms=", ".join(FORMS))
        break
    raise UsageError("this is no SPARQL query; after its prefixes one begins with {forms}", forms=", ".join(FORMS))


def _check_depth(tokens: list[tuple[str, str]]) -> None:
    depth = 0
    for kind, value in tokens:
        inner = value.count("(") + value.count("[") if kind == "iri" else 0
        if kind == "mark":
            depth += (value in "([{") - (value in ")]}")
        if depth + inner > MAX_DEPTH:
            raise UsageError("the query nests deeper than {most} brackets; write it flatter", most=MAX_DEPTH)
        if inner != value.count(")") + value.count("]") and kind == "iri":
            # What looks like an IRI may be ``1<f(f(...`` up to a later ``>``; brackets that stay open count on.
            depth += inner


def _patterns(tokens: list[tuple[str, str]]) -> int:
    # Directly inside braces stand patterns, inside round brackets expressions and lists; steps of paths in both.
    open_marks: list[str] = []
    count = 0
    before = ""
    for kind, value in tokens:
        inside = open_marks[-1] if open_marks else ""
        if kind == "word":
            count += value.upper() == "VALUES"
        elif kind == "mark":
            count += value == "/" or (value in ".;," and inside in ("{", "["))
            if value in _PAIRS.values():
                open_marks.append(value)
            elif _PAIRS.get(value) == inside:
                open_marks.pop()
                count += value == "}" and before not in (".", ";", "{", "}")
        before = value
    return count
