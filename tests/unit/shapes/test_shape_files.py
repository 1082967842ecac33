"""Files of RDF: each format is read, and each way of being bad gives one clear line."""

from pathlib import Path

import pytest
from pyoxigraph import parse, serialize

from lhtv_kg.errors import InputRefused
from lhtv_kg.shapes import files as rdf_files
from lhtv_kg.shapes import validate_file
from lhtv_kg.shapes.files import FORMATS, read_quads

EXAMPLES = Path(__file__).resolve().parents[3] / "ontology" / "examples" / "post-claim"


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_is_read_and_says_the_same(suffix: str, tmp_path: Path) -> None:
    quads = parse((EXAMPLES / "invalid-title-min-count.ttl").read_bytes(), FORMATS[".ttl"])
    path = tmp_path / f"report{suffix}"
    path.write_bytes(serialize((quad.triple for quad in quads), format=FORMATS[suffix]) or b"")
    assert validate_file(path) == validate_file(EXAMPLES / "invalid-title-min-count.ttl")
    assert [violation.path for violation in validate_file(path)] == ["lhtv:title"]


@pytest.mark.parametrize(
    "name, content, message",
    [
        ("a.ttl", b"<urn:a> <urn:b>\n\n  oops .", "line 3"),
        ("a.nt", b"<urn:a> <urn:b> .", "line 1"),
        ("a.jsonld", b"{", "line 1"),
        ("a.ttl", b"<urn:a> <urn:b> <<( <urn:c> <urn:d> <urn:e> )>> .", "RDF 1.1"),
        ("a.rdf", b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x/>', "DOCTYPE"),
        ("a.ttl", "# Hội".encode("utf-16"), "UTF-8"),
        ("a.docx", b"", "not the name"),
        ("a.ttl", b"#" * 200, "larger"),
    ],
)
def test_bad_files_are_refused_in_one_line(
    name: str, content: bytes, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rdf_files, "LARGEST", 100)
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputRefused, match=message) as refused:
        read_quads(path)
    assert str(path) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="cannot be opened"):
        read_quads(tmp_path / "none.ttl")
    with pytest.raises(InputRefused):
        read_quads(tmp_path)


def test_remote_contexts_are_not_fetched(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonld"
    path.write_text('{"@context": "https://example.org/context", "@id": "urn:a"}', "utf-8")
    with pytest.raises(InputRefused):
        read_quads(path)
