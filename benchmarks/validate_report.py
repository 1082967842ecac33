"""Time of validating one report against all shapes, and whether it grows with what stands beside it.

    python benchmarks/validate_report.py

Prints CPU milliseconds (median of 20, warm) for reports of 1, 17 and 170 claims, and for 17 claims beside 0, 1,000
and 10,000 triples of context.
"""

import statistics
import time
from collections.abc import Callable

from pyoxigraph import Quad

from lhtv_kg.dates import PartialDate
from lhtv_kg.graph.claims import report_graph
from lhtv_kg.model import AnyClaim, EventClaim, EventKind, Extraction, PostClaim, Report, Span
from lhtv_kg.shapes import validate
from lhtv_kg.text import nfc

DAY = PartialDate("2021-05-01")


def report(claims: int, name: str = "tin") -> frozenset[Quad]:
    """Return the graph of an invented report: one event, and persons with a post each."""
    lines = [nfc(f"Ông Đỗ Văn Mẫu {number}, Giám đốc Thư viện tỉnh {number}.") for number in range(claims)]
    text, made, start = "\n".join(lines), list[AnyClaim](), 0
    made.append(EventClaim(span=Span(0, 3, text[:3]), rule="frame", kind=EventKind.CONFERENCE, start=DAY))
    for number, line in enumerate(lines[1:], 1):
        start += len(lines[number - 1]) + 1
        span = Span(start, start + len(line), line)
        person, body = f"Đỗ Văn Mẫu {number}", f"Thư viện tỉnh {number}"
        made.append(
            PostClaim(span=span, rule="guest-list", person=nfc(person), title="Giám đốc", organization=body, date=DAY)
        )
    return report_graph(Extraction(Report(id=name, text=text, sha256="0" * 64, published=DAY), tuple(made)))


def milliseconds(work: Callable[[], object], runs: int = 20) -> float:
    """Return the median CPU time of some work, warm, in milliseconds."""
    work()
    times = []
    for _ in range(runs):
        before = time.process_time()
        work()
        times.append((time.process_time() - before) * 1000)
    return statistics.median(times)


def main() -> None:
    """Print the figures."""
    for claims in (1, 17, 170):
        quads = report(claims)
        assert not validate(quads)
        print(f"{claims:4} claims, {len(quads):5} triples: {milliseconds(lambda q=quads: validate(q)):7.1f} ms")
    quads = report(17)
    for beside in (0, 40, 400):
        context = report(beside, "other") if beside else frozenset()
        took = milliseconds(lambda c=context: validate(quads, c))
        print(f"  17 claims beside {len(context):5} triples of context: {took:7.1f} ms")


if __name__ == "__main__":
    main()
