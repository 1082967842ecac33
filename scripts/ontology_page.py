"""Writes docs/ontology.md, the reference page of the ontology, from the Turtle.

    python scripts/ontology_page.py

A test compares the page with what this script would write.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from lhtv_kg.text import sort_key
from lhtv_kg.vocabulary import HOME, ONTOLOGY, VOCABULARY, compact, expand

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "ontology.md"
_KINDS = (("Classes", "owl:Class"), ("Links between things", "owl:ObjectProperty"), ("Values", "owl:DatatypeProperty"))
_SEVERITIES = {"Violation": "refuses", "Warning": "reports", "Info": "remarks"}
Values = dict[str, dict[str, list[NamedNode | Literal]]]


def _read(*paths: Path) -> Values:
    """Return subject -> prefixed property -> values."""
    found: Values = defaultdict(lambda: defaultdict(list))
    for path in paths:
        for quad in parse(path.read_bytes(), RdfFormat.TURTLE):
            triple: Triple = quad.triple
            if isinstance(triple.subject, NamedNode):
                found[triple.subject.value][compact(triple.predicate.value)].append(triple.object)
    return found


def _in(values: list[NamedNode | Literal], language: str) -> str:
    texts = (v.value for v in values if isinstance(v, Literal) and v.language == language)
    return ", ".join(sorted(texts, key=sort_key))


def _names(values: list[NamedNode | Literal]) -> str:
    return ", ".join(sorted(f"`{compact(value.value)}`" for value in values))


def _table(*header: str) -> Iterator[str]:
    yield f"| {' | '.join(header)} |"
    yield "|" + " --- |" * len(header)


def _terms(ontology: Values) -> Iterator[str]:
    for title, kind in _KINDS:
        yield f"\n## {title}\n"
        yield from _table("term", "vi / en", "meaning", "of" if kind == "owl:Class" else "from → to")
        for iri, about in sorted(ontology.items()):
            if iri.startswith(ONTOLOGY) and NamedNode(expand(kind)) in about["rdf:type"]:
                label = f"{_in(about['rdfs:label'], 'vi')} / {_in(about['rdfs:label'], 'en')}"
                meaning = f"{_in(about['skos:definition'], 'vi')}<br>{_in(about['skos:definition'], 'en')}"
                domain, target = _names(about["rdfs:domain"]), _names(about["rdfs:range"])
                last = _names(about["rdfs:subClassOf"]) if kind == "owl:Class" else f"{domain} → {target}"
                yield f"| `{compact(iri)}` | {label} | {meaning} | {last} |"


def _schemes(vocabularies: Values) -> Iterator[str]:
    yield "\n## Concept schemes\n"
    yield f"Concepts stay at `{VOCABULARY}`, wherever the data moves."
    schemes = [
        iri for iri, about in vocabularies.items() if NamedNode(expand("skos:ConceptScheme")) in about["rdf:type"]
    ]
    for scheme in sorted(schemes):
        labels = vocabularies[scheme]["skos:prefLabel"]
        yield f"\n### {scheme.removeprefix(VOCABULARY)}: {_in(labels, 'vi')} / {_in(labels, 'en')}\n"
        yield from _table("concept", "vi", "en", "also", "remarks")
        for iri, about in sorted(vocabularies.items()):
            if NamedNode(scheme) in about["skos:inScheme"]:
                yield _concept(iri.removeprefix(f"{scheme}/"), about)


def _concept(slug: str, about: dict[str, list[NamedNode | Literal]]) -> str:
    deputies = [f"deputy of {value.value.rpartition('/')[2]}" for value in about["lhtv:deputyOf"]]
    seat = ["one seat"] if [v.value for v in about["lhtv:oneSeat"]] == ["true"] else []
    ranks = [f"rank {value.value}" for value in about["lhtv:rank"]]
    classes = [_names(about["lhtv:organizationClass"])] if about["lhtv:organizationClass"] else []
    also = ", ".join(filter(None, (_in(about["skos:altLabel"], "vi"), _in(about["skos:altLabel"], "en"))))
    cells = [f"`{slug}`", _in(about["skos:prefLabel"], "vi"), _in(about["skos:prefLabel"], "en"), also]
    return f"| {' | '.join([*cells, '; '.join([*ranks, *seat, *deputies, *classes])])} |"


def _shapes() -> Iterator[str]:
    yield "\n## Shapes\n"
    yield "What validation asks. A report is refused only for a shape that *refuses*."
    for path in sorted((ROOT / "ontology" / "shapes").glob("*.ttl")):
        yield f"\n### {path.stem}\n"
        yield from _table("shape", "says", "effect")
        for iri, about in sorted(_read(path).items()):
            if about["sh:message"]:
                name = iri.rpartition("#")[2]
                severity = [value.value.rpartition("#")[2] for value in about["sh:severity"]] or ["Violation"]
                says = f"{_in(about['sh:message'], 'vi')}<br>{_in(about['sh:message'], 'en')}"
                yield f"| `{name}` | {says} | {_SEVERITIES[severity[0]]} |"


def page() -> str:
    """Return the text of the page."""
    ontology = _read(ROOT / "ontology" / "lhtv.ttl")
    vocabularies = _read(*sorted((ROOT / "ontology" / "vocabularies").glob("*.ttl")))
    version = ontology[f"{HOME}ontology"]["owl:versionInfo"][0].value
    lines = [
        "# The ontology",
        "",
        f"Version {version}. Written by `scripts/ontology_page.py`; change the Turtle in `ontology/`, not this page.",
        f"Terms are at `{ONTOLOGY}` (prefix `lhtv:`). How they make up the graph is told in `docs/architecture.md`.",
    ]
    return "\n".join([*lines, *_terms(ontology), *_schemes(vocabularies), *_shapes(), ""])


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
