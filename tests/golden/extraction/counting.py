"""How claims are held against the gold of our own reports: by the fields that name a fact, one to one.

A gold value may list accepted forms, parted by a bar. Case, dashes, tone placement and spacing do not count.
"""

import json
from collections import Counter

from lhtv_kg.extraction import as_json, extract
from lhtv_kg.model import Report
from lhtv_kg.text import clean, name_key

KEYS = {
    "post": ("person", "title", "organization"),
    "event": ("kind", "start"),
    "participation": ("person", "role"),
    "membership": ("member", "organization"),
}
_DASHES = str.maketrans("‐‑‒–—−", "------")


def folded(value):
    """The form in which two spellings of one value are equal; nothing for a value left open."""
    words = name_key(str(value or "").translate(_DASHES)).replace(" - ", "-").replace(",", " ").replace(".", " ")
    return " ".join(words.split())


def agrees(gold, claim, kind):
    return all(
        folded(claim.get(key)) in {folded(form) for form in str(gold.get(key) or "").split("|")} for key in KEYS[kind]
    )


def once(claims, kind):
    """Claims of a kind without those that another repeats word for word."""
    told = {
        json.dumps({k: v for k, v in c.items() if k not in _PLACE}, sort_keys=True): c
        for c in claims
        if c["type"] == kind
    }
    return list(told.values())


_PLACE = ("quote", "spanStart", "spanEnd", "rule", "confidence", "inferred")


def pairs(gold, found, kind):
    """How many gold claims find a claim of their own: the longest matching, found along alternating paths."""
    taken = {}

    def settle(number, seen):
        for at, claim in enumerate(found):
            if at not in seen and agrees(gold[number], claim, kind):
                seen.add(at)
                if at not in taken or settle(taken[at], seen):
                    taken[at] = number
                    return True
        return False

    return sum(settle(number, set()) for number in range(len(gold)))


def count(paths):
    """Right, wrong and missed claims over reports, each kind by itself."""
    counts = {kind: Counter() for kind in KEYS}
    for path in paths:
        text = clean(path.with_suffix(".txt").read_text("utf-8"))
        claims = [as_json(claim) for claim in extract(Report(id=path.stem, text=text, sha256="0" * 64)).claims]
        wanted = json.loads(path.read_text("utf-8"))["claims"]
        for kind, tally in counts.items():
            gold, found = once(wanted, kind), once(claims, kind)
            right = pairs(gold, found, kind)
            tally.update(right=right, wrong=len(found) - right, missed=len(gold) - right)
    return counts


def shares(tally):
    """Precision, recall and their harmonic mean."""
    right, wrong, missed = tally["right"], tally["wrong"], tally["missed"]
    return right / max(right + wrong, 1), right / max(right + missed, 1), 2 * right / max(2 * right + wrong + missed, 1)
