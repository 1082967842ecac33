"""The shipped tables: every row is a claim that holds, conforms, comes back from its graph and reaches its own body."""

import csv
import tomllib
import unicodedata
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from lhtv_kg.dates import PartialDate
from lhtv_kg.derivation import from_extraction, full
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.graph.claims import report_graph
from lhtv_kg.graph.reading import claim_iris, nodes, read_claim
from lhtv_kg.identity.organizations import register
from lhtv_kg.identity.roles import roles
from lhtv_kg.model import EventClaim, MembershipClaim, PostClaim
from lhtv_kg.readers import canonical_address
from lhtv_kg.readers.addresses import is_address
from lhtv_kg.shapes import refusing, validate
from lhtv_kg.tables import Tables, extractions
from lhtv_kg.tables.reading import COLUMNS

DATA = Path(__file__).resolve().parents[2] / "data"
PAGES = list(extractions())
CLAIMS = [(page.report, claim) for page in PAGES for claim in page.claims]
TABLES = Tables()
EXPECTED = tomllib.loads((DATA / "expectations.toml").read_text("utf-8"))["tables"]
SEED = "urn:lhtv:seed:000_ae0bbc0176a1cf70"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("path", sorted((DATA / "tables").glob("*.csv")), ids=lambda path: path.stem)
def test_tables_are_nfc_sorted_and_without_repetition(path: Path) -> None:
    listed = [tuple(row.values()) for row in rows(path)]
    assert listed == sorted(set(listed))
    assert all(cell == unicodedata.normalize("NFC", cell).strip() for row in listed for cell in row)
    assert path.stem in {*COLUMNS, "decisions", "left-out"}


def test_every_row_is_a_claim_and_none_is_missing() -> None:
    counts = Counter({table: len(found) for table, found in TABLES.rows.items()})
    claims = Counter(claim.rule.removeprefix("table-") for _, claim in CLAIMS)
    assert claims - Counter(mention=claims["mention"]) == counts
    assert set(EXPECTED) == set(counts)
    assert all(counts[table] >= minimum for table, minimum in EXPECTED.items())


def test_every_page_is_one_report() -> None:
    assert len(PAGES) == len({line["source"] for line in TABLES.stating()})
    addresses = [page.report.primary_source for page in PAGES]
    assert all(address and is_address(address) for address in addresses)
    for found in (
        [page.report.id for page in PAGES],
        [page.report.sha256 for page in PAGES],
        [canonical_address(address or "") for address in addresses],
    ):
        assert len(set(found)) == len(PAGES)


def test_every_quote_is_in_the_text() -> None:
    for page in PAGES:
        assert list(page.verify()) == list(page.claims)


def test_claims_come_back_from_their_graphs() -> None:
    for page in PAGES:
        found = nodes(report_graph(page))
        assert {read_claim(iri, found) for iri in claim_iris(found)} == set(page.claims)


def test_all_graphs_conform_to_the_claim_shapes() -> None:
    found = validate(chain.from_iterable(map(report_graph, PAGES)))
    assert refusing(found) == ()
    assert {violation.shape.rpartition("#")[2] for violation in found} == {"PostClaim-interval"}


def test_every_name_of_a_body_means_the_body_of_its_row() -> None:
    resolver = Resolver()
    resolved = [resolver.resolve(stated) for page in PAGES for stated in from_extraction(page)]
    reached = Counter(body.slug for r in resolved for body in (r.organization, r.member, r.organizer, r.host) if body)
    columns = ("organization", "member", "organizer", "host")
    named = Counter(line[column] for line in TABLES.stating() for column in columns if line.cells.get(column))
    assert reached == named
    assert set(named) <= set(register().by_slug)


def test_titles_and_labels_are_those_of_the_vocabularies() -> None:
    assert {
        claim.title for _, claim in CLAIMS if isinstance(claim, PostClaim) and not roles().role(claim.title).known
    } == set()
    kinds = {"library-site", "department-site", "newspaper", "association-site", "encyclopedia", "mirror", "seed"}
    assert {line["kind"] for line in TABLES.pages.values()} == kinds


