"""Compares data/reference with another table of units: names, types, codes before and after July 2025, and mergers.

    pip install vietnam-provinces    # in an environment of its own: GPL, nothing of it enters the project
    PYTHONPATH=src python scripts/check_provinces.py

Prints one line a difference and returns 1 where there is any.
"""

import sys

from lhtv_kg.dates import PartialDate
from lhtv_kg.identity.changes import load_codes
from lhtv_kg.identity.places import Gazetteer, Place
from lhtv_kg.identity.tables import lived_on
from lhtv_kg.text import name_key

try:
    from vietnam_provinces._lookup import PROVINCE_MAPPING
    from vietnam_provinces._province_conversion_2025 import OLD_TO_NEW
    from vietnam_provinces.legacy._lookup import PROVINCE_MAPPING as LEGACY_MAPPING
except ImportError as missing:
    sys.exit(f"vietnam-provinces is not here ({missing}); see the head of this script")

BEFORE, AFTER, NOW = PartialDate("2025-06-30"), PartialDate("2025-07-01"), PartialDate("2026-12-31")
CITY, PROVINCE = "Thành phố ", "Tỉnh "
PLACES = Gazetteer.load()


def coded(day: PartialDate) -> dict[int, Place]:
    """Return our units of a day by their code of the statistics office."""
    codes = (c for c in load_codes() if c.scheme == "gso" and lived_on(c.valid_from, c.valid_to, day))
    return {int(code.code): PLACES.by_slug[code.place] for code in codes}


def described(name: str) -> tuple[str, str]:
    """Return the bare name and the type that a full name of the other table says."""
    kind = "city" if name.startswith(CITY) else "province"
    bare = name.removeprefix(CITY).removeprefix(PROVINCE)
    return name_key(bare.replace(" - ", " ").replace("-", " ")), kind


def ours(place: Place) -> tuple[str, str]:
    """Return the same of one of our units."""
    name = place.name.removeprefix(CITY)
    return name_key(name.replace(" - ", " ").replace("-", " ")), place.kind


def differences() -> list[str]:
    """Return a line for each unit that the two tables describe differently."""
    found = []
    for day, table in ((BEFORE, LEGACY_MAPPING), (NOW, PROVINCE_MAPPING)):
        mine = coded(day)
        theirs = {int(code): described(unit.name) for code, unit in table.items()}
        for code in sorted(mine.keys() | theirs.keys()):
            here = ours(mine[code]) if code in mine else None
            if here != theirs.get(code):
                found.append(f"{day.text}: code {code}: here {here}, there {theirs.get(code)}")
    before, after = coded(BEFORE), coded(AFTER)
    for code, entry in OLD_TO_NEW.items():
        old = before[int(code)]
        new = {after[int(reference.code)].slug for reference in entry.new_provinces}
        led = {old.slug} if lived_on(old.valid_from, old.valid_to, AFTER) else set(old.successors)
        # The other table follows communes, one of which went from Tiền Giang to Tây Ninh; units go as a whole.
        if not led <= new:
            found.append(f"{old.slug}: here {sorted(led)}, there {sorted(new)}")
    return found


if __name__ == "__main__":
    lines = differences()
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.exit(1 if lines else 0)
