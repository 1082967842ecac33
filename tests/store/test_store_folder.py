"""Where the store is, and which folders are none."""

from pathlib import Path

import pytest
from store_samples import ingest

from lhtv_kg.errors import StoreError
from lhtv_kg.store import open_store
from lhtv_kg.store.folder import default_folder

ANY = pytest.mark.parametrize("write", [True, False])


def made(folder: Path) -> Path:
    with open_store(folder, write=True) as store:
        store.commit(ingest("a"))
        store.publish_snapshot()
    return folder


@ANY
def test_other_schemes_are_no_stores(write: bool) -> None:
    with pytest.raises(StoreError, match="a store is a folder or an http"):
        open_store("ftp://example.org/kho", write=write)


def test_the_environment_names_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LHTV_STORE", str(tmp_path / "mine"))
    with open_store(write=True) as store:
        store.publish_snapshot()
    assert (tmp_path / "mine" / "FORMAT").read_text() == "lhtv-kg store, format 1\n"
    open_store().close()


def test_without_it_the_store_is_in_the_users_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LHTV_STORE", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_folder().parts[-2:] == ("lhtv-kg", "store")


@ANY
def test_a_folder_of_other_things_is_no_store(tmp_path: Path, write: bool) -> None:
    (tmp_path / "letter.txt").write_text("Kính gửi")
    with pytest.raises(StoreError, match="is not a store of lhtv-kg"):
        open_store(tmp_path, write=write)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@ANY
def test_a_file_is_no_store(tmp_path: Path, write: bool) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match=r"is not a store|cannot be written"):
        open_store(tmp_path / "file", write=write)
    with pytest.raises(StoreError, match=r"no store here|cannot be written"):
        open_store(tmp_path / "file" / "below", write=write)


@pytest.mark.parametrize("left", [[], ["FORMAT"]], ids=["empty folder", "full disk in the first moment"])
def test_where_nothing_was_written_yet_there_is_no_store(tmp_path: Path, left: list[str]) -> None:
    for name in left:
        (tmp_path / name).touch()
    with pytest.raises(StoreError, match="no store here"):
        open_store(tmp_path)


def test_an_address_of_another_kind_is_no_folder() -> None:
    with pytest.raises(StoreError, match="ftp://"):
        open_store("ftp://example.org/kho")


def test_reading_makes_nothing(folder: Path) -> None:
    with pytest.raises(StoreError, match="there is no store here; make one with"):
        open_store(folder)
    assert not folder.exists()


@ANY
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("lhtv-kg store, format 99\n", "has store format 99, this program knows 1"),
        ("lhtv-kg store, format new\n", "is not a store"),
        ("\udcff", "is not a store"),
    ],
)
def test_other_formats_are_refused(folder: Path, text: str, message: str, write: bool) -> None:
    made(folder)
    (folder / "FORMAT").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(StoreError, match=message):
        open_store(folder, write=write)


def test_a_kill_in_the_first_moment_leaves_an_empty_folder(folder: Path) -> None:
    folder.mkdir()
    (folder / "FORMAT").touch()
    made(folder)
    assert (folder / "FORMAT").read_text().startswith("lhtv-kg store")


@pytest.mark.parametrize("name", ["CURRENT", "MANIFEST-*", "*.sst"])
def test_damaged_engine_files_are_one_line(folder: Path, name: str) -> None:
    made(folder)
    for path in (folder / "live").glob(name):
        path.unlink()
    with pytest.raises(StoreError) as caught:
        open_store(folder, write=True)
    assert "\n" not in str(caught.value)
    assert str(folder / "live") in str(caught.value)


def test_a_damaged_ledger_is_one_line(folder: Path) -> None:
    made(folder)
    (folder / "ledger.sqlite").write_bytes(b"no database " * 400)
    with pytest.raises(StoreError, match="the ledger cannot be used"):
        open_store(folder, write=True)
    with open_store(folder) as reader, pytest.raises(StoreError, match="the ledger cannot be used"):
        reader.ledger()


def test_readers_do_with_a_folder_that_cannot_be_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the helper files of SQLite cannot be made: the file is then read as it stands."""
    import sqlite3

    made(folder)
    connect = sqlite3.connect

    def without_helpers(path: str, **options: object) -> sqlite3.Connection:
        if "immutable" not in path:
            raise sqlite3.OperationalError("unable to open database file")
        return connect(path, **options)

    monkeypatch.setattr("sqlite3.connect", without_helpers)
    with open_store(folder) as reader:
        assert reader.ledger().text("a") == "Toàn văn a, bản 1"
