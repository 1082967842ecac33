"""An organisation: who heads it and who did, boards term by term, members, what it came out of and belongs to."""

from collections.abc import Sequence
from typing import Any

from starlette.responses import Response

from lhtv_kg.errors import LhtvError
from lhtv_kg.messages import explain_in
from lhtv_kg.queries import Table
from lhtv_kg.web.changes import before_and_after, changes, names_through_time
from lhtv_kg.web.formatting import by_name, typed_date
from lhtv_kg.web.pages.things import iri_of, thing_page
from lhtv_kg.web.registers import places
from lhtv_kg.web.sentences import held, span_text
from lhtv_kg.web.site import Row
from lhtv_kg.web.tenures import Tenure, sources_of, tenures
from lhtv_kg.web.timeline import timeline
from lhtv_kg.web.visit import Visit


def organization(visit: Visit) -> Response:
    """Return the page of an organisation."""
    iri, site = iri_of(visit), visit.site
    rows = site.rows("organization", organization=iri)
    everybody = tenures(site, organization=iri)
    heads = [tenure for tenure in everybody if tenure.heads]
    return thing_page(
        visit,
        "organization.html",
        iri,
        name=site.names.get(iri),
        facts=rows[0] if rows else {},
        parents=_distinct(rows, "parent"),
        places=_places(visit, rows),
        addresses=_distinct(rows, "address"),
        parts=by_name(_distinct(site.rows("parts", organization=iri), "part"), visit.label),
        heads=list(reversed(heads)),
        others=list(reversed([tenure for tenure in everybody if not tenure.heads])),
        now=_latest(heads),
        drawn=timeline(heads),
        held=held,
        span=span_text,
        gaps=site.rows("vacancies", organization=iri),
        terms=terms_of(visit, iri, everybody),
        members=memberships(visit, "member", organization=iri),
        belongs=memberships(visit, "organization", member=iri),
        changes=changes(site, iri),
        before=before_and_after(site, iri)[0],
        after=before_and_after(site, iri)[1],
        old_names=names_through_time(site, iri),
        events=site.rows("body-events", body=iri),
        conflicts=site.rows("contradictions", subject=iri),
        sources=sources_of(everybody),
        day=_day(visit, iri),
        structured=structured(visit, iri, rows, heads),
    )


def terms_of(visit: Visit, body: str, everybody: Sequence[Tenure]) -> list[dict[str, Any]]:
    """Return the terms of a body in order of time, the newest first, each with its labels and who held posts in it."""
    found: dict[str, dict[str, Any]] = {}
    for row in visit.site.rows("terms", organization=body):
        term = found.setdefault(str(row["term"]), {"iri": row["term"], "labels": [], "row": row, "board": []})
        if row["label"] not in term["labels"]:
            term["labels"].append(row["label"])
    for tenure in everybody:
        for link in tenure.terms:
            if link.term in found:
                found[link.term]["board"].append(tenure)
    for term in found.values():
        term["board"].sort(key=lambda tenure: (tenure.rank, not tenure.heads))
    return list(reversed(found.values()))


def memberships(visit: Visit, side: str, **of: str) -> list[dict[str, Any]]:
    """Return memberships by the other side, each once with its days and claims, in alphabetical order."""
    found: dict[str, dict[str, Any]] = {}
    for row in visit.site.rows("memberships", **of):
        one = found.setdefault(str(row[side]), {"iri": row[side], "days": set(), "claims": {}, "begin": "", "end": ""})
        one["days"] |= {str(row["attestedOn"])} if row["attestedOn"] else set()
        one["claims"][row["claim"]] = row
        one["begin"], one["end"] = one["begin"] or row["begin"], one["end"] or row["end"]
    return by_name(found.values(), lambda one: visit.label(one["iri"]))


def structured(visit: Visit, iri: str, rows: Sequence[Row], heads: Sequence[Tenure]) -> dict[str, Any]:
    """Return the organisation in the words of schema.org."""
    facts = rows[0] if rows else {}
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Library" if str(facts.get("kind") or "").endswith("library") else "Organization",
        "@id": iri,
        "name": visit.label(iri),
        "url": visit.absolute(visit.path),
    }
    parents = _distinct(rows, "parent")
    stated = {
        "alternateName": [other for name in [visit.site.names.get(iri)] if name for other in name.others],
        "foundingDate": facts.get("founded"),
        "dissolutionDate": facts.get("dissolved"),
        "parentOrganization": [{"@id": parent, "name": visit.label(parent)} for parent in parents],
        "employee": [{"@type": "Person", "@id": head.person, "name": visit.label(head.person)} for head in heads],
    }
    return described | {name: value for name, value in stated.items() if value}


def _day(visit: Visit, iri: str) -> dict[str, Any]:
    """Return the answer to *who headed it on a day*, where the visitor typed one."""
    typed = visit.typed("on")
    if not typed:
        return {"typed": "", "answer": None, "problem": ""}
    try:
        day = typed_date(typed).last_day()
        answer: Table = visit.site.ask("head-on-date", {"organization": iri, "date": day.isoformat()}, evidence=True)
    except LhtvError as error:
        return {"typed": typed, "answer": None, "problem": explain_in(visit.lang, error)}
    first: dict[str, dict[str, Any]] = {}
    for values in answer.rows:
        row = dict(zip(answer.columns, values, strict=True))
        first.setdefault(str(row["personIri"]), row)
    return {"typed": typed, "answer": list(first.values()), "problem": "", "day": day}


def _places(visit: Visit, rows: Sequence[Row]) -> list[str]:
    """Return the provinces of a body; of several units that bore one name the newest."""
    known = places(visit.site)
    ordered = sorted(_distinct(rows, "place"), key=lambda iri: known[iri].valid_from if iri in known else "")
    return list({visit.label(iri): iri for iri in ordered}.values())


def _latest(heads: Sequence[Tenure]) -> Tenure | None:
    return max(heads, key=lambda tenure: (tenure.last_known, tenure.iri), default=None)


def _distinct(rows: Sequence[Row], column: str) -> list[str]:
    return list(dict.fromkeys(str(row[column]) for row in rows if row[column]))


ABOUT = {"organization": organization}
