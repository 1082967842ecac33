"""Where links of the portal lead in a site, and what becomes of those that lead nowhere."""

import pytest

from lhtv_kg.publishing.atlas import INSIDE, Atlas, Options, Place, Wanted, file_of
from lhtv_kg.publishing.forms import stand_in
from lhtv_kg.publishing.linking import Linker

ADDRESS = "https://example.org/kg"
PERSON = "https://w3id.org/lhtv/id/person/le-thi-thu"
LISTS = {"/": ("html",), "/people": ("html", "json"), "/network.gexf": ("html",), "/catalog": ("html", "ttl")}
QUERIES = {"/queries/board": ("html", "csv"), "/queries/heads": ("html",), "/policy": ("html",)}


def atlas(portal: str = "") -> Atlas:
    things = frozenset({"/doc/person/le-thi-thu", "/vocab/role/chu-tich"})
    examples = {"/queries/board": {"body": "Ban A"}}
    moved = {"/doc/person/le-thi-thu-old": "/doc/person/le-thi-thu"}
    return Atlas(things, LISTS | QUERIES, examples, moved, Options(ADDRESS, portal, dumps=("all.nq.gz",)))


@pytest.mark.parametrize(
    ("target", "lang", "address"),
    [
        ("/", "vi", ""),
        ("/?lang=en", "vi", "en/"),
        ("/people", "en", "en/people/"),
        ("/people?lang=vi", "en", "people/"),
        ("/people?page=1", "vi", "people/"),
        ("/people?page=2&letter=n", "vi", "people/letter-n/page-2/"),
        ("/people?letter=", "vi", "people/"),
        ("/people.json?page=2", "vi", "people/page-2.json"),
        ("/people?letter=n&role=chu-tich", "vi", None),
        ("/people?q=le", "vi", None),
        ("/people.csv", "vi", None),
        ("/doc/person/le-thi-thu", "en", "en/doc/person/le-thi-thu/"),
        ("/doc/person/le-thi-thu#c-1", "vi", "doc/person/le-thi-thu/#c-1"),
        ("/doc/person/le-thi-thu.ttl", "en", "doc/person/le-thi-thu.ttl"),
        ("/doc/person/le-thi-thu.json", "vi", None),
        ("/doc/person/le-thi-thu-old", "vi", "doc/person/le-thi-thu/"),
        ("/doc/person/nobody", "vi", None),
        ("/vocab/role/chu-tich", "en", "en/vocab/role/chu-tich/"),
        ("/network.gexf", "en", "network.gexf"),
        ("/catalog.ttl", "en", "catalog.ttl"),
        ("/dumps", "en", "en/catalog/#downloads"),
        ("/dumps/all.nq.gz", "en", "dumps/all.nq.gz"),
        ("/dumps/other.gz", "vi", None),
        ("/search?q=le", "en", "en/search/"),
        ("/search?letter=a&lang=en", "vi", "en/search/letter-a/"),
        ("/static/site.css?v=1", "en", "static/site.css?v=1"),
        ("/changes/feed", "vi", "changes/feed.ttl"),
        ("/policy?about=x#correction", "vi", "policy/#correction"),
        ("/queries/board?body=Ban+A", "vi", "queries/board/"),
        ("/queries/board.csv?body=Ban+A", "en", "en/queries/board.csv"),
        ("/queries/board?body=Ban+B", "vi", None),
        (f"/queries/career.csv?person={PERSON}&evidence=yes", "en", "doc/person/le-thi-thu.csv"),
        (f"/queries/career.csv?person={PERSON}x&evidence=yes", "vi", None),
        ("/sparql", "vi", None),
        ("/ask?q=ai", "vi", None),
    ],
)
def test_each_path_has_one_file_or_none(target: str, lang: str, address: str | None) -> None:
    place = atlas().place(target, lang)
    assert (place.address if place else None) == address


@pytest.mark.parametrize(
    ("file", "seen_from", "link"),
    [
        ("index.html", "index.html", "./"),
        ("en/index.html", "index.html", "en/"),
        ("index.html", "en/doc/person/x/index.html", "../../../../"),
        ("doc/person/y/index.html", "doc/person/x/index.html", "../y/"),
        ("doc/person/x.ttl", "doc/person/x/index.html", "../x.ttl"),
        ("doc/person/x/index.html", "doc/person/x/index.html", "./"),
        ("static/site.css", "404.html", "static/site.css"),
    ],
)
def test_links_are_relative(file: str, seen_from: str, link: str) -> None:
    assert Place(file).seen_from(seen_from) == link


def test_values_become_names_that_every_file_system_takes_and_stay_apart() -> None:
    values = ["n", "N", "đ", "d", "Thư viện tỉnh", "thu vien tinh", "a/../b", "x" * 300, PERSON, "*"]
    names = [file_of(Wanted("/people", (("letter", value),))) for value in values]
    assert len({name.lower() for name in names}) == len(values)
    assert all(name.isascii() and len(name) < 120 and ".." not in name for name in names)


