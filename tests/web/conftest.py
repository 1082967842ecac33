"""A portal as a process of its own over a small store, and a client that says what it got."""

import html
import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.web import lake

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or ""
HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@dataclass(frozen=True)
class Got:
    """An answer: its status, headers (names in lower case) and text."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def words(self) -> str:
        """What a reader sees: no tags, white space folded."""
        bare = re.sub(r"(?s)<(script|style|title|desc)\b.*?</\1>", " ", self.text.partition("<body>")[2])
        spaced = re.sub(r"</?(a|b|small|span|summary)\b[^>]*>", "", bare)
        return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", spaced)).split())


@dataclass
class Portal:
    """A server that runs."""

    port: int
    store: Path
    log: Path
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Got:
        """Ask once, following nothing; ``accept_language="en"`` sets a header."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        named = {"accept": HTML} | {name.replace("_", "-").lower(): value for name, value in headers.items()}
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return Got(answer.status, {k.lower(): v for k, v in answer.getheaders()}, content.decode("utf-8", "replace"))

    def lines(self) -> list[dict[str, Any]]:
        """The log, line by line; each must be JSON."""
        return [json.loads(line) for line in self.log.read_text("utf-8").splitlines()]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(store: Path, log: Path, *options: str) -> Portal:
    port = free_port()
    words = [sys.executable, "-m", "lhtv_kg", "serve", "--port", str(port), "--store", str(store), *options]
    with log.open("wb") as out:
        process = subprocess.Popen(words, stderr=out, env={**os.environ, "LHTV_LANG": "en"})
    portal = Portal(port, store, log, process)
    for _ in range(200):
        try:
            if portal.get("/healthz").status == 200:
                return portal
        except OSError:
            time.sleep(0.1)
        if process.poll() is not None:
            break
    raise AssertionError(f"the server did not start: {log.read_text('utf-8')}")


def stop(portal: Portal) -> int:
    portal.process.send_signal(signal.SIGTERM)
    return portal.process.wait(30)


@pytest.fixture(scope="session")
def lake_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lake") / "store"
    lake.build(folder)
    return folder


@pytest.fixture(scope="session")
def portal(lake_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """A portal over the lake region, shared by the tests that change nothing."""
    running = start(lake_store, tmp_path_factory.mktemp("log") / "log.jsonl")
    yield running
    stop(running)


@pytest.fixture
def get(portal: Portal) -> Callable[..., Got]:
    """``get(path, accept=…)`` on the shared portal."""
    return portal.get


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium for one module: while it runs, neither a second one nor an event loop may start in the process."""
    if not CHROMIUM:
        pytest.skip("browser: no Chromium here; run make browser")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
