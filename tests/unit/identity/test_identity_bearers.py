"""Who bears a name: joins and partings by evidence, whatever the order of the sightings."""

import random
from pathlib import Path

import pytest

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import DataFileError
from lhtv_kg.identity.bearers import Bearers, bearers
from lhtv_kg.identity.careers import blocks
from lhtv_kg.identity.evidence import Finding, Judge, Scale, scale
from lhtv_kg.identity.footholds import Foothold, Neighbourhood, Sighting, sound
from lhtv_kg.identity.organizations import register
from lhtv_kg.identity.persons import person_slug

JUDGE = Judge(Neighbourhood(register()))
MO, MO_BARE, MO_OTHER = "Đặng Thúy Mơ", "Dang Thuy Mo", "Đặng Thủy Mơ"
HEAD, DEPUTY = "giam-doc", "pho-giam-doc"


def seen(
    mention: str, name: str, body: str = "", role: str = HEAD, on: str = "", *, sector: bool = True, decided: str = "",
    aliases: tuple[str, ...] = (),
) -> Sighting:  # fmt: skip
    days = (PartialDate(on),) if on else ()
    return Sighting(
        mention=mention, name=name, body=body, role=role if body else "", days=days, sector=sector, decided=decided,
        aliases=aliases,
    )  # fmt: skip


def people(*sightings: Sighting) -> list[set[str]]:
    return sorted((set(who.mentions) for who in bearers(sightings, JUDGE).people), key=sorted)


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        (("tv-nghe-an", DEPUTY, "2010"), ("tv-nghe-an", HEAD, "2019"), "same-body"),
        (("tv-nghe-an", HEAD, "2010"), ("so-vhtt-nghe-an", DEPUTY, "2019"), "same-body"),
        (("tv-nghe-an", HEAD, "2010"), ("tinh-uy-nghe-an", "tinh-uy-vien", "2019"), "same-province"),
        (("tv-nghe-an", HEAD, "2010"), ("vla", "pho-chu-tich", "2019"), "same-field"),
        (("tv-yen-bai", HEAD, "2023"), ("tv-lao-cai", HEAD, "2025-11-06"), "successor-post"),
    ],
)
def test_common_ground_joins_one_accented_name(
    left: tuple[str, str, str], right: tuple[str, str, str], reason: str
) -> None:
    (one,) = bearers([seen("a", MO, *left), seen("b", MO, *right)], JUDGE).people
    assert (one.slug, one.mentions) == (person_slug(MO), ("a", "b"))
    assert (one.reasons, one.confidence) == ((reason,), scale().confidence[reason])


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        (("tv-nghe-an", DEPUTY, "2019-01-06"), ("tv-ha-tinh", HEAD, "2025"), "two-provinces"),
        (("tv-dh-ton-duc-thang", HEAD, "2019-01-06"), ("tv-nghe-an", HEAD, "2019-01-06"), "two-houses"),
        (("vla", "pho-chu-tich", "1950"), ("nala", "pho-chu-tich", "2020"), "lifetime"),
    ],
)
def test_conflicting_evidence_keeps_namesakes_apart(
    left: tuple[str, str, str], right: tuple[str, str, str], reason: str
) -> None:
    found = bearers([seen("a", MO, *left), seen("b", MO, *right)], JUDGE)
    assert {who.slug for who in found.people} == {person_slug(MO, left[0]), person_slug(MO, right[0])}
    assert found.doubts == ()
    assert [(parting.reason, parting.confidence) for parting in found.partings] == [
        (reason, scale().confidence[reason])
    ]


def test_one_report_names_one_person_even_in_two_houses() -> None:
    both = [seen("a", MO, "tv-nghe-an", HEAD, "2019-01-06"), seen("a", MO, "tv-ha-tinh", HEAD, "2019-01-06")]
    assert people(*both) == [{"a"}]


@pytest.mark.parametrize(
    ("bare", "joined"),
    [
        (("tv-nghe-an", HEAD, "2019"), True),
        (("tv-nghe-an", HEAD, "2035"), False),  # another may hold the post by then
        (("tv-nghe-an", DEPUTY, "2019"), False),
        (("vla", HEAD, "2019"), False),
    ],
)
def test_a_name_without_accents_needs_the_same_post_body_and_time(bare: tuple[str, str, str], joined: bool) -> None:
    found = bearers([seen("a", MO, "tv-nghe-an", HEAD, "2020"), seen("b", MO_BARE, *bare)], JUDGE)
    assert (len(found.people) == 1) == joined
    assert [doubt.reason for doubt in found.doubts] == ([] if joined else ["no-ground"])
    assert person_slug(MO) in {who.slug for who in found.people}


def test_a_name_in_the_order_of_another_language_joins_in_the_same_post() -> None:
    (block,) = blocks([seen("a", MO, "nlv", HEAD, "2020"), seen("b", "Mo Dang Thuy", "nlv", HEAD, "2020")])
    assert people(*block) == [{"a", "b"}]


