"""The examples and counter-examples of the lexicon's files, read by the grammar itself.

In: a folder with files of words, the shipped one or that of a user, and the lexicon made of it. An example must give
what its entry is for, a counter-example must not.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from lhtv_kg.extraction.chunks import Chunk, chunks_of
from lhtv_kg.extraction.counts import count_of
from lhtv_kg.extraction.extractor import extract
from lhtv_kg.extraction.groups import read_groups
from lhtv_kg.extraction.guests import led_in
from lhtv_kg.extraction.layout import Zone, blocks_of
from lhtv_kg.extraction.mentioned import bodies_in
from lhtv_kg.extraction.normalise import make_view
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.persons import Person
from lhtv_kg.extraction.posts import Post
from lhtv_kg.extraction.rows import table_rows
from lhtv_kg.extraction.story import read_story
from lhtv_kg.extraction.tokens import tokenise
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.lexicon.entries import EventWord
from lhtv_kg.lexicon.words import words_of
from lhtv_kg.model import AnyClaim, Basis, MemberCountClaim, PostClaim, Report

_PROSE = "Thư viện mở cửa từ bảy giờ sáng đến chín giờ tối các ngày trong tuần, kể cả ngày chủ nhật và ngày lễ."
_LIBRARY = "Sáng 12/3/2019, tại thành phố Hạ Long, Thư viện tỉnh Quảng Ninh tổ chức Hội nghị bạn đọc."
_FEDERATION = (
    "Ngày 5/6/2018, tại thành phố Nam Định, tỉnh Nam Định, Liên hiệp Thư viện Đồng bằng sông Hồng tổ chức "
    "Đại hội nhiệm kỳ 2018-2020."
)
Row = Mapping[str, Any]
Check = Callable[[str, Row, Lexicon], bool]


@dataclass(frozen=True, slots=True)
class Example:
    """A few words that an entry of a file must read, or if it is a counter-example must leave alone."""

    file: str
    entry: str
    text: str
    counter: bool
    row: Row
    check: Check

    def holds(self, lexicon: Lexicon) -> bool:
        """Tell whether the grammar reads the words as the entry says."""
        check = _held if self.counter and self.check is _titled else self.check
        return check(self.text, self.row, lexicon) is not self.counter


def examples_in(folder: Path) -> Iterator[Example]:
    """Yield the examples of a folder's files, by file and entry."""
    for (name, table), check in _CHECKS.items():
        path = folder / f"{name}.toml"
        data = tomllib.loads(path.read_text("utf-8")).get(table, []) if path.exists() else []
        for row in data if isinstance(data, list) else [data]:
            entry = row.get("name") or next(iter(row.get("forms") or ()), table)
            for key in ("examples", "counter_examples"):
                for text in row.get(key, []):
                    yield Example(path.name, entry, text, key == "counter_examples", row, check)


def _chunks(text: str, lexicon: Lexicon) -> list[Chunk]:
    return chunks_of(tokenise(make_view(text, [(0, len(text))], lexicon.known), lexicon.doubled), lexicon)


def _values(text: str, kind: type, lexicon: Lexicon) -> list[Any]:
    return [chunk.value for chunk in _chunks(text, lexicon) if isinstance(chunk.value, kind)]


def _bodies(text: str, lexicon: Lexicon) -> Iterator[Organization]:
    """Return every body of a text: named by itself, as that of a post, or as what another is a part of."""
    return chain.from_iterable(bodies_in(chunk.value) for chunk in _chunks(text, lexicon))


def _claims(text: str, kind: type[AnyClaim], lexicon: Lexicon) -> list[Any]:
    found = extract(Report(id="example", text=text, sha256="0" * 64), lexicon)
    return [claim for claim in found.claims if isinstance(claim, kind)]


def _titled(text: str, row: Row, lexicon: Lexicon) -> bool:
    names = {row["name"], row.get("deputy")}
    return any(post.title.name in names and not post.role for post in _values(text, Post, lexicon))


def _held(text: str, row: Row, lexicon: Lexicon) -> bool:
    """Tell whether a report with these words gives the title to anybody."""
    posts = _claims(f"{_LIBRARY}\n\n{text}", PostClaim, lexicon)
    return any(claim.title in (row["name"], row.get("deputy")) for claim in posts)


