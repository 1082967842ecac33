"""What a user writes for a parameter -> RDF terms for its VALUES line."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from pyoxigraph import Literal, NamedNode

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import NotFound, UsageError
from lhtv_kg.messages import word_in
from lhtv_kg.queries.engine import Queryable
from lhtv_kg.queries.header import CannedQuery, Parameter
from lhtv_kg.queries.names import Period, candidates, resolve
from lhtv_kg.queries.spelling import YEARS
from lhtv_kg.text import clean, squeeze
from lhtv_kg.vocabulary import expand

_VIETNAMESE_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
"""A day as it is written in Vietnam: day, month, year."""

Filled = dict[str, tuple[NamedNode | Literal, ...]]
"""Terms by variable."""


def terms_of(store: Queryable, query: CannedQuery, typed: Mapping[str, str], *, insist: bool = True) -> Filled:
    """Return the terms that fill the VALUES lines; parameters that were not given stay out.

    Args:
        store: where names are looked up.
        query: the query.
        typed: what the user wrote, by parameter.
        insist: whether a required parameter must be given.

    Raises:
        UsageError: an unknown parameter, a missing required one, a malformed date, year or IRI.
        AmbiguousName: a name that means several things.
        NotFound: a name that means nothing here, or none of the choices.
    """
    _check_names(query, typed, insist)
    _check_dates(query, typed)
    period = _period(query, typed)
    filled: Filled = {}
    # A term is looked up among the terms of its body, so the body comes first.
    for parameter in sorted(query.parameters, key=lambda parameter: parameter.of is not None):
        if parameter.name in typed:
            outer = query.parameter(parameter.of) if parameter.of else None
            within = filled.get(outer.variable, ()) if outer else ()
            filled[parameter.variable] = _terms(store, parameter, typed[parameter.name], period, within)
    return filled


def _check_names(query: CannedQuery, typed: Mapping[str, str], insist: bool) -> None:
    known = {parameter.name for parameter in query.parameters}
    for name in typed:
        if name not in known:
            if not known:
                raise UsageError("query {query} has no parameters; leave out --{name}", query=query.name, name=name)
            listed = ", ".join(f"--{parameter.name}" for parameter in query.parameters)
            template = "query {query} has no parameter --{name}; it has {known}"
            raise UsageError(template, query=query.name, name=name, known=listed)
    for parameter in query.parameters:
        if insist and parameter.required and parameter.name not in typed:
            template = "query {query} needs --{name}, for example '{example}'"
            raise UsageError(template, query=query.name, name=parameter.name, example=parameter.example)


def _check_dates(query: CannedQuery, typed: Mapping[str, str]) -> None:
    """Refuse a wrong day or year before any name is looked up: what a name means may hang on the time."""
    for parameter in query.parameters:
        if parameter.name in typed and parameter.type in _READERS:
            _READERS[parameter.type](parameter, typed[parameter.name])


def _terms(
    store: Queryable,
    parameter: Parameter,
    typed: str,
    period: Period | None,
    within: tuple[NamedNode | Literal, ...],
) -> tuple[NamedNode | Literal, ...]:
    match parameter.type:
        case "date":
            return (_day(parameter, typed),)
        case "year":
            return (Literal(_year(parameter, typed)),)
        case "text":
            return (Literal(_text(parameter, typed)),)
        case _:
            bodies = tuple(node for node in within if isinstance(node, NamedNode))
            several = parameter.several or parameter.type == "term"
            try:
                return resolve(store, parameter.type, typed, period=period, within=bodies, several=several)
            except NotFound:
                if parameter.type != "term" or not bodies or candidates(store, "term", within=bodies):
                    raise
                template = "no term of office of this body is known here; ask who headed it on a day (head-on-date)"
                raise NotFound(template) from None


def _text(parameter: Parameter, typed: str) -> str:
    value = squeeze(clean(typed))
    said = {word_in("vi", f"codes.{parameter.name}", choice).casefold(): choice for choice in parameter.choices}
    value = said.get(value.casefold(), value)
    if parameter.choices and value not in parameter.choices:
        known = ", ".join(parameter.choices)
        raise NotFound("--{name}: '{value}' is none of {known}", name=parameter.name, value=value, known=known)
    return value


def _day(parameter: Parameter, typed: str) -> Literal:
    stated = _stated(typed)
    if stated is None or stated.precision != "day":
        template = "--{name}: '{value}' is no day; write YYYY-MM-DD, for example {example}"
        raise UsageError(template, name=parameter.name, value=typed, example=parameter.example)
    return Literal(stated.text, datatype=NamedNode(expand("xsd:date")))


def _stated(typed: str) -> PartialDate | None:
    day = _VIETNAMESE_DAY.fullmatch(typed.strip())
    iso = f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}" if day else typed.strip()
    try:
        return PartialDate(iso)
    except UsageError:
        return None


def _year(parameter: Parameter, typed: str) -> str:
    stated = _stated(typed)
    if stated is None or stated.precision != "year":
        template = "--{name}: '{value}' is no year; write YYYY, for example {example}"
        raise UsageError(template, name=parameter.name, value=typed, example=parameter.example)
    return stated.text


_READERS: Mapping[str, Callable[[Parameter, str], object]] = {"date": _day, "year": _year}


def _period(query: CannedQuery, typed: Mapping[str, str]) -> Period | None:
    """Return the days that a question is about: its date, its year, or the years of its term."""
    for parameter in query.parameters:
        value = typed.get(parameter.name, "").strip()
        if not value:
            continue
        stated = _stated(value) if parameter.type in ("date", "year") else None
        if stated is not None:
            return stated.first_day(), stated.last_day()
        years = YEARS.search(value) if parameter.type == "term" else None
        if years and years[1] <= years[2] and years[1] != "0000":
            return date(int(years[1]), 1, 1), date(int(years[2]), 12, 31)
    return None
