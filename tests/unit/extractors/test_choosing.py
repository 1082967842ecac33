"""An extractor is found by its name: the rules without looking, others by their entry points, third parties' too."""

import subprocess
import sys
import tomllib
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import pytest

from lhtv_kg.errors import ExtractorError, UsageError
from lhtv_kg.extractors import extractor_named, read
from lhtv_kg.extractors.openai import ModelExtractor, configured
from lhtv_kg.extractors.rules import RuleExtractor
from lhtv_kg.lexicon import Lexicon
from lhtv_kg.model import Extraction, PostClaim, Report

ROOT = Path(__file__).resolve().parents[3]
PLUG_IN = """
from lhtv_kg.model import Extraction, ParticipationClaim, Span

class Mine:
    name = "cua-toi"
    version = "3"

    def extract(self, report, lexicon=None):
        at = report.text.index("ông Trần Văn Mẫu")
        good = Span(at, at + 16, "ông Trần Văn Mẫu")
        bad = Span(0, 3, "bịa")
        who = {"rule": "tay", "person": "Trần Văn Mẫu"}
        return Extraction(report, tuple(ParticipationClaim(span=span, **who) for span in (good, bad)))

class Other(Mine):
    name = "khac"

class Bare:
    name, version = "cua-toi", "1"

class Empty(Mine):
    def extract(self, report, lexicon=None):
        return None

number = 7
"""


@pytest.fixture(autouse=True)
def own_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delenv("LHTV_EXTRACTOR", raising=False)
    monkeypatch.delitem(sys.modules, "goi_cua_toi", raising=False)


def install(folder: Path, *entries: str, package: str = "goi_cua_toi") -> None:
    """Lay a package with entry points into a folder, as an installer does."""
    (folder / f"{package}.py").write_text(PLUG_IN, "utf-8")
    info = folder / f"{package}-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1\n", "utf-8")
    (info / "entry_points.txt").write_text("\n".join(["[lhtv_kg.extractors]", *entries, ""]), "utf-8")


def test_the_rules_are_used_where_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(extractor_named(), RuleExtractor)
    assert isinstance(extractor_named("rules"), RuleExtractor)
    monkeypatch.setenv("LHTV_EXTRACTOR", "")
    assert isinstance(extractor_named(), RuleExtractor)


def test_the_rules_are_reached_without_looking_at_entry_points() -> None:
    heavy = {"importlib.metadata", "urllib.request", "lhtv_kg.extractors.openai"}
    code = "import sys; from lhtv_kg.extractors import extractor_named; extractor_named()"
    code += f"; assert not {heavy} & {{*sys.modules}}"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_environment_names_one_and_the_option_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LHTV_EXTRACTOR", "openai")
    monkeypatch.setenv("LHTV_OPENAI_URL", "http://localhost:1/v1")
    monkeypatch.setenv("LHTV_OPENAI_MODEL", "m")
    assert isinstance(extractor_named(), ModelExtractor)
    assert isinstance(extractor_named("rules"), RuleExtractor)


def test_a_plug_in_of_somebody_else_reads_behind_the_same_gate(tmp_path: Path, report: Report) -> None:
    install(tmp_path, "cua-toi = goi_cua_toi:Mine")
    found = read(report, extractor_named("cua-toi"))
    (claim,) = found.claims
    assert (claim.rule, claim.confidence, claim.span.quote) == ("cua-toi:tay", 0.9, "ông Trần Văn Mẫu")
    assert [(each.quote, each.reason) for each in found.dropped] == [("bịa", "its words are not in the text")]
    assert found.reader == "cua-toi 3"
    assert any("Lê Thị Thử" in passage.span.quote for passage in found.unread)


def test_the_entry_point_of_the_rules_is_the_rules(report: Report) -> None:
    found = read(report, extractor_named("rules"))
    assert found == read(report)
    assert any(isinstance(claim, PostClaim) for claim in found.claims)
    assert found.reader == ""


