"""data/lexicon -> ``Lexicon``. A folder of the user with files of the same names adds to the shipped entries.

Each file is read by one function below, so that what a key means stands in one place.
"""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from lhtv_kg.assets import asset
from lhtv_kg.errors import DataFileError
from lhtv_kg.lexicon.checking import problems
from lhtv_kg.lexicon.entries import EventWord, Expression, Fixed, Head, Modifier, Province, Title
from lhtv_kg.lexicon.lexicon import Lexicon
from lhtv_kg.lexicon.own import own_folder
from lhtv_kg.lexicon.words import folded, words_of
from lhtv_kg.model import Capacity, EventKind
from lhtv_kg.text import fold

_ENGLISH_WORDS = {"on", "an", "a", "to", "so", "do", "the", "thi", "in", "bo", "y", "lu", "no"}
Table = Mapping[str, Any]


def load_lexicon(extra: Path | None = None) -> Lexicon:
    """Return the shipped lexicon, with the entries of a folder added to it: ``extra``, else the user's own, if any.

    A lexicon is loaded once a process; changed files need a new one.

    Raises:
        DataFileError: a file of the folder is wrong; the message names the file and the entry.
    """
    return _loaded(extra.absolute() if extra else own_folder())


def wrong_in(folder: Path) -> Iterator[DataFileError]:
    """Yield all that is wrong in a folder with words of a user."""
    yield from problems(folder, asset("data", "lexicon"), _FILES)


@cache
def _loaded(extra: Path | None) -> Lexicon:
    if extra and (wrong := next(wrong_in(extra), None)):
        raise wrong
    lexicon = Lexicon()
    for folder in (asset("data", "lexicon"), *([extra] if extra else [])):
        for name, fill in _FILES.items():
            path = folder / name
            if path.exists():
                _fill(lexicon, path, fill)
    lexicon.settle()
    return lexicon


def _fill(lexicon: Lexicon, path: Path, fill: Any) -> None:
    try:
        if path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as lines:
                fill(lexicon, list(csv.DictReader(lines)))
        else:
            fill(lexicon, tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, ValueError, csv.Error) as error:
        template = "{file}: {reason}; see the comment at the head of the shipped file {name}"
        raise DataFileError(template, file=path, reason=error, name=path.name) from None


def _titles(lexicon: Lexicon, data: Table) -> None:
    prefixes = data.get("deputy_prefixes", ["phó"])
    for row in data.get("title", []):
        traits = {
            "unit": row.get("unit", ""),
            "committee": row.get("committee", ""),
            "board": row.get("board", False),
            "bare": row.get("bare", False),
            "body": row.get("body", ""),
            "minutes": row.get("minutes", False),
        }
        forms = [row["name"], *row.get("forms", [])]
        lexicon.titles.add(forms, Title(row["name"], **traits))
        lexicon.titles.add(row.get("english", []), Title(row["name"], english=True, **traits))
        if deputy := row.get("deputy"):
            spoken = [
                deputy,
                *row.get("deputy_forms", []),
                *(f"{prefix} {form}" for prefix in prefixes for form in forms),
            ]
            lexicon.titles.add(spoken, Title(deputy, **traits))
            lexicon.titles.add(row.get("deputy_english", []), Title(deputy, english=True, **traits))


def _modifiers(lexicon: Lexicon, data: Table) -> None:
    for row in data.get("modifier", []):
        lexicon.modifiers.add(row["forms"], Modifier(Capacity(row["capacity"]), row["position"] == "before"))


def _people(lexicon: Lexicon, data: Table) -> None:
    for row in _rows(data, "honorifics"):
        for form in row.get("forms", []):
            lexicon.honorifics.add([form], form)
    for row in _rows(data, "surnames"):
        for key in ("kinh", "minority"):
            words = row.get(key, "").split()
            lexicon.surnames.update(folded(word) for word in words)
            lexicon.plain_surnames.update({fold(word) for word in words} - _ENGLISH_WORDS)
    for row in _rows(data, "middles"):
        lexicon.middles.update(folded(word) for word in row.get("words", "").split())
    for row in _rows(data, "historical"):
        for name in row.get("names", []):
            lexicon.historical.add([name], name)


def _organizations(lexicon: Lexicon, data: Table) -> None:
    for row in data.get("head", []):
        traits = {key: row[key] for key in ("bare", "lower", "level", "drop_parent", "named_after") if key in row}
        head = Head(
            row["name"], row["kind"], frozenset(row.get("parents", ())), scope=row.get("scope") == "place", **traits
        )
        lexicon.heads.add([row["name"], *row.get("forms", [])], head)
    for row in data.get("subject", []):
        name = row["name"]
        loose = name.replace(",", ""), name.replace(" và ", " & "), name.replace(",", "").replace(" và ", " & ")
        lexicon.subjects.add([name, *loose, *row.get("forms", [])], name)
    for row in data.get("fixed", []):
        names = [row["name"], *row.get("forms", []), *row.get("english", [])]
        lexicon.fixed.add(names, Fixed(row["name"], row["kind"], row.get("province", "")))
    for name in data.get("common", {}).get("words", "").replace("\n", "|").split("|"):
        lexicon.common.add([name], name)
    lexicon.apart.update(folded(word) for word in data.get("apart", {}).get("words", "").split())
    lexicon.name_words.update(data.get("words", {}))


