"""One thing that an editor should look at, and how much hangs on it."""

from dataclasses import dataclass

FACTORS = {"contradiction": 5, "person": 4, "event": 3, "organization": 2, "post": 2, "unread": 1}
"""How much a claim counts in each kind of matter: what an answer gets wrong comes before what it leaves out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Something undecided: its kind, what it is about, the words, and what the flags of ``review`` take.

    ``kind`` is a key of ``FACTORS``. ``names`` are names of persons for ``--same`` and the like; ``claims`` are IRIs of
    claims for ``--reject`` and ``--amend``; ``place`` is report and offsets of a passage that is no claim yet.
    """

    kind: str
    subject: str
    words: tuple[str, ...] = ()
    reason: str = ""
    names: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    place: str = ""

    @property
    def weight(self) -> int:
        """Return how much hangs on it: the claims concerned, times the factor of the kind."""
        return FACTORS[self.kind] * max(1, len(self.claims))