def page(body: str, portal: str = "", rows: bool = False) -> str:
    finder = '<form action="/search"><input name="q"></form>'
    head = '<head><meta charset="utf-8"></head>'
    made = Linker(atlas(portal)).html(
        f"{head}{body}", "people/index.html", "vi", finder=finder, here="/people", rows=rows
    )
    return made.partition("</head>")[2]


@pytest.mark.parametrize(
    ("body", "without", "portal"),
    [
        ('<a href="/sparql">SPARQL</a>', "SPARQL", '<a href="https://p.example/sparql">SPARQL</a>'),
        ('<p>x · <a href="/sparql">S</a></p>', "<p>x</p>", '<p>x · <a href="https://p.example/sparql">S</a></p>'),
        (
            '<ul><li><a href="/ask?q=1">?</a></li></ul>',
            "",
            '<ul><li><a href="https://p.example/ask?q=1">?</a></li></ul>',
        ),
        ('<a class="n" href="/">h</a>', '<a class="n" href="../">h</a>', '<a class="n" href="../">h</a>'),
        ('<a href="#x">x</a>', '<a href="#x">x</a>', '<a href="#x">x</a>'),
        ('<a href="https://o.example/a?b=1&amp;c">o</a>',) + ('<a href="https://o.example/a?b=1&amp;c">o</a>',) * 2,
        (f'<a href="{INSIDE}/people">p</a>',) + (f'<a href="{ADDRESS}/people/">p</a>',) * 2,
        (f'<link rel="cite-as" href="{PERSON}">',) + (f'<link rel="cite-as" href="{PERSON}">',) * 2,
        ('<form action="/search">s</form>',) + ('<form action="../search/">s</form>',) * 2,
        (
            '<h2 id="on">When?</h2>\n<form action="#on"><input name="on"></form>\n<h2>Heads</h2>',
            "<h2>Heads</h2>",
            '<h2 id="on">When?</h2>\n<form action="https://p.example/people#on"><input name="on"></form>\n'
            "<h2>Heads</h2>",
        ),
        (
            '<p class="q">Data: <a href="/x.json">JSON</a></p>\n',
            "",
            '<p class="q">Data: <a href="https://p.example/x.json">JSON</a></p>\n',
        ),
        (
            '<form action="/ask">s</form>',
            '<form action="../search/"><input name="q"></form>',
            '<form action="https://p.example/ask">s</form>',
        ),
    ],
)
def test_links_that_lead_nowhere_go_or_lead_to_the_portal(body: str, without: str, portal: str) -> None:
    assert page(body) == without
    assert page(body, "https://p.example") == portal


def test_rows_of_what_is_not_there_go_where_asked() -> None:
    table = '<table><tr><td><a href="/">a</a></td></tr>\n<tr><td>S</td><td><a href="/sparql">b</a></td></tr></table>'
    assert "S" in page(table)
    assert page(table, rows=True) == '<table><tr><td><a href="../">a</a></td></tr>\n</table>'


def test_addresses_in_data_become_whole() -> None:
    linker = Linker(atlas())
    text = f'{{"page": "{INSIDE}/doc/person/le-thi-thu", "next": "{INSIDE}/people.json?page=2", "iri": "{PERSON}"}}'
    english = f"{ADDRESS}/en"
    assert linker.text(text, "en") == (
        f'{{"page": "{english}/doc/person/le-thi-thu/", "next": "{english}/people/page-2.json", "iri": "{PERSON}"}}'
    )
    assert Wanted("/people", (("page", "2"),), "en", "json") in linker.wanted


def test_choices_of_a_filter_become_links_to_pages_of_the_list() -> None:
    options = '<option value="">all</option><option value="n&#x27;">N (2)</option><option value="m" selected>M</option>'
    shown = page(f'<form class="filters"><label>Letter <select name="letter">{options}</select></label></form>')
    assert "<details open><summary>Letter</summary>" in shown
    assert '<a href="letter-m/" aria-current="true">M</a>' in shown
    assert "<form" not in shown


def test_a_long_list_of_choices_is_left_to_the_search() -> None:
    options = "".join(f'<option value="{number}">x</option>' for number in range(100))
    assert stand_in(f'<label>Body <select name="body">{options}</select></label>', "/people") == ""


def test_a_canned_question_says_to_what_its_answer_is_one() -> None:
    form = '<label>Body\n<input name="body" value="Ban A" placeholder="x"></label><label class="check">e</label>'
    assert stand_in(form, "/queries/board") == '<p class="note plain">Body: <strong>Ban A</strong></p>'
