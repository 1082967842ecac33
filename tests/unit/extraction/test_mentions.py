"""Persons, posts and places as they stand in a text."""

import pytest
from tests.unit.extraction.reading import grouped, values

from lhtv_kg.extraction.people import People
from lhtv_kg.extraction.persons import Person
from lhtv_kg.extraction.places import Place
from lhtv_kg.extraction.posts import Post
from lhtv_kg.model import Capacity


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ông Lê Văn Mẫu phát biểu", "Lê Văn Mẫu"),
        ("Đ/c Lê Văn Mẫu", "Lê Văn Mẫu"),
        ("PGS.TS. Lê Văn Mẫu", "Lê Văn Mẫu"),
        ("Thạc sĩ, Nhà văn Lê Mẫu", "Lê Mẫu"),
        ("bà H'Nhung Êban", "H'Nhung Êban"),
        ("anh Y Tuân Kbuôr", "Y Tuân Kbuôr"),
        ("bà Ksor H’Mẫu", "Ksor H'Mẫu"),
        ("ÔNG LÊ VĂN MẪU", "Lê Văn Mẫu"),
        ("Mr. Le Van Mau", "Le Van Mau"),
        ("Nguyễn Thị Thanh Mai đọc báo cáo", "Nguyễn Thị Thanh Mai"),
        ("chị Ông Thị Lài", "Ông Thị Lài"),
    ],
)
def test_names(text, name):
    assert [person.name for person in values(text, Person)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "đường Nguyễn Thị Minh Khai",
        "Công viên Lê Văn Tám",
        "Chủ tịch Hồ Chí Minh",
        "tủ sách Trần Văn Mẫu",
        "ông cha ta",
        "Bà Rịa",
        "tỉnh Hà Nam",
        "các anh chị em",
    ],
)
def test_names_of_things_are_no_persons(text):
    assert values(text, Person) == []


@pytest.mark.parametrize(
    ("text", "title", "capacity"),
    [
        ("Phó Giám đốc Thư viện tỉnh", "Phó Giám đốc", Capacity.FULL),
        ("P.GĐ Sở", "Phó Giám đốc", Capacity.FULL),
        ("nguyên Giám đốc Thư viện tỉnh", "Giám đốc", Capacity.FORMER),
        ("Quyền Vụ trưởng Vụ Thư viện", "Vụ trưởng", Capacity.ACTING),
        ("Q. Giám đốc", "Giám đốc", Capacity.ACTING),
        ("Phó Giám đốc phụ trách Thư viện tỉnh", "Phó Giám đốc", Capacity.IN_CHARGE),
        ("Phó Giám đốc phụ trách chuyên môn", "Phó Giám đốc", Capacity.FULL),
        ("Phó Chủ tịch Thường trực Hội", "Phó Chủ tịch", Capacity.STANDING),
        ("former Director of the Library", "Giám đốc", Capacity.FORMER),
        ("Deputy Director", "Phó Giám đốc", Capacity.FULL),
        ("Uỷ viên BCH Hội", "Ủy viên Ban Chấp hành", Capacity.FULL),
    ],
)
def test_titles_and_capacities(text, title, capacity):
    first = values(text, Post)[0]
    assert (first.title.name, first.capacity) == (title, capacity)


@pytest.mark.parametrize("text", ["Trưởng Ban Tổ chức Liên hoan", "Trưởng ban Giám khảo Hội thi"])
def test_roles_in_the_making_of_an_event_are_no_posts(text):
    assert [post.role for post in values(text, Post)] == [True]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("ông Lê Văn Mẫu, Giám đốc Thư viện tỉnh Lào Cai", [["Giám đốc"]]),
        ("ông Lê Văn Mẫu - Giám đốc Thư viện tỉnh Lào Cai", [["Giám đốc"]]),
        ("ông Lê Văn Mẫu (Giám đốc Thư viện tỉnh Lào Cai)", [["Giám đốc"]]),
        ("Giám đốc Thư viện tỉnh Lào Cai Lê Văn Mẫu", [["Giám đốc"]]),
        ("Giám đốc Thư viện tỉnh Lào Cai, ông Lê Văn Mẫu", [["Giám đốc"]]),
        ("ông Lê Văn Mẫu, Tỉnh ủy viên, Giám đốc Sở Nội vụ", [["Tỉnh ủy viên", "Giám đốc"]]),
        ("ông Lê Văn Mẫu, Giám đốc kiêm Bí thư Chi bộ", [["Giám đốc", "Bí thư"]]),
        ("ông Lê Văn Mẫu, bà Vũ Thị Ví - Phó Giám đốc", [["Phó Giám đốc"], ["Phó Giám đốc"]]),
        ("ông Lê Văn Mẫu và bà Vũ Thị Ví, các Phó Giám đốc", [["Phó Giám đốc"], ["Phó Giám đốc"]]),
        ("ông Lê Văn Mẫu; bà Vũ Thị Ví, Trưởng phòng", [[], ["Trưởng phòng"]]),
    ],
)
def test_who_holds_what(text, titles):
    found = grouped(text).groups
    assert [[held.post.title.name for held in group.held] for group in found] == titles


def test_another_name_in_brackets():
    (group,) = grouped("ông Lê Mẫu (Lê Văn Mẫu), Giám đốc").groups
    assert (group.person.name, group.person.alias) == ("Lê Mẫu", "Lê Văn Mẫu")


@pytest.mark.parametrize(
    ("text", "full", "province"),
    [
        ("tại thành phố Hạ Long, tỉnh Quảng Ninh", "thành phố Hạ Long", "Quảng Ninh"),
        ("tại TP. Vinh", "Thành phố Vinh", "Nghệ An"),
        ("ở xã Mẫu Sơn, huyện Lộc Bình, tỉnh Lạng Sơn", "xã Mẫu Sơn", "Lạng Sơn"),
        ("tại Cà Mau", "Cà Mau", "Cà Mau"),
        ("tỉnh Thừa Thiên - Huế", "tỉnh Thừa Thiên Huế", "Thừa Thiên Huế"),
        ("in Nghe An", "Nghệ An", "Nghệ An"),
    ],
)
def test_places(text, full, province):
    place = values(text, Place)[0]
    assert place.full.casefold() == full.casefold()
    assert place.province.name == province


def test_a_chain_of_places_ends():
    assert values("xã A, huyện B, " * 3000, Place)


@pytest.fixture
def people():
    known = People()
    for name in ("Phạm Thị Tố Quyên", "Phạm Tố Quyên", "Le Van Mau", "Lê Văn Mẫu", "Trần Minh An", "Lý Thị An"):
        known.add(name)
    return known


@pytest.mark.parametrize(
    ("name", "given", "who"),
    [
        ("Phạm Tố Quyên", False, "Phạm Thị Tố Quyên"),
        ("Le Van Mau", False, "Lê Văn Mẫu"),
        ("Quyên", True, "Phạm Thị Tố Quyên"),
        ("Mẫu", True, "Lê Văn Mẫu"),
        ("Minh An", True, "Trần Minh An"),
        ("An", True, None),
        ("Sơn", True, None),
        ("Vũ Thị Ví", False, "Vũ Thị Ví"),
    ],
)
def test_whom_a_name_means(people, name, given, who):
    assert people.who(Person(0, 0, name, given=given)) == who
