"""Random copies of one report in random orders: the store is the same, and no claim of any copy is lost."""

import random
from pathlib import Path

import pytest
from tests.unit.pipeline.test_copies import LONG, File, feed, stated

from lhtv_kg.graph.triples import node
from lhtv_kg.store import WritableStore, open_store

GUESTS = ("bà Ngô Thị Sen", "ông Đỗ Văn Lúa", "bà Hồ Thị Bưởi")
AROUND = ("", "Trang chủ | Tin tức\n\n", "In bài viết\n\n")
DATES = ("", "2021-05-13", "2021-05-20")


def copy(chance: random.Random, number: int) -> File:
    """A copy that says more or less than others, with furniture, date and address as chance has it."""
    guests = chance.sample(GUESTS, chance.randrange(3))
    more = "".join(f"\nCùng dự Hội nghị có {guest}, Phó Giám đốc Thư viện tỉnh Lào Cai.\n" for guest in sorted(guests))
    source = chance.choice(("", f"https://example.org/{number}"))
    return f"bai-{number}.txt", f"{chance.choice(AROUND)}{LONG}{more}", stated(chance.choice(DATES), source)


def persons(store: WritableStore) -> set[str]:
    return {getattr(quad.object, "value", "") for quad in store.quads(predicate=node("lhtv:personName"))}


@pytest.mark.parametrize("seed", range(8))
def test_what_is_in_is_the_same_whoever_comes_first(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    files = [copy(chance, number) for number in range(4)]
    held = []
    for number in range(3):
        with open_store(tmp_path / f"kho-{number}", write=True) as store:
            feed(store, tmp_path / "bai", chance.sample(files, len(files)))
            assert store.check() == ()
            told = {guest for guest in GUESTS if any(guest in str(content) for _, content, _ in files)}
            assert {guest.partition(" ")[2] for guest in told} <= persons(store)
            held.append(set(store.quads()))
    assert held[0] == held[1] == held[2]
