"""Make ``data/tables`` from a folder of facts; a development script, not needed when the program runs.

    python scripts/import_facts.py FOLDER

The folder holds ``sources.csv``, ``posts.csv``, ``events.csv``, ``participations.csv``, ``terms.csv``,
``memberships.csv`` and ``decisions.csv``, whose rows name pages by numbers (``S001``). Here rows name pages by their
addresses, so that a number that moves changes nothing. Organisations are not taken: they are ``data/reference``.
"""

import csv
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

Row = dict[str, str]

DATA = Path(__file__).resolve().parents[1] / "data"
# The seed report has no address of its own; data/reports names it so.
OWN_ADDRESSES = {"file:000_ae0bbc0176a1cf70.txt": "urn:lhtv:seed:000_ae0bbc0176a1cf70"}
# Until when a holder was in office at least, where only the remark says so.
STILL_IN_OFFICE = "in office when the page was written"
STILL_IN_YEAR = re.compile(r"\bstill head in (\d{4})")
# Ways in which a page states a membership outright; all other remarks tell what it was concluded from.
STATED_MEMBERSHIPS = {"", "listed", "founding member", "admitted as a member"}


class Facts:
    """The folder of facts, with page numbers turned into addresses."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pages = {row["id"]: row for row in self.rows("sources")}

    def rows(self, name: str) -> list[Row]:
        """Return the rows of a table, in NFC."""
        text = unicodedata.normalize("NFC", (self.folder / f"{name}.csv").read_text("utf-8"))
        return list(csv.DictReader(text.splitlines(keepends=True)))

    def address(self, number: str) -> str:
        """Return the address of a page."""
        url = self.pages[number]["url"]
        return OWN_ADDRESSES.get(url, url)

    def note(self, text: str) -> str:
        """Return a remark in which pages are named by their addresses."""
        return re.sub(r"\bS\d{3}\b", lambda match: self.address(match[0]), text)


def sources(facts: Facts) -> Iterator[Row]:
    """Yield all pages."""
    for page in facts.pages.values():
        yield {
            "source": facts.address(page["id"]),
            "title": page["title"],
            "publisher": page["publisher"],
            "date": page["date_published"],
            "language": page["language"],
            "kind": page["kind"],
        }


def posts(facts: Facts) -> Iterator[Row]:
    """Yield the posts; ``until`` and ``doubtful`` come out of the remark."""
    for row in facts.rows("posts"):
        still = STILL_IN_YEAR.search(row["note"])
        written = facts.pages[row["source_id"]]["date_published"] if STILL_IN_OFFICE in row["note"] else ""
        yield {
            "source": facts.address(row["source_id"]),
            "person": row["person"],
            "title": row["title"],
            "organization": row["organization_id"],
            **{column: row[column] for column in ("capacity", "basis", "date", "start", "end")},
            "until": still[1] if still else written,
            "term": row["term"],
            "event": row["event_id"],
            **{column: row[column] for column in ("decision", "scope", "date_inferred")},
            "doubtful": "yes" if "doubtful:" in row["note"] else "",
            "note": facts.note(row["note"]),
        }


def events(facts: Facts) -> Iterator[Row]:
    """Yield the events."""
    for row in facts.rows("events"):
        yield {
            "source": facts.address(row["source_id"]),
            "event": row["id"],
            "name": row["name_vi"],
            **{column: row[column] for column in ("kind", "start", "end", "place", "province")},
            "organizer": row["organizer_id"],
            "host": row["host_id"],
            "attendance": f"{row['attendance_comparator']}{row['attendance_value']}",
            "date_inferred": row["date_inferred"],
        }


def participations(facts: Facts) -> Iterator[Row]:
    """Yield who took part in what."""
    for row in facts.rows("participations"):
        address = facts.address(row["source_id"])
        yield {"source": address, "event": row["event_id"], "person": row["person"], "role": row["role"]}


def terms(facts: Facts) -> Iterator[Row]:
    """Yield the labels of terms, with the day of the election that opened the term and of the one that closed it."""
    for row in facts.rows("terms"):
        yield {
            "source": facts.address(row["source_id"]),
            "organization": row["organization_id"],
            "label": row["label"],
            "ordinal": row["ordinal"],
            "elected": row["start_date"],
            "closed": row["end_date"],
            "event": row["election_event_id"],
            "note": facts.note(row["note"]),
        }


def memberships(facts: Facts) -> Iterator[Row]:
    """Yield who belongs to which federation or association."""
    for row in facts.rows("memberships"):
        yield {
            "source": facts.address(row["source_id"]),
            "member": row["member_id"],
            "organization": row["organization_id"],
            "date": row["as_of"],
            "start": row["start"],
            "end": row["end"],
            "inferred": "" if row["note"].partition(";")[0] in STATED_MEMBERSHIPS else "yes",
            "note": facts.note(row["note"]),
        }


def decisions(facts: Facts) -> Iterator[Row]:
    """Yield the acts on organisations, with the row of the reference tables that has the fact."""
    for row in facts.rows("decisions"):
        yield {
            "source": facts.address(row["source_id"]),
            "organization": row["organization_id"],
            "act": row["act"],
            "date": row["date"],
            "decision": row["decision"],
            "reference": " | ".join(held_in(row)),
            "note": facts.note(row["note"]),
        }


def held_in(decision: Row) -> Iterator[str]:
    """Yield the rows of ``data/reference`` that hold the fact of a decision."""
    body, day = decision["organization_id"], decision["date"]
    for row in reference("changes"):
        if body in f"{row['from']}|{row['to']}".split("|") and day in (row["adopted"], row["effective"]):
            yield f"changes/{row['slug']}"
    for row in reference("organizations"):
        if row["slug"] == body and row["founded"] == day:
            yield f"organizations/{body}"


def reference(name: str) -> list[Row]:
    """Return the rows of a reference table."""
    with (DATA / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, found: Iterable[Row]) -> int:
    """Write a table, sorted by its columns from the first on; return how many rows it has."""
    listed = list(found)
    columns = list(listed[0])
    listed.sort(key=lambda row: [row[column] for column in columns])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(listed)
    return len(listed)


def main(folder: Path) -> None:
    """Write every table and say how many rows it has."""
    facts = Facts(folder)
    for table in (sources, posts, events, participations, terms, memberships, decisions):
        path = DATA / "tables" / f"{table.__name__}.csv"
        sys.stdout.write(f"{path.name}\t{write(path, table(facts))}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
