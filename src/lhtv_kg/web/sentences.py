"""Sentences about tenures in the language of a visit: what a page says first, before any table."""

from collections.abc import Sequence

from lhtv_kg.web.formatting import date_text
from lhtv_kg.web.tenures import Tenure
from lhtv_kg.web.visit import Visit


def span_text(tenure: Tenure, visit: Visit) -> str:
    """Return when a tenure was held, as far as anybody says: stated dates first, else the days of evidence."""

    def said(value: object) -> str:
        return date_text(value, visit.lang)

    first, last = tenure.attested
    if tenure.begin and tenure.end:
        return f"{said(tenure.begin)} – {said(tenure.end)}"
    if tenure.begin:
        since = visit.text("since {date}", date=said(tenure.begin))
        newer = last[: len(tenure.begin)] > tenure.begin
        return f"{since}, {visit.text('last attested {date}', date=said(last))}" if newer else since
    if tenure.end:
        return visit.text("until {date}", date=said(tenure.end))
    if not first or not last:
        return visit.text("no date known")
    if first == last:
        return visit.text("attested {date}", date=said(first))
    return visit.text("attested {first} – {last}", first=said(first), last=said(last))


def held(tenure: Tenure, visit: Visit, *, body: bool = True) -> str:
    """Return post, capacity and body: ``Phó Giám đốc phụ trách, Thư viện tỉnh An Phước``."""
    role = visit.label(tenure.role)
    if tenure.capacity != "full":
        template = {"in-charge": "{role} in charge", "acting": "Acting {role}", "former": "Former {role}"}
        role = visit.text(template.get(tenure.capacity, "{role} (permanent)"), role=role)
    return f"{role}, {visit.label(tenure.organization)}" if body else role


def career_in_brief(tenures: Sequence[Tenure], visit: Visit) -> str:
    """Return the last post and up to two others, in one sentence; "" where no post is known.

    Only what surely ended before the last post began is told as held before it.
    """
    ordered = sorted(tenures, key=lambda one: (one.last_known, one.first_known, not one.heads), reverse=True)[:3]
    if not ordered:
        return ""
    told = {one.iri: f"{held(one, visit)} ({span_text(one, visit)})" for one in ordered}
    last, others = ordered[0], ordered[1:]
    before = [told[one.iri] for one in others if one.is_before(last)]
    beside = [told[one.iri] for one in others if not one.is_before(last)]
    sentence = told[last.iri]
    if beside:
        sentence = visit.text("{last}; also {others}", last=sentence, others="; ".join(beside))
    if before:
        return visit.text("{last}; before that {others}.", last=sentence, others="; ".join(before))
    return f"{sentence}."
