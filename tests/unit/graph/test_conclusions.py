"""A history as quads: tenures with their dates, terms, successions, contradictions."""

from datetime import date

import pytest
from pyoxigraph import Literal, Quad

from lhtv_kg.dates import PartialDate
from lhtv_kg.graph.conclusions import BodyConclusions, organization_iri, person_iri, post_iri, tenure_iri, term_iri
from lhtv_kg.graph.triples import node
from lhtv_kg.history.model import Body, Contradiction, History, Post, Side, Succession, Tenure, Term, Vacancy
from lhtv_kg.model import Capacity

HEAD = Post("tv-mau", "giam-doc", "giam-doc", True)
DEPUTY = Post("tv-mau", "pho-giam-doc", "giam-doc", False)
CLAIM = "https://w3id.org/lhtv/id/claim/c1"


class Named:
    """Labels for tests."""

    def organization(self, slug: str) -> str:
        return "Thư viện Mẫu"

    def role(self, slug: str) -> str:
        return {"giam-doc": "Giám đốc", "pho-giam-doc": "Phó Giám đốc"}[slug]


def tenure(person: str, post: Post = HEAD, capacity: Capacity = Capacity.FULL, **dates: object) -> Tenure:
    return Tenure(
        person=person, name=person.title(), post=post, capacity=capacity, opening="2020-01-01", claims=(CLAIM,), **dates
    )  # type: ignore[arg-type]


FIRST = tenure("mau", attested_on=(date(2020, 1, 1),), first_attested=date(2020, 1, 1), begin=PartialDate("2019-05"))
SECOND = tenure("thu", during=("2020-2022",), overlaps=("k1",), not_before=date(2020, 1, 2))
LEADING = tenure("vi", DEPUTY, Capacity.IN_CHARGE)
ASSISTING = tenure("vi", DEPUTY)
HISTORY = History(
    body=Body(key="tv-mau"),
    tenures=(FIRST, SECOND, LEADING, ASSISTING),
    terms=(Term(key="khóa V", labels=(("2020-2022", (CLAIM,)),), ordinal="V", election=PartialDate("2020-07")),),
    successions=(Succession(0, 1, "presumed"),),
    vacancies=(Vacancy(organization="tv-mau", seat="giam-doc", after=date(2015, 1, 1), before=date(2016, 1, 1)),),
    contradictions=(
        Contradiction(
            kind="two-heads",
            subject="tv-mau",
            left=Side(label="Mau", claims=(CLAIM,)),
            right=Side(label="Thu", claims=(f"{CLAIM}2",)),
            reason_vi="hai người",
            reason_en="two people",
        ),
    ),
)


@pytest.fixture(scope="module")
def quads() -> set[Quad]:
    return BodyConclusions(HISTORY, Named()).write().quads


def objects(quads: set[Quad], subject: str, predicate: str) -> set[str]:
    return {q.object.value for q in quads if q.subject == node(subject) and q.predicate == node(predicate)}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("held", "predicate", "expected"),
    [
        (FIRST, "org:member", {person_iri("mau")}),
        (FIRST, "lhtv:begin", {"2019-05"}),
        (FIRST, "lhtv:attestedOn", {"2020-01-01"}),
        (FIRST, "lhtv:seat", {post_iri("tv-mau", "giam-doc")}),
        (SECOND, "lhtv:duringTerm", {term_iri("tv-mau", "2020-2022")}),
        (SECOND, "lhtv:overlapsTerm", {term_iri("tv-mau", "k1")}),
        (SECOND, "lhtv:notBefore", {"2020-01-02"}),
        (SECOND, "lhtv:begin", set()),
        (LEADING, "lhtv:seat", {post_iri("tv-mau", "giam-doc")}),
        (LEADING, "lhtv:post", {post_iri("tv-mau", "pho-giam-doc")}),
        (ASSISTING, "lhtv:seat", set()),
        (FIRST, "lhtv:supportedBy", {CLAIM}),
        (FIRST, "rdfs:label", {"Mau, Giám đốc, Thư viện Mẫu"}),
    ],
)
def test_a_tenure_says_what_is_known_of_it(quads: set[Quad], held: Tenure, predicate: str, expected: set[str]) -> None:
    assert objects(quads, tenure_iri(held), predicate) == expected


def test_a_term_keeps_labels_ordinal_and_election(quads: set[Quad]) -> None:
    iri = term_iri("tv-mau", "khóa V")
    assert iri.endswith("tv-mau--khoa-v")
    assert objects(quads, iri, "rdfs:label") == {"2020-2022"}
    assert objects(quads, iri, "lhtv:electedOn") == {"2020-07"}
    assert objects(quads, iri, "lhtv:termOf") == {organization_iri("tv-mau")}


def one_of(quads: set[Quad], kind: str) -> str:
    (found,) = (q.subject.value for q in quads if q.object == node(kind) and q.predicate == node("rdf:type"))  # type: ignore[union-attr]
    return str(found)


def test_a_succession_joins_two_tenures(quads: set[Quad]) -> None:
    iri = one_of(quads, "lhtv:Succession")
    assert objects(quads, iri, "lhtv:predecessor") == {tenure_iri(FIRST)}
    assert objects(quads, iri, "lhtv:successor") == {tenure_iri(SECOND)}
    assert objects(quads, iri, "lhtv:certainty") == {"presumed"}


def test_a_vacancy_lies_between_two_days(quads: set[Quad]) -> None:
    iri = one_of(quads, "lhtv:Vacancy")
    assert objects(quads, iri, "lhtv:after") | objects(quads, iri, "lhtv:before") == {"2015-01-01", "2016-01-01"}


def test_a_contradiction_has_both_sides_and_both_languages(quads: set[Quad]) -> None:
    iri = one_of(quads, "lhtv:Contradiction")
    assert objects(quads, iri, "lhtv:leftLabel") == {"Mau"}
    assert objects(quads, iri, "lhtv:rightClaim") == {f"{CLAIM}2"}
    reasons = {q.object for q in quads if q.subject == node(iri) and q.predicate == node("lhtv:reason")}
    assert reasons == {Literal("hai người", language="vi"), Literal("two people", language="en")}


def test_tenures_of_one_person_in_two_capacities_have_two_addresses() -> None:
    assert tenure_iri(LEADING) != tenure_iri(ASSISTING)
