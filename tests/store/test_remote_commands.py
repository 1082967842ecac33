"""Every command that takes ``--store`` says of a server what it says of a folder, and fails in one clear line."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sparql_servers import EngineServer, Oxigraph, Sent, free_port, running
from tests.cli.conftest import Lhtv, lhtv  # noqa: F401 - a fixture
from tests.unit.pipeline.conftest import LATER, MEETING

from lhtv_kg.cli.root import COMMANDS, LazyGroup
from lhtv_kg.pipeline import ingest, refresh
from lhtv_kg.store import open_store

SECRET = "mat-khau-4711"
READING = {
    "query": ["query", "head-on-date", "--organization", "thu vien tinh lao cai", "--date", "2021-05-12", "--evidence"],
    "query as known": ["query", "career", "--person", "Trần Văn Mẫu", "--as-known-on", "2022-01-01", "--format", "csv"],
    "query as RDF": ["query", "career", "--person", "Trần Văn Mẫu", "--format", "turtle"],
    "an unknown name": ["query", "career", "--person", "Trần Văn Không"],
    "ask": ["ask", "Ai là Giám đốc Thư viện tỉnh Lào Cai ngày 12/5/2021?"],
    "sparql": ["sparql", "SELECT ?p { ?p a <http://xmlns.com/foaf/0.1/Person> } ORDER BY ?p", "--format", "json"],
    "sparql of triples": ["sparql", "CONSTRUCT WHERE { ?p a <http://xmlns.com/foaf/0.1/Person> }"],
    "sparql that is none": ["sparql", "SELECT nothing"],
    "sparql that writes": ["sparql", "DELETE WHERE { ?s ?p ?o }"],
    "export": ["export", "--format", "nquads"],
    "export of a graph": ["export", "--format", "turtle", "--graph", "derived"],
    "export of no graph": ["export", "--graph", "nothing"],
    "validate": ["validate"],
    "review": ["review", "--format", "json", "--kind", "unread"],
}
WRITING = {"build", "ingest", "withdraw"}
SHOWING = {"serve", "publish"}
"""They show a copy of the server: ``test_remote_portal.py``."""


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Two reports in a folder and on a server."""
    kept = tmp_path_factory.mktemp("places")
    (kept / "tin").mkdir()
    for name, text in (("hop.txt", MEETING), ("tong-ket.txt", LATER)):
        (kept / "tin" / name).write_text(f"---\ndate: 2021-05-13\n---\n{text}", "utf-8")
    with Oxigraph(kept / "oxigraph") as oxigraph, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(kept / "data"))
        patch.setenv("no_proxy", "127.0.0.1")
        patch.setenv("LHTV_DECISIONS", str(kept / "none"))
        for place in (str(kept / "store"), oxigraph.address):
            with open_store(place, write=True) as store:
                refresh(store)
                assert [outcome.state for outcome in ingest([kept / "tin"], store)] == ["added", "added"]
                store.publish_snapshot()
        yield str(kept / "store"), oxigraph.address


@pytest.mark.parametrize("name", READING)
def test_a_server_is_answered_from_as_a_folder_is(name: str, places: tuple[str, str], lhtv: Lhtv) -> None:  # noqa: F811
    folder, server = (lhtv(*READING[name], "--store", place) for place in places)
    assert server == folder
    assert server.code == (1 if name in ("an unknown name", "export of no graph") else 2 if "that" in name else 0)


def test_no_command_is_left_out() -> None:
    group = LazyGroup()
    storing = {name for name in COMMANDS if any("--store" in p.opts for p in _options(group, name))}
    read = {words[0] for words in READING.values()}
    assert storing - {"query"} <= read | WRITING | SHOWING


def _options(group: LazyGroup, name: str) -> list[object]:
    command = group.get_command(None, name)
    assert command is not None
    return list(command.params)


