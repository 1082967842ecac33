"""A quote -> the place in the stored text where its words stand."""

import re

from lhtv_kg.model import Span
from lhtv_kg.text import nfc

MOST_WORDS = 90
"""The longest quote, that of the rules too: a claim that quotes the whole report shows nothing."""


def placed(quote: str, text: str, near: int | None = None) -> Span | None:
    """Return where the words of a quote stand in a text, one after the other; None where they do not.

    White space does not count, for lines are broken anywhere; every other sign does. A quote begins and ends between
    words. Of several places the nearest to ``near`` (a code point) is meant, the earlier of two as near; without it
    the first. The span holds the words as the text has them.
    """
    words = nfc(quote).split()
    if not 0 < len(words) <= MOST_WORDS:
        return None
    before = r"(?<!\w)" if words[0][0].isalnum() else ""
    after = r"(?!\w)" if words[-1][-1].isalnum() else ""
    places = re.finditer(before + r"\s+".join(map(re.escape, words)) + after, text)
    if near is None:
        found = next(places, None)
    else:
        found = min(places, key=lambda place: (abs(place.start() - near), place.start()), default=None)
    return Span(found.start(), found.end(), found[0]) if found else None
