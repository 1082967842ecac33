"""Whatever the text: no exception, every quote verified, the same answer twice."""

import itertools
import string
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lhtv_kg.extraction import as_json, extract
from lhtv_kg.extraction.happenings import find_happenings
from lhtv_kg.extraction.story import read_story
from lhtv_kg.lexicon import load_lexicon
from lhtv_kg.model import Report
from lhtv_kg.text import clean

REPORT = """Hội nghị bạn đọc năm 2019

Sáng 12/3/2019, tại thành phố Hạ Long, Thư viện tỉnh Quảng Ninh tổ chức Hội nghị bạn đọc. Dự có ông Lê Văn Mẫu, \
Phó Chủ tịch UBND tỉnh; bà Vũ Thị Ví - Giám đốc Thư viện tỉnh Lào Cai và hơn 80 đại biểu (vắng ông Đỗ Văn Thử).

- Ông H’Mẫu Niê, nguyên Trưởng phòng Địa chí (1996 – 2001);
- “Tủ sách” Liên hiệp Thư viện Đồng bằng sông Hồng nhiệm kỳ 2018-2020

Đại hội đã bầu ông Lê Văn Mẫu giữ chức Chủ tịch. Quyết định số 12/QĐ-SVH bổ nhiệm bà Vũ Thị Ví làm Giám đốc Sở \
kể từ ngày 1/4/2019. Mrs. Vu Thi Vi, Deputy Director of Lao Cai Provincial Library, presided over the conference.

Tin & ảnh: Trần Văn Giả
"""
WORDS = REPORT.split(" ")
PIECES = [
    "ông",
    "Lê Văn Mẫu",
    "Giám đốc",
    "Thư viện tỉnh",
    ",",
    ";",
    "(",
    ")",
    "“",
    "”",
    "\n",
    "\n\n",
    "- ",
    "12/3",
    "2019",
]
PIECES += [
    "từ",
    "đến",
    "nay",
    "bầu",
    "giữ chức",
    "Liên hiệp",
    "nhiệm kỳ",
    "Cà Mau",
    "tại",
    "Hội nghị",
    "phát biểu",
    ":",
    "|",
]
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(text):
    """Extract a text; all quotes must stand in it."""
    stored = clean(text)
    found = extract(Report(id="any", text=stored, sha256="0" * 64))
    assert list(found.verify()) == list(found.claims)
    for claim in found.claims:
        assert as_json(claim)["quote"] == stored[claim.span.start : claim.span.end]
    for unread in found.unread:
        unread.span.verify(stored, "unread")
    return found


@QUICK
@given(st.text(max_size=400))
def test_any_text(text):
    check(text)


@QUICK
@given(st.text(alphabet=string.printable + "àáảãạâấầẩẫậđĐÐêếềôơưÔƯ“”–…\u0301\u0323\u200b\ufeff", max_size=400))
def test_any_vietnamese_letters(text):
    check(text)


@QUICK
@given(st.lists(st.sampled_from(PIECES), max_size=120).map(" ".join))
def test_any_order_of_words_of_the_field(text):
    check(text)


@QUICK
@given(st.permutations(WORDS))
def test_a_shuffled_report(words):
    check(" ".join(words))


@QUICK
@given(st.integers(0, len(REPORT)), st.integers(0, len(REPORT)))
def test_a_cut_report(start, end):
    check(REPORT[start:end])


@QUICK
@given(st.integers(0, len(REPORT) - 1), st.characters(codec="utf-8"))
def test_a_damaged_report(place, char):
    check(REPORT[:place] + char + REPORT[place + 1 :])


@pytest.mark.parametrize("times", [2, 30])
def test_a_repeated_report_says_nothing_new(times):
    once, often = check(REPORT), check(f"{REPORT}\n" * times)
    assert len(often.claims) <= len(once.claims) + 2


