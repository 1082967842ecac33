"""Ingest, withdraw, build, validate: each one readable page over the rooms above.

In: paths, a store. Out: what happened to each report. May import everything except ``cli``.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lhtv_kg.pipeline.building import BuildResult, build
    from lhtv_kg.pipeline.ingesting import ingest, ingest_report
    from lhtv_kg.pipeline.outcomes import Outcome, OutcomeState
    from lhtv_kg.pipeline.refreshing import refresh
    from lhtv_kg.pipeline.withdrawing import withdraw

__all__ = ["BuildResult", "Outcome", "OutcomeState", "build", "ingest", "ingest_report", "refresh", "withdraw"]
_MODULES = {
    "building": ("BuildResult", "build"),
    "ingesting": ("ingest", "ingest_report"),
    "outcomes": ("Outcome", "OutcomeState"),
    "refreshing": ("refresh",),
    "withdrawing": ("withdraw",),
}


def __getattr__(name: str) -> object:
    """Load a step where it is asked for: who takes in one report, or only reads, does not pay for the others.

    Raises:
        AttributeError: there is no such thing here.
    """
    module = next((module for module, names in _MODULES.items() if name in names), None)
    if module is None:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{module}"), name)
