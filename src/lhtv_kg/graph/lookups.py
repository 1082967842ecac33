"""What a tenure or term says once more in one text, so that a question about it is one look-up.

A canned query shows all bounds of a tenure and filters by them. Asked property by property this is a look-up each, and
the engine plans each of them anew; ``docs/decisions/queries.md`` says what that cost. Nothing here says anything that
the other triples do not.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from lhtv_kg.history.coverage import answering_days
from lhtv_kg.history.model import Tenure, Term


def bounds_of_tenure(tenure: Tenure) -> str:
    """Return the known dates of a tenure as ``;name=day;name=day;``, by the local names of their properties.

    ``begin`` and ``end`` are the stated ones in their precision; ``answersFrom`` and ``answersUntil`` are the first and
    last day on which the tenure may answer who held the post.
    """
    first, last = answering_days(tenure) or (None, None)
    return _line(
        begin=tenure.begin.text if tenure.begin else None,
        end=tenure.end.text if tenure.end else None,
        firstAttested=tenure.first_attested,
        lastAttested=tenure.last_attested,
        beginEarliest=tenure.begin_earliest,
        beginLatest=tenure.begin_latest,
        endEarliest=tenure.end_earliest,
        endLatest=tenure.end_latest,
        notBefore=tenure.not_before,
        notAfter=tenure.not_after,
        answersFrom=first,
        answersUntil=last,
    )


def bounds_of_term(term: Term) -> str:
    """Return the known bounds of a term as ``;name=day;name=day;``, by the local names of their properties."""
    return _line(
        beginEarliest=term.begin_earliest,
        beginLatest=term.begin_latest,
        endEarliest=term.end_earliest,
        endLatest=term.end_latest,
    )


def evidence_gaps(tenure: Tenure) -> Iterator[str]:
    """Yield neighbouring days with evidence of a tenure as ISO intervals, ``2018-06-10/2018-11-20``, in order."""
    known = {*tenure.attested_on, tenure.first_attested, tenure.last_attested} - {None}
    for earlier, later in pairwise(sorted(day for day in known if day)):
        yield f"{earlier.isoformat()}/{later.isoformat()}"


def _line(**days: date | str | None) -> str:
    return ";" + "".join(f"{name}={day};" for name, day in days.items() if day)