def _in_capacity(text: str, row: Row, lexicon: Lexicon) -> bool:
    return any(post.capacity == row["capacity"] for post in _values(text, Post, lexicon))


def _headed(text: str, row: Row, lexicon: Lexicon) -> bool:
    return any(
        (body.head and body.head.name == row["name"]) or body.name.startswith(row["name"])
        for body in _bodies(text, lexicon)
    )


def _fixed(text: str, row: Row, lexicon: Lexicon) -> bool:
    return any(body.name == row["name"] for body in _bodies(text, lexicon))


def _signed(text: str, row: Row, lexicon: Lexicon) -> bool:
    return row["sense"] in read_groups(_chunks(text, lexicon)).signs


def _of_kind(text: str, row: Row, lexicon: Lexicon) -> bool:
    return any(word.kind == row["kind"] for word in _values(text, EventWord, lexicon))


def _labelled(text: str, row: Row, lexicon: Lexicon) -> bool:
    return any(row["sense"] in senses for senses in lexicon.labels.find(text))


def _in_english(text: str, row: Row, lexicon: Lexicon) -> bool:
    wanted = (row.get("head", "Phòng"), row["core"])
    return any(body.head and (body.head.name, body.core) == wanted for body in _bodies(text, lexicon))


def _person(text: str, row: Row, lexicon: Lexicon) -> bool:
    return bool(_values(text, Person, lexicon))


def _nobody(text: str, row: Row, lexicon: Lexicon) -> bool:
    return not _person(text, row, lexicon)


def _counted(text: str, row: Row, lexicon: Lexicon) -> bool:
    words = list(words_of(text))
    return count_of(words, 0, len(words), lexicon) is not None


def _membered(text: str, row: Row, lexicon: Lexicon) -> bool:
    return bool(_claims(f"{_FEDERATION}\n\n{text}", MemberCountClaim, lexicon))


def _venue(text: str, row: Row, lexicon: Lexicon) -> bool:
    return any(lexicon.venues.match(words_of(text), at) for at in range(len(words_of(text))))


def _drawn(text: str, row: Row, lexicon: Lexicon) -> bool:
    """Tell whether the words, as a first row, make a table of what stands below, whatever that is."""
    return table_rows([text, " | ".join("x" * (text.count("|") + 1))], lexicon) != {}


def _unreal(text: str, row: Row, lexicon: Lexicon) -> bool:
    """Tell whether a report with these words gives nobody a new post."""
    posts = _claims(f"{_LIBRARY}\n\n{text}.", PostClaim, lexicon)
    return not any(claim.basis in (Basis.ELECTED, Basis.APPOINTED) for claim in posts)


def _leads_in(text: str, row: Row, lexicon: Lexicon) -> bool:
    told = f"{text}, Giám đốc Thư viện tỉnh Lào Cai."
    story = read_story(Report(id="example", text=told, sha256="0" * 64), lexicon)
    return led_in(story.sentences[0], lexicon) is not None


def _in_zone(zone: Zone) -> Check:
    return lambda text, row, lexicon: blocks_of(f"{_PROSE}\n\n{text}\n", lexicon)[-1].zone is zone


_CHECKS: dict[tuple[str, str], Check] = {
    ("titles", "title"): _titled,
    ("modifiers", "modifier"): _in_capacity,
    ("organizations", "head"): _headed,
    ("organizations", "fixed"): _fixed,
    ("expressions", "expression"): _signed,
    ("acts", "unreal"): _unreal,
    ("events", "event"): _of_kind,
    ("labels", "label"): _labelled,
    ("english", "body"): _in_english,
    ("english", "division"): _in_english,
    ("people", "honorifics"): _person,
    ("people", "surnames"): _person,
    ("people", "middles"): _person,
    ("people", "historical"): _nobody,
    ("places", "venues"): _venue,
    ("places", "named_after"): _nobody,
    ("counts", "people"): _counted,
    ("counts", "members"): _membered,
    ("layout", "sidebar"): _in_zone(Zone.FURNITURE),
    ("layout", "credit"): _in_zone(Zone.CREDIT),
    ("layout", "table"): _drawn,
    ("guests", "lead"): _leads_in,
}
