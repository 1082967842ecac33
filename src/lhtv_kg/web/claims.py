"""Claims as pages show them: what is said, in which words, about whom, by which rule."""

from dataclasses import dataclass

from lhtv_kg.web.passages import ACTS
from lhtv_kg.web.site import Given, Row, Site


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim. ``start`` and ``stop`` are code points of the stored text; dates are in the precision of the source."""

    iri: str
    kind: str
    label: str
    start: int
    stop: int
    quote: str
    prefix: str
    suffix: str
    rule: str
    confidence: float
    report: str
    person: str
    organization: str
    post: str
    event: str
    basis: str
    capacity: str
    date: str
    begin: str
    end: str
    until: str
    term: str
    person_name: str
    organization_name: str
    title: str
    decision: str
    mention: str
    role: str

    @property
    def anchor(self) -> str:
        """Return the anchor of the claim on the page of its report."""
        return f"c-{self.iri.rpartition('-')[2]}"

    @property
    def act(self) -> bool:
        """Tell whether it states an act: an election, an appointment, an interval, a departure."""
        return self.basis in ACTS


def claims_of(site: Site, **of: Given) -> list[Stated]:
    """Return the claims of a ``report``, or one ``claim``, in the order of the text, each once."""
    found: dict[str, Stated] = {}
    for row in site.rows("claims", **of):
        found.setdefault(str(row["claim"]), _stated(row))
    return list(found.values())


def _stated(row: Row) -> Stated:
    def text(name: str) -> str:
        return str(row[name] or "")

    def number(name: str) -> int:
        return int(str(row[name]))

    return Stated(
        iri=text("claim"),
        kind=text("kind"),
        label=text("label"),
        start=number("start"),
        stop=number("stop"),
        quote=text("quote"),
        prefix=text("prefix"),
        suffix=text("suffix"),
        rule=text("rule"),
        confidence=float(str(row["confidence"] or 0)),
        report=text("report"),
        person=text("person"),
        organization=text("organization"),
        post=text("post"),
        event=text("event"),
        basis=text("basis"),
        capacity=text("capacity"),
        date=text("date"),
        begin=text("begin"),
        end=text("end"),
        until=text("until"),
        term=text("termLabel"),
        person_name=text("personName"),
        organization_name=text("organizationName"),
        title=text("title"),
        decision=text("decision"),
        mention=text("mention"),
        role=text("role"),
    )