def _provinces(lexicon: Lexicon, rows: Iterable[Mapping[str, str]]) -> None:
    for row in rows:
        name, level, until = row["name"], row["level"], row["until"]
        names = [name, *filter(None, row["forms"].split("|"))]
        plain = [fold(each).title() for each in names]
        if row.get("library"):
            lexicon.libraries[name] = row["library"]
        lexicon.provinces.add([*names, *plain], Province(name, level, until))
        for town in filter(None, row["towns"].split("|")):
            lexicon.towns.add([town, fold(town).title()], Province(name, level, until, town))


def _expressions(lexicon: Lexicon, data: Table) -> None:
    for row in data.get("expression", []):
        for form in row["forms"]:
            known = lexicon.expressions.get(form)
            senses = {row["sense"], *(known.senses if known else ())}
            strength = row.get("strength") or (known.strength if known else "")
            lexicon.expressions.add([form], Expression(frozenset(senses), strength))


def _events(lexicon: Lexicon, data: Table) -> None:
    for row in data.get("event", []):
        for form in [*row["forms"], *row.get("english", [])]:
            lexicon.events.add([form], EventWord(EventKind(row["kind"]), row.get("weak", False), len(words_of(form))))


def _places(lexicon: Lexicon, data: Table) -> None:
    canonical = {folded(key): value for key, value in data.get("levels", {}).get("canonical", {}).items()}
    for table, key in ((lexicon.levels, "levels"), (lexicon.venues, "venues"), (lexicon.named_after, "named_after")):
        for form in data.get(key, {}).get("forms", []):
            table.add([form], canonical.get(folded(form), form))


def _layout(lexicon: Lexicon, data: Table) -> None:
    for key, row in data.items():
        for name, values in row.items():
            if isinstance(values, list):
                lexicon.layout[f"{key}.{name}"] = (*lexicon.layout.get(f"{key}.{name}", ()), *map(folded, values))
            else:
                lexicon.layout[f"{key}.{name}"] = (values,)


def _labels(lexicon: Lexicon, data: Table) -> None:
    for row in data.get("label", []):
        for form in row["forms"]:
            lexicon.labels.add([form], (lexicon.labels.get(form) or frozenset()) | {row["sense"]})


def _english(lexicon: Lexicon, data: Table) -> None:
    for row in data.get("body", []):
        head = lexicon.heads.get(row["head"])
        if head is None:
            raise ValueError(f"{row['forms'][0]}: head '{row['head']}' is no head of organizations.toml")
        lexicon.english.add(row["forms"], (head, row["core"]))
    for row in data.get("faculty", []):
        lexicon.faculties.add(row["forms"], row["name"])
    phong = lexicon.heads.get("Phòng")
    for row in data.get("division", []):
        if phong:
            lexicon.english.add(row["forms"], (phong, row["core"]))


def _counts(lexicon: Lexicon, data: Table) -> None:
    for table, key in ((lexicon.counted, "people"), (lexicon.between, "between"), (lexicon.members, "members")):
        for form in data.get(key, {}).get("forms", []):
            table.add([form], form)
    for form in data.get("visits", {}).get("forms", []):
        lexicon.visits.add([form], form)
    members = data.get("members", {})
    lexicon.having.update(map(folded, members.get("after", [])))
    lexicon.taking_part.update(map(folded, members.get("not_before", [])))
    halls = data.get("halls", {})
    for words, key in ((lexicon.halls, "forms"), (lexicon.counting, "counting"), (lexicon.joined, "joined")):
        words.update(map(folded, halls.get(key, [])))
    for comparator, forms in data.get("comparators", {}).items():
        lexicon.comparators.update(dict.fromkeys(map(folded, forms), comparator))
        lexicon.about.update({word for form in forms for word in words_of(form)} - lexicon.counting)
    digits = data.get("digits", {})
    for key, value in (
        *zip(digits.get("forms", []), range(10), strict=False),
        *digits.get("spoken", {}).items(),
        *data.get("powers", {}).items(),
    ):
        lexicon.numbers[folded(key)] = value


def _rows(data: Table, key: str) -> list[Table]:
    return [data[key]] if key in data else []


_FILES = {
    "titles.toml": _titles,
    "modifiers.toml": _modifiers,
    "people.toml": _people,
    "organizations.toml": _organizations,
    "provinces.csv": _provinces,
    "expressions.toml": _expressions,
    "events.toml": _events,
    "places.toml": _places,
    "layout.toml": _layout,
    "guests.toml": _layout,
    "acts.toml": _layout,
    "english.toml": _english,
    "labels.toml": _labels,
    "counts.toml": _counts,
}
