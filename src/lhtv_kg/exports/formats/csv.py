"""CSV: one table a class in a ZIP file, with a description of all columns in CSVW.

The union of all graphs, cut to the tables and columns of ``data/exports/tables.toml``: for spreadsheets and
statistics. Cells are verbatim (RFC 4180: a quote keeps its line breaks); several values of a cell are parted by
``|``. For everything, take N-Quads.
"""

import csv
import io
import json
import zipfile
from collections.abc import Iterable
from typing import BinaryIO

from pyoxigraph import Quad

from lhtv_kg.exports.order import triples
from lhtv_kg.exports.tables import Index, Table, description, tables

MEDIA_TYPE = "application/zip"
SUFFIX = ".csv.zip"

# The earliest date a ZIP entry can have: the time of writing would change the bytes.
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16


def write(quads: Iterable[Quad], out: BinaryIO) -> None:
    """Write the tables and ``csv-metadata.json`` as one ZIP file.

    Raises:
        ExportError: a cell cannot hold its values.
    """
    whole = io.BytesIO()  # on a pipe, the ZIP writer would leave the sizes out
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, content in table_files(quads).items():
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE
            entry.compress_type = zipfile.ZIP_DEFLATED
            folder.writestr(entry, content)
    out.write(whole.getvalue())


def table_files(quads: Iterable[Quad]) -> dict[str, bytes]:
    """Return the files of the export by name, the description first.

    Raises:
        ExportError: a cell cannot hold its values.
    """
    index, described = Index(triples(quads)), tables()
    metadata = json.dumps(description(described), ensure_ascii=False, indent=1).encode() + b"\n"
    return {"csv-metadata.json": metadata, **{f"{table.name}.csv": _csv(table, index) for table in described}}


def _csv(table: Table, index: Index) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.header())
    writer.writerows(index.rows(table))
    return text.getvalue().encode()
