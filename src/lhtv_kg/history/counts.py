"""How many members a body is said to have, and how many of them are known; the same for all kinds of members."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from lhtv_kg.dates import PartialDate
from lhtv_kg.history.model import Contradiction, Side
from lhtv_kg.history.rules import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCount:
    """One claim that a body has so many members; ``date`` is None where neither claim nor report has a date."""

    claim: str
    source: str
    count: int
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedMember:
    """One claim that somebody belongs to the body, on a date or from ``start`` to ``end``."""

    claim: str
    member: str
    date: PartialDate | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None


def known_members(count: StatedCount, members: Iterable[StatedMember]) -> tuple[str, ...]:
    """Return who is known as a member by the day of a count: shown until then, and not known to have left."""
    if count.date is None:
        return ()
    day = count.date.last_day()
    came = [one for one in members if (since := one.start or one.date) and since.first_day() <= day]
    left = {one.member for one in came if one.end and one.end.last_day() < count.date.first_day()}
    return tuple(sorted({one.member for one in came} - left))


def count_contradictions(
    body: str, counts: Iterable[StatedCount], members: Sequence[StatedMember], rules: Rules
) -> Iterator[Contradiction]:
    """Yield each count that another source gives differently for the same date, or that more members belie.

    Counts of different dates are none: members come and go. Only members shown on the very date count against it.
    """
    by_date: dict[str, list[StatedCount]] = defaultdict(list)
    for count in counts:
        if count.date is not None:
            by_date[count.date.text].append(count)
    for day, found in sorted(by_date.items()):
        numbers: dict[int, list[str]] = defaultdict(list)
        for count in found:
            numbers[count.count].append(count.claim)
        for left, right in combinations(sorted(numbers), 2):
            sides = _side(str(left), numbers[left]), _side(str(right), numbers[right])
            yield _contradiction(body, sides, rules.reason("count-differs", day=day, left=left, right=right))
        on_day = [one for one in members if one.date and one.date.text == day]
        known = len({one.member for one in on_day})
        for number in sorted(numbers):
            if number < known:
                sides = _side(str(number), numbers[number]), _side(str(known), [one.claim for one in on_day])
                yield _contradiction(body, sides, rules.reason("count-belied", day=day, left=number, right=known))


def _side(label: str, claims: Iterable[str]) -> Side:
    return Side(label=label, claims=tuple(sorted(set(claims))))


def _contradiction(body: str, sides: tuple[Side, Side], reason: tuple[str, str]) -> Contradiction:
    left, right = sides
    return Contradiction(kind="count", subject=body, left=left, right=right, reason_vi=reason[0], reason_en=reason[1])
