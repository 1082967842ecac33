"""Small parts: negotiation, dates and numbers, timelines, marked passages, search, framing, links."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from lhtv_kg.errors import UsageError
from lhtv_kg.queries import Table
from lhtv_kg.store import Store, open_store
from lhtv_kg.vocabulary import expand
from lhtv_kg.web import listing
from lhtv_kg.web import site as site_module
from lhtv_kg.web.addresses import kind_and_slug, path_of, readable_address, thing_iri
from lhtv_kg.web.describing import framed
from lhtv_kg.web.formatting import by_given_name, by_name, date_text, number_text, typed_date, with_dates
from lhtv_kg.web.headers import Link, link_header
from lhtv_kg.web.names import Name, Names
from lhtv_kg.web.negotiation import best
from lhtv_kg.web.passages import Marked, passages
from lhtv_kg.web.search import Index
from lhtv_kg.web.tenures import Evidence, Tenure
from lhtv_kg.web.timeline import timeline


@pytest.mark.parametrize(
    ("accept", "offered", "expected"),
    [
        (None, ("html", "json"), "html"),
        ("*/*", ("json", "html"), "json"),
        ("text/*", ("json", "csv", "html"), "csv"),
        ("application/json;q=0.2, text/csv;q=0.3", ("json", "csv"), "csv"),
        ("application/json", ("html", "jsonld", "json"), "json"),
        ("application/json", ("html", "jsonld"), "jsonld"),
        ("application/xhtml+xml", ("json", "html"), "html"),
        ("text/html;q=0, */*;q=0.1", ("html", "ttl"), "ttl"),
        ("image/png", ("html", "ttl"), None),
        ("garbage", ("ttl", "html"), "ttl"),
    ],
)
def test_best_form(accept: str | None, offered: tuple[str, ...], expected: str | None) -> None:
    found = best(accept, offered)
    assert (found.name if found else None) == expected


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [
        ("2020-07-17", "17/7/2020", "17 July 2020"),
        ("2020-07", "7/2020", "July 2020"),
        (date(1917, 11, 29), "29/11/1917", "29 November 1917"),
        ("2020", "2020", "2020"),
    ],
)
def test_dates(value: object, vi: str, en: str) -> None:
    assert (date_text(value, "vi"), date_text(value, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [(1024, "1.024", "1,024"), (0.98, "0,98", "0.98"), (1.0, "1", "1"), (1234567, "1.234.567", "1,234,567")],
)
def test_numbers(value: float, vi: str, en: str) -> None:
    assert (number_text(value, "vi"), number_text(value, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("17/7/2020", "2020-07-17"),
        (" 7/2020 ", "2020-07"),
        ("2020", "2020"),
        ("2020-07-17", "2020-07-17"),
        ("01.02.2020", "2020-02-01"),
    ],
)
def test_typed_dates(typed: str, expected: str) -> None:
    assert typed_date(typed).text == expected


@pytest.mark.parametrize("typed", ["31/2/2020", "hôm qua", "", "13/2020", "1/1/20"])
def test_typed_dates_that_are_none(typed: str) -> None:
    with pytest.raises(UsageError):
        typed_date(typed)


def test_vietnamese_order() -> None:
    people = ["Đỗ Thị Dụ", "Bùi Văn Giao", "Trần Ánh", "Lê An"]
    assert by_name(people, str) == ["Bùi Văn Giao", "Đỗ Thị Dụ", "Lê An", "Trần Ánh"]
    assert by_given_name(people, str) == ["Lê An", "Trần Ánh", "Đỗ Thị Dụ", "Bùi Văn Giao"]


def test_addresses() -> None:
    iri = thing_iri("person", "le-thi-thu-ee44cb")
    assert (kind_and_slug(iri), path_of(iri)) == (("person", "le-thi-thu-ee44cb"), "/doc/person/le-thi-thu-ee44cb")
    assert path_of("https://w3id.org/lhtv/vocab/role/giam-doc") == "/vocab/role/giam-doc"
    assert path_of(expand("lhtv:Tenure")) == "/ontology#Tenure"
    assert path_of("https://example.org/x") == "https://example.org/x"
    assert readable_address("https://example.org/t%C3%AAn/") == "example.org/tên"


def test_links_that_would_break_a_header_are_left_out() -> None:
    assert link_header([Link("/a", "item", "text/turtle"), Link("/b>\r\nx", "item"), Link("/tên", "item")]) == (
        '</a>; rel="item"; type="text/turtle"'
    )


_SHORT = {
    "be": "beginEarliest",
    "bl": "beginLatest",
    "ee": "endEarliest",
    "el": "endLatest",
    "fa": "firstAttested",
    "la": "lastAttested",
    "nb": "notBefore",
    "na": "notAfter",
}


def tenure(on: str = "", **days: str) -> Tenure:
    """A tenure with these bounds (by the first letters of their names) and one claim of that date."""
    bounds = {_SHORT[name]: date.fromisoformat(day) for name, day in days.items()}
    said = Evidence("c", "words", "r", "title", "", "", "text", "s", date=on)
    return Tenure("t", "p", "role", "o", "post", "", "full", 1, "", "", bounds, (said,), ())


@pytest.mark.parametrize(
    ("days", "parts"),
    [
        ("be=2010-01-01 bl=2010-01-01 ee=2012-12-31 el=2012-12-31", "certain"),
        ("fa=2010-03-01 la=2012-03-01 nb=2005-03-01 na=2017-03-01", "before after presumed"),
        ("fa=2010-03-01 la=2010-03-01 nb=2010-02-28 na=2010-03-02", "presumed"),
        ("bl=2010-01-01 ee=2011-01-01 fa=2010-01-01 la=2012-01-01", "before after presumed certain"),
    ],
)
def test_bars_say_how_sure_a_day_is(days: str, parts: str) -> None:
    drawn = timeline([tenure(**dict(day.split("=") for day in days.split()))])
    assert drawn is not None
    assert [part.kind for part in drawn.lanes[0].parts] == parts.split()
    assert all(part.x >= 0 and part.x + part.width <= 100.01 for part in drawn.lanes[0].parts)


def test_bars_and_dots_stand_at_their_dates() -> None:
    drawn = timeline([tenure("2012-07", be="2010-01-01", bl="2010-01-01", ee="2014-12-31", el="2014-12-31")])
    assert drawn is not None
    assert [(tick.year, tick.x) for tick in drawn.ticks][:2] == [(2010, 0.0), (2011, 19.99)]
    dot = drawn.lanes[0].dots[0]
    assert (round(dot.x), dot.exact) == (51, False)


def test_a_tenure_without_a_day_is_named_but_not_drawn() -> None:
    assert timeline([tenure()]) is None
    drawn = timeline([tenure(), tenure(fa="2010-03-01", la="2010-03-01")])
    assert drawn is not None
    assert (len(drawn.lanes), len(drawn.undated)) == (1, 1)


def test_passages_join_to_the_text_and_know_their_claims() -> None:
    text = "Bà A, Giám đốc, và ông B dự."
    claims = [Marked(1, "a", "", 0, 15, False), Marked(2, "b", "", 0, 4, False), Marked(3, "c", "", 19, 24, True)]
    found = passages(text, claims, [(24, 27)])
    assert "".join(one.text for one in found) == text
    assert [(one.text, [c.number for c in one.claims]) for one in found[:2]] == [("Bà A", [2, 1]), (", Giám đốc,", [1])]
    assert [one.text for one in found if one.unread] == [" dự"]
    assert [c.number for one in found for c in one.closes] == [2, 1, 3]


NAMES = Names(
    [
        Name("o:1", "organization", {"vi": "Thư viện tỉnh An Phước", "en": "An Phuoc Library"}, ["TV An Phước"]),
        Name("o:2", "organization", {"vi": "Liên hiệp Thư viện Vùng Hồ"}),
        Name("p:1", "person", {"": "Nguyễn Thị Thúy"}),
        Name("p:2", "person", {"": "Nguyễn Thị Thủy"}),
        Name("t:1", "term", {"": "2018-2020"}, within="o:2"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("thu vien an phuoc", "o:1"),
        ("THƯ VIỆN TỈNH AN PHƯỚC", "o:1"),
        ("tv an phuoc", "o:1"),
        ("lhtv vung ho", "o:2"),
        ("Nguyễn Thị Thuý", "p:1"),
        ("Nguyễn Thị Thủy", "p:2"),
        ("thuy nguyen", "p:2"),
        ("2018-2020 vung ho", "t:1"),
        ("an phuoc library", "o:1"),
    ],
)
def test_search(typed: str, first: str) -> None:
    assert Index(NAMES).find(typed, "vi")[0].iri == first


def test_search_finds_nothing_but_names_what_looks_alike() -> None:
    index = Index(NAMES)
    assert index.find("thu vien an phuoca", "vi") == []
    assert index.nearest("thu vien tinh an phuco", "en", 2)[0].label == "An Phuoc Library"
    assert index.find("", "vi") == index.find("   ", "vi") == []


def test_marks_that_are_no_letters_find_no_name_in_letters_of_another_alphabet() -> None:
    names = Names([Name("e:1", "event", {"vi": "Книга"})])
    assert Index(names).find("\ufffd\ufffd", "vi") == []


def test_names_that_look_alike_may_be_of_one_kind() -> None:
    index = Index(NAMES)
    assert {one.kind for one in index.nearest("thu vien tinh an phuco", "en", 5, "person")} <= {"person"}


def test_framed_json_ld_begins_with_the_thing_and_means_the_same() -> None:
    root, other = NamedNode(thing_iri("person", "x")), NamedNode(thing_iri("tenure", "t"))
    triples = [
        Triple(root, NamedNode(expand("rdfs:label")), Literal("Lê Thị Thử")),
        Triple(other, NamedNode(expand("org:member")), root),
    ]
    text = framed(triples, root.value)
    assert {str(quad.triple) for quad in parse(text, format=RdfFormat.JSON_LD)} == {str(one) for one in triples}
    assert text.index(root.value.encode()) < text.index(other.value.encode())


def test_a_short_answer_is_remembered(lake_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, bool]] = []
    real = site_module.ask

    def counting(store: Store, name: str, parameters: Mapping[str, str], *, evidence: bool) -> Table:
        asked.append((name, evidence))
        return real(store, name, parameters, evidence=evidence)

    monkeypatch.setattr(site_module, "ask", counting)
    with open_store(lake_store) as store:
        found = site_module.Site(store)
        first = found.ask("counts", {})
        assert found.ask("counts", {}) is first
        found.ask("counts", {}, evidence=True)
        monkeypatch.setattr(site_module, "_LONGEST_ANSWER", 0)
        found.ask("contradictions", {})
        found.ask("contradictions", {})
    assert asked == [("counts", False), ("counts", True), ("contradictions", False), ("contradictions", False)]


@pytest.mark.parametrize(("chosen", "offered"), [("", ["a", "b"]), ("c", ["a", "b", "c"]), ("z", ["a", "b", "z"])])
def test_a_form_offers_the_most_frequent_values_and_the_chosen_one(chosen: str, offered: list[str]) -> None:
    items = ["a"] * 3 + ["b"] * 2 + ["c"]
    found = listing._field(listing.Filter("letter", "Letter", lambda item: (item,), most=2), items, chosen)
    assert [choice.value for choice in found.choices] == offered
    assert [choice.count for choice in found.choices if choice.value == "z"] == [0] * (chosen == "z")


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("hai ngày: 2025-10-04 và 2025-10-06.", "hai ngày: 4/10/2025 và 6/10/2025.", None),
        ("2020-07", "7/2020", "July 2020"),
        ("2016-2021", "2016-2021", "2016-2021"),
        ("2011-13-45", "2011-13-45", "2011-13-45"),
        ("Số 12-2020-07-17", "Số 12-2020-07-17", "Số 12-2020-07-17"),
    ],
)
def test_dates_within_a_text(text: str, vi: str, en: str | None) -> None:
    assert with_dates(text, "vi") == vi
    assert en is None or with_dates(text, "en") == en