def test_the_environment_names_a_server(
    places: tuple[str, str],
    lhtv: Lhtv,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LHTV_STORE", places[1])
    assert lhtv(*READING["export"]) == lhtv(*READING["export"], "--store", places[0])


def test_reports_come_are_replaced_and_go(
    server: Oxigraph,
    lhtv: Lhtv,  # noqa: F811
    tmp_path: Path,
) -> None:
    file, place = tmp_path / "hop.txt", ("--store", server.address)
    file.write_text(MEETING, "utf-8")
    asked = ("sparql", "SELECT ?n { ?p a <http://xmlns.com/foaf/0.1/Person> ; ?l ?n }", "--format", "csv", *place)
    assert lhtv("ingest", file, *place).out == "added: 1\n"
    assert "Lê Thị Thử" in lhtv(*asked).out
    assert lhtv("ingest", file, *place).out == "unchanged: 1\n"
    file.write_text(MEETING.replace("Lê Thị Thử", "Ngô Văn Thay"), "utf-8")
    assert lhtv("ingest", file, *place).out == "replaced: 1\n"
    told = lhtv(*asked).out
    assert ("Ngô Văn Thay" in told, "Lê Thị Thử" in told) == (True, False)
    (tmp_path / "trong.txt").write_text("", "utf-8")
    assert lhtv("ingest", tmp_path / "trong.txt", *place).code == 1
    gone = lhtv("withdraw", "hop.txt", *place)
    assert (gone.code, gone.out.startswith("withdrawn: ")) == (0, True)
    assert "Ngô Văn Thay" not in lhtv("export", "--format", "nquads", *place).out
    assert lhtv("ingest", file, *place).code == 1
    assert lhtv("ingest", file, "--again", *place).out == "added: 1\n"
    with open_store(server.address, write=True) as store:
        assert store.check() == ()


def test_build_fills_a_server(
    server: Oxigraph,
    lhtv: Lhtv,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With a few of the shipped pages, all at once and then one by one."""
    from lhtv_kg.pipeline import building

    every_page = tuple(building.shipped_pages())
    monkeypatch.setattr(building, "_require_expected", lambda part, counts: None)
    monkeypatch.setattr(building, "shipped_reports", lambda: ())
    place = ("--store", server.address, "--out", tmp_path / "out")
    for count in (3, 4):
        pages = every_page[:count]
        monkeypatch.setattr(building, "shipped_pages", lambda pages=pages: pages)
        run = lhtv("build", *place)
        assert (run.code, f"reports\t{count}\t" in run.out) == (0, True), run.err
    exported = (tmp_path / "out" / "lhtv-kg.nq").read_text("utf-8")
    assert exported == lhtv("export", "--format", "nquads", "--store", server.address).out
    with open_store(server.address, write=True) as store:
        assert store.check() == ()


@pytest.mark.parametrize("words", [*READING.values(), ["ingest", "hop.txt"], ["withdraw", "x"], ["build"], ["serve"]])
def test_a_server_that_is_not_there_is_one_line(
    words: list[str],
    lhtv: Lhtv,  # noqa: F811
    ledgers: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LHTV_SPARQL_TOKEN", SECRET)
    run = lhtv(*words, "--store", f"http://127.0.0.1:{free_port()}")
    assert (run.code, run.out) == (2, "")
    assert re.fullmatch(r"lhtv-kg: .*(cannot be reached|would change data|cannot be read).*\n", run.err)
    assert SECRET not in run.err


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (Sent(b"<html>", "text/html"), "text/html"),
        (Sent(b"", "text/plain", 401), "(401)"),
        (Sent(b"", "text/plain", 500), "500"),
        (Sent(b"{", cut=1), "cắt"),
    ],
)
@pytest.mark.parametrize("words", [["query", "counts"], ["export"], ["withdraw", "x"]])
def test_a_bad_answer_is_one_line_in_vietnamese_too(
    words: list[str],
    sent: Sent,
    said: str,
    lhtv: Lhtv,  # noqa: F811
    ledgers: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LHTV_LANG", "vi")
    with running(EngineServer(lambda request, server: sent)) as address:
        run = lhtv(*words, "--store", address)
    assert (run.code, run.out, run.err.count("\n"), said in run.err) == (2, "", 1, True)


def test_a_password_in_an_address_is_not_repeated(lhtv: Lhtv) -> None:  # noqa: F811
    run = lhtv("query", "counts", "--store", f"http://an:{SECRET}@127.0.0.1:9")
    assert (run.code, SECRET in run.err) == (2, False)
    assert "LHTV_SPARQL_USER" in run.err
