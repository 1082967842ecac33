"""Queries of visitors in processes that can be killed: the pool, and who may use how much of it.

In: a query that passed the gate, and who asks. Out: a whole answer, or one error that says which limit was met.
"""

from lhtv_kg.web.workers.budget import Budgets, OverBudget
from lhtv_kg.web.workers.limits import Busy, Limits, Stopped, Unavailable
from lhtv_kg.web.workers.pool import Pool

__all__ = ["Budgets", "Busy", "Limits", "OverBudget", "Pool", "Stopped", "Unavailable"]
"""``Busy`` and ``OverBudget`` are worth another try later; ``Stopped`` is not."""
