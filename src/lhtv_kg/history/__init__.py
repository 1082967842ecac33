"""Claims about one body -> tenures, terms, successions, contradictions: the rules on time, without RDF.

Comes in: holdings and term statements whose persons, bodies and events are keys (``model``). Goes out: a ``History``.
May import ``text``, ``dates``, ``model``, ``assets`` and ``errors``. In the order of work: ``evidence`` reads single
claims, ``terms`` and ``termdates`` find terms and elections, ``joining`` and ``tenures`` make tenures, ``bounds`` and
``limits`` date them, ``contradictions`` and ``successions`` compare them, ``answers`` asks about a day or a term.
"""

from lhtv_kg.history.answers import answers, certainty_on, chairs_of, heads_on
from lhtv_kg.history.consolidate import consolidate
from lhtv_kg.history.rules import Rules, load_rules

__all__ = ["Rules", "answers", "certainty_on", "chairs_of", "consolidate", "heads_on", "load_rules"]
