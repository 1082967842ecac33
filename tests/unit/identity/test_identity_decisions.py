"""The file of decisions: what follows from it, in whatever order, and what it must not say."""

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lhtv_kg.errors import DataFileError
from lhtv_kg.identity.decisions import COLUMNS, Decision, decide, load_decisions
from lhtv_kg.identity.persons import Who, resolve

A, B, C = Who("Đỗ Văn An"), Who("Do Van An"), Who("Đỗ Văn Ân")
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def _write(*rows: str) -> Path:
        path = tmp_path / "decisions.csv"
        path.write_text("\n".join([",".join(COLUMNS), *rows]) + "\n", "utf-8")
        return path

    return _write


def row(left: str, right: str, verdict: str) -> str:
    return f"{left},{right},{verdict},An,2024-01-02,seen on a list"


def test_same_joins_and_the_accented_name_stands_for_the_person(write: Write) -> None:
    decisions = load_decisions(write(row("Do Van An", "Đỗ Văn An", "same")))
    person = resolve("Do Van An", decisions)
    assert person is not None
    assert (person.name, person.slug, person.unaccented) == ("Đỗ Văn An", A.slug, False)


def test_different_parts_two_people_of_one_name(write: Write) -> None:
    decisions = load_decisions(write(row("Đỗ Văn An @ tv-a", "Đỗ Văn An @ tv-b", "different")))
    slugs = {resolve("Đỗ Văn An", decisions, bodies) for bodies in (["tv-a"], ["tv-b"], [])}
    assert len(slugs) == 3


def test_unsure_changes_nobody_but_is_settled(write: Write) -> None:
    decisions = load_decisions(write(row("Đỗ Văn An", "Đỗ Văn Ân", "unsure")))
    assert decisions.settled(C, A)
    assert not decisions.settled(A, B)
    assert resolve("Đỗ Văn Ân", decisions) != resolve("Đỗ Văn An", decisions)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_contradiction_names_the_rows_in_every_order(write: Write, order: tuple[int, ...]) -> None:
    rows = [row(str(A), str(B), "same"), row(str(B), str(C), "same"), row(str(A), str(C), "different")]
    with pytest.raises(DataFileError) as caught:
        load_decisions(write(*(rows[n] for n in order)))
    assert all(f"decisions.csv:{line}" in str(caught.value) for line in (2, 3, 4))


def test_somebody_cannot_differ_from_himself(write: Write) -> None:
    with pytest.raises(DataFileError, match=r":2: 'Đỗ Văn An' is named on both sides"):
        load_decisions(write(row("Đỗ Văn An", "ĐỖ VĂN AN", "different")))


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (row("Đỗ Văn An", "Đỗ Văn Ân", "maybe"), "'maybe' is no verdict; write same, different, unsure"),
        (row("An", "Đỗ Văn Ân", "same"), "'An' is a given name alone"),
        ("Đỗ Văn An,Đỗ Văn Ân,same,An,2024-01-02,", "'why' is empty"),
        ("Đỗ Văn An,Đỗ Văn Ân,same,An,2/1/2024,seen", "is no date"),
        ("Đỗ Văn An,Đỗ Văn Ân,same", "not as many cells"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(write: Write, bad: str, says: str) -> None:
    with pytest.raises(DataFileError, match=says) as caught:
        load_decisions(write(row(str(A), str(B), "unsure"), bad))
    assert "decisions.csv:3" in str(caught.value)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text("left,right\n", "utf-8")
    with pytest.raises(DataFileError, match="no column 'verdict'"):
        load_decisions(path)


names = st.sampled_from([Who(f"Lê Văn {x}", y) for x in "ABCDE" for y in ("", "tv-a")])
verdicts = st.lists(st.builds(Decision, names, names, st.sampled_from(["same", "unsure"]), st.just("here")), max_size=8)


@given(verdicts, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(decisions: list[Decision], random: object) -> None:
    shuffled = list(decisions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    turned = [Decision(d.right, d.left, d.verdict, d.where) for d in shuffled]
    assert decide(decisions) == decide(turned)
    assert all(decide(decisions).settled(d.left, d.right) for d in decisions)
