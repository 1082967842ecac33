"""Who "tôi", "ông" and "she" are: turns of interviews, memoirs, biographies."""

import pytest
from tests.unit.extraction.reading import context, told

HEAD = "Gặp bà Ngô Thị Sen, Giám đốc Thư viện tỉnh Trà Vinh, vào một ngày cuối năm đầy nắng ở thị xã.\n\n"
PRESENT = "Ngô Thị Sen | Giám đốc | Thư viện tỉnh Trà Vinh"
DEPUTY = "Ngô Thị Sen | Phó Giám đốc | Thư viện tỉnh Trà Vinh | interval | start=2006 | end=2011"
ANSWER = "Từ năm 2006 đến năm 2011 tôi là Phó Giám đốc Thư viện tỉnh Trà Vinh."


@pytest.mark.parametrize(
    "turns",
    [
        f"PV: Bà vào nghề thế nào?\n\nBà Ngô Thị Sen: {ANSWER}\n\nPV: Còn bây giờ?\n\nBà Sen: Vẫn thế thôi.",
        f"* Bà vào nghề thế nào?\n\n- Bà Sen: {ANSWER}\n\n* Còn bây giờ?\n\n- Bà Sen: Vẫn thế thôi.",
        f"* Bà vào nghề thế nào?\n\n- {ANSWER}\n\n* Còn bây giờ?\n\n- Vẫn thế thôi.",
        f"Hỏi: Bà vào nghề thế nào?\n\nĐáp: {ANSWER}\n\nHỏi: Còn bây giờ?\n\nĐáp: Vẫn thế thôi.",
    ],
)
def test_who_answers_in_an_interview(turns):
    found = told(HEAD + turns)
    assert DEPUTY in found
    assert len(found) == 2


def test_nobody_answers_where_two_are_asked():
    both = f"Gặp bà Ngô Thị Sen, Giám đốc, và ông Trần Minh Tú, Phó Giám đốc.\n\n* Thế nào?\n\n- {ANSWER}\n\n* Rồi sao?"
    assert not any("interval" in line for line in told(both))


MEMOIR = """
Ngày ấy chưa xa

Tôi về Thư viện tỉnh Phú Yên năm 1978, khi thư viện còn ở nhờ nhà văn hóa thị xã, cả cơ quan có năm người.

Từ năm 1990 đến năm 2003 tôi làm Giám đốc Thư viện tỉnh Phú Yên. {more}

Trần Minh Tú
Nguyên Giám đốc Thư viện tỉnh Phú Yên
"""


def test_the_author_tells_of_himself():
    found = told(MEMOIR.format(more="Chúng tôi khi ấy thiếu đủ thứ."))
    assert "Trần Minh Tú | Giám đốc | Thư viện tỉnh Phú Yên | interval | start=1990 | end=2003" in found


@pytest.mark.parametrize(
    "text",
    [
        "Ông Trần Minh Tú kể: “Từ năm 1990 đến năm 2003 tôi làm Giám đốc Thư viện tỉnh Phú Yên”.",
        "Từ năm 1990 đến năm 2003 chúng tôi có Giám đốc Thư viện tỉnh Phú Yên giúp đỡ.",
        "Từ năm 1990 đến năm 2003 tôi làm Giám đốc Thư viện tỉnh Phú Yên.",
    ],
)
def test_words_of_nobody_known_give_nothing(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("PGS.TS. Trần Minh Tú sinh ở Vinh. Năm 1990, ông là Giám đốc Thư viện tỉnh Hà Nam.", "Trần Minh Tú"),
        ("Ngô Thị Sen sinh ở Vinh. Năm 1990, bà là Giám đốc Thư viện tỉnh Hà Nam.", "Ngô Thị Sen"),
        ("Ms. Ngo Thi Sen was born in Vinh. In 1990, she became Director of Ha Nam Provincial Library.", "Ngo Thi Sen"),
    ],
)
def test_words_of_address_alone_mean_the_one_named_before(text, name):
    assert any(line.startswith(name) for line in told(text))


def test_several_addressed_together_are_no_one_named_before():
    text = "Ông Trần Minh Tú phát biểu. Các ông, bà Lý Văn Thạch, Ngô Thị Sen vỗ tay."
    groups = [group for sentence in context(text).story.sentences for group in sentence.reading.groups]
    assert [group.person.name for group in groups] == ["Trần Minh Tú", "Lý Văn Thạch", "Ngô Thị Sen"]
