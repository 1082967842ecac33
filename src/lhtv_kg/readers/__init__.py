"""Files become reports.

Comes in: a file or a folder, with a sidecar or front matter. Goes out: a ``Report`` with its stored text, the hash of
the original bytes and a stable id; or one line that says why not (``InputRefused``). Imports only rooms above: errors,
assets, messages, text, dates, model, lexicon. Libraries for foreign formats are imported when such a file comes.
"""

from lhtv_kg.readers.addresses import canonical_address, report_id
from lhtv_kg.readers.folder import Skipped, Survey, assign_roots, find_reports, survey
from lhtv_kg.readers.report import is_roster, read_report

__all__ = [
    "Skipped",
    "Survey",
    "assign_roots",
    "canonical_address",
    "find_reports",
    "is_roster",
    "read_report",
    "report_id",
    "survey",
]
