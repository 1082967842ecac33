"""Every example and counter-example of the data files, read by the grammar itself."""

import tomllib

import pytest
from tests.unit.extraction.reading import LEXICON, LIBRARY, bodies, chunks, claims, grouped, story, values
from tests.unit.extraction.test_acts_and_departures import FEDERATION

from lhtv_kg.assets import asset
from lhtv_kg.extraction.counts import count_of
from lhtv_kg.extraction.guests import led_in
from lhtv_kg.extraction.layout import Zone, blocks_of
from lhtv_kg.extraction.persons import Person
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.rows import table_rows
from lhtv_kg.lexicon.entries import EventWord
from lhtv_kg.lexicon.words import words_of
from lhtv_kg.model import MemberCountClaim, PostClaim

PROSE = "Thư viện mở cửa từ bảy giờ sáng đến chín giờ tối các ngày trong tuần, kể cả ngày chủ nhật và ngày lễ."


def titled(text, row):
    names = {row["name"], row.get("deputy")}
    return any(post.title.name in names and not post.role for post in values(text, Post))


def held(text, row):
    """Whether a report with these words gives the title to anybody."""
    return any(claim.title in (row["name"], row.get("deputy")) for claim in claims(f"{LIBRARY}\n\n{text}", PostClaim))


def in_capacity(text, row):
    return any(post.capacity == row["capacity"] for post in values(text, Post))


def headed(text, row):
    return any(
        (body.head and body.head.name == row["name"]) or body.name.startswith(row["name"]) for body in bodies(text)
    )


def fixed(text, row):
    return any(body.name == row["name"] for body in bodies(text))


def signed(text, row):
    return row["sense"] in grouped(text).signs


def of_kind(text, row):
    return any(word.kind == row["kind"] for word in values(text, EventWord))


def labelled(text, row):
    return any(row["sense"] in senses for senses in LEXICON.labels.find(text))


def in_english(text, row):
    head = row.get("head", "Phòng")
    return any(body.head and (body.head.name, body.core) == (head, row["core"]) for body in bodies(text))


def person(text, row):
    return bool(values(text, Person))


def no_person(text, row):
    return not values(text, Person)


def counted(text, row):
    words = list(words_of(text))
    return count_of(words, 0, len(words), LEXICON) is not None


def membered(text, row):
    return bool(claims(f"{FEDERATION}\n\n{text}", MemberCountClaim))


def venue(text, row):
    sentence = chunks(text)
    keys = [chunk.key for chunk in sentence]
    return any(LEXICON.venues.match(words_of(text), at) for at in range(len(words_of(text)))) and bool(keys)


def drawn(text, row):
    """A first row makes a table of what stands below it, whatever that is."""
    cells = text.count("|")
    return table_rows([text, " | ".join("x" * (cells + 1))], LEXICON) != {}


def leads_in(text, row):
    found = story(f"{text}, Giám đốc Thư viện tỉnh Lào Cai.").sentences
    return led_in(found[0], LEXICON) is not None


def in_zone(zone):
    return lambda text, row: blocks_of(f"{PROSE}\n\n{text}\n", LEXICON)[-1].zone is zone


CHECKS = {
    ("titles", "title"): titled,
    ("modifiers", "modifier"): in_capacity,
    ("organizations", "head"): headed,
    ("organizations", "fixed"): fixed,
    ("expressions", "expression"): signed,
    ("events", "event"): of_kind,
    ("labels", "label"): labelled,
    ("english", "body"): in_english,
    ("english", "division"): in_english,
    ("people", "honorifics"): person,
    ("people", "surnames"): person,
    ("people", "middles"): person,
    ("people", "historical"): no_person,
    ("places", "venues"): venue,
    ("places", "named_after"): no_person,
    ("counts", "people"): counted,
    ("counts", "members"): membered,
    ("layout", "sidebar"): in_zone(Zone.FURNITURE),
    ("layout", "credit"): in_zone(Zone.CREDIT),
    ("layout", "table"): drawn,
    ("guests", "lead"): leads_in,
}


def cases(key):
    for (name, table), check in CHECKS.items():
        data = tomllib.loads(asset("data", "lexicon", f"{name}.toml").read_text("utf-8"))[table]
        for row in data if isinstance(data, list) else [data]:
            for text in row.get(key, []):
                yield pytest.param(check, text, row, id=f"{name}: {text}")


@pytest.mark.parametrize(("check", "text", "row"), list(cases("examples")))
def test_example(check, text, row):
    assert check(text, row)


@pytest.mark.parametrize(("check", "text", "row"), list(cases("counter_examples")))
def test_counter_example(check, text, row):
    assert not (held if check is titled else check)(text, row)
