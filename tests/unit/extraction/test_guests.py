"""Lists of guests, however a sentence leads in to them."""

import pytest
from tests.unit.extraction.reading import LEXICON, LIBRARY, claims, roles, story

from lhtv_kg.extraction.guests import led_in
from lhtv_kg.model import ParticipationClaim, ParticipationRole

NAMES = "ông Lê Văn Mẫu, Giám đốc Thư viện tỉnh Lào Cai; bà Vũ Thị Ví, Phó Giám đốc Thư viện tỉnh Hà Nam"


def present(text):
    found = claims(f"{LIBRARY}\n\n{text}", ParticipationClaim)
    return [claim.person for claim in found if claim.role is ParticipationRole.ATTENDEE]


@pytest.mark.parametrize(
    "lead",
    [
        "Dự khai mạc có",
        "Đến với Hội nghị có các đồng chí:",
        "Khách có:",
        "Khách quý của buổi gặp mặt:",
        "Tới chia vui từ sáng sớm có",
        "Về phía khách mời còn có",
        "Tham dự có",
        "Đến dự và cổ vũ Hội nghị có:",
    ],
)
def test_leads(lead):
    assert present(f"{lead} {NAMES}.") == ["Lê Văn Mẫu", "Vũ Thị Ví"]


@pytest.mark.parametrize(
    "text",
    [
        f"Đến nay, hai tỉnh có {NAMES} đứng đầu.",
        f"Tiếp đó là lời cảm ơn của {NAMES}.",
        "Thư viện trao quà cho ông Lê Văn Mẫu.",
        "Ông Lê Văn Mẫu đến từ Lào Cai kể chuyện sách.",
    ],
)
def test_no_leads(text):
    assert present(text) == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"{NAMES[0].upper()}{NAMES[1:]} tới dự.", ["Lê Văn Mẫu", "Vũ Thị Ví"]),
        ("Ông Lê Văn Mẫu phát biểu; bà Vũ Thị Ví tới dự.", ["Vũ Thị Ví"]),
    ],
)
def test_guests_before_the_verb(text, people):
    assert present(text) == people


def test_a_lead_ends_right_before_the_first_name():
    (sentence,) = story(f"Dự khai mạc có {NAMES}.").sentences
    at = led_in(sentence, LEXICON)
    assert at is not None and sentence.chunks[at].key == "có"
    assert led_in(story(f"{NAMES}.").sentences[0], LEXICON) is None


@pytest.mark.parametrize("mark", [">> ", "► ", "■ ", ""])
def test_a_label_with_a_mark_before_it_opens_a_list_of_guests(mark):
    listed = "• Ông Trần Minh Tú - Giám đốc Thư viện tỉnh Lào Cai\n• Bà Ngô Thị Sen\n"
    text = f"{LIBRARY}\n\n{mark}Thành phần tham dự\n{listed}"
    assert roles(text) == ["Ngô Thị Sen : attendee", "Trần Minh Tú : attendee"]


def test_a_dash_that_ends_a_line_ends_no_list():
    assert present("Dự có ông Lê Văn Mẫu và bà Vũ Thị Ví -") == ["Lê Văn Mẫu", "Vũ Thị Ví"]
