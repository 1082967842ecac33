"""Published addresses: kept, never given to something else, and leading on where things were merged."""

from pathlib import Path

import pytest

from lhtv_kg.errors import DataFileError
from lhtv_kg.identity.addresses import (
    Addresses,
    Entry,
    Named,
    event_token,
    load_addresses,
    person_token,
    register_text,
    tenure_token,
)

MO = Entry("person", "mo-1", ("Mơ @ a", "Mơ @ b"))
BARE = Entry("person", "mo-2", ("Mo @ a",))
BOOK = Addresses([MO, BARE])


def test_without_a_register_everything_has_its_fresh_slug() -> None:
    assert Addresses().name("person", {"x": ["Mơ @ a"], "y": []}) == Named({"x": "x", "y": "y"}, {})


@pytest.mark.parametrize(
    ("groups", "addresses", "replaced"),
    [
        ({"fresh": ["Mơ @ a", "Mơ @ c"]}, {"fresh": "mo-1"}, {}),
        ({"fresh": ["Mơ @ b"]}, {"fresh": "mo-1"}, {}),
        ({"fresh": ["Mơ @ c"]}, {"fresh": "fresh"}, {}),
        ({"fresh": ["Mơ @ a", "Mo @ a"]}, {"fresh": "mo-1"}, {"mo-2": "mo-1"}),
        ({"mo-2": ["Mơ @ a", "Mo @ a"]}, {"mo-2": "mo-2"}, {"mo-1": "mo-2"}),
        ({"p": ["Mơ @ b"], "q": ["Mơ @ a"]}, {"p": "p", "q": "mo-1"}, {}),
        ({"p": ["Mơ @ a"], "mo-1": ["Mơ @ a"]}, {"p": "p", "mo-1": "mo-1"}, {}),
    ],
    ids=["kept", "by any token", "new", "merged", "merged into its slug", "split by the surest token", "tie"],
)
def test_what_was_published_keeps_its_address(
    groups: dict[str, list[str]], addresses: dict[str, str], replaced: dict[str, str]
) -> None:
    assert BOOK.name("person", groups) == Named(addresses, replaced)
    backwards = {slug: list(reversed(tokens)) for slug, tokens in reversed(groups.items())}
    assert BOOK.name("person", backwards) == Named(addresses, replaced)


def test_an_address_is_never_used_again() -> None:
    (address,) = BOOK.name("person", {"mo-1": ["Mơ @ z"]}).addresses.values()
    assert address.startswith("mo-") and address not in ("mo-1", "mo-2")
    assert BOOK.is_taken("person", "mo-1") and not BOOK.is_taken("event", "mo-1")
    assert BOOK.name("event", {"mo-1": ["Mơ @ z"]}).addresses == {"mo-1": "mo-1"}


def test_two_addresses_of_one_token_go_to_two_who_bear_it() -> None:
    book = Addresses([Entry("person", "s", ("t",)), Entry("person", "u", ("t",))])
    assert book.name("person", {"p": ["t"], "q": ["t"]}) == Named({"p": "s", "q": "u"}, {})


def test_what_an_editor_named_stands_and_the_other_address_leads_on() -> None:
    book = Addresses([Entry("event", "hop-1", ("t",))])
    assert book.name("event", {"hop-vien": ["t"]}, {"hop-vien"}) == Named(
        {"hop-vien": "hop-vien"}, {"hop-1": "hop-vien"}
    )


def test_bearers_of_several_tokens_are_linked() -> None:
    assert BOOK.links("person", "Mơ @ b") == BOOK.links("person", "Mơ @ a") == {"address mo-1"}
    assert BOOK.links("person", "Mo @ a") == BOOK.links("event", "Mơ @ a") == frozenset()


def test_publishing_again_adds_tokens_and_takes_away_what_now_is_something_else() -> None:
    again = BOOK.with_published([Entry("person", "mo-1", ("Mơ @ a", "Mơ @ c")), Entry("person", "mo-3", ("Mơ @ b",))])
    assert again.entries == (
        Entry("person", "mo-1", ("Mơ @ a", "Mơ @ c")),
        BARE,
        Entry("person", "mo-3", ("Mơ @ b",)),
    )
    merged = BOOK.with_published([Entry("person", "mo-1", ("Mơ @ a", "Mo @ a"))])
    assert BARE in merged.entries, "it leads on for ever"
    assert merged.name("person", {"x": ["Mơ @ a", "Mo @ a"]}) == Named({"x": "mo-1"}, {"mo-2": "mo-1"})


def test_a_register_is_read_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "so.csv"
    tokens = (
        person_token("Lê | Thử", ""),
        tenure_token("Lê", ("a", "b"), "full", ""),
        event_token("x", ("y", "z"), None, "2020"),
    )
    file.write_text(register_text(Addresses([Entry("tenure", "t", tokens), MO])), "utf-8")
    assert load_addresses(file).entries == (MO, Entry("tenure", "t", tokens))
    assert tokens == ("Lê / Thử @", "Lê @ a b full", "x y z - 2020")


@pytest.mark.parametrize("row", ["thing,a,t", "person,,t", "person,a,", "person,a"])
def test_a_wrong_row_is_named(tmp_path: Path, row: str) -> None:
    file = tmp_path / "so.csv"
    file.write_text(f"kind,address,known_by\n{row}\n", "utf-8")
    with pytest.raises(DataFileError, match=r"so\.csv:2"):
        load_addresses(file)
