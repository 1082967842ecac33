"""Posts that prose recalls: the title before the verb, years in brackets, heads of a past year."""

import pytest
from tests.unit.extraction.reading import told

HEAD = "Bà Ngô Thị Sen vẫn đọc sách mỗi ngày, dù đã rời thư viện từ lâu và sống lặng lẽ ở ngoại ô thành phố.\n\n"
CHIEF = "Ngô Thị Sen | Vụ trưởng | Vụ Thư viện"
DIRECTOR = "Ngô Thị Sen | Giám đốc | Thư viện tỉnh Hà Nam"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Cương vị cuối cùng là Vụ trưởng Vụ Thư viện, mà bà giữ từ tháng 9/2001 đến tháng 12/2006;"
            " ngày 01/01/2007 bà nghỉ hưu.",
            [f"{CHIEF} | interval | start=2001-09 | end=2006-12", f"{CHIEF} | left | date=2007-01-01"],
        ),
        (
            "Người ta nhớ chức Giám đốc Thư viện tỉnh Hà Nam mà bà đảm nhiệm từ 1990 đến 1999; năm 2010 bà nghỉ hưu.",
            [f"{DIRECTOR} | interval | start=1990 | end=1999"],
        ),
        ("Bà quý Giám đốc Thư viện tỉnh Hà Nam, mà bà quen từ 1990 đến 1999.", []),
        ("Bà quý Giám đốc Thư viện tỉnh Hà Nam, mà bà giữ liên lạc đều.", []),
        (
            "Lùi nữa thì có chín năm (1990 - 1999) làm Giám đốc Thư viện tỉnh Hà Nam, bà kể.",
            [],
        ),
        (
            "Sau này bà là Vụ trưởng Vụ Thư viện; lùi nữa có chín năm (1990 - 1999) làm Giám đốc Thư viện tỉnh Hà Nam.",
            [CHIEF, f"{DIRECTOR} | interval | start=1990 | end=1999"],
        ),
    ],
)
def test_a_clause_behind_the_title_tells_who_held_it_and_when(text, lines):
    assert told(HEAD + text) == lines


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Năm 1989, Giám đốc Thư viện tỉnh Hà Nam lúc bấy giờ là ông Trần Minh Tú gọi bà lên.", " | date=1989"),
        ("Năm 1989, Giám đốc Thư viện tỉnh Hà Nam hồi ấy là ông Trần Minh Tú gọi bà lên.", " | date=1989"),
        ("Năm 1989, Giám đốc Thư viện tỉnh Hà Nam, ông Trần Minh Tú, gọi bà lên.", " | date=1989"),
        ("Năm 1989, ông Trần Minh Tú, Giám đốc Thư viện tỉnh Hà Nam, gọi bà lên.", " | date=1989"),
        ("Năm nay, ông Trần Minh Tú, Giám đốc Thư viện tỉnh Hà Nam, gọi bà lên.", " | date=2023-01-20"),
        ("Năm 2023, ông Trần Minh Tú, Giám đốc Thư viện tỉnh Hà Nam, gọi bà lên.", " | date=2023-01-20"),
    ],
)
def test_a_year_of_the_past_dates_the_heads_that_a_sentence_names(text, date):
    lines = told(f"{HEAD}{text}\n\nNgày đăng: 20/01/2023")
    assert lines == [f"Trần Minh Tú | Giám đốc | Thư viện tỉnh Hà Nam{date}"]


@pytest.mark.parametrize("schools", ["các trường phổ thông", "các trường trung học phổ thông", "các viện nghiên cứu"])
def test_a_chapter_of_libraries_is_named_by_whose_they_are(schools):
    text = f"Đại hội Chi hội Thư viện {schools} ngày 27/4/2012 bầu bà Ngô Thị Sen làm Chi hội trưởng."
    chapter = f"Chi hội Thư viện {schools}"
    assert told(text) == [f"Ngô Thị Sen | Chi hội trưởng | {chapter} | elected | date=2012-04-27"]


def test_whom_a_letter_addresses_has_the_post_on_its_day():
    text = (
        "Hà Nội, ngày 06 tháng 12 năm 2023\n\nKính gửi: Bà Ngô Thị Sen, Giám đốc Thư viện Trường Đại học Vinh\n\n"
        "Ngày 02/12/2023, tại thành phố Vinh, Liên chi hội Thư viện Đại học khu vực phía Bắc đã tổ chức Đại hội."
        " Dự có ông Trần Minh Tú, Giám đốc Thư viện Hà Nội."
    )
    assert told(text) == [
        "Ngô Thị Sen | Giám đốc | Thư viện Trường Đại học Vinh | date=2023-12-06",
        "Trần Minh Tú | Giám đốc | Thư viện Hà Nội | date=2023-12-02",
    ]


def test_a_day_since_which_something_holds_is_not_that_of_the_page():
    text = (
        "Từ ngày 15/8/2025, bà Ngô Thị Sen được bổ nhiệm làm Giám đốc Thư viện tỉnh Hà Nam. Ông Trần Minh Tú, Phó Giám"
        " đốc Thư viện tỉnh Hà Nam, chừa cho bà cái bàn cạnh cửa sổ.\n\nCập nhật: 08/9/2025"
    )
    assert told(text)[1] == "Trần Minh Tú | Phó Giám đốc | Thư viện tỉnh Hà Nam | date=2025-09-08"
