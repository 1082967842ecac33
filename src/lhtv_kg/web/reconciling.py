"""Matching names of a table with things of the graph, for OpenRefine's reconciliation service."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from lhtv_kg.assets import asset
from lhtv_kg.text import fold, name_key
from lhtv_kg.web.addresses import kind_and_slug, thing_iri
from lhtv_kg.web.search import index_of
from lhtv_kg.web.site import Site

MOST_RESULTS = 25
_SAME, _SAME_FOLDED, _NEAR = 100.0, 95.0, 80.0
"""Scores: the name as it is written, without regard to accents and case, and at most for a name that is like it."""
_PROPERTY = 4.0
"""What a property that agrees adds; two things of one name are told apart by it, no worse name wins by it alone."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a name may mean; ``match`` says that nothing else can be meant."""

    iri: str
    name: str
    score: float
    match: bool = False


@lru_cache(maxsize=1)
def service() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """Return the kinds (``types``) and ``properties`` of the data file by their ids."""
    return tomllib.loads(asset("data", "harvest", "reconcile.toml").read_text("utf-8"))


def short(iri: str) -> str:
    """Return the id of a thing in the service: ``person/le-thi-thu``."""
    return "/".join(kind_and_slug(iri))


def whole(short_id: str) -> str:
    """Return the IRI of an id of the service."""
    kind, _, slug = short_id.partition("/")
    return thing_iri(kind, slug)


def candidates(
    site: Site, typed: str, kinds: Iterable[str], limit: int, wanted: Mapping[str, str], lang: str
) -> list[Candidate]:
    """Return the things that a name may mean, the best first.

    Args:
        site: the snapshot.
        typed: the name.
        kinds: kinds of things, all of the service where none is given.
        limit: how many are returned at most.
        wanted: values of properties that tell things of one name apart.
        lang: the language of the names returned.
    """
    asked = [kind for kind in kinds if kind in service()["types"]] or list(service()["types"])
    index = index_of(site)
    found = index.find(typed, lang) or index.nearest(typed, lang, MOST_RESULTS)
    iris = [one.iri for one in found if one.kind in asked][:MOST_RESULTS]
    agreeing = _agreeing(site, iris, wanted)
    scored = [
        Candidate(iri, _name(site, iri, lang), _score(site, iri, typed) + _PROPERTY * agreeing[iri]) for iri in iris
    ]
    ranked = sorted(scored, key=lambda one: (-one.score, one.iri))
    return [replace(one, match=_certain(one, ranked), score=min(one.score, _SAME)) for one in ranked[:limit]]


def values(site: Site, iris: Iterable[str]) -> dict[tuple[str, str], list[str]]:
    """Return the values of the service's properties by IRI and property."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    known = sorted(iri for iri in set(iris) if site.names.get(iri))
    for row in site.rows("reconcile-values", iri=known) if known else ():
        found[str(row["iri"]), str(row["property"])].append(str(row["value"]))
    return found


def _agreeing(site: Site, iris: list[str], wanted: Mapping[str, str]) -> defaultdict[str, int]:
    counts: defaultdict[str, int] = defaultdict(int)
    held = values(site, iris) if wanted else {}
    for iri in iris:
        for property_id, text in wanted.items():
            shown = {
                name for value in held.get((iri, property_id), ()) for name in (value, short(value), site.label(value))
            }
            counts[iri] += fold(text) in map(fold, shown)
    return counts


def _score(site: Site, iri: str, typed: str) -> float:
    name = site.names.get(iri)
    texts = [*name.preferred.values(), *name.others] if name else []
    if name_key(typed) in map(name_key, texts):
        return _SAME
    folded = [fold(text) for text in texts]
    if fold(typed) in folded:
        return _SAME_FOLDED
    return round(_NEAR * max((SequenceMatcher(None, fold(typed), text).ratio() for text in folded), default=0.0), 1)


def _certain(one: Candidate, ranked: list[Candidate]) -> bool:
    """Tell whether a candidate is the only one of the best score, and has the name that was asked for."""
    return one.score >= _SAME_FOLDED and [c for c in ranked if c.score >= one.score] == [one]


def _name(site: Site, iri: str, lang: str) -> str:
    found = site.names.get(iri)
    return site.names.full_label(found, lang) if found else site.label(iri, lang)
