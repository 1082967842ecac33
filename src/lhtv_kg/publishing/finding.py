"""The search of the site: names for a script of the browser, cut into files; without one, all names by letter."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lhtv_kg.messages import LANGUAGES
from lhtv_kg.publishing.asking import Asker
from lhtv_kg.publishing.atlas import INDEX, Wanted, prefix
from lhtv_kg.publishing.pages import Pages, template
from lhtv_kg.queries.spelling import spellings
from lhtv_kg.text import fold, sort_key
from lhtv_kg.web.addresses import path_of
from lhtv_kg.web.search import KINDS, index_of
from lhtv_kg.web.site import Site
from lhtv_kg.web.views import environment_of

LARGEST = 300_000
"""Bytes of one file of names; more names go into further files."""
FOLDER = "search/names"
_OTHER = "0"
"""Stands for everything that begins with no letter."""


@dataclass(frozen=True, slots=True)
class _Thing:
    """A thing that is found: its page, its label by language, all texts by which it is found."""

    kind: str
    path: str
    labels: Mapping[str, str]
    texts: tuple[str, ...]


def names(site: Site, largest: int = LARGEST) -> Iterator[tuple[str, bytes]]:
    """Yield the files that the script reads: one that lists the others, and the names kind by kind.

    Args:
        site: whose names.
        largest: bytes after which a kind goes on in another file.
    """
    shards = []
    things = _things(site)
    for kind in KINDS:
        lines = [_line(thing) for thing in things if thing.kind == kind]
        for number, part in enumerate(_cut(lines, largest), 1):
            shards.append(f"{kind}-{number}.json")
            lines_of_part = ",\n".join(part)
            yield f"{FOLDER}/{shards[-1]}", f"[\n{lines_of_part}\n]\n".encode()
    known = spellings()
    about = {"kinds": KINDS, "shards": shards, "expand": dict(known.expand), "drop": known.drop.pattern}
    yield f"{FOLDER}/index.json", (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode()


def finders(asker: Asker, pages: Pages) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of the search: the field, and all names by their first letter, in each language."""
    things = _things(asker.site)
    shown = {lang: _by_letter(things, lang) for lang in LANGUAGES}
    letters = sorted(set().union(*shown.values()))  # in all languages the same, for each page names its twin
    for lang, by_letter in shown.items():
        page = environment_of(lang).from_string(template("search.html"))
        for letter in ("", *letters):
            folder = f"search/letter-{letter}" if letter else "search"
            file = f"{prefix(lang)}{folder}/{INDEX}"
            visit = asker.visit(Wanted("/search", (("letter", letter),) if letter else (), lang))
            values: dict[str, Any] = {
                "visit": visit,
                "letters": letters,
                "letter": letter,
                "shown": by_letter.get(letter, ()),
                "root": "../" * file.count("/"),
                "kinds": KINDS,
                "start": prefix(lang),
            }
            text = page.render(values)
            yield file, pages.page(text, file, lang).encode()


def _things(site: Site) -> list[_Thing]:
    texts: dict[str, list[str]] = defaultdict(list)
    index = index_of(site)
    for entry in index.entries:
        texts[entry.thing.iri].append(entry.text)
    found = []
    for iri in sorted(texts):
        name = index.names.get(iri)
        assert name is not None, "the index is made of the names"
        labels = {lang: index.names.full_label(name, lang) for lang in LANGUAGES}
        found.append(_Thing(name.kind, path_of(iri)[1:], labels, tuple(texts[iri])))
    return found


def _line(thing: _Thing) -> str:
    """Return a thing as the script reads it: path, texts, Vietnamese label; the English one where it is another."""
    labels = list(dict.fromkeys(thing.labels.values()))
    return json.dumps([thing.path, thing.texts, *labels], ensure_ascii=False, separators=(",", ":"))


def _cut(lines: list[str], largest: int) -> Iterator[list[str]]:
    part: list[str] = []
    size = 0
    for line in lines:
        length = len(line.encode()) + 2
        if part and size + length > largest:
            yield part
            part, size = [], 0
        part.append(line)
        size += length
    if part:
        yield part


def _by_letter(things: list[_Thing], lang: str) -> dict[str, list[tuple[str, str, str]]]:
    found: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for thing in sorted(things, key=lambda one: (sort_key(one.labels[lang]), one.path)):
        first = fold(thing.labels[lang])[:1]
        letter = first if first.isascii() and first.isalpha() else _OTHER
        found[letter].append((f"/{thing.path}", thing.labels[lang], thing.kind))
    return found
