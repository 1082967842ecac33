"""docs/ontology.md says what the Turtle says."""

import runpy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_page_is_current() -> None:
    page = runpy.run_path(str(ROOT / "scripts" / "ontology_page.py"))["page"]
    written = (ROOT / "docs" / "ontology.md").read_text("utf-8")
    assert written == page(), "run python scripts/ontology_page.py"
    for word in ("`lhtv:Tenure`", "giam-doc", "PostClaim-title", "khẳng định"):
        assert word in written
