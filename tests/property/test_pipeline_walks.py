"""Whatever was ingested, edited, withdrawn and brought back: a store holds what a new one of the same reports would."""

import random
from pathlib import Path

import pytest
from pyoxigraph import Quad

from lhtv_kg.pipeline import ingest, withdraw
from lhtv_kg.store import ReportState, WritableStore, open_store

BODIES = ["Thư viện tỉnh Lào Cai", "Thư viện tỉnh Quảng Ninh", "Thư viện tỉnh Yên Bái"]
PEOPLE = ["Trần Văn Mẫu", "Lê Thị Thử", "Phạm Văn Ví", "Vũ Thị Nháp"]
TITLES = ["Giám đốc", "Phó Giám đốc", "Phó Giám đốc phụ trách"]


def text(chance: random.Random, number: int) -> str:
    """A report in which chance says who held which post where; no two files tell of one event."""
    year, body = 2010 + 2 * number + chance.randrange(2), chance.choice(BODIES)
    guests = [(chance.choice(PEOPLE), chance.choice(TITLES), chance.choice(BODIES)) for _ in range(2)]
    named = "; ".join(f"ông {person}, {title} {where}" for person, title, where in dict.fromkeys(guests))
    day = f"{chance.randint(1, 28)}/{chance.randint(1, 12)}/{year}"
    return f"Ngày {day}, {body} tổ chức Hội nghị bạn đọc lần thứ {number + 3}.\n\nĐến dự Hội nghị có {named}.\n"


class Walk:
    """A store beside what it should hold: the texts that are in, and the reports that were withdrawn."""

    def __init__(self, folder: Path, store: WritableStore) -> None:
        self.folder, self.store = folder, store
        self.held: dict[str, str] = {}
        self.gone: set[str] = set()

    def write(self, chance: random.Random) -> None:
        number = chance.randrange(4)
        (self.folder / f"bai-{number}.txt").write_text(text(chance, number), "utf-8")

    def take(self, *, again: bool) -> None:
        for outcome in ingest([self.folder], self.store, again=again):
            path = Path(outcome.path)
            content = path.read_text("utf-8")
            kept = path.name in self.gone and not again
            before = self.held.get(path.name)
            expected = "refused" if kept else "unchanged" if before == content else "replaced" if before else "added"
            assert outcome.state.value == expected, (path.name, outcome.reason)
            if not kept:
                self.held[path.name] = content
                self.gone.discard(path.name)

    def withdraw(self, chance: random.Random) -> None:
        if self.held:
            name = chance.choice(sorted(self.held))
            withdraw(name, self.store)
            del self.held[name]
            self.gone.add(name)


def content(store: WritableStore) -> set[Quad]:
    return set(store.quads())


@pytest.mark.parametrize("seed", range(6))
def test_a_store_is_that_of_the_reports_that_are_in(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    (tmp_path / "bai").mkdir()
    with open_store(tmp_path / "kho", write=True) as store:
        walk = Walk(tmp_path / "bai", store)
        walk.write(chance)
        for _ in range(12):
            step = chance.choice(["write", "write", "take", "take", "again", "withdraw"])
            if step == "write":
                walk.write(chance)
            elif step == "withdraw":
                walk.withdraw(chance)
            else:
                walk.take(again=step == "again")
        walk.take(again=False)
        assert store.check() == ()
        found = content(store)
        states = {row.report_id: row.state for row in store.ledger().rows()}
    assert sorted(states.values()) == sorted(
        [ReportState.IN] * len(walk.held) + [ReportState.WITHDRAWN] * len(walk.gone)
    )
    (tmp_path / "moi").mkdir()
    for name, said in sorted(walk.held.items(), reverse=True):
        (tmp_path / "moi" / name).write_text(said, "utf-8")
    with open_store(tmp_path / "kho-moi", write=True) as store:
        if walk.held:
            list(ingest([tmp_path / "moi"], store))
        assert content(store) == found
