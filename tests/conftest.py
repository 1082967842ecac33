"""What all tests share: the material beside the checkout, and the rule that no skip goes unlisted.

A test may be skipped (or expected to fail) only for a reason that ``tests/allowed_skips.txt`` lists; any other
skip is turned into a failure here, so that a suite cannot shrink unseen.
"""

import fcntl
from collections.abc import Generator
from pathlib import Path

import hypothesis
import pytest

from lhtv_kg import messages

pytest_plugins = ["pytester"]

# The same examples in every run, so that all machines agree; --hypothesis-profile=search looks for new ones.
hypothesis.settings.register_profile("search", derandomize=False)
hypothesis.settings.register_profile("same", derandomize=True)
hypothesis.settings.load_profile("same")

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"


def allowed_reasons() -> tuple[str, ...]:
    """The beginnings of reasons for which a test may be skipped."""
    lines = (HERE / "allowed_skips.txt").read_text("utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@pytest.fixture(autouse=True)
def plain_surroundings() -> Generator[None, None, None]:
    """Messages in English, the home base, no store and no decisions of one's own, whatever the developer has."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(messages, "_chosen", [])
        patch.setenv("LHTV_LANG", "en")
        patch.delenv("LHTV_BASE", raising=False)
        patch.delenv("LHTV_STORE", raising=False)
        patch.delenv("LHTV_EXTRACTOR", raising=False)
        patch.setenv("LHTV_DECISIONS", str(HERE / "no-decisions"))
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the checkout with corpus, seed and time cases; skips where it did not travel along."""
    if not SHARED.is_dir():
        pytest.skip("shared: the folder beside the checkout is not here")
    return SHARED


@pytest.fixture(scope="session")
def shipped_store(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The folder of a store of the shipped dataset, built once for all workers of a run; tests only read it."""
    # The rooms of the pipeline are many: imported only where a store is needed.
    from lhtv_kg.pipeline import build
    from lhtv_kg.store import open_store

    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if hasattr(request.config, "workerinput") else base) / "shipped"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "built").exists():
            with open_store(str(folder / "store"), write=True) as store:
                build(store)
            (folder / "built").touch()
    return folder / "store"


def skip_reason(report: pytest.TestReport | pytest.CollectReport) -> str | None:
    """Why a test was skipped or expected to fail; None for every other outcome."""
    if not report.skipped:
        return None
    expected = getattr(report, "wasxfail", None)
    if expected is not None:
        return f"xfail: {expected}"
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return reason.removeprefix("Skipped: ")


def fail_unlisted_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip whose reason is not listed into a failure that says so."""
    reason = skip_reason(report)
    if reason is not None and not reason.startswith(allowed_reasons()):
        report.outcome = "failed"
        report.longrepr = f"skipped for a reason that tests/allowed_skips.txt does not list: {reason}"
        vars(report).pop("wasxfail", None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    fail_unlisted_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    fail_unlisted_skip(report)
    return report
