"""Ingest, withdraw, build, validate: each one readable page over the rooms above.

In: paths, a store. Out: what happened to each report. May import everything except ``cli``.
"""

from typing import TYPE_CHECKING

from lhtv_kg.pipeline.ingesting import ingest, ingest_report
from lhtv_kg.pipeline.outcomes import Outcome, OutcomeState
from lhtv_kg.pipeline.refreshing import refresh

if TYPE_CHECKING:
    from lhtv_kg.pipeline.building import BuildResult, build
    from lhtv_kg.pipeline.withdrawing import withdraw

__all__ = ["BuildResult", "Outcome", "OutcomeState", "build", "ingest", "ingest_report", "refresh", "withdraw"]


def __getattr__(name: str) -> object:
    """Load what builds and withdraws where it is asked for: who takes in one report does not pay for it.

    Raises:
        AttributeError: there is no such thing here.
    """
    if name in ("BuildResult", "build"):
        from lhtv_kg.pipeline import building

        return getattr(building, name)
    if name == "withdraw":
        from lhtv_kg.pipeline.withdrawing import withdraw

        return withdraw
    raise AttributeError(name)
