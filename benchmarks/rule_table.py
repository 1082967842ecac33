"""What each rule of extraction contributes over a corpus, and how fast a report is read.

    python benchmarks/rule_table.py ../shared/corpus FOLDER [FOLDER ...]

The first argument is the folder of the corpus with its scorer (``score.py``), whose matching decides which claim is
right. Prints a Markdown table: claims of each rule, how many of them are right, the share that needed an inference, and
the reports a second on one core after start-up.
"""

import importlib.util
import json
import statistics
import sys
import time
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

from lhtv_kg.extraction import as_json, extract
from lhtv_kg.lexicon import load_lexicon
from lhtv_kg.model import Report
from lhtv_kg.text import clean

Figures = dict[str, Counter[str]]


def scorer(folder: Path) -> ModuleType:
    """Return the corpus's own scorer as a module."""
    spec = importlib.util.spec_from_file_location("corpus_score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{folder}: no score.py; give the folder of the corpus")
    module = importlib.util.module_from_spec(spec)
    sys.modules["corpus_score"] = module
    spec.loader.exec_module(module)
    return module


def count(score: ModuleType, gold: dict[str, Any], text: str, figures: Figures) -> None:
    """Add the claims of one report to the figures of their rules."""
    found = [as_json(claim) for claim in extract(Report(id="bench", text=text, sha256="0" * 64)).claims]
    for kind in score.KEYS:
        wanted = score.dedupe([claim for claim in gold["claims"] if claim["type"] == kind], kind)
        given = score.dedupe([claim for claim in found if claim["type"] == kind], kind)
        right = score.match(wanted, given, kind)[0]
        for claim in given:
            figures.setdefault(f"{kind}: {claim['rule']}", Counter()).update(
                claims=1, inferred=int(bool(claim["inferred"]))
            )
        for _, claim in right:
            figures[f"{kind}: {claim['rule']}"].update(right=1)


def main() -> None:
    """Print the table and the speed."""
    corpus, *folders = map(Path, sys.argv[1:])
    score, figures = scorer(corpus), Figures()
    texts: list[str] = []
    load_lexicon()
    for path in (path for folder in folders for path in sorted(folder.glob("*.json"))):
        gold = json.loads(path.read_text("utf-8"))
        texts.append(clean((path.parent / (gold.get("report") or f"{path.stem}.txt")).read_text("utf-8")))
        count(score, gold, texts[-1], figures)
    print("| rule | claims | right | with an inference |\n| --- | ---: | ---: | ---: |")
    for rule, figure in sorted(figures.items(), key=lambda each: (each[0].split(":")[0], -each[1]["claims"])):
        print(f"| {rule} | {figure['claims']} | {figure['right']} | {figure['inferred']} |")
    print(f"\n{speed(texts):.0f} thousand characters a second")


def speed(texts: list[str]) -> float:
    """Return the thousands of characters read in a second of CPU time, the median of five runs over all texts."""
    runs: list[float] = []
    for _ in range(5):
        begun = time.process_time()
        for text in texts:
            extract(Report(id="bench", text=text, sha256="0" * 64))
        runs.append(sum(map(len, texts)) / 1000 / (time.process_time() - begun))
    return statistics.median(runs)


if __name__ == "__main__":
    main()