ENDLESS = ["xã A, huyện B, ", "(", "“", "vắng ông Lê Văn Mẫu (", "Phòng Trung tâm Thư viện tỉnh ", "1/", "9" * 50]
ENDLESS += ["Nguyễn ", "abab", "; ", "a."]


@pytest.mark.parametrize("piece", ENDLESS)
def test_repetition_without_end(piece):
    check(f"{REPORT}\n\n{piece * 4000}")


LONG = {
    "a guest list": "ông Lê Văn Mẫu, Giám đốc Thư viện tỉnh Lào Cai; bà Vũ Thị Ví, Phó Giám đốc Sở Nội vụ; ",
    "a list of guests": "- Ông Lê Văn Mẫu, Giám đốc Thư viện tỉnh Lào Cai\n",
    "elections in one sentence": "bầu ông Lê Văn Mẫu làm Chủ tịch; ",
    "elections without a mark": "bầu ông Lê Văn Mẫu làm Chủ tịch và ",
    "a table": "1 | Lê Văn Mẫu | Giám đốc | Thư viện tỉnh Lào Cai\n",
    "periods": "Từ 1996 đến 2001: ông Lê Văn Mẫu; ",
    "members": "gồm: Thư viện tỉnh Lào Cai, Thư viện tỉnh Yên Bái, ",
    "decisions": "Quyết định số 12/QĐ-SVH ngày 2/3/2020 về việc bổ nhiệm ông Lê Văn Mẫu. ",
    "nested bodies": "Phòng Địa chí Thư viện tỉnh Lào Cai thuộc Sở Văn hóa thuộc ",
    "open brackets": "(vắng bà Vũ Thị Ví ",
    "departures": "ông Lê Văn Mẫu, Giám đốc Thư viện tỉnh Lào Cai, nghỉ hưu; ",
    "events": "Ngày 12/5/2021, Thư viện tỉnh Lào Cai tổ chức Hội nghị.\n\n",
}
SHORT_TEXT, TIMES_LONGER, TRIES = 6_000, 4, 4
MOST = TIMES_LONGER * 2.25
"""Times the time of the short text; cost that grows with the square would take 16 times as long."""


def seconds(text):
    report = Report(id="any", text=text, sha256="0" * 64)
    began = time.process_time()
    extract(report)
    return time.process_time() - began


def distinct(count):
    """A guest list in which everybody is somebody else."""
    names = (f"{one}{two}" for one in "BCDGHKLMNPQRSTVX" for two in ("an", "ai", "inh", "ong", "uy", "e", "o", "i"))
    people = itertools.product(["Lê Văn", "Vũ Thị", "Đỗ Hữu", "Ngô Đức", "Hồ Kim", "Lý Thu"], names)
    listed = (f"ông {family} {given}, Giám đốc Thư viện tỉnh Lào Cai; " for family, given in people)
    return "".join(itertools.islice(listed, count))


@pytest.mark.parametrize("what", sorted(LONG))
def test_cost_grows_with_the_length_of_the_text(what):
    piece = LONG[what]
    short = piece * (SHORT_TEXT // len(piece))
    assert any(seconds(short * TIMES_LONGER) <= MOST * seconds(short) for _ in range(TRIES))


def test_cost_grows_with_the_number_of_people():
    seconds(distinct(40))
    assert any(seconds(distinct(600)) <= MOST * seconds(distinct(150)) for _ in range(TRIES))
    assert len(check(distinct(600)).claims) == 600


def test_order_and_verdict_do_not_change():
    found = [[as_json(claim) for claim in check(REPORT).claims] for _ in range(2)]
    assert found[0] == found[1]
    starts = [claim["spanStart"] for claim in found[0]]
    assert starts == sorted(starts)


def test_reading_leaves_a_story_as_it_is():
    story = read_story(Report(id="any", text=clean(REPORT), sha256="0" * 64), load_lexicon())
    assert [each.start for each in find_happenings(story)] == [each.start for each in find_happenings(story)]
