"""Compaction of JSON-LD with a context: full addresses become the short names that the context gives them.

A small and strict part of the JSON-LD 1.1 algorithm, enough for what an engine's serialiser writes (expanded nodes,
no nesting) and for a context of prefixes, terms, types, languages and language maps. Anything else in a context is
an error rather than a guess. Expanding the result with the same context gives the same triples.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from lhtv_kg.errors import DataFileError

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_BOOLEANS = {"true": True, "false": False}
_KNOWN_KEYS = {"@id", "@type", "@language", "@container", "@protected", "@prefix"}
_CONTAINERS = {None, "@language", "@set"}

_MOST_KEPT = 50_000
"""Short names kept in memory: most addresses are those of properties, classes and things near by."""

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Term:
    """A name of the context: what it means, and which values it takes as bare strings."""

    name: str
    iri: str
    coercion: str | None = None
    language: str | None = None
    container: str | None = None

    def takes(self, sort: "_Sort") -> bool:
        """Tell whether values of a sort can stand under this name as bare strings."""
        if self.container == "@language":
            return sort.language is not None
        if self.language:
            return sort.language == self.language
        if self.coercion in {"@id", "@vocab"}:
            return sort.reference
        return not sort.reference and sort.language is None and sort.kind == self.coercion


class _Sort(NamedTuple):
    """What values of one property can have in common: address or literal, type, language."""

    property: str
    reference: bool
    kind: str | None
    language: str | None


class _Place(NamedTuple):
    """Where and how the values of a sort are written; ``text`` says that the bare text is all of it."""

    name: str
    language_map: bool
    bare: bool
    native: bool
    vocabulary: bool
    text: bool


class Compactor:
    """Compacts the nodes of an expanded document with one context."""

    def __init__(self, context: Json) -> None:
        """Read the context (the value of ``@context``).

        Raises:
            DataFileError: the context uses a feature that is not supported.
        """
        self._context = context
        spaces = {text: name for name, text in sorted(context.items()) if _is_prefix(text)}
        self._prefixes = spaces
        longest_first = sorted(spaces, key=len, reverse=True)
        self._space = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
        terms = [self._term(name, entry) for name, entry in sorted(context.items()) if not name.startswith("@")]
        self._terms: dict[str, list[_Term]] = {}
        for term in terms:
            self._terms.setdefault(term.iri, []).append(term)
        self._sets = {term.name for term in terms if term.container == "@set"}
        self._places: dict[tuple[str, bool, str | None, str | None], _Place] = {}
        self._short: dict[str, str] = {}
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
        for name, held in compact.items():
            if isinstance(held, dict):
                compact[name] = {tag: _one_or_many(texts) for tag, texts in held.items()}
            elif len(held) == 1 and name != self.id_key and name not in self._sets:
                compact[name] = held[0]
        return compact

    def iri(self, iri: str) -> str:
        """Return an address with the longest prefix of the context that fits, or as it is."""
        short = self._short.get(iri)
        if short is None:
            if len(self._short) >= _MOST_KEPT:
                self._short.clear()
            short = self._short[iri] = self._shortened(iri)
        return short

    def _shortened(self, iri: str) -> str:
        found = self._space.match(iri)
        if found is None or found.end() == len(iri) or iri.startswith("//", found.end()):
            return iri
        return f"{self._prefixes[found[0]]}:{iri[found.end() :]}"

    def _add(self, compact: dict[str, Any], iri: str, values: Iterable[Json]) -> None:
        """Add each value of a property to the list of the name, and of the language, that writes it shortest."""
        for value in values:
            key = (iri, "@id" in value, value.get("@type"), value.get("@language"))
            place = self._places.get(key) or self._places.setdefault(key, self._place(_Sort(*key)))
            if place.language_map:
                compact.setdefault(place.name, {}).setdefault(value["@language"], []).append(value["@value"])
                continue
            item = value["@value"] if place.text else self._value(place, key[1], key[2], value)
            if place.name in compact:
                compact[place.name].append(item)
            else:
                compact[place.name] = [item]

    def _place(self, sort: _Sort) -> _Place:
        """Return the place of values of a sort: the first term that takes them bare, or one that takes them at all."""
        terms = self._terms.get(sort.property, [])
        term = next((t for t in terms if t.takes(sort)), next((t for t in terms if t.container != "@language"), None))
        if term is None:
            term = _Term(self.iri(sort.property), sort.property)
        native = term.coercion in {None, sort.kind} and sort.kind in {f"{_XSD}boolean", f"{_XSD}integer"}
        bare = term.takes(sort)
        return _Place(
            name=term.name,
            language_map=term.container == "@language",
            bare=bare,
            native=native,
            vocabulary=term.coercion == "@vocab",
            text=bare and not native and not sort.reference,
        )

    def _value(self, place: _Place, reference: bool, kind: str | None, value: Json) -> Any:
        """Return a bare string, number or truth value where the place allows it, else an object that says all."""
        if reference:
            iri = self._name(value["@id"]) if place.bare and place.vocabulary else self.iri(value["@id"])
            return iri if place.bare else {self.id_key: iri}
        native = _native(value["@value"], kind) if place.native else None
        if native is not None:
            return native
        if place.bare:
            return value["@value"]
        return {key: self._name(text) if key == "@type" else text for key, text in value.items()}

    def _name(self, iri: str) -> str:
        """Return the name of a class or type: a term of the context, or the address with a prefix."""
        return self._terms[iri][0].name if iri in self._terms else self.iri(iri)

    def _keyword(self, keyword: str) -> str:
        return next((name for name, entry in sorted(self._context.items()) if entry == keyword), keyword)

    def _term(self, name: str, entry: str | Json) -> _Term:
        details = {"@id": entry} if isinstance(entry, str) else entry
        container = details.get("@container")
        if not set(details) <= _KNOWN_KEYS or container not in _CONTAINERS:
            raise DataFileError(
                "ontology/context.jsonld, {name}: only {known} are supported",
                name=name,
                known=", ".join(sorted(_KNOWN_KEYS)),
            )
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


def _is_prefix(entry: Any) -> bool:
    return isinstance(entry, str) and entry.endswith(("#", "/"))


def _native(text: str, kind: str | None) -> bool | int | None:
    """Return a JSON number or truth value where it expands to exactly the same literal."""
    if kind == f"{_XSD}boolean":
        return _BOOLEANS.get(text)
    if kind == f"{_XSD}integer" and len(text) < 16 and text.lstrip("-").isdigit() and str(int(text)) == text:
        return int(text)
    return None


def _one_or_many(items: list[Any]) -> Any:
    return items[0] if len(items) == 1 else items
