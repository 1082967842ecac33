import os
from pathlib import Path

import pytest

from lhtv_kg.errors import InputRefused, UsageError
from lhtv_kg.readers.files import absolute, read_bytes, shown


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Hội nghị.txt", "Hội nghị.txt"),
        ("a\nb\x1b[0m", "a\\nb\\x1b[0m"),
        ("a\u202eb", "a\\u202eb"),
        ("a\udcffb", "a\\udcffb"),
    ],
)
def test_names_are_shown_on_one_line(name, expected):
    assert shown(Path(name)) == expected


def test_bytes_are_read_once_and_whole(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * 100)
    assert read_bytes(tmp_path / "a", 100) == b"x" * 100
    with pytest.raises(InputRefused, match="too large"):
        read_bytes(tmp_path / "a", 99)


@pytest.mark.parametrize("change", [b"", b"x" * 50, b"x" * 101])
def test_a_file_that_changes_is_refused(tmp_path, monkeypatch, change):
    file = tmp_path / "a"
    file.write_bytes(b"x" * 100)
    status = file.stat()

    def late(_descriptor):
        file.write_bytes(change)
        return status

    monkeypatch.setattr(os, "fstat", late)
    with pytest.raises(InputRefused, match="changed while it was read"):
        read_bytes(file)


def test_no_descriptor_is_left_open(tmp_path):
    (tmp_path / "a").write_bytes(b"x")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for path in (tmp_path / "a", tmp_path, tmp_path / "b", Path("/dev/zero")):
        try:
            read_bytes(path)
        except (InputRefused, UsageError):
            continue
    assert len(list(Path("/proc/self/fd").iterdir())) == before


@pytest.mark.parametrize("name", ["a" * 300, "a\0b"])
def test_impossible_names(name):
    with pytest.raises(InputRefused, match="cannot be opened"):
        read_bytes(Path(name))


def test_absolute_paths_keep_their_links(tmp_path, monkeypatch):
    (tmp_path / "link").symlink_to(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert absolute(Path("link/../link/a.txt")) == tmp_path / "link" / "a.txt"
