"""Words before a name that only say what kind of thing it is."""

import pytest

from lhtv_kg.asking.naming import NameIndex
from lhtv_kg.asking.question import take_apart


class Names(NameIndex):
    """An index of the names of one federation."""

    def __init__(self):
        pass

    def find(self, words):
        from lhtv_kg.asking.slots import Slot

        for at, word in enumerate(words):
            if word.plain == "lhtv":
                yield Slot("organization", at, at + 1, word.typed)


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Who chaired federation LHTV in term 2020-2022?", ()),
        ("Ai đứng đầu liên hiệp LHTV năm 2020?", ()),
        ("Who chaired province LHTV in 2020?", ()),  # a word of questions by itself, of another kind of name
        ("Who chaired city LHTV in 2020?", ("city",)),
        ("Who chaired LHTV federation city in 2020?", ("city",)),
    ],
)
def test_a_word_for_the_kind_of_a_name_adds_nothing_before_it(text, unknown):
    assert take_apart(text, Names()).unknown == unknown


def test_it_counts_as_empty_only_before_a_name_of_that_kind():
    federation, province = (take_apart(f"Who chaired {word} LHTV?", Names()) for word in ("federation", "province"))
    assert 2 in federation.empty and 2 not in province.empty
