"""What a page depends on: everything near a thing, nothing far from it, and nothing behind a crossroads."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from lhtv_kg.publishing.atlas import Atlas, Options
from lhtv_kg.publishing.edition import edition
from lhtv_kg.publishing.inputs import inputs
from lhtv_kg.vocabulary import VOCABULARY
from lhtv_kg.web.names import Name, Names
from lhtv_kg.web.site import Site

B = "https://w3id.org/lhtv/id/"
LINK, SAYS = NamedNode("https://example.org/link"), NamedNode("https://example.org/says")
GRAPH = NamedNode("https://example.org/graph")
Pairs = list[tuple[str, str]]


def iri(name: str) -> str:
    return f"{VOCABULARY}{name}" if name.startswith("role/") else f"{B}{name}"


def site(links: Pairs, said: dict[str, str], names: dict[str, str] | None = None, texts: tuple[str, ...] = ()) -> Site:
    """A site whose store holds these links between things and these texts about them."""
    quads = [Quad(NamedNode(iri(left)), LINK, NamedNode(iri(right)), GRAPH) for left, right in links]
    quads += [Quad(NamedNode(iri(name)), SAYS, Literal(text), GRAPH) for name, text in said.items()]
    known = Names(Name(iri(name), "person", {"": label}) for name, label in (names or {}).items())
    rows = [SimpleNamespace(report_id=f"r{number}") for number, _ in enumerate(texts)]
    found: Any = SimpleNamespace(
        store=SimpleNamespace(quads=lambda: iter(quads)),
        names=known,
        reports_in=rows,
        text=lambda report: texts[int(report[1:])],
    )
    return cast("Site", found)


def changed(before: Site, after: Site, *names: str) -> set[str]:
    """The things whose pages have to be made again."""
    iris = [iri(name) for name in names]
    states = inputs(before, iris), inputs(after, iris)
    return {name for name in names if states[0][iri(name)] != states[1][iri(name)]}


CHAIN = [("person/a", "tenure/t"), ("tenure/t", "claim/c"), ("claim/c", "report/r"), ("report/r", "event/e")]
ALL = ("person/a", "tenure/t", "claim/c", "report/r", "event/e")


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("event/e", {"person/a", "claim/c", "report/r", "event/e"}),
        ("report/r", set(ALL)),
        ("person/a", {"person/a", "tenure/t", "claim/c", "report/r", "event/e"}),
    ],
)
def test_a_change_reaches_the_pages_around_it(where: str, expected: set[str]) -> None:
    """The tenure, which has no page of its own kind, looks two links far, the claim three, all others four."""
    assert changed(site(CHAIN, {where: "1"}), site(CHAIN, {where: "2"}), *ALL) == expected


def test_what_is_farther_than_four_links_does_not_count() -> None:
    chain = [(f"person/p{number}", f"person/p{number + 1}") for number in range(8)]
    names = tuple(f"person/p{number}" for number in range(9))
    after = changed(site(chain, {"person/p8": "1"}), site(chain, {"person/p8": "2"}), *names)
    assert after == set(names[4:])


@pytest.mark.parametrize("crossroads", ["place/ha-noi", "role/giam-doc"])
def test_what_lies_behind_a_crossroads_does_not_count_but_the_crossroads_itself_does(crossroads: str) -> None:
    links = [("person/a", crossroads), ("person/b", crossroads)]
    names = ("person/a", "person/b", crossroads)
    assert changed(site(links, {"person/b": "1"}), site(links, {"person/b": "2"}), *names) == {"person/b", crossroads}
    assert changed(site(links, {crossroads: "1"}), site(links, {crossroads: "2"}), *names) == set(names)


def test_a_new_link_counts_at_both_ends() -> None:
    before, after = site(CHAIN[:1], {}), site([*CHAIN[:1], ("person/b", "tenure/t")], {"person/b": "x"})
    assert changed(before, after, "person/a", "tenure/t") == {"person/a", "tenure/t"}


def test_order_does_not_count() -> None:
    said = dict.fromkeys(ALL, "x")
    backwards = dict(reversed(said.items()))
    assert changed(site(CHAIN, said), site(CHAIN[::-1], backwards), *ALL) == set()


def test_persons_of_one_name_depend_on_each_other() -> None:
    alone = {"person/a": "Lê Thử", "person/b": "Trần Mẫu"}
    before, after = site([], {}, alone), site([], {}, alone | {"person/c": "Le Thu"})
    assert changed(before, after, "person/a", "person/b") == {"person/a"}


def test_the_text_of_a_report_counts_though_the_graph_does_not_hold_it() -> None:
    links = [("report/r0", "claim/c")]
    before, after = site(links, {}, texts=("old",)), site(links, {}, texts=("new",))
    assert changed(before, after, "report/r0", "claim/c") == {"report/r0", "claim/c"}


def test_the_edition_is_that_of_the_program_and_the_options() -> None:
    def of(*options: str) -> str:
        return edition(Atlas(frozenset(), {"/": ("html",)}, {}, {}, Options(*options)))

    assert of("https://a.example") == of("https://a.example")
    others = [("https://b.example",), ("https://a.example", "https://p.example"), ("https://a.example", "", "me")]
    assert len({of("https://a.example"), *(of(*options) for options in others)}) == 4
