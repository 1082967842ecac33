"""How fast reports are read: reports a second on one core, start-up, and the ratio to a named-entity recogniser.

    python benchmarks/extraction.py [--peer PYTHON] [--reports N]

Texts are those of ``data/reports``, joined to the length of a usual press report (about 4,800 code points) and made
distinct. Times are processor seconds, so that a busy machine counts less, of the best of three rounds; those by the
clock stand beside them. ``--peer`` is the Python of an environment of its own that holds ``underthesea`` (``make
peers`` makes one in ``.venv-peers``); it reads the same texts in the same run. Start-up is the best of five runs by
the clock.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lhtv_kg.assets import asset
from lhtv_kg.extraction import extract
from lhtv_kg.model import Report

LENGTH = 4_800
PEER = """
import json, sys, time
from underthesea import ner
texts = json.load(open(sys.argv[1], encoding="utf-8"))
ner(texts[0])
began = time.process_time()
for text in texts:
    ner(text)
print(time.process_time() - began)
"""


def reports(count: int) -> list[str]:
    """Return distinct texts of the length of a usual press report."""
    told = [path.read_text("utf-8") for path in sorted(asset("data", "reports").glob("*.txt"))]
    joined = ["\n\n".join(told[at:] + told[:at])[:LENGTH] for at in range(len(told))]
    return [f"{joined[number % len(joined)]}\n\nSố {number}." for number in range(count)]


def read_all(texts: list[str]) -> float:
    """Return the processor seconds that reading all texts takes, after one to warm up."""
    return timed(texts)[0]


def timed(texts: list[str]) -> tuple[float, float]:
    """Return the seconds that reading all texts takes, of the processor and by the clock: the best of three rounds."""
    made = [Report(id=f"r{n}", text=text, sha256=f"{n}") for n, text in enumerate(texts)]
    extract(made[0])
    rounds = []
    for _ in range(3):
        began, clock = time.process_time(), time.perf_counter()
        for report in made:
            extract(report)
        rounds.append((time.process_time() - began, time.perf_counter() - clock))
    return min(rounds)


def start_up(text: str) -> float:
    """Return the seconds that ``lhtv-kg extract`` takes for one file, start-up included: the best of five."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "bai.txt")
        file.write_text(text, "utf-8")
        words = [sys.executable, "-m", "lhtv_kg", "extract", str(file), "--format", "jsonl"]
        times = []
        for _ in range(5):
            began = time.perf_counter()
            subprocess.run(words, check=True, capture_output=True)
            times.append(time.perf_counter() - began)
    return min(times)


def read_by_peer(python: str, texts: list[str]) -> float:
    """Return the processor seconds that the recogniser takes for the texts."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "texts.json")
        file.write_text(json.dumps(texts), "utf-8")
        done = subprocess.run([python, "-c", PEER, str(file)], check=True, capture_output=True, text=True)
    return float(done.stdout.strip().splitlines()[-1])


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer")
    parser.add_argument("--reports", type=int, default=200)
    options = parser.parse_args()
    texts = reports(options.reports)
    own, clock = (seconds / len(texts) for seconds in timed(texts))
    each = f"{own * 1000:.1f} ms each, {clock * 1000:.1f} by the clock"
    print(f"extraction: {1 / own:.0f} reports a second on one core ({each})")
    print(f"lhtv-kg extract, one file, start-up included: {start_up(texts[0]):.2f} s")
    if options.peer:
        sample = texts[: max(3, len(texts) // 20)]
        peer = read_by_peer(options.peer, sample) / len(sample)
        print(f"underthesea ner: {peer * 1000:.0f} ms each; extraction is {peer / own:.0f} times as fast")


if __name__ == "__main__":
    main()
