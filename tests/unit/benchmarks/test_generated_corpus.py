"""Generated corpora: the same seed gives the same reports, and what follows from them is what they were made from."""

from collections.abc import Sequence
from datetime import date
from itertools import chain, pairwise

import pytest
from benchmarks.corpus import Chronicle, corpus
from benchmarks.corpus.judging import Verdict, judge
from benchmarks.corpus.names import ends, given_names
from benchmarks.corpus.world import LIBRARIES, SCHOOLS, nation, region

from lhtv_kg.derivation import from_extraction, full
from lhtv_kg.derivation.resolving import Resolver
from lhtv_kg.extraction import extract
from lhtv_kg.graph.iris import derived_graph_name
from lhtv_kg.graph.triples import Triples, day
from lhtv_kg.readers import read_report

SEED = 7


@pytest.fixture(scope="module")
def told() -> list[Chronicle]:
    return list(corpus(SEED, 3))


def conclusions(chronicles: Sequence[Chronicle]):
    reports = (extract(told.report()) for one in chronicles for told in one.reports)
    return full(chain.from_iterable(map(from_extraction, reports)), Resolver())


@pytest.fixture(scope="module")
def verdict(told) -> Verdict:
    return judge(conclusions(told), told)


def test_the_same_seed_gives_the_same_reports_and_another_seed_others(told):
    texts = [report.text for one in told for report in one.reports]
    assert texts == [report.text for one in corpus(SEED, 3) for report in one.reports]
    assert texts != [report.text for one in corpus(SEED + 1, 3) for report in one.reports]


def test_a_larger_corpus_begins_with_the_smaller_one(told):
    assert [one.reports for one in told[:2]] == [one.reports for one in corpus(SEED, 2)]


def test_reports_have_addresses_of_their_own(told):
    reports = [report for one in told for report in one.reports]
    assert len({report.address for report in reports}) == len({report.text for report in reports}) == len(reports)


def test_a_written_report_is_read_as_the_one_in_memory(told, tmp_path):
    for report in told[0].reports[::20]:
        read, made = read_report(report.write(tmp_path)), report.report()
        assert (read.id, read.text, read.sha256, read.published) == (made.id, made.text, made.sha256, made.published)
        assert (read.publisher, read.address) == (made.publisher, made.address)


@pytest.mark.parametrize("number", range(4))
def test_one_seat_has_one_holder_at_a_time(number):
    made = region(SEED, number)
    for body in {tenure.post.body for tenure in made.tenures}:
        heads = [t for t in made.tenures if t.post.body == body and t.post.title in ("Giám đốc", "Chủ tịch")]
        heads.sort(key=lambda tenure: tenure.begin)
        assert heads
        assert all(first.end == then.begin for first, then in pairwise(heads))


@pytest.mark.parametrize("number", range(4))
def test_names_of_a_region_differ_in_first_or_last_word(number):
    names = {tenure.person for tenure in (*region(SEED, number).tenures, *nation(SEED))}
    assert len({ends(name) for name in names}) == len(names)


def test_a_world_holds_careers_mergers_and_namesakes():
    regions = [region(SEED, number) for number in range(12)]
    posts = [{(t.person, t.post.title) for t in one.tenures} for one in regions]
    assert any((name, "Giám đốc") in held for held in posts for name, title in held if title == "Phó Giám đốc")
    assert 0 < sum(len(one.mergers) for one in regions) < len(regions)
    people = [{tenure.person for tenure in one.tenures} for one in regions]
    assert sum(map(len, people)) > len(set().union(*people))
    assert all(len(one.libraries) == LIBRARIES + SCHOOLS for one in regions)


def test_merged_bodies_end_and_the_new_one_begins():
    made = next(one for one in (region(SEED, number) for number in range(9)) if one.mergers)
    (merger,) = made.mergers
    assert max(t.end for t in made.tenures if t.post.body in merger.before) == merger.day
    assert min(t.begin for t in made.tenures if t.post.body == merger.after) == merger.day


def test_given_names_are_no_words_of_address():
    assert len(given_names()) > 100
    assert not {"Ông", "Bà", "Văn", "Thị"} & set(given_names())


def test_conclusions_agree_with_the_truth(verdict):
    assert len(verdict.wrong_tenures) <= verdict.tenures // 100, verdict.wrong_tenures
    assert verdict.wrong_contradictions == ()
    assert verdict.tenures > 200
    assert verdict.contradictions > 0


def test_mentions_of_one_person_are_joined(verdict):
    assert verdict.recall > 0.8
    assert verdict.precision > 0.95
    assert verdict.persons > 200


def test_what_is_not_concluded_is_named(told):
    lost = judge(frozenset(), told[:1])
    assert 0 < len(lost.wrong_tenures) <= lost.tenures
    assert all("0 found" in said for said in lost.wrong_tenures)
    assert (lost.recall, lost.persons) == (0.0, 0)


def test_a_bound_beyond_the_truth_is_named(told):
    quads = set(conclusions(told[:1]))
    tenure = min(q.subject.value for q in quads if q.predicate.value.endswith("#beginLatest"))
    triples = Triples(derived_graph_name())
    triples.add(tenure, "lhtv:beginLatest", day(date(1990, 1, 1)))
    (moved,) = triples.quads
    verdict = judge({*quads, moved}, told[:1])
    assert len(verdict.wrong_tenures) == 1
    assert "beginLatest" in verdict.wrong_tenures[0]
