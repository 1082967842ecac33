import tomllib
from datetime import date

import pytest
from lake import FEDERATION, ID, LIBRARY, lake

from lhtv_kg.assets import asset
from lhtv_kg.errors import AmbiguousName, NotFound, UsageError
from lhtv_kg.queries.names import Candidate, resolve
from lhtv_kg.queries.spelling import nearness, spellings

CENTRES = [f"{ID}organization/tt-sach-cu", f"{ID}organization/tt-sach-moi"]
SPELLINGS = tomllib.loads(asset("queries", "internal", "spellings.toml").read_text("utf-8"))["example"]
NAMESAKES = """@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://w3id.org/lhtv/id/person/a> a foaf:Person ; rdfs:label "Lý Thị Bưởi" .
<https://w3id.org/lhtv/id/person/b> a foaf:Person ; rdfs:label "Lý Thị Bười" ."""


@pytest.mark.parametrize(
    ("kind", "typed", "found"),
    [
        ("organization", "Liên hiệp Thư viện Vùng Hồ", FEDERATION),
        ("organization", "liên hiệp thư viện vùng hồ", FEDERATION),
        ("organization", "lien hiep thu vien vung ho", FEDERATION),
        ("organization", "Lake Region Library Federation", FEDERATION),
        ("organization", "LHTV VH", FEDERATION),
        ("organization", "LHTV Vùng Hồ", FEDERATION),
        ("organization", "LHTV các tỉnh Vùng Hồ", FEDERATION),
        ("organization", "  Liên hiệp  Thư viện Vùng Hồ ", FEDERATION),
        ("organization", FEDERATION, FEDERATION),
        ("organization", f"<{FEDERATION}>", FEDERATION),
        ("organization", "lh-vung-ho", FEDERATION),
        ("organization", "Thư viện An Phước", LIBRARY),
        ("organization", "TV An Phước", LIBRARY),
        ("person", "Hoàng Thu Thuý", f"{ID}person/hoang-thu-thuy-"),
        ("person", "tran van mau", f"{ID}person/tran-van-mau-"),
        ("person", "Trần Van Mẫu", f"{ID}person/tran-van-mau-"),
        ("person", "Ông Trần Văn Mẫu", f"{ID}person/tran-van-mau-"),
        ("person", "dong chi tran van mau", f"{ID}person/tran-van-mau-"),
        ("person", "PGS.TS. Trần Văn Mẫu", f"{ID}person/tran-van-mau-"),
        ("person", f"{ID}person/le-thi-thu-000000", f"{ID}person/le-thi-thu-ee44cb"),
        ("person", "le-thi-thu-000000", f"{ID}person/le-thi-thu-ee44cb"),
        ("event", "hội\u200b thảo vùng h\u00adồ về bạn đọc trẻ", f"{ID}event/hoi-thao-vung-ho-2021"),
        ("event", "hội thảo vùng hồ về bạn đọc trẻ", f"{ID}event/hoi-thao-vung-ho-2021"),
        ("event", "hoi-thi-an-phuoc-2019", f"{ID}event/hoi-thi-an-phuoc-2019"),
        ("province", "Tỉnh An Phước", f"{ID}place/an-phuoc"),
        ("term", "VI", f"{ID}term/lh-vung-ho--dai-hoi-2020"),
    ],
)
def test_a_name_in_any_usual_form_means_its_thing(kind, typed, found):
    (node,) = resolve(lake(), kind, typed)
    assert node.value.startswith(found)


def test_decomposed_letters_are_the_same_name():
    (node,) = resolve(
        lake(), "organization", "Lie\u0302n hie\u0323\u0302p Thu\u031b vie\u0323\u0302n Vu\u0300ng Ho\u0302\u0300"
    )
    assert node.value == FEDERATION


@pytest.mark.parametrize(
    ("typed", "count"), [("Hoang Thu Thuy", 2), ("ly thi buoi", 2), ("Lý Thị Bưởi", 1), ("Lý Thị Bười", 1)]
)
def test_accents_that_were_typed_count_and_without_them_all_are_meant(typed, count):
    store = lake(NAMESAKES)
    assert len(resolve(store, "person", typed, several=True)) == count


def test_an_ambiguous_name_lists_the_candidates():
    with pytest.raises(AmbiguousName) as error:
        resolve(lake(), "organization", "Trung tâm Sách Vùng Hồ")
    assert error.value.exit_code == 2
    assert all(iri in str(error.value) for iri in CENTRES)


@pytest.mark.parametrize(("day", "centre"), [(date(2015, 12, 31), 0), (date(2016, 1, 1), 1), (date(1980, 1, 1), None)])
def test_a_day_says_which_of_two_bodies_of_one_name_is_meant(day, centre):
    if centre is None:
        with pytest.raises(AmbiguousName):
            resolve(lake(), "organization", "Trung tâm Sách Vùng Hồ", period=(day, day))
    else:
        (node,) = resolve(lake(), "organization", "trung tam sach vung ho", period=(day, day))
        assert node.value == CENTRES[centre]


@pytest.mark.parametrize(
    ("kind", "typed", "near"),
    [
        ("organization", "Liên hiệp Thư viện Vùng Hồi", "Liên hiệp Thư viện Vùng Hồ"),
        ("person", "Hoàng Thu Thủy", "Hoàng Thu Thúy"),
        ("term", "1999-2001", "2018-2019"),
        ("province", "An Phưởng", "An Phước"),
        ("person", "Thúy", "Hoàng Thu Thúy"),
        ("organization", "vùng hồ", "Liên hiệp Thư viện Vùng Hồ"),
        ("organization", "federation lake", "Liên hiệp Thư viện Vùng Hồ"),
    ],
)
def test_an_unknown_name_suggests_the_nearest(kind, typed, near):
    with pytest.raises(NotFound) as error:
        resolve(lake(), kind, typed)
    assert error.value.exit_code == 1
    assert near in str(error.value)


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("", UsageError),
        ("https://example.org/a b", UsageError),
        ("https://w3id.org/lhtv/id/organization/nowhere", NotFound),
        ("Xyz", NotFound),
        ('"} SELECT * { ?s ?p ?o', NotFound),
        ("https://example.org/x> . ?s ?p ?o . <x", UsageError),
    ],
)
def test_nothing_that_is_no_name_gets_through(typed, error):
    with pytest.raises(error) as caught:
        resolve(lake(), "organization", typed)
    assert "\n" not in str(caught.value)


