"""What a body or a province came out of and went into, and the names it bore, as pages show them."""

from typing import Any

from lhtv_kg.web.site import Row, Site


def changes(site: Site, iri: str) -> list[dict[str, Any]]:
    """Return the changes (merger, split, renaming) around a thing, each once with both sides, in order of time."""
    found: dict[str, dict[str, Any]] = {}
    for row in site.rows("changes-of", thing=iri):
        change = found.setdefault(str(row["change"]), {"row": row, "before": [], "after": []})
        for side in ("before", "after"):
            if row[side] and row[side] not in change[side]:
                change[side].append(str(row[side]))
    return list(found.values())


def names_through_time(site: Site, iri: str) -> list[Row]:
    """Return the names that a thing bore, each once, in order of time."""
    return list({str(row["name"]): row for row in site.rows("dated-names", thing=iri)}.values())


def before_and_after(site: Site, iri: str) -> tuple[list[str], list[str]]:
    """Return what a thing followed and what followed it."""
    rows = site.rows("successors", thing=iri)
    before = [str(row["before"]) for row in rows if row["after"] == iri]
    after = [str(row["after"]) for row in rows if row["before"] == iri]
    return before, after
