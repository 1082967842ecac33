"""Each way in which a query is not answered: one status, one type of problem, what was met and what to do."""

from dataclasses import dataclass, field, replace
from typing import Any

from starlette.responses import Response

from lhtv_kg.errors import LhtvError, ReadOnly, TooMuch
from lhtv_kg.messages import explain_in
from lhtv_kg.web.negotiation import FORMATS, best
from lhtv_kg.web.protocols.sparql_page import editor
from lhtv_kg.web.protocols.sparql_request import BadRequest
from lhtv_kg.web.refusals import refuse
from lhtv_kg.web.visit import Visit
from lhtv_kg.web.workers import Busy, OverBudget, Stopped, Unavailable


@dataclass(frozen=True, slots=True)
class _Problem:
    """A status, the end of the type's address, a text, seconds to wait before another try, members for machines."""

    status: int
    kind: str
    detail: str
    wait: int = 0
    further: dict[str, Any] = field(default_factory=dict)


def refusal(visit: Visit, error: Exception, query: str) -> Response:
    """Return a refusal: the editor with the query and the reason for people, a problem (RFC 9457) for machines.

    Args:
        visit: who asked.
        error: what went wrong, a ``BadRequest``, an error of the program, or one of the workers.
        query: the text that was asked, "" where none could be read.
    """
    problem = _problem(visit, error)
    if best(visit.request.headers.get("accept"), ("srj", "html")) is FORMATS["html"]:
        response = editor(visit, query, problem=problem.detail, status=problem.status)
    else:
        address = visit.absolute(f"/sparql#{problem.kind}")
        machine = replace(visit, form=FORMATS["json"])
        response = refuse(machine, problem.status, problem.detail, type=address, **problem.further)
    if problem.wait:
        response.headers["Retry-After"] = str(problem.wait)
    response.headers["Cache-Control"] = "no-store"
    return response


def _problem(visit: Visit, error: Exception) -> _Problem:
    match error:
        case BadRequest():
            return _Problem(error.status, "protocol", visit.text(error.template, **error.values), further=error.values)
        case OverBudget():
            detail = visit.text("You have used up your time; ask again in {seconds} seconds.", seconds=error.seconds)
            return _Problem(429, "budget", detail, error.seconds)
        case Busy(slow=True):
            template = "Too many long queries run at the moment; ask again in {seconds} seconds, or ask for less."
            return _Problem(429, "busy", visit.text(template, seconds=error.seconds), error.seconds)
        case Busy():
            template = "Too many queries wait at the moment; ask again in {seconds} seconds."
            return _Problem(503, "busy", visit.text(template, seconds=error.seconds), error.seconds)
        case Stopped(limit="time"):
            template = "The query was stopped after {seconds} seconds; ask for less, or for a part."
            return _Problem(429, "time", visit.text(template, seconds=f"{error.most:g}"), 30, {"limit": error.most})
        case Stopped():
            template = "The query was stopped: it took too much memory or processor time, or the engine failed over it."
            return _Problem(429, "memory", visit.text(template), 30, {"limit": error.most})
        case Unavailable():
            return _Problem(503, "unavailable", visit.text("Queries cannot be answered at the moment."), 5)
        case LhtvError():
            return _of_program(visit, error)
    raise error


def _of_program(visit: Visit, error: LhtvError) -> _Problem:
    detail = explain_in(visit.lang, error)
    match error:
        case ReadOnly():
            return _Problem(403, "update", detail)
        case TooMuch():
            further = {"limit": error.values["most"], "of": error.values["limit"]}
            return _Problem(413, "size", detail, further=further)
    return _Problem(400, "query", detail)
