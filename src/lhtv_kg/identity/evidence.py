"""What two footholds of one folded name say: one person, two, or nothing. The figures are ``data/identity``.

The first rule that speaks decides; the rules are ordered by strength. Reasons are codes of ``evidence.toml``.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from lhtv_kg.assets import asset
from lhtv_kg.errors import DataFileError
from lhtv_kg.identity.footholds import Foothold, Neighbourhood, sound


class Verdict(StrEnum):
    """What evidence says about two footholds."""

    SAME = "same"
    APART = "apart"
    UNKNOWN = "unknown"


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """A verdict with how sure it is (0 to 1) and its reason, a code; an unknown one asks a question for review."""

    verdict: Verdict
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The figures and words by which evidence is weighed; ``wording`` maps a reason to Vietnamese and English."""

    longest_career: int
    longest_post: int
    full_time: frozenset[str]
    provincial: frozenset[str]
    field: frozenset[str]
    common_name: int
    confidence: Mapping[str, float]
    wording: Mapping[tuple[Verdict | str, str], tuple[str, str]]

    @classmethod
    def load(cls, path: Path | None = None) -> "Scale":
        """Read the shipped figures, or others of the same form.

        Raises:
            DataFileError: the file is no TOML or lacks a value.
        """
        path = path or asset("data", "identity", "evidence.toml")
        try:
            data = tomllib.loads(path.read_text("utf-8"))
            return cls(
                longest_career=data["longest-career"],
                longest_post=data["longest-post"],
                full_time=frozenset(data["full-time"]),
                provincial=frozenset(data["provincial"]),
                field=frozenset(data["field"]),
                common_name=data["common-name"],
                confidence={code: entry["confidence"] for code, entry in data["reason"].items()},
                wording={
                    (table, code): (entry["vi"], entry["en"])
                    for table in ("reason", "doubt")
                    for code, entry in data[table].items()
                },
            )
        except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
            template = "{file}: not in the form of the shipped file ({reason}); compare the two"
            raise DataFileError(template, file=path.name, reason=error) from None

    def same(self, reason: str) -> Finding:
        """Return a finding that two footholds are one person's."""
        return Finding(Verdict.SAME, self.confidence[reason], reason)

    def apart(self, reason: str) -> Finding:
        """Return a finding that two footholds are two people's."""
        return Finding(Verdict.APART, self.confidence[reason], reason)


@cache
def scale() -> Scale:
    """Return the shipped figures, read once."""
    return Scale.load()


class Judge:
    """Weighs two footholds of one folded name; a pure function of them, the register and the figures."""

    def __init__(self, near: Neighbourhood, figures: Scale | None = None) -> None:
        """Take how near bodies are, and the shipped figures unless others are given."""
        self.near = near
        self.figures = figures or scale()
        self._rules: tuple[Callable[[Foothold, Foothold], Finding | None], ...] = (
            self._lifetime, self._accents, self._post, self._two_houses, self._two_provinces, self._ground,
        )  # fmt: skip

    def compare(self, left: Foothold, right: Foothold) -> Finding:
        """Return what the first rule says that says anything; it is the same whichever foothold comes first."""
        found = (finding for rule in self._rules if (finding := rule(left, right)))
        return next(found, Finding(Verdict.UNKNOWN, 0.0, "no-ground"))

    def _lifetime(self, left: Foothold, right: Foothold) -> Finding | None:
        if left.years_with(right) > self.figures.longest_career:
            return self.figures.apart("lifetime")
        return None

    def _accents(self, left: Foothold, right: Foothold) -> Finding | None:
        """Two accented spellings are two names; in one post the second may be a misprint, which is asked."""
        if not (left.accented and right.accented) or _sound_alike(left, right):
            return None
        if self._one_post(left, right):
            return Finding(Verdict.UNKNOWN, 0.0, "other-accents")
        return self.figures.apart("other-accents")

    def _post(self, left: Foothold, right: Foothold) -> Finding | None:
        if not self._one_post(left, right):
            return None
        return self.figures.same("same-post" if left.body == right.body else "successor-post")

    def _one_post(self, left: Foothold, right: Foothold) -> bool:
        if left.role != right.role or not left.role or left.years_from(right) > self.figures.longest_post:
            return False
        return self.near.followed(left.body, right.body) or self._after_merger(left, right)

    def _after_merger(self, left: Foothold, right: Foothold) -> bool:
        """Tell whether one is in the like service of the province into which the other's went, and later."""
        if not self._both(left, right, self.figures.provincial) or not (left.first and right.first):
            return False
        like = self.near.kind(left.body) == self.near.kind(right.body) and not left.meets(right)
        earlier, later = (left, right) if left.first <= right.first else (right, left)
        return like and self.near.became(earlier.body, later.body)

    def _two_houses(self, left: Foothold, right: Foothold) -> Finding | None:
        """Nobody serves two houses full time at once; one that followed the other or lies above it is no second."""
        if self._both(left, right, self.figures.full_time) and left.meets(right):
            return None if self.near.related(left.body, right.body) else self.figures.apart("two-houses")
        return None

    def _two_provinces(self, left: Foothold, right: Foothold) -> Finding | None:
        if not self._both(left, right, self.figures.provincial):
            return None
        here, there = self.near.units(left.body), self.near.units(right.body)
        return self.figures.apart("two-provinces") if here and there and not here & there else None

    def _both(self, left: Foothold, right: Foothold, kinds: frozenset[str]) -> bool:
        return left.body != right.body and {self.near.kind(left.body), self.near.kind(right.body)} <= kinds

    def _ground(self, left: Foothold, right: Foothold) -> Finding | None:
        """One spelling of a name needs common ground; without accents only the body is enough."""
        if not _share_name(left, right):
            return None
        if self.near.related(left.body, right.body):
            return self.figures.same("same-body")
        if not left.accented:
            return None
        if self.near.units(left.body) & self.near.units(right.body):
            return self.figures.same("same-province")
        if left.role and left.role == right.role and left.on & right.on:
            return self.figures.same("same-day")
        return self.figures.same("same-field") if left.sector and right.sector else None


def _share_name(left: Foothold, right: Foothold) -> bool:
    return not set(left.names).isdisjoint(right.names)


def _sound_alike(left: Foothold, right: Foothold) -> bool:
    return not set(map(sound, left.names)).isdisjoint(map(sound, right.names))
