"""Roles: the concepts that titles mean (``ontology/vocabularies/roles.ttl``).

A role tells whether one person holds it at a time and whose seat a deputy in charge holds.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from lhtv_kg.assets import asset
from lhtv_kg.errors import DataFileError
from lhtv_kg.text import fold, name_key, slug, squeeze
from lhtv_kg.vocabulary import VOCABULARY, expand

_HOME = f"{VOCABULARY}role/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What a title means. ``seat`` is the slug of the role whose seat is held in charge or acting.

    ``rank`` is 1 for a head and grows downwards, 0 where none is stated. ``known`` is false for a title that is not
    in the vocabulary: such a role is never one seat, and a test holds the curated facts free of them.
    """

    slug: str
    title: str
    title_en: str = ""
    one_seat: bool = False
    seat: str
    rank: int = 0
    known: bool = True

    @property
    def iri(self) -> str:
        """Return the address of the concept, which never moves."""
        return f"{_HOME}{self.slug}"


class Roles:
    """All roles, found by title."""

    def __init__(self, roles: Iterable[tuple[Role, tuple[str, ...]]]) -> None:
        """Index roles by their titles; each comes with its other labels."""
        listed = sorted(roles, key=lambda pair: pair[0].slug)
        self.roles = tuple(role for role, _ in listed)
        labelled = [(role, role.title) for role, _ in listed]  # own titles first: they win over other labels
        labelled += [(role, label) for role, others in listed for label in (role.title_en, *others) if label]
        self._exact: dict[str, Role] = {}
        folded: dict[str, set[Role]] = defaultdict(set)
        for role, label in labelled:
            self._exact.setdefault(name_key(label), role)
            folded[fold(label)].add(role)
        self._folded = {key: found.pop() for key, found in folded.items() if len(found) == 1}

    @classmethod
    def load(cls, path: Path | None = None) -> "Roles":
        """Read the shipped vocabulary, or another of the same form.

        Raises:
            DataFileError: no Turtle, or a role without a Vietnamese label.
        """
        path = path or asset("ontology", "vocabularies", "roles.ttl")
        said: dict[str, dict[str, list[ox.Literal | ox.NamedNode]]] = defaultdict(lambda: defaultdict(list))
        try:
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal | ox.NamedNode):
                    said[quad.subject.value][quad.predicate.value].append(quad.object)
        except SyntaxError as error:
            template = "{file}: broken Turtle ({reason}); correct the file"
            raise DataFileError(template, file=path.name, reason=error.msg) from None
        return cls(
            _role(iri, about, path.name)
            for iri, about in said.items()
            if any(kind.value == expand("org:Role") for kind in about[expand("rdf:type")])
        )

    def role(self, title: str) -> Role:
        """Return the role of a title.

        A title that the vocabulary lacks is kept as a role of its own with ``known`` false rather than refused: a
        report must not be lost for a new title. To make it known, add a concept to ``ontology/vocabularies/roles.ttl``.
        """
        found = self._exact.get(name_key(title)) or self._folded.get(fold(title))
        return found or Role(slug=slug(title), title=squeeze(title), seat=slug(title), known=False)


def _role(iri: str, about: dict[str, list[ox.Literal | ox.NamedNode]], where: str) -> tuple[Role, tuple[str, ...]]:
    own = iri.removeprefix(_HOME)
    labels = [term for term in about.get(expand("skos:prefLabel"), ()) if isinstance(term, ox.Literal)]
    titles = {term.language: term.value for term in labels}
    if "vi" not in titles:
        template = "{file}: the role '{role}' has no Vietnamese label; add a skos:prefLabel with @vi"
        raise DataFileError(template, file=where, role=own)
    head = next(iter(about.get(expand("lhtv:deputyOf"), ())), None)
    role = Role(
        slug=own,
        title=titles["vi"],
        title_en=titles.get("en", ""),
        one_seat=_literal(about, "lhtv:oneSeat") == "true",
        seat=head.value.removeprefix(_HOME) if head else own,
        rank=int(_literal(about, "lhtv:rank") or 0),
    )
    return role, tuple(term.value for term in about.get(expand("skos:altLabel"), ()))


def _literal(about: dict[str, list[ox.Literal | ox.NamedNode]], name: str) -> str:
    return next((term.value for term in about.get(expand(name), ())), "")


@cache
def roles() -> Roles:
    """Return the shipped roles, read once."""
    return Roles.load()