def test_a_name_without_accents_that_fits_two_people_joins_neither() -> None:
    post = ("vla", "uy-vien", "2020")
    found = bearers([seen("a", MO, *post), seen("b", MO_OTHER, *post), seen("c", MO_BARE, *post)], JUDGE)
    assert len(found.people) == 3
    assert sorted(doubt.reason for doubt in found.doubts) == ["ambiguous", "ambiguous", "other-accents"]


def test_i_and_y_are_one_sound_but_join_only_in_one_post() -> None:
    assert sound("Tý") == sound("tí") and sound("Quý") == sound("Quí")
    assert sound("Thúy") != sound("Thúi")
    left = seen("a", "Đặng Mơ Tý", "tv-nghe-an", HEAD, "2020")
    assert people(left, seen("b", "Đặng Mơ Tí", "tv-nghe-an", HEAD, "2021")) == [{"a", "b"}]
    assert people(left, seen("b", "Đặng Mơ Tí", "vla", "chu-tich", "2021")) == [{"a"}, {"b"}]


def test_an_alias_links_two_names() -> None:
    named = [
        seen("a", MO, "tv-nghe-an", on="2020", aliases=("Lê Thử",)),
        seen("b", "Lê Thử", "tv-nghe-an", DEPUTY, "2018"),
    ]
    (block,) = blocks(named)
    assert people(*block) == [{"a", "b"}]


def test_who_only_took_part_is_the_only_bearer_or_nobody_known() -> None:
    library, other, guest = (
        seen("a", MO, "tv-nghe-an", on="2019"),
        seen("b", MO, "tv-ha-tinh", on="2019"),
        seen("c", MO),
    )
    assert people(library, guest) == [{"a", "c"}]
    found = bearers([library, other, guest], JUDGE)
    assert person_slug(MO) in {who.slug for who in found.people if who.mentions == ("c",)}
    assert [doubt.reason for doubt in found.doubts] == ["no-post", "no-post"]


def test_decisions_come_before_evidence() -> None:
    apart = [seen("a", MO, "nlv", on="2020", decided="x-1"), seen("b", MO, "nlv", DEPUTY, "2019", decided="x-2")]
    assert people(*apart) == [{"a", "b"}]
    decided = bearers(apart, JUDGE, frozenset({frozenset({"x-1", "x-2"})}))
    assert [who.slug for who in decided.people] == ["x-1", "x-2"]
    one = [seen("a", MO, "tv-nghe-an", on="2019", decided="x"), seen("b", MO, "tv-ha-tinh", on="2019", decided="x")]
    assert [who.slug for who in bearers(one, JUDGE).people] == ["x"]


def test_blocks_hold_one_folded_name_and_no_given_name() -> None:
    named = [seen("a", MO), seen("b", MO_BARE), seen("c", "Mơ"), seen("d", "Lê Văn Thử")]
    assert sorted(len(block) for block in blocks(named)) == [1, 2]


def _random_block(random_: random.Random) -> list[Sighting]:
    bodies = ["tv-nghe-an", "tv-ha-tinh", "vla", "nlv", "so-vhtt-nghe-an", ""]
    mentions = [(f"m{at}", random_.choice([MO, MO_OTHER, MO_BARE])) for at in range(8)]
    return [
        seen(
            *random_.choice(mentions), random_.choice(bodies), random_.choice([HEAD, DEPUTY]),
            str(random_.randrange(1930, 2026)), sector=random_.random() < 0.7,
        )
        for _ in range(random_.randrange(1, 14))
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_the_order_of_sightings_changes_nothing(seed: int) -> None:
    random_ = random.Random(seed)
    sightings = _random_block(random_)
    expected = bearers(sightings, JUDGE)
    for _ in range(5):
        random_.shuffle(sightings)
        assert bearers(sightings, JUDGE) == expected
    _is_partition(expected, sightings)


def _is_partition(found: Bearers, sightings: list[Sighting]) -> None:
    mentions = [mention for who in found.people for mention in who.mentions]
    assert sorted(mentions) == sorted({sighting.mention for sighting in sightings})
    slugs = [who.slug for who in found.people]
    assert len(set(slugs)) == len(slugs)


@pytest.mark.parametrize("text", ["longest-career = ", "longest-career = 1", "reason = 3"])
def test_a_broken_file_of_figures_is_told(tmp_path: Path, text: str) -> None:
    file = tmp_path / "evidence.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(DataFileError, match=r"evidence\.toml"):
        Scale.load(file)


def test_the_cost_grows_with_the_posts_of_a_name_and_not_with_its_mentions() -> None:
    class Counting(Judge):
        asked = 0

        def compare(self, left: Foothold, right: Foothold) -> Finding:
            self.asked += 1
            return super().compare(left, right)

    posts = ["tv-nghe-an", "tv-ha-tinh", "nlv", "vla"]
    judge = Counting(Neighbourhood(register()))
    bearers([seen(f"m{at}", MO, posts[at % 4], on="2019") for at in range(2000)], judge)
    assert judge.asked == 6


def test_every_reason_is_worded_in_both_languages() -> None:
    wording = scale().wording
    assert {code for table, code in wording if table == "reason"} == set(scale().confidence)
    assert all(vi and en for vi, en in wording.values())
