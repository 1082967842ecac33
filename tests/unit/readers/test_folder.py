import os

import pytest

from lhtv_kg.errors import InputRefused, UsageError
from lhtv_kg.readers import assign_roots, find_reports, read_report, survey
from lhtv_kg.store import open_store


def write(path, text="Một hội nghị."):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def ids(*given):
    roots = assign_roots(given)
    return [read_report(file, root=roots[path]).id for path in given for file in find_reports(path)]


def test_reports_are_sorted_and_the_rest_is_told(tmp_path):
    write(tmp_path / "b.txt")
    write(tmp_path / "a" / "c.md")
    write(tmp_path / "b.meta.toml", "title = 'x'")
    write(tmp_path / "d.meta.toml", "title = 'x'")
    write(tmp_path / ".git" / "x.txt")
    write(tmp_path / ".hidden.txt")
    write(tmp_path / "notes.json")
    write(tmp_path / "LICENSE")
    found = survey(tmp_path)
    assert [p.relative_to(tmp_path).as_posix() for p in found.reports] == ["a/c.md", "b.txt"]
    assert [(s.path.name, s.reason) for s in found.skipped] == [
        ("LICENSE", "a name without an ending"),
        ("d.meta.toml", "a sidecar without its report"),
        ("notes.json", "unknown ending '.json'"),
    ]


def test_links_and_pipes_are_told(tmp_path):
    outside = write(tmp_path / "outside" / "a.txt")
    inside = write(tmp_path / "in" / "b.txt")
    (tmp_path / "in" / "out.txt").symlink_to(outside)
    (tmp_path / "in" / "same.txt").symlink_to(inside)
    (tmp_path / "in" / "folder").symlink_to(tmp_path / "outside")
    (tmp_path / "in" / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    found = survey(tmp_path / "in")
    assert [p.name for p in found.reports] == ["b.txt", "same.txt"]
    assert {s.path.name: s.reason.partition(" (")[0] for s in found.skipped} == {
        "folder": "a link to a folder",
        "loop.txt": "cannot be read",
        "out.txt": "a link to a file outside the folder",
        "pipe.txt": "a pipe, socket or device",
    }


def test_a_folder_without_reports_is_refused(tmp_path):
    write(tmp_path / "notes.json")
    with pytest.raises(InputRefused, match=r"a folder without reports \(1 other files\); known endings are .*\.txt"):
        find_reports(tmp_path)


def test_a_missing_path_is_an_error_of_use(tmp_path):
    with pytest.raises(UsageError, match="no such file or folder") as error:
        find_reports(tmp_path / "nothing")
    assert error.value.exit_code == 2


def test_a_moved_folder_keeps_its_ids(tmp_path):
    write(tmp_path / "old" / "2020" / "a.txt")
    write(tmp_path / "old" / "2021" / "a.txt")
    before = ids(tmp_path / "old")
    (tmp_path / "old").rename(tmp_path / "new")
    assert ids(tmp_path / "new") == before
    assert len(set(before)) == 2


@pytest.mark.parametrize(
    ("given", "paths"),
    [
        (["a/x.txt"], ["x.txt"]),
        (["a/x.txt", "a/y.txt"], ["x.txt", "y.txt"]),
        (["a/x.txt", "b/x.txt", "b/y.txt"], ["a/x.txt", "b/x.txt", "y.txt"]),
        (["a/c/x.txt", "b/c/x.txt"], ["a/c/x.txt", "b/c/x.txt"]),
        (["a/x.txt", "a/x.txt"], ["x.txt", "x.txt"]),
        (["a", "b/x.txt"], ["a/x.txt", "b/x.txt"]),
    ],
)
def test_single_files_of_one_name_get_the_shortest_paths_that_differ(tmp_path, given, paths):
    files = [tmp_path / g for g in given]
    for file in files:
        write(file if file.suffix else file / "x.txt")
    roots = assign_roots(files)
    reports = [read_report(f, root=roots[g]) for g in files for f in find_reports(g)]
    assert [r.path for r in reports] == paths
    assert len({r.id for r in reports}) == len(set(paths))


def test_a_report_outside_its_root_is_an_error(tmp_path):
    write(tmp_path / "a.txt")
    with pytest.raises(UsageError, match="does not lie in"):
        read_report(tmp_path / "a.txt", root=tmp_path / "b")


def test_a_store_in_a_folder_is_told_and_not_read(tmp_path):
    write(tmp_path / "tin.txt")
    with open_store(tmp_path / "kho", write=True):
        write(tmp_path / "kho" / "notes.txt")
        found = survey(tmp_path)
        assert [path.name for path in found.reports] == ["tin.txt"]
        assert [(skipped.path.name, skipped.reason) for skipped in found.skipped] == [
            ("kho", "a store of this program")
        ]
        assert survey(tmp_path / "kho").reports == ()
