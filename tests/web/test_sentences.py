"""The sentence that a page of a person begins with: the last post, those held beside it, those held before it."""

from datetime import date
from typing import Any, cast

import pytest

from lhtv_kg.messages import page_word
from lhtv_kg.web.sentences import career_in_brief
from lhtv_kg.web.tenures import Tenure
from lhtv_kg.web.visit import Visit


class Reader:
    """A visitor for whom things are called by the last part of their addresses."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def text(self, template: str, /, **values: object) -> str:
        return page_word(self.lang, "web", template).format(**values)

    def label(self, iri: str) -> str:
        return iri


def post(name: str, begin: str = "", end: str = "", attested: str = "") -> Tenure:
    """A tenure with stated days and the first and last day of its evidence (``2019-01-06 2020-07-17``)."""
    first, _, last = attested.partition(" ")
    days = {"firstAttested": first, "lastAttested": last or first, "endEarliest": end}
    bounds: dict[str, Any] = {key: date.fromisoformat(day) for key, day in days.items() if len(day) == 10}
    return Tenure(name, "p", name, "house", name, "", "full", 1, begin, end, bounds, (), ())


DEPUTY = post("Deputy", attested="2019-01-06 2020-07-17")
CHAIR = post("Chair", begin="2020-07-17", attested="2020-07-17")
DIRECTOR = post("Director", begin="2010-03-01", attested="2010-03-01 2021-05-05")
BOARD = post("Board", begin="2015-01-01", attested="2015-01-01 2021-05-05")
CLERK = post("Clerk", begin="1999-01-01", end="2010-03-01", attested="1999-01-01 2010-03-01")
EARLY = post("Early", attested="1995-05-05")
NEVER = post("Never")


@pytest.mark.parametrize(
    ("posts", "first", "also", "before"),
    [
        ([DEPUTY, CHAIR], "Chair", ["Deputy"], []),
        ([DIRECTOR, BOARD], "Board", ["Director"], []),
        ([CLERK, DIRECTOR], "Director", [], ["Clerk"]),
        ([EARLY, CLERK, DIRECTOR], "Director", [], ["Clerk", "Early"]),
        ([CLERK, DIRECTOR, BOARD], "Board", ["Director"], ["Clerk"]),
        ([EARLY, NEVER], "Early", ["Never"], []),
        ([CHAIR], "Chair", [], []),
        ([DIRECTOR, CHAIR], "Director", ["Chair"], []),
    ],
)
def test_only_what_ended_before_the_last_post_is_told_as_before_it(
    posts: list[Tenure], first: str, also: list[str], before: list[str]
) -> None:
    for given in (posts, posts[::-1]):
        said = career_in_brief(given, cast("Visit", Reader("en")))
        main, _, earlier = said.partition("; before that ")
        last, _, beside = main.partition("; also ")
        assert last.startswith(f"{first}, house (")
        assert [part.split(",")[0] for part in beside.split("; ") if part] == also
        assert [part.split(",")[0] for part in earlier.split("; ") if part] == before
        assert said.endswith(").")


def test_the_sentence_in_vietnamese() -> None:
    said = career_in_brief([CLERK, DIRECTOR, BOARD], cast("Visit", Reader("vi")))
    assert "; ngoài ra Director, house (từ 1/3/2010" in said
    assert "; trước đó Clerk, house (1/1/1999 – 1/3/2010)." in said


def test_nobody_has_no_sentence() -> None:
    assert career_in_brief([], cast("Visit", Reader("en"))) == ""
