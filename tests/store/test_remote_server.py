"""What an address and the environment say of a server, and that no secret is ever shown."""

from pathlib import Path

import pytest

from lhtv_kg.errors import LhtvError, UsageError
from lhtv_kg.store.opening import server_address
from lhtv_kg.store.remote.server import DEADLINE, server_at

SECRET = "mat-khau-4711"


@pytest.mark.parametrize(
    ("address", "name", "query", "update", "graphs"),
    [
        ("http://kho.example/", "http://kho.example", "query", "update", "store"),
        ("https://Kho.Example:7878/ds", "https://kho.example:7878/ds", "query", "update", "store"),
    ],
)
def test_the_addresses_lie_below_the_one_named(address: str, name: str, query: str, update: str, graphs: str) -> None:
    server = server_at(address)
    expected = (name, f"{name}/{query}", f"{name}/{update}", f"{name}/{graphs}")
    assert (server.name, server.query, server.update, server.graphs) == expected
    assert (server.login.header, server.deadline) == ("", DEADLINE)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("QUERY", "sparql", "https://kho.example/ds/sparql"),
        ("UPDATE", "/sparql-auth", "https://kho.example/sparql-auth"),
        ("GSP", "https://khac.example/data?x=1", "https://khac.example/data?x=1"),
    ],
)
def test_each_of_them_may_differ(kind: str, value: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"LHTV_SPARQL_{kind}", value)
    server = server_at("https://kho.example/ds")
    assert {"QUERY": server.query, "UPDATE": server.update, "GSP": server.graphs}[kind] == expected


@pytest.mark.parametrize(
    ("given", "header"),
    [
        ({"USER": "an", "PASSWORD": "b:c"}, "Basic YW46Yjpj"),
        ({"USER": "an", "PASSWORD": "mật"}, "Basic YW46beG6rXQ="),
        ({"TOKEN": "t0k3n"}, "Bearer t0k3n"),
    ],
)
def test_who_asks_comes_from_the_environment(
    given: dict[str, str], header: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(f"LHTV_SPARQL_{name}", value)
    assert server_at("https://kho.example").login.header == header


@pytest.mark.parametrize(
    "address",
    [
        f"http://an:{SECRET}@kho.example",
        f"http://{SECRET}@kho.example/",
        "http://",
        "http:///x",
        "http://kho.example:port",
        "http://kho.example:0",
        "http://kho.example:99999",
        f"http://kho.example/?key={SECRET}",
        "http://kho.example/#x",
        "http://kho .example/",
        "http://kho.example/sách",
        "http://[::1/",
        "http://kho.example/\r\nX: y",
    ],
)
def test_a_wrong_address_is_refused_without_repeating_it(address: str) -> None:
    with pytest.raises(UsageError, match=r"^--store: ") as refused:
        server_at(address)
    assert SECRET not in str(refused.value)


@pytest.mark.parametrize(
    "given",
    [
        {"USER": "an"},
        {"PASSWORD": SECRET},
        {"USER": "a:n", "PASSWORD": SECRET},
        {"USER": "an", "PASSWORD": SECRET, "TOKEN": SECRET},
        {"TOKEN": f"{SECRET}\r\nX-Y: z"},
        {"TOKEN": f"{SECRET}ữ"},
        {"DEADLINE": "soon"},
        {"DEADLINE": "0"},
        {"DEADLINE": "nan"},
        {"QUERY": f"http://an:{SECRET}@kho.example/sparql"},
        {"UPDATE": "ftp://kho.example/"},
    ],
)
def test_a_wrong_setting_is_refused_without_a_secret(given: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in given.items():
        monkeypatch.setenv(f"LHTV_SPARQL_{name}", value)
    with pytest.raises(UsageError, match="LHTV_SPARQL_") as refused:
        server_at("https://kho.example")
    assert SECRET not in str(refused.value)


def test_a_server_shows_its_secret_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LHTV_SPARQL_USER", "an")
    monkeypatch.setenv("LHTV_SPARQL_PASSWORD", SECRET)
    server = server_at("https://kho.example")
    assert SECRET not in repr(server) + str(server.folder)
    assert "YW46" not in repr(server)


def test_the_ledger_lies_in_the_data_folder_by_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    one, same, other = (
        server_at(f"http://{name}").folder for name in ("kho.example/a", "KHO.example/a/", "kho.example/b")
    )
    assert one == same != other
    assert one.parent == tmp_path / "lhtv-kg" / "servers"
    assert one.name.startswith("kho-example-a-")
    monkeypatch.setenv("LHTV_SPARQL_LEDGER", str(tmp_path / "so"))
    assert server_at("http://kho.example/a").folder == tmp_path / "so"


@pytest.mark.parametrize(
    ("location", "stored", "expected"),
    [
        ("https://a.example", "/folder", "https://a.example"),
        (None, "https://b.example", "https://b.example"),
        ("folder", "https://b.example", None),
        (None, "/folder", None),
        (Path("folder"), "", None),
    ],
)
def test_a_location_or_the_environment_names_a_server(
    location: str | Path | None, stored: str, expected: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LHTV_STORE", stored)
    assert server_address(location) == expected


def test_errors_of_addresses_exit_with_two() -> None:
    with pytest.raises(LhtvError) as refused:
        server_at("http://")
    assert refused.value.exit_code == 2
