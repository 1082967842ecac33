"""Compaction of JSON-LD with a context: full addresses become the short names that the context gives them.

A small and strict part of the JSON-LD 1.1 algorithm, enough for what an engine's serialiser writes (expanded nodes,
no nesting) and for a context of prefixes, terms, types, languages and language maps. Anything else in a context is
an error rather than a guess. Expanding the result with the same context gives the same triples.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lhtv_kg.errors import DataFileError

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_BOOLEANS = {"true": True, "false": False}
_KNOWN_KEYS = {"@id", "@type", "@language", "@container", "@protected", "@prefix"}
_CONTAINERS = {None, "@language", "@set"}

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Term:
    """A name of the context: what it means, and which values it takes as bare strings."""

    name: str
    iri: str
    coercion: str | None = None
    language: str | None = None
    container: str | None = None

    def takes(self, value: Json) -> bool:
        """Tell whether a value can stand under this name as a bare string."""
        if self.container == "@language":
            return "@language" in value
        if self.language:
            return bool(value.get("@language") == self.language)
        if self.coercion in {"@id", "@vocab"}:
            return "@id" in value
        if self.coercion:
            return bool(value.get("@type") == self.coercion)
        return set(value) == {"@value"}


class Compactor:
    """Compacts the nodes of an expanded document with one context."""

    def __init__(self, context: Json) -> None:
        """Read the context (the value of ``@context``).

        Raises:
            DataFileError: the context uses a feature that is not supported.
        """
        self._context = context
        self._prefixes = sorted(
            ((text, name) for name, text in context.items() if isinstance(text, str) and text.endswith(("#", "/"))),
            key=lambda pair: (-len(pair[0]), pair),
        )
        terms = [self._term(name, entry) for name, entry in sorted(context.items()) if not name.startswith("@")]
        self._terms: dict[str, list[_Term]] = {}
        for term in terms:
            self._terms.setdefault(term.iri, []).append(term)
        self._sets = {term.name for term in terms if term.container == "@set"}
        self.id_key = self._keyword("@id")
        self._type_key = self._keyword("@type")

    def node(self, node: Json) -> dict[str, Any]:
        """Return the compact form of one expanded node without nested nodes."""
        compact: dict[str, Any] = {self.id_key: self.iri(node["@id"])}
        for iri, values in node.items():
            if iri == _TYPE:
                compact[self._type_key] = [self._name(value["@id"]) for value in values]
            elif not iri.startswith("@"):
                self._add(compact, iri, values)
        return {name: self._fold(name, held) for name, held in compact.items()}

    def iri(self, iri: str) -> str:
        """Return an address with the longest prefix of the context that fits, or as it is."""
        for space, prefix in self._prefixes:
            if iri.startswith(space) and len(iri) > len(space) and not iri.startswith("//", len(space)):
                return f"{prefix}:{iri[len(space) :]}"
        return iri

    def _add(self, compact: dict[str, Any], iri: str, values: Iterable[Json]) -> None:
        """Add each value of a property to the list of the name, and of the language, that writes it shortest."""
        for value in values:
            term = self._choose(iri, value)
            if term is not None and term.container == "@language":
                place, name, item = compact.setdefault(term.name, {}), value["@language"], value["@value"]
            else:
                place, name, item = compact, term.name if term else self.iri(iri), self._value(term, value)
            place.setdefault(name, []).append(item)

    def _fold(self, name: str, held: Any) -> Any:
        """Write a list of one as its item, unless the context wants a list."""
        if isinstance(held, dict):
            return {tag: _one_or_many(texts) for tag, texts in held.items()}
        return _one_or_many(held) if isinstance(held, list) and name not in self._sets else held

    def _choose(self, iri: str, value: Json) -> _Term | None:
        terms = self._terms.get(iri, ())
        fitting = next((term for term in terms if term.takes(value)), None)
        return fitting or next((term for term in terms if term.container != "@language"), None)

    def _value(self, term: _Term | None, value: Json) -> Any:
        """Return a bare string, number or truth value where the name allows it, else an object that says all."""
        kind = value.get("@type")
        if term is None or term.coercion in {None, kind}:
            native = _native(value["@value"], kind) if "@value" in value else None
            if native is not None:
                return native
        if set(value) == {"@value"} if term is None else term.takes(value):
            return value["@value"] if "@value" in value else self._reference(term, value["@id"])
        if "@id" in value:
            return {self.id_key: self.iri(value["@id"])}
        return {key: self._name(text) if key == "@type" else text for key, text in value.items()}

    def _reference(self, term: _Term | None, iri: str) -> str:
        return self._name(iri) if term is not None and term.coercion == "@vocab" else self.iri(iri)

    def _name(self, iri: str) -> str:
        """Return the name of a class or type: a term of the context, or the address with a prefix."""
        return next((term.name for term in self._terms.get(iri, ())), self.iri(iri))

    def _keyword(self, keyword: str) -> str:
        return next((name for name, entry in sorted(self._context.items()) if entry == keyword), keyword)

    def _term(self, name: str, entry: str | Json) -> _Term:
        details = {"@id": entry} if isinstance(entry, str) else entry
        container = details.get("@container")
        if not set(details) <= _KNOWN_KEYS or container not in _CONTAINERS:
            raise DataFileError(f"ontology/context.jsonld, {name}: only {', '.join(sorted(_KNOWN_KEYS))} are supported")
        coercion = details.get("@type")
        return _Term(
            name=name,
            iri=self._expand(details.get("@id", name)),
            coercion=self._expand(coercion) if coercion else None,
            language=details.get("@language"),
            container=container,
        )

    def _expand(self, text: str) -> str:
        """Return the full address behind a prefixed name or a term of the context."""
        prefix, colon, local = text.partition(":")
        if colon and isinstance(self._context.get(prefix), str) and not local.startswith("//"):
            return str(self._context[prefix]) + local
        if colon or text.startswith("@"):
            return text
        return str(self._context.get("@vocab", "")) + text


def _native(text: str, kind: str | None) -> bool | int | None:
    """Return a JSON number or truth value where it expands to exactly the same literal."""
    if kind == f"{_XSD}boolean":
        return _BOOLEANS.get(text)
    if kind == f"{_XSD}integer" and len(text) < 16 and text.lstrip("-").isdigit() and str(int(text)) == text:
        return int(text)
    return None


def _one_or_many(items: list[Any]) -> Any:
    return items[0] if len(items) == 1 else items
