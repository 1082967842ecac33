"""The wheel stands alone: ontology, data and queries travel in it, and nothing of the workshop does."""

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("data", "ontology", "queries")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as content:
        return set(content.namelist())


@pytest.mark.parametrize("folder", SHIPPED)
def test_every_shipped_file_is_in_the_wheel(folder: str, names: set[str]) -> None:
    here = {str(path.relative_to(ROOT)) for path in (ROOT / folder).rglob("*") if path.is_file()}
    hidden = {path for path in here if Path(path).name.startswith(".")}
    assert here - hidden, f"{folder} is empty"
    assert {f"lhtv_kg/_assets/{path}" for path in here - hidden} <= names


def test_every_module_is_in_the_wheel(names: set[str]) -> None:
    assert {str(path.relative_to(ROOT / "src")) for path in (ROOT / "src").rglob("*.py")} <= names


def test_nothing_else_is_in_the_wheel(names: set[str]) -> None:
    assert {name.split("/")[0] for name in names} == {
        "lhtv_kg",
        next(n.split("/")[0] for n in names if "dist-info" in n),
    }
    assert not [name for name in names if name.endswith(".pyc")]


def test_the_package_finds_its_files_inside_the_wheel(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as content:
        content.extractall(tmp_path / "site")
    code = "import lhtv_kg.assets as a; print(*[a.asset(n) for n in ('data', 'ontology', 'queries')], sep='\\n')"
    run = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); {code}"]
    found = subprocess.run(run, cwd=tmp_path, check=True, capture_output=True, text=True).stdout.split()
    assert found == [str(tmp_path / "site" / "lhtv_kg" / "_assets" / name) for name in SHIPPED]


def test_pins_cover_every_dependency_and_keep_to_its_name() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = [project["project"]["dependencies"], *project["dependency-groups"].values()]
    groups += project["project"].get("optional-dependencies", {}).values()
    wanted = {_normal(line) for group in groups for line in group}
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = {_normal(line) for line in lines if not line.startswith("#")}
    assert wanted <= pinned, "run make constraints"
    assert all("==" in line and "/" not in line for line in lines if not line.startswith("#"))


def _normal(requirement: str) -> str:
    name = requirement.split(";")[0].split("[")[0]
    for mark in "=<>~!":
        name = name.split(mark)[0]
    return name.strip().lower().replace("_", "-")
