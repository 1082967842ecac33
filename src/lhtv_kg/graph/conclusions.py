"""Conclusions about one body -> quads of the derived graph: tenures, terms, successions, vacancies, contradictions."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Protocol

from pyoxigraph import Quad

from lhtv_kg.graph.concepts import head_roles
from lhtv_kg.graph.iris import concept, derived_graph_name, digest, post_slug, thing
from lhtv_kg.graph.lookups import bounds_of_tenure, bounds_of_term, evidence_gaps
from lhtv_kg.graph.triples import Triples, number, text
from lhtv_kg.history.model import Contradiction, History, Post, Tenure, Term
from lhtv_kg.text import slug


class Labels(Protocol):
    """What things are called, for the labels of conclusions."""

    def organization(self, slug: str) -> str:
        """Return the Vietnamese name of an organisation."""

    def role(self, slug: str) -> str:
        """Return the Vietnamese title of a role."""


def organization_iri(slug: str) -> str:
    """Return the IRI of an organisation."""
    return thing("organization", slug)


def person_iri(slug: str) -> str:
    """Return the IRI of a person."""
    return thing("person", slug)


def post_iri(organization: str, role: str) -> str:
    """Return the IRI of a post in a body."""
    return thing("post", post_slug(organization, role))


def tenure_iri(tenure: Tenure) -> str:
    """Return the IRI of a tenure."""
    return thing("tenure", tenure.address or tenure_slug(tenure))


def tenure_slug(tenure: Tenure) -> str:
    """Return the slug of a tenure without a published address: person, post, capacity, opening act or first day."""
    post = tenure.post
    return f"{tenure.person}-{digest(post.organization, post.role, tenure.capacity.value, tenure.opening)}"


def term_iri(body: str, term: Term | str) -> str:
    """Return the IRI of a term of a body."""
    key = term if isinstance(term, str) else term.key
    return thing("term", f"{body}--{slug(key)}")


class BodyConclusions:
    """Writes all that follows about one body; the quads are its ``triples.quads``."""

    def __init__(self, history: History, labels: Labels) -> None:
        self.history = history
        self.labels = labels
        self._keys = {slug(term.key) for term in history.terms}
        self.triples = Triples(derived_graph_name())

    def write(self, decided: Iterable[Contradiction] = ()) -> Triples:
        """Write everything, and the contradictions that an editor has decided; return the collected triples."""
        for tenure in self.history.tenures:
            self._post(tenure.post)
            self._tenure(tenure)
        for term in self.history.terms:
            self._term(term)
        self._successions()
        self._vacancies()
        self._coverage()
        for contradiction in self.history.contradictions:
            write_contradiction(self.triples, contradiction, self._subject(contradiction.subject))
        for contradiction in decided:
            write_contradiction(self.triples, contradiction, self._subject(contradiction.subject), decided=True)
        for pair in self.history.doubtful:
            key = self.history.body.key, pair.left, pair.right
            write_doubtful_pair(self.triples, key, (pair.reason_vi, pair.reason))
        return self.triples

    def _post(self, post: Post) -> None:
        for role in {post.role, post.seat}:
            iri = post_iri(post.organization, role)
            self.triples.add(iri, "rdf:type", "org:Post")
            self.triples.add(iri, "org:postIn", organization_iri(post.organization))
            self.triples.add(iri, "org:role", concept("role", role))
            label = f"{self.labels.role(role)} {self.labels.organization(post.organization)}"
            self.triples.texts(iri, "rdfs:label", [label], "vi")

    def _tenure(self, tenure: Tenure) -> None:
        post = tenure.post
        label = f"{tenure.name}, {self.labels.role(post.role)}, {self.labels.organization(post.organization)}"
        self.triples.quads |= _tenure_quads(derived_graph_name(), tenure_iri(tenure), tenure, label)

    def _term(self, term: Term) -> None:
        iri = term_iri(self.history.body.key, term)
        self.triples.add(iri, "rdf:type", "lhtv:Term")
        self.triples.add(iri, "lhtv:termOf", organization_iri(self.history.body.key))
        self.triples.texts(iri, "lhtv:ordinal", [term.ordinal])
        if term.event:
            self.triples.add(iri, "lhtv:election", thing("event", term.event))
        self.triples.stated(iri, "lhtv:electedOn", term.election)
        members = {t.person for t in self.history.tenures if term.key in (*t.during, *t.overlaps)}
        self.triples.add(iri, "lhtv:knownMembers", number(len(members)))
        for label, claims in term.labels:
            self.triples.texts(iri, "rdfs:label", [label])
            self.triples.add(iri, "lhtv:supportedBy", *claims)
        _write_bounds(self.triples, iri, term)
        self.triples.texts(iri, "lhtv:bounds", [bounds_of_term(term)])
        for label, _ in term.labels:
            # Before the election was known, the label was the key.
            if term_iri(self.history.body.key, label) != iri and slug(label) not in self._keys:
                write_replaced(self.triples, term_iri(self.history.body.key, label), iri)

    def _successions(self) -> None:
        for succession in self.history.successions:
            before = self.history.tenures[succession.predecessor]
            after = self.history.tenures[succession.successor]
            iri = thing("succession", digest(tenure_iri(before), tenure_iri(after)))
            self.triples.add(iri, "rdf:type", "lhtv:Succession")
            self.triples.add(iri, "lhtv:seat", post_iri(after.post.organization, after.post.seat))
            self.triples.add(iri, "lhtv:predecessor", tenure_iri(before))
            self.triples.add(iri, "lhtv:successor", tenure_iri(after))
            self.triples.texts(iri, "lhtv:certainty", [succession.certainty])

    def _vacancies(self) -> None:
        for vacancy in self.history.vacancies:
            seat = post_iri(vacancy.organization, vacancy.seat)
            iri = thing("vacancy", digest(seat, vacancy.after, vacancy.before))
            self.triples.add(iri, "rdf:type", "lhtv:Vacancy")
            self.triples.add(iri, "lhtv:seat", seat)
            self.triples.on_day(iri, "lhtv:after", vacancy.after)
            self.triples.on_day(iri, "lhtv:before", vacancy.before)

    def _coverage(self) -> None:
        body = self.history.body.key
        holders = [tenure_iri(tenure) for tenure in self.history.tenures]
        for stretch in self.history.coverage:
            if stretch.seat in head_roles():
                by = tuple(holders[at] for at in stretch.tenures)
                told = stretch.certainty, stretch.first, stretch.last
                self.triples.quads |= _coverage_quads(derived_graph_name(), body, stretch.seat, told, by)

    def _subject(self, key: str) -> str:
        # The rules on time name persons and bodies by their keys; everything here happens within one body.
        persons = {tenure.person for tenure in self.history.tenures}
        return person_iri(key) if key in persons else organization_iri(self.history.body.key)


# What a change does not touch is the same before and after it, and written once.
@lru_cache(maxsize=2_000)
def _tenure_quads(graph: str, iri: str, tenure: Tenure, label: str) -> frozenset[Quad]:
    triples, post = Triples(graph), tenure.post
    triples.add(iri, "rdf:type", "lhtv:Tenure", "org:Membership")
    triples.texts(iri, "rdfs:label", [label], "vi")
    triples.add(iri, "org:member", person_iri(tenure.person))
    triples.add(iri, "org:organization", organization_iri(post.organization))
    triples.add(iri, "org:role", concept("role", post.role))
    triples.add(iri, "lhtv:post", post_iri(post.organization, post.role))
    if tenure.heads:
        triples.add(iri, "lhtv:seat", post_iri(post.organization, post.seat))
        triples.texts(iri, "lhtv:evidenceGap", evidence_gaps(tenure))
        if post.seat in head_roles():
            triples.add(iri, "lhtv:headOf", organization_iri(post.organization))
    triples.add(iri, "lhtv:capacity", concept("capacity", tenure.capacity.value))
    triples.add(iri, "lhtv:duringTerm", *(term_iri(post.organization, key) for key in tenure.during))
    triples.add(iri, "lhtv:overlapsTerm", *(term_iri(post.organization, key) for key in tenure.overlaps))
    triples.add(iri, "lhtv:supportedBy", *tenure.claims)
    _write_dates(triples, iri, tenure)
    return frozenset(triples.quads)


def _write_dates(triples: Triples, iri: str, tenure: Tenure) -> None:
    triples.stated(iri, "lhtv:begin", tenure.begin)
    triples.stated(iri, "lhtv:end", tenure.end)
    for attested in tenure.attested_on:
        triples.on_day(iri, "lhtv:attestedOn", attested)
    triples.on_day(iri, "lhtv:firstAttested", tenure.first_attested)
    triples.on_day(iri, "lhtv:lastAttested", tenure.last_attested)
    _write_bounds(triples, iri, tenure)
    triples.on_day(iri, "lhtv:notBefore", tenure.not_before)
    triples.on_day(iri, "lhtv:notAfter", tenure.not_after)
    triples.texts(iri, "lhtv:bounds", [bounds_of_tenure(tenure)])


def _write_bounds(triples: Triples, iri: str, dated: Tenure | Term) -> None:
    triples.on_day(iri, "lhtv:beginEarliest", dated.begin_earliest)
    triples.on_day(iri, "lhtv:beginLatest", dated.begin_latest)
    triples.on_day(iri, "lhtv:endEarliest", dated.end_earliest)
    triples.on_day(iri, "lhtv:endLatest", dated.end_latest)


@lru_cache(maxsize=2_000)
def _coverage_quads(
    graph: str, body: str, role: str, told: tuple[str, date | None, date | None], holders: tuple[str, ...]
) -> frozenset[Quad]:
    triples, seat = Triples(graph), post_iri(body, role)
    certainty, first, last = told
    iri = thing("coverage", digest(seat, first, last))
    triples.add(iri, "rdf:type", "lhtv:Coverage")
    triples.add(iri, "lhtv:coverageOf", organization_iri(body))
    # Not lhtv:seat: queries look for the other holders of a seat by it.
    triples.add(iri, "lhtv:coverageSeat", seat)
    triples.texts(iri, "lhtv:certainty", [certainty])
    triples.on_day(iri, "lhtv:coveredFrom", first)
    triples.on_day(iri, "lhtv:coveredTo", last)
    triples.add(iri, "lhtv:coveredBy", *holders)
    return frozenset(triples.quads)


def write_replaced(triples: Triples, old: str, new: str) -> None:
    """Write that an address which meant something leads on to another."""
    triples.add(old, "dcterms:isReplacedBy", new)


def write_doubtful_pair(triples: Triples, key: tuple[str, str, str], reason: tuple[str, str]) -> None:
    """Write two persons that may be one: where the question arose (a body, or empty), the two, why (vi, en)."""
    where, left, right = key
    iri = thing("doubtful-pair", digest(where, left, right) if where else digest(left, right))
    triples.add(iri, "rdf:type", "lhtv:DoubtfulPair")
    triples.add(iri, "lhtv:leftPerson", person_iri(left))
    triples.add(iri, "lhtv:rightPerson", person_iri(right))
    triples.add(iri, "lhtv:reason", text(reason[0], "vi"), text(reason[1], "en"))


def write_contradiction(triples: Triples, contradiction: Contradiction, subject: str, *, decided: bool = False) -> None:
    """Write one contradiction with the claims on each side and the reason in both languages; open, or decided."""
    left, right = contradiction.left, contradiction.right
    iri = thing(
        "contradiction", digest(contradiction.kind, subject, left.label, *left.claims, "|", right.label, *right.claims)
    )
    triples.add(iri, "rdf:type", "lhtv:DecidedContradiction" if decided else "lhtv:Contradiction")
    triples.add(iri, "lhtv:contradictionKind", concept("contradiction", contradiction.kind))
    triples.add(iri, "lhtv:subject", subject)
    triples.add(iri, "lhtv:leftClaim", *left.claims)
    triples.add(iri, "lhtv:rightClaim", *right.claims)
    triples.texts(iri, "lhtv:leftLabel", [left.label])
    triples.texts(iri, "lhtv:rightLabel", [right.label])
    triples.add(iri, "lhtv:reason", text(contradiction.reason_vi, "vi"), text(contradiction.reason_en, "en"))
