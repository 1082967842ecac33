"""Small histories: claims in shorthand -> holdings, and what must follow."""

from typing import Any

from lhtv_kg.dates import PartialDate
from lhtv_kg.history import consolidate
from lhtv_kg.history.model import Body, History, Holding, Post, TermStatement
from lhtv_kg.model import Basis, Capacity
from lhtv_kg.text import slug

DEPUTIES = {"Phó Giám đốc": "Giám đốc", "Phó Chủ tịch": "Chủ tịch"}
SEATS = {"Giám đốc", "Chủ tịch"}


def post(title: str, organization: str = "x") -> Post:
    head = DEPUTIES.get(title, title)
    return Post(organization, slug(title), slug(head), one_seat=title in SEATS)


def holding(claim: str, row: dict[str, Any]) -> Holding:
    dates = {key: PartialDate(row[key]) for key in ("date", "start", "end", "reported") if row.get(key)}
    until = row.get("untilNow")
    return Holding(
        claim=claim,
        source=row.get("source", claim),
        person=row.get("key", row["person"]),
        name=row["person"],
        post=post(row.get("title", "Giám đốc")),
        capacity=Capacity(row.get("capacity", "full")),
        basis=Basis(row.get("basis", "attested")),
        until=PartialDate(until) if until else None,
        term=row.get("term"),
        event=row.get("event"),
        **dates,
    )


def statement(claim: str, row: Any) -> TermStatement:
    if isinstance(row, list):
        row = {"label": row[0], "source": row[1]}
    return TermStatement(
        claim=claim,
        source=row.get("source", claim),
        label=row["label"],
        ordinal=row.get("ordinal"),
        election=PartialDate(row["election"]) if row.get("election") else None,
        event=row.get("event"),
    )


def history_of(case: dict[str, Any]) -> History:
    life = {key: PartialDate(case[key]) for key in ("founded", "dissolved") if case.get(key)}
    holdings = [holding(f"c{at}", row) for at, row in enumerate(case.get("claims", []))]
    statements = [statement(f"t{at}", row) for at, row in enumerate(case.get("terms", []))]
    return consolidate(Body(key="x", **life), holdings, statements)