def test_a_claim_is_known_by_its_address_or_slug_alone():
    with pytest.raises(NotFound, match="no claim here"):
        resolve(lake(), "claim", "dai-hoi-1999")


@pytest.mark.parametrize("example", SPELLINGS, ids=lambda example: example["typed"])
def test_short_forms_are_written_out(example):
    assert spellings().key(example["typed"]) == spellings().key(example["label"])


def test_a_word_that_is_part_of_a_name_is_not_left_out():
    assert spellings().key("Thư viện tỉnh Hà Tĩnh") == spellings().key("TV Hà Tĩnh") == "thu vien ha tinh"
    assert nearness("Thư viện Hà", "Thư viện tỉnh Hà Tĩnh", person=False) is None


def test_short_forms_are_no_matter_for_persons():
    assert nearness("TV Hồ", "Thư viện Hồ", person=False) is not None
    assert nearness("TV Hồ", "Thư viện Hồ", person=True) is None


@pytest.mark.parametrize(
    ("begin", "end", "there"), [(None, None, True), ("2016", None, False), (None, "2015-06", True)]
)
def test_unknown_begins_and_ends_are_open(begin, end, there):
    assert Candidate("i", "l", "l", begin, end).exists_in((date(2015, 1, 1), date(2015, 1, 1))) is there


def test_a_name_of_any_length_is_answered_at_once():
    with pytest.raises(UsageError, match="100000 characters"):
        resolve(lake(), "organization", "a" * 100_000)


BODIES = """@prefix lhtv: <https://w3id.org/lhtv/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/lhtv/id/organization/lhtv-bmt> a org:Organization ;
    skos:prefLabel "Liên hiệp Thư viện Bắc miền Trung"@vi .
<https://w3id.org/lhtv/id/organization/tv-vung-xa> a org:Organization ;
    skos:prefLabel "Thư viện Tổng hợp tỉnh Vùng Xa"@vi ; lhtv:inProvince <https://w3id.org/lhtv/id/place/vung-xa> .
<https://w3id.org/lhtv/id/place/vung-xa> skos:prefLabel "Vùng Xa"@vi ."""


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Liên hiệp Thư viện các tỉnh Bắc Trung Bộ", "lhtv-bmt"),
        ("LHTV BTB", "lhtv-bmt"),
        ("North Central Library Federation", "lhtv-bmt"),
        ("Thư viện tỉnh Vùng Xa", "tv-vung-xa"),
        ("Vung Xa Provincial Library", "tv-vung-xa"),
        ("An Phước library", "tv-an-phuoc"),
    ],
)
def test_a_query_knows_the_names_that_free_words_know(typed, slug):
    (node,) = resolve(lake(BODIES), "organization", typed)
    assert node.value == f"{ID}organization/{slug}"


@pytest.mark.parametrize("typed", ["Thư viện tỉnh Nơi Không Có", "Nowhere Provincial Library"])
def test_a_name_made_with_no_known_place_is_unknown(typed):
    with pytest.raises(NotFound):
        resolve(lake(BODIES), "organization", typed)


@pytest.mark.parametrize(
    ("begin", "end", "day", "exists", "surely"),
    [
        (None, "2025", "2025-08-01", True, False),
        ("2025-07", None, "2025-08-01", True, True),
        (None, "2025", "2024-12-31", True, True),
        ("2025-07", None, "2025-07-15", True, False),
        ("2025-07", None, "2025-06-30", False, False),
        (None, "2025-07-01", "2025-07-01", True, False),
        (None, None, "1900-01-01", True, True),
    ],
)
def test_when_a_thing_may_have_existed_and_when_it_surely_did(begin, end, day, exists, surely):
    one, at = Candidate("urn:a", "A", "A", begin, end), date.fromisoformat(day)
    assert (one.exists_in((at, at)), one.surely_exists_in((at, at))) == (exists, surely)


TWO = """@prefix org: <http://www.w3.org/ns/org#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix lhtv: <https://w3id.org/lhtv/ontology#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://w3id.org/lhtv/id/organization/cu> a org:Organization ; skos:prefLabel "Thư viện tỉnh Mẫu"@vi ;
  lhtv:dissolved "2025"^^xsd:gYear .
<https://w3id.org/lhtv/id/organization/moi> a org:Organization ; skos:prefLabel "Thư viện tỉnh Mẫu"@vi ;
  lhtv:founded "2025-07"^^xsd:gYearMonth ."""


@pytest.mark.parametrize(("day", "slug"), [("2025-08-01", "moi"), ("2025-03-01", "cu"), ("2025-07-15", None)])
def test_an_end_told_by_its_year_alone_does_not_hide_the_body_that_came_after(day, slug):
    store, at = lake(TWO), date.fromisoformat(day)
    if slug is None:
        with pytest.raises(AmbiguousName):
            resolve(store, "organization", "Thư viện tỉnh Mẫu", period=(at, at))
    else:
        (node,) = resolve(store, "organization", "Thư viện tỉnh Mẫu", period=(at, at))
        assert node.value.endswith(f"/{slug}")
