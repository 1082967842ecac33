"""Ingest, withdraw, build, validate: each one readable page over the rooms above.

In: paths, a store. Out: what happened to each report. May import everything except ``cli``.
"""

from lhtv_kg.pipeline.building import BuildResult, build
from lhtv_kg.pipeline.ingesting import ingest, ingest_report
from lhtv_kg.pipeline.outcomes import Outcome, OutcomeState
from lhtv_kg.pipeline.refreshing import refresh
from lhtv_kg.pipeline.withdrawing import withdraw

__all__ = ["BuildResult", "Outcome", "OutcomeState", "build", "ingest", "ingest_report", "refresh", "withdraw"]
