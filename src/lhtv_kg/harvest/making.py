"""What harvesters take of a snapshot, made by a process of its own: sorting everything would hold up a server.

python -m lhtv_kg.harvest.making SNAPSHOT FOLDER
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from lhtv_kg.harvest.dumps import write_dumps
from lhtv_kg.harvest.records import dated, digests, read_records, write_records
from lhtv_kg.store.reading import frozen_quads, withdrawn_reports

RECORDS = "records.tsv"
"""The file of records, beside the dumps."""
_BOOK = "harvest.tsv"
"""The book of changes, beside the snapshots."""


def make(snapshot: Path, folder: Path) -> None:
    """Write the records and the dumps of a snapshot into a folder, and bring the book of changes up to date.

    Raises:
        StoreError: the snapshot cannot be read.
        ExportError: a format cannot hold something.
        OSError: the folder cannot be written.
    """
    quads = list(frozen_quads(snapshot))
    folder.mkdir(parents=True, exist_ok=True)
    published = datetime.fromtimestamp(int((snapshot / "sequence").stat().st_mtime), UTC)
    book = snapshot.parent.parent / _BOOK
    before = {record.iri: record for record in read_records(book)}
    records = dated(digests(quads), withdrawn_reports(snapshot), before, published)
    write_records(records, folder / RECORDS)
    if os.access(book.parent, os.W_OK):  # a store that may only be read has no book: each snapshot counts as new
        write_records(records, book, hashed=True)
    write_dumps(quads, folder)


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]))