def test_events_are_those_that_the_tables_tell_apart() -> None:
    quads = full(chain.from_iterable(map(from_extraction, PAGES)), Resolver())
    events = {str(q.subject).rpartition("/")[2].rstrip(">") for q in quads if q.predicate.value.endswith("eventKind")}
    assert events == set(TABLES.events)
    kinds = Counter(q.object.value.rpartition("/")[2] for q in quads if q.predicate.value.endswith("contradictionKind"))
    assert kinds >= Counter({"term-label": 5, "act-date": 3})


@pytest.mark.parametrize("row", rows(DATA / "tables" / "decisions.csv"), ids=lambda row: row["organization"])
def test_decisions_are_in_the_reference_tables_or_said_to_be_left_out(row: dict[str, str]) -> None:
    left_out = " ".join(line["rows"] for line in rows(DATA / "tables" / "left-out.csv") if line["table"] == "decisions")
    for place in filter(None, row["reference"].split(" | ")):
        table, slug = place.split("/")
        (held,) = [found for found in rows(DATA / "reference" / f"{table}.csv") if found["slug"] == slug]
        assert row["date"] in held.values()
    assert row["reference"] or f"{row['organization']} {row['act'].split()[0]} {row['date']}" in left_out


def test_retellings_and_rows_of_one_page_name_one_source() -> None:
    retold = {tomllib.loads(path.read_text("utf-8"))["retells"] for path in (DATA / "reports").glob("*.meta.toml")}
    assert SEED in retold
    assert retold <= set(TABLES.pages)


def facts(shared: Path, name: str) -> list[dict[str, str]]:
    return [
        {column: unicodedata.normalize("NFC", cell) for column, cell in row.items()}
        for row in rows(shared / "facts" / f"{name}.csv")
    ]


@pytest.mark.parametrize(
    ("name", "theirs", "ours"),
    [
        ("posts", "person title capacity basis date start end term decision", None),
        ("posts", "organization_id event_id date_inferred scope", "organization event date_inferred scope"),
        ("events", "id name_vi kind start end place province", "event name kind start end place province"),
        ("events", "organizer_id host_id date_inferred", "organizer host date_inferred"),
        ("participations", "event_id person role", "event person role"),
        ("terms", "organization_id label ordinal start_date end_date", "organization label ordinal elected closed"),
        ("terms", "organization_id label election_event_id", "organization label event"),
        ("memberships", "member_id organization_id as_of start end", "member organization date start end"),
        ("decisions", "organization_id act date decision", "organization act date decision"),
    ],
)  # fmt: skip
def test_every_fact_is_in_with_its_page(shared: Path, name: str, theirs: str, ours: str | None) -> None:
    addresses = {row["id"]: row["url"] for row in facts(shared, "sources")} | {"S000": SEED}
    given = Counter(
        (addresses[row["source_id"]], *(row[column] for column in theirs.split())) for row in facts(shared, name)
    )
    kept = rows(DATA / "tables" / f"{name}.csv")
    assert given <= Counter((row["source"], *(row[column] for column in (ours or theirs).split())) for row in kept)


def test_holders_still_in_office_are_attested_by_their_page() -> None:
    until = {(c.person, c.start, c.until) for _, c in CLAIMS if isinstance(c, PostClaim) and c.until}
    assert until >= {
        ("Ngô Thị Huyền", PartialDate("2026-02"), PartialDate("2026-02")),
        ("Nguyễn Thị Thúy Loan", PartialDate("1994"), PartialDate("1999")),
    }


def test_what_is_concluded_or_doubted_says_so() -> None:
    flags = ("date_inferred", "inferred", "doubtful")
    marked = Counter(flag for line in TABLES.stating() for flag in flags if line.cells.get(flag))
    concluded = Counter(type(c) for _, c in CLAIMS if c.inferred and c.rule != "table-mention")
    assert concluded[PostClaim] + concluded[EventClaim] == marked["date_inferred"] > 300
    assert concluded[MembershipClaim] == marked["inferred"]
    assert sum(c.confidence < 1 for _, c in CLAIMS) == marked["doubtful"] > 10