def test_tables_are_read_by_their_headings_whoever_reads(tmp_path: Path) -> None:
    from lhtv_kg.extractors import reader_of
    from lhtv_kg.readers import read_report

    install(tmp_path, "cua-toi = goi_cua_toi:Mine")
    roster = tmp_path / "danh-sach.csv"
    roster.write_text("Họ và tên,Chức vụ,Đơn vị\nLê Thị Thử,Giám đốc,Thư viện tỉnh Lào Cai\n", "utf-8")
    report, extractor = read_report(roster), extractor_named("cua-toi")
    assert read(report, extractor) == read(report)
    assert reader_of(extractor, report) == ""


@pytest.mark.parametrize(
    ("entry", "error", "said"),
    [
        ("cua-toi = goi_cua_toi:Missing", ExtractorError, "cannot be loaded (module 'goi_cua_toi' has no attribute"),
        ("cua-toi = khong_co:Mine", ExtractorError, "cannot be loaded (No module named 'khong_co')"),
        ("cua-toi = goi_cua_toi:number", ExtractorError, "cannot be loaded (goi_cua_toi:number cannot be called)"),
        ("cua-toi = goi_cua_toi:Bare", ExtractorError, "is no extractor; it needs this name, a version and extract("),
        ("cua-toi = goi_cua_toi:Other", ExtractorError, "is no extractor; it needs this name"),
        ("cua-toi = builtins:dict", ExtractorError, "is no extractor; it needs this name"),
        ("cua_toi = goi_cua_toi:Mine", UsageError, "no extractor is called 'cua-toi'; there are: rules"),
    ],
)
def test_what_is_no_extractor_is_told(tmp_path: Path, entry: str, error: type[Exception], said: str) -> None:
    install(tmp_path, entry)
    with pytest.raises(error) as wrong:
        extractor_named("cua-toi")
    assert said in str(wrong.value)
    assert "cua-toi" in str(wrong.value)


def test_two_packages_with_one_name_are_told_apart_by_nobody(tmp_path: Path) -> None:
    install(tmp_path, "cua-toi = goi_cua_toi:Mine")
    install(tmp_path, "cua-toi = goi_khac:Mine", package="goi_khac")
    with pytest.raises(UsageError, match=r"several packages .* \(goi_cua_toi:Mine, goi_khac:Mine\)"):
        extractor_named("cua-toi")


def test_one_that_gives_no_extraction_is_told(tmp_path: Path, report: Report) -> None:
    install(tmp_path, "cua-toi = goi_cua_toi:Empty")
    with pytest.raises(ExtractorError, match="'cua-toi': gives no extraction of the report"):
        read(report, extractor_named("cua-toi"))


@pytest.mark.parametrize(
    "error",
    [ValueError("sai\nrồi"), KeyError("x"), RecursionError("sâu"), ZeroDivisionError(), OSError("đĩa"), TypeError()],
)
def test_an_exception_of_a_plug_in_is_one_line(report: Report, error: Exception) -> None:
    class Broken:
        name, version = "hong", "1"

        def extract(self, report: Report, lexicon: Lexicon | None = None) -> Extraction:
            raise error

    with pytest.raises(ExtractorError) as told:
        read(report, Broken())
    assert str(told.value).startswith(f"extractor 'hong': fails ({type(error).__name__}")
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("code", "said"),
    [("raise ValueError('sai')", "cannot be loaded (sai)"), ("def Mine(): return {}['x']", "fails (KeyError: 'x')")],
)
def test_one_that_fails_on_its_way_in_is_one_line(tmp_path: Path, code: str, said: str) -> None:
    install(tmp_path, "cua-toi = goi_cua_toi:Mine")
    (tmp_path / "goi_cua_toi.py").write_text(code, "utf-8")
    with pytest.raises(ExtractorError) as told:
        extractor_named("cua-toi")
    assert said in str(told.value)


def test_the_entry_points_of_this_package_lead_to_its_extractors() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    stated = project["entry-points"]["lhtv_kg.extractors"]
    made = {name: EntryPoint(name, value, "lhtv_kg.extractors").load() for name, value in stated.items()}
    assert made == {"rules": RuleExtractor, "openai": configured}
    installed = entry_points(group="lhtv_kg.extractors")
    assert {entry.name: entry.value for entry in installed if entry.name in stated} == stated
