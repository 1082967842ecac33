"""Runs the clients of ``clients.toml`` against a server over a store, and writes their table into docs/harvesters.md.

    python scripts/clients/run.py STORE FOLDER [NAME…]

Environments are made below FOLDER, once. A client that fails makes the run fail; the table is written all the same.
"""

import json
import os
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent.parent / "docs" / "harvesters.md"
BEGIN, END = "<!-- clients: written by make test-clients -->", "<!-- clients end -->"
PORT = 18_431
NOT_RUN = 77
"""The exit code of a client that lacks something the machine does not have."""


def main(store: str, folder: Path, names: list[str]) -> int:
    """Run the clients that are named, or all; return how many failed."""
    clients = tomllib.loads((HERE / "clients.toml").read_text("utf-8"))["client"]
    rows, failed = [], 0
    server = _serve(store)
    try:
        for client in clients:
            if names and client["name"] not in names:
                continue
            state, fetched, version = _run(client, folder)
            failed += state == "failed"
            sys.stderr.write(f"{client['name']} {version}: {state}, {fetched}\n")
            rows.append(f"| {client['name']} | {version} | {client['reads']} | {fetched} | {state} |")
    finally:
        server.terminate()
        server.wait(30)
    if not names:
        _write(rows)
    return failed


def _serve(store: str) -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-m", "lhtv_kg", "serve", "--store", store, "--port", str(PORT)]
    server = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    for _ in range(180):  # the dumps of the snapshot are made first
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/catalog.ttl", timeout=60):
                return server
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.5)
    server.terminate()
    raise SystemExit("the server did not start; is the store built? lhtv-kg build --store FOLDER")


def _run(client: dict[str, str], folder: Path) -> tuple[str, str, str]:
    """Return state, what was fetched and the version of a client."""
    home = folder / client["environment"]
    own = client["environment"] not in ("node", "system")
    python = str(home / "bin" / "python") if own else sys.executable
    try:
        version = _install(client, home)
    except (subprocess.CalledProcessError, OSError) as error:
        return "not installed", type(error).__name__, "–"
    words = [python, str(HERE / client["script"]), f"http://127.0.0.1:{PORT}"]
    done = subprocess.run(words, capture_output=True, text=True, env={**os.environ, "NODE": str(home)})
    said = (done.stdout.strip().splitlines() or [""])[-1]
    if done.returncode == NOT_RUN:
        return "not run", said.removeprefix("not run: "), version
    if done.returncode:
        sys.stderr.write(done.stderr)
        return "failed", (done.stderr.strip().splitlines() or [""])[-1][:120], version
    return "passed", said, version


def _install(client: dict[str, str], home: Path) -> str:
    if client["environment"] == "system":
        ask = ["dpkg-query", "-W", "-f", "${Version}", *client["packages"]]
        return subprocess.run(ask, capture_output=True, text=True, check=False).stdout or "–"
    if client["environment"] == "node":
        home.mkdir(parents=True, exist_ok=True)
        package = home / "node_modules" / client["name"] / "package.json"
        if not package.exists():
            subprocess.run(["npm", "install", "--silent", *client["packages"]], cwd=home, check=True)
        return str(json.loads(package.read_text("utf-8"))["version"])
    if not (home / "bin" / "python").exists():
        venv.create(home, with_pip=True)
    pip = [str(home / "bin" / "python"), "-m", "pip", "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", *client["packages"]], check=True, stdout=subprocess.DEVNULL)
    ask = f"from importlib.metadata import version; print(version({client['name']!r}))"
    return subprocess.run(
        [str(home / "bin" / "python"), "-c", ask], check=True, capture_output=True, text=True
    ).stdout.strip()


def _write(rows: list[str]) -> None:
    text = PAGE.read_text("utf-8")
    head, _, rest = text.partition(BEGIN)
    table = "\n".join(["| client | version | reads | fetched | result |", "|---|---|---|---|---|", *rows])
    PAGE.write_text(f"{head}{BEGIN}\n\n{table}\n\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:]))
