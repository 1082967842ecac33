"""What a report says about itself: front matter, the sidecar ``NAME.meta.toml``, the head of a web page.

The names that are understood stand in ``data/readers/metadata.toml``.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from lhtv_kg.assets import asset
from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import InputRefused, UsageError
from lhtv_kg.messages import say
from lhtv_kg.readers.addresses import canonical_address
from lhtv_kg.readers.files import read_bytes, shown
from lhtv_kg.text import clean, nfc, squeeze

_VIETNAM = timezone(timedelta(hours=7))  # one zone, no summer time
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}")
_ACCENTED_KEY = re.compile(r"""^[ \t]*((?=[^"'#=\n]*[^\x00-\x7f])[^\s"'#=\[][^"'#=\n]*?)[ \t]*=""", re.M)
_TRUE = {"true", "yes", "1", "có"}
_FALSE = {"false", "no", "0", "không"}
_SIDECAR_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is stated about a report; None is "not stated". ``roster`` holds the table of that name in a sidecar."""

    source: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    byline: str | None = None
    language: str | None = None
    show_text: bool | None = None
    retells: str | None = None
    kind: str | None = None
    encoding: str | None = None
    roster: tuple[tuple[str, str], ...] | None = None

    def over(self, other: "Metadata") -> "Metadata":
        """Return these values, and those of the other where this one states nothing."""
        missing = {f.name: getattr(other, f.name) for f in fields(self) if getattr(self, f.name) is None}
        return replace(self, **missing)


def metadata_from(values: Mapping[str, object], where: str) -> tuple[Metadata, tuple[str, ...]]:
    """Return the metadata of keys and values, and a note for each key that is not understood.

    Raises:
        InputRefused: a value cannot be what its key says (``where`` begins the message).
    """
    known: dict[str, object] = {}
    notes: list[str] = []
    for key, value in values.items():
        name = _key_names().get(nfc(key).strip().casefold().replace("_", "-").replace(" ", "-"))
        if name is None:
            key = squeeze(clean(key))
            notes.append(
                say(
                    "{file}: the key '{key}' is not understood; known are {known}",
                    file=where,
                    key=key,
                    known=_known_keys(),
                )
            )
        elif value not in (None, ""):
            field = {"date": "published", "show-text": "show_text"}.get(name, name)
            known[field] = _value(name, value, where)
    return Metadata(**known), tuple(notes)  # type: ignore[arg-type]


def read_sidecar(path: Path) -> tuple[Metadata, tuple[str, ...]]:
    """Return the metadata of the sidecar of a report: ``a.txt.meta.toml``, or else ``a.meta.toml``.

    Raises:
        InputRefused: the sidecar is broken; a report without its sidecar would get another id.
    """
    sidecar = next((s for s in sidecar_names(path) if s.is_file()), None)
    if sidecar is None:
        return Metadata(), ()
    try:
        text = read_bytes(sidecar, _SIDECAR_BYTES).decode("utf-8-sig")
        values = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        if isinstance(error, tomllib.TOMLDecodeError) and (accented := _ACCENTED_KEY.search(text)):
            raise InputRefused(
                "{file}: TOML takes the key '{key}' in quotation marks only: \"{key}\" = …; known are {known}",
                file=shown(sidecar),
                key=squeeze(clean(accented[1])),
                known=_known_keys(),
            ) from None
        raise InputRefused(
            "{file}: no valid TOML ({reason}); correct it", file=shown(sidecar), reason=squeeze(str(error))
        ) from None
    return metadata_from(values, shown(sidecar))


def sidecar_names(path: Path) -> tuple[Path, Path]:
    """Return where the sidecar of a report may lie; the first that exists counts."""
    return path.with_name(f"{path.name}.meta.toml"), path.with_name(f"{path.stem}.meta.toml")


def parse_date(text: str) -> PartialDate | None:
    """Return the day, month or year of a stated date, or None.

    A moment in UTC is taken in the time of Vietnam (UTC+7), one with another offset or none on the day it names.
    """
    text = text.strip()
    try:
        if moment := _MOMENT.match(text):
            return PartialDate(_vietnamese_day(text, moment[1]))
        if day := _DAY_FIRST.match(text):
            return PartialDate(f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}")
        return PartialDate(text) if _ISO.fullmatch(text) else None
    except UsageError:
        return None


def _vietnamese_day(text: str, day: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
        return (moment.astimezone(_VIETNAM) if moment.utcoffset() == timedelta() else moment).date().isoformat()
    except (ValueError, OverflowError):  # no moment, or the last hours of the calendar
        return day


@cache
def _key_names() -> Mapping[str, str]:
    keys = tomllib.loads(asset("data", "readers", "metadata.toml").read_text("utf-8"))["keys"]
    return {spelling: name for name, others in keys.items() for spelling in (name, *others)} | {"roster": "roster"}


def _known_keys() -> str:
    return ", ".join(dict.fromkeys(_key_names().values()))


def _value(name: str, value: object, where: str) -> object:
    if name == "roster":
        return _table(value, where)
    if name == "date":
        return _date(value, where)
    if name == "show-text":
        return _flag(value, where)
    if name == "byline" and isinstance(value, list):
        value = ", ".join(map(str, value))
    if not isinstance(value, str):
        raise InputRefused(
            "{file}: {key} must be text, not {value}; put it in quotation marks",
            file=where,
            key=name,
            value=repr(value),
        )
    text = squeeze(clean(value))
    if name == "source" and text:
        _check_address(text, where)
    return text or None


def _date(value: object, where: str) -> PartialDate:
    text = value.isoformat() if isinstance(value, date) else str(value)
    found = parse_date(text)
    if found is None:
        raise InputRefused(
            "{file}: the date '{value}' is no date; write YYYY-MM-DD, YYYY-MM or YYYY",
            file=where,
            value=squeeze(clean(text)),
        )
    return found


def _flag(value: object, where: str) -> bool:
    word = str(value).strip().casefold()
    if word not in _TRUE | _FALSE:
        raise InputRefused(
            "{file}: show-text '{value}' is neither true nor false; write true or false",
            file=where,
            value=squeeze(clean(word)),
        )
    return word in _TRUE


def _check_address(text: str, where: str) -> None:
    try:
        canonical_address(text)
    except UsageError:
        raise InputRefused(
            "{file}: the source '{value}' is no address; write it with its scheme, for example https://…",
            file=where,
            value=text,
        ) from None


def _table(value: object, where: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
        raise InputRefused(
            "{file}: roster must be a table of texts; write [roster] and lines such as person = 'Họ và tên'", file=where
        )
    return tuple((nfc(key), squeeze(nfc(text))) for key, text in value.items())
