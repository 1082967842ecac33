"""The bars of extraction over the corpora beside the checkout, measured by the corpus's own scorer."""

import json
import subprocess
import sys

import pytest

from lhtv_kg.extraction import as_json, extract
from lhtv_kg.model import Report
from lhtv_kg.text import clean

FIELDS_LEAST = 0.95
BARS = [("seed.json", 1.0, 1.0), ("dev", 0.95, 0.97), ("dev2", 0.95, 0.97)]


def read(path):
    return extract(Report(id=path.stem, text=clean(path.read_text("utf-8")), sha256="0" * 64))


@pytest.fixture(scope="module")
def driver(tmp_path_factory):
    """A command that prints the claims of a file as the scorer wants them."""
    script = tmp_path_factory.mktemp("driver") / "claims.py"
    lines = [
        "import json, sys",
        "from pathlib import Path",
        "from lhtv_kg.extraction import as_json, extract",
        "from lhtv_kg.model import Report",
        "from lhtv_kg.text import clean",
        "text = clean(Path(sys.argv[1]).read_text('utf-8'))",
        "for claim in extract(Report(id='x', text=text, sha256='0' * 64)).claims:",
        "    print(json.dumps(as_json(claim), ensure_ascii=False))",
    ]
    script.write_text("\n".join(lines), "utf-8")
    return script


def score(shared, driver, folder):
    command = [sys.executable, str(shared / "corpus" / "score.py"), "--json"]
    command += ["--cmd", f"{sys.executable} {driver} {{file}}", str(folder)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "least_f1", "least_precision"), BARS)
def test_bars(shared, driver, name, least_f1, least_precision):
    found = score(shared, driver, shared / "corpus" / name)
    assert found["all"]["f1"] >= least_f1
    assert found["post"]["precision"] >= least_precision
    for field, share in found["fields"].items():
        assert share >= FIELDS_LEAST, field


@pytest.mark.parametrize("folder", ["seed", "corpus/dev", "corpus/dev2"])
def test_every_quote_stands_in_its_report(shared, folder):
    paths = sorted((shared / folder).glob("*.txt"))
    assert paths
    for path in paths:
        found = read(path)
        assert list(found.verify()) == list(found.claims)
        for unread in found.unread:
            unread.span.verify(found.report.text, path.name)


def test_two_runs_say_the_same(shared):
    path = sorted((shared / "corpus" / "dev").glob("*.txt"))[0]
    assert [as_json(claim) for claim in read(path).claims] == [as_json(claim) for claim in read(path).claims]
