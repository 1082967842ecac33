"""Canned queries over a store of generated reports: against the same text in the bare engine, and how long each takes.

A question is asked with addresses, so that both sides do the same; a lookup of names comes on top and is told apart.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from benchmarks.corpus import Chronicle
from benchmarks.figures import Figure, median, percentile, processor_seconds
from pyoxigraph import Literal, NamedNode

from lhtv_kg.graph.conclusions import organization_iri
from lhtv_kg.identity.organizations import register
from lhtv_kg.queries import ask
from lhtv_kg.queries.engine import fill
from lhtv_kg.queries.parameters import terms_of
from lhtv_kg.queries.registry import get
from lhtv_kg.store import Store
from lhtv_kg.vocabulary import expand

Parameters = dict[str, str]
SHARE_OVER_ENGINE, MOST_MILLISECONDS = 1.15, 10.0
WHOLE = ("contradictions", "counts", "single-source", "vacancies", "double-posts", "straddling", "coverage")


@dataclass(frozen=True, slots=True)
class Timing:
    """How long one canned query takes, in processor milliseconds: its questions asked through us and of the engine."""

    name: str
    own: tuple[float, ...]
    engine: tuple[float, ...]
    rows: int
    whole: bool = False


def measure(store: Store, chronicles: Sequence[Chronicle], questions: int = 40) -> Iterator[Timing]:
    """Yield the timings of each query that asks about one thing, then of those that go through the whole store."""
    for name, asked in questions_of(store, chronicles, questions).items():
        yield _timing(store, name, asked)
    for name in WHOLE:
        yield replace(_timing(store, name, [{}], 1), whole=True)


def figures(timings: Sequence[Timing]) -> Iterator[Figure]:
    """Yield the figures with their bars."""
    points = [timing for timing in timings if not timing.whole]
    own = sum(sum(timing.own) for timing in points)
    engine = sum(sum(timing.engine) for timing in points)
    yield Figure(
        "queries", "all questions, beside the same text in the engine", own / engine, "times", SHARE_OVER_ENGINE
    )
    every = [milliseconds for timing in points for milliseconds in timing.own]
    yield Figure("queries", "95 % of all point questions", percentile(every, 0.95), "ms", MOST_MILLISECONDS)
    for timing in points:
        name, note = (
            f"{timing.name}, 95 %",
            f"median {median(timing.own):.1f} ms, {timing.rows / len(timing.own):.1f} rows",
        )
        yield Figure("queries", name, percentile(timing.own, 0.95), "ms", MOST_MILLISECONDS, note=note)
    for timing in timings:
        if timing.whole:
            yield Figure("queries", f"{timing.name}, whole store", timing.own[0], "ms", note=f"{timing.rows} rows")


def questions_of(store: Store, chronicles: Sequence[Chronicle], count: int) -> Mapping[str, list[Parameters]]:
    """Return so many questions for each query that asks about one thing, always the same for a store."""
    rng = random.Random("questions")
    tenures = [tenure for one in chronicles for tenure in one.region.tenures]
    bodies = [organization_iri(register().resolve(tenure.post.body).slug) for tenure in tenures]
    persons, events, claims = (_things(store, kind) for kind in ("foaf:Person", "schema:Event", "lhtv:PostClaim"))
    terms: dict[str, list[str]] = {}
    for quad in sorted(store.quads(predicate=NamedNode(expand("lhtv:termOf"))), key=str):
        terms.setdefault(quad.object.value, []).append(quad.subject.value)
    asked: dict[str, list[Parameters]] = {}
    for _ in range(count):
        place = rng.randrange(len(tenures))
        tenure, body, federation = tenures[place], bodies[place], rng.choice(sorted(terms))
        day = tenure.begin + (tenure.end - tenure.begin) / 2
        for name, parameters in (
            ("head-on-date", {"organization": body, "date": day.isoformat()}),
            ("heads", {"organization": body}),
            ("successions", {"organization": body}),
            ("who-chaired", {"body": federation, "term": rng.choice(terms[federation])}),
            ("board", {"body": federation, "term": rng.choice(terms[federation])}),
            ("term-dates", {"body": federation}),
            ("career", {"person": rng.choice(persons)}),
            ("participants", {"event": rng.choice(events)}),
            ("events", {"body": body, "year": str(day.year)}),
            ("evidence", {"claim": rng.choice(claims)}),
            ("single-source", {"organization": body}),
        ):
            asked.setdefault(name, []).append(parameters)
    return asked


def _things(store: Store, kind: str) -> list[str]:
    found = store.quads(predicate=NamedNode(expand("rdf:type")), object=NamedNode(expand(kind)))
    return sorted({quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)})


def _timing(store: Store, name: str, asked: Sequence[Parameters], runs: int = 3) -> Timing:
    query, rows = get(name), 0
    own, engine = [], []
    for parameters in asked:
        text = fill(query.text, terms_of(store, query, parameters, insist=False))
        rows += len(ask(store, name, parameters, insist=False).rows)
        own.append(1000 * processor_seconds(lambda p=parameters: ask(store, name, p, insist=False), runs))
        engine.append(1000 * processor_seconds(lambda t=text: _values(store, t), runs))
    return Timing(name, tuple(own), tuple(engine), rows)


def _values(store: Store, text: str) -> list[list[str]]:
    """Return what the engine answers, as plain values: what anybody who asks it directly has to take out."""
    answer = store.query(text)
    columns = [variable.value for variable in answer.variables]
    terms = [[solution[name] for name in columns] for solution in answer]
    return [[term.value if isinstance(term, (NamedNode, Literal)) else "" for term in row] for row in terms]
