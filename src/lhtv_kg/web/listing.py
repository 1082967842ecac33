"""Long lists: what the address filters, sorts and turns over, so that every view of a list can be linked to."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from starlette.responses import Response

from lhtv_kg.text import sort_key
from lhtv_kg.web.addresses import path_of
from lhtv_kg.web.search import index_of
from lhtv_kg.web.views import json_data, page
from lhtv_kg.web.visit import Visit

T = TypeVar("T")

PER_PAGE = 50
MOST_PAGES = 1000


@dataclass(frozen=True, slots=True)
class Filter(Generic[T]):
    """A way to narrow a list.

    Args:
        name: the parameter of the address.
        label: what stands before the field, in the language of the visit.
        values: the values that an item has, as they stand in the address: slugs, years.
        words: what a value is called.
        newest: show the largest value first; else in the order of the words.
        most: how many values the form offers, the most frequent ones; an address may name any.
    """

    name: str
    label: str
    values: Callable[[T], Iterable[str]]
    words: Callable[[str], str] = str
    newest: bool = False
    most: int = 500


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to choose, its words, and how many items of the whole list have it."""

    value: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form above a list, and what is chosen in it; "" for nothing."""

    name: str
    label: str
    chosen: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """A page of a list: its items, how many there are on all pages, how many without filters."""

    items: tuple[T, ...]
    matching: tuple[T, ...]
    everything: int
    number: int
    last: int
    fields: tuple[Field, ...]
    typed: str

    @property
    def total(self) -> int:
        """Return the number of items on all pages."""
        return len(self.matching)

    @property
    def narrowed(self) -> bool:
        """Tell whether anything was filtered."""
        return bool(self.typed) or any(field.chosen for field in self.fields)


def listed(
    visit: Visit,
    items: Sequence[T],
    filters: Sequence[Filter[T]] = (),
    *,
    iri: Callable[[T], str] | None = None,
    size: int = PER_PAGE,
) -> Listing[T]:
    """Return the page of a list that the address asks for.

    Args:
        visit: whose address has the values of the filters, ``q`` and ``page``.
        items: the whole list, in order.
        filters: the ways to narrow it; all that are chosen must hold.
        iri: the thing that an item is about; with it ``q`` narrows by any of its names.
        size: items a page.
    """
    chosen = {each.name: visit.typed(each.name) for each in filters}
    matching = [item for item in items if _matches(item, filters, chosen)]
    typed = visit.typed("q") if iri else ""
    if iri and typed:
        found = {one.iri for one in index_of(visit.site).find(typed, visit.lang)}
        matching = [item for item in matching if iri(item) in found]
    last = max(1, -(-len(matching) // size))
    number = min(visit.number("page", 1, MOST_PAGES), last)
    fields = tuple(_field(each, items, chosen[each.name]) for each in filters)
    shown = tuple(matching[(number - 1) * size : number * size])
    return Listing(shown, tuple(matching), len(items), number, last, fields, typed)


def list_page(
    visit: Visit, template: str, found: Listing[T], row: Callable[[T], Mapping[str, Any]], **values: Any
) -> Response:
    """Return a list as a page, or as JSON: the totals and what ``row`` says of each item of the page."""
    if visit.form.name != "json":
        return page(visit, template, found=found, **values)
    following = visit.absolute(visit.with_query(page=found.number + 1)) if found.number < found.last else None
    content = {"total": found.total, "page": found.number, "pages": found.last, "next": following}
    return json_data(visit, content | {"items": [row(item) for item in found.items]})


def named(visit: Visit, iri: str) -> dict[str, str]:
    """Return a thing for JSON: its IRI, its name, its page."""
    return {"iri": iri, "label": visit.label(iri), "page": visit.absolute(path_of(iri))}


def slug_of(iri: str) -> str:
    """Return the last part of an IRI, the value by which addresses filter."""
    return iri.rpartition("/")[2]


def year_of(day: object) -> str:
    """Return the year of an ISO date of any precision, "" for none."""
    return str(day or "")[:4]


def _matches(item: T, filters: Sequence[Filter[T]], chosen: Mapping[str, str]) -> bool:
    return all(not chosen[each.name] or chosen[each.name] in each.values(item) for each in filters)


def _field(of: Filter[T], items: Sequence[T], chosen: str) -> Field:
    """Return a field; a value that no item has stands in it too, so that the reader sees what finds nothing."""
    counted = Counter(value for item in items for value in set(of.values(item)))
    offered = dict(counted.most_common(of.most))
    if chosen:
        offered[chosen] = counted[chosen]
    choices = [Choice(value, of.words(value), count) for value, count in offered.items() if value]
    choices.sort(key=lambda one: (sort_key(one.words), one.value))
    if of.newest:
        choices.sort(key=lambda one: one.value, reverse=True)
    return Field(of.name, of.label, chosen, tuple(choices))
