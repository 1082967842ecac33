"""Processor time of each kind of page on a built store, every address asked for the first time after the start.

    python benchmarks/pages.py STORE [--most 60]

Prints milliseconds of processor time of the server a kind: median, 95th percentile and the slowest address. The time is
the server's own (Linux counts it for each thread), so a busy machine distorts it little. Exit 1 where an address takes
more than 100 ms.
"""

import argparse
import os
import re
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import defaultdict
from pathlib import Path

LIMIT = 100.0
LISTS = (
    "/",
    "/people",
    "/organizations",
    "/federations",
    "/events",
    "/reports",
    "/provinces",
    "/map",
    "/network",
    "/contradictions",
    "/gaps",
    "/statistics",
    "/changes?since=2020",
    "/policy",
    "/ontology",
    "/catalog",
    "/sparql",
    "/queries",
)
FURTHER = {
    "search": ("/search?q=thu+vien", "/search?q=nguyen+van", "/search?q=khongcogi", "/search?q=LHTV+DBSH"),
    "ask": (
        "/ask?q=" + urllib.parse.quote("Ai là Giám đốc Thư viện Quốc gia Việt Nam ngày 17/7/2020?"),
        "/ask?q=" + urllib.parse.quote("Ai là Chủ tịch Liên hiệp Thư viện Đồng bằng sông Hồng nhiệm kỳ 2020-2022?"),
        "/ask?q=ai+la+ai",
    ),
    "who on a day": ("/doc/organization/nlv?on=17/7/2020", "/doc/organization/vla?on=2015"),
}
EXAMPLES = {
    "body": "Liên hiệp Thư viện Đồng bằng sông Hồng",
    "organization": "Thư viện Quốc gia Việt Nam",
    "person": "Kiều Thúy Nga",
}


def main() -> int:
    """Measure and print; return 1 where an address is slower than the limit."""
    parser = argparse.ArgumentParser(description="processor time of pages")
    parser.add_argument("store", type=Path)
    parser.add_argument("--most", type=int, default=60, help="addresses a kind of thing")
    given = parser.parse_args()
    port = _free_port()
    words = [sys.executable, "-m", "lhtv_kg", "serve", "--store", str(given.store), "--port", str(port)]
    server = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    try:
        base = f"http://127.0.0.1:{port}"
        _wait(f"{base}/catalog")
        slow = sum(_measured(kind, paths, base, server.pid) for kind, paths in _addresses(base, given.most).items())
    finally:
        server.terminate()
        server.wait(30)
    return int(bool(slow))


def _addresses(base: str, most: int) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in LISTS:
        found[path.partition("?")[0]].append(path)
    pages = re.findall(r"<loc>[^<]*?(/(?:doc|vocab)/[^<]+)</loc>", _get(f"{base}/sitemaps/1.xml"))
    for path in pages:
        found["/".join(path.split("/")[:3])].append(path)
    for path in [path for path in pages if path.startswith("/doc/report/")][:: max(1, len(pages) // 40)]:
        found["/doc/claim"] += re.findall(r'<small><a href="(/doc/claim/[^"]+)"', _get(base + path))[:2]
    for path in [path for path in pages if path.startswith("/doc/organization/")]:
        found["/doc/post"] += re.findall(r'href="(/doc/post/[^"]+)"', _get(base + path))[:1]
    for kind, paths in FURTHER.items():
        found[kind] += paths
    for name in sorted(set(re.findall(r'href="/queries/([a-z-]+)"', _get(f"{base}/queries")))):
        found[f"/queries/{name}"].append(f"/queries/{name}{_filled(base, name)}")
    return {kind: _thinned(sorted(set(paths)), most) for kind, paths in found.items()}


def _filled(base: str, name: str) -> str:
    """Return the parameters of a canned query, each with the example of its form, so that the page answers it."""
    form = _get(f"{base}/queries/{name}")
    given = re.findall(r'<input name="([A-Za-z-]+)" value="[^"]*" placeholder="([^"]*)"', form)
    wanted = {field: EXAMPLES.get(field, example) for field, example in given}
    return f"?{urllib.parse.urlencode(wanted)}" if wanted else ""


def _thinned(paths: list[str], most: int) -> list[str]:
    return paths[:: max(1, -(-len(paths) // most))]


def _measured(kind: str, paths: list[str], base: str, server: int) -> int:
    """Print the line of a kind; return how many of its addresses are slower than the limit."""
    took = []
    for path in paths:
        before = _processor_time(server)
        _get(base + path)
        took.append((_processor_time(server) - before, path))
    took.sort()
    times = [milliseconds for milliseconds, _ in took]
    edge = times[min(len(times) - 1, round(0.95 * len(times)))]
    sys.stdout.write(
        f"{kind:28} {len(times):4} {statistics.median(times):7.1f} {edge:7.1f} {times[-1]:7.1f}  {took[-1][1]}\n"
    )
    return sum(one > LIMIT for one in times)


def _processor_time(process: int) -> float:
    """Return the milliseconds of processor time that a process has used, all its threads together."""
    threads = list(Path(f"/proc/{process}/task").glob("*/schedstat"))
    if threads:
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e6
    # A kernel that does not count so finely still counts ticks.
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def _get(address: str) -> str:
    request = urllib.request.Request(address, headers={"Accept": "text/html", "Accept-Language": "vi"})
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as refusal:
        return str(refusal.read().decode())


def _wait(address: str) -> None:
    for _ in range(240):
        try:
            with urllib.request.urlopen(address, timeout=60):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.5)
    raise SystemExit("the server did not start; is the store built? lhtv-kg build --store FOLDER")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
