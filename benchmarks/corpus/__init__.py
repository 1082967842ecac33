"""Corpora of any size with the truth that they were made from: regions, people, careers, terms, mergers, disputes.

In: a seed and a number of regions. Out: reports as papers bring them, and what is true. Nobody in them lives. The same
seed gives the same reports, and a larger corpus holds every smaller one.
"""

from benchmarks.corpus.telling import Chronicle, Told, chronicle, corpus

__all__ = ["Chronicle", "Told", "chronicle", "corpus"]
