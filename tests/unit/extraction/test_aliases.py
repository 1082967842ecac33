"""Other names that a bracket behind a name gives in words: the post behind the bracket is read, the name is kept."""

import pytest
from tests.unit.extraction.reading import chunks, claims

from lhtv_kg.extraction.aliases import another_name
from lhtv_kg.model import PostClaim


@pytest.mark.parametrize(
    ("bracket", "aliases"),
    [
        ("(Lê Thị Ví)", ("Lê Thị Ví",)),
        ("(tức Lê Thị Ví)", ("Lê Thị Ví",)),
        ("(bí danh Lê Thị Ví)", ("Lê Thị Ví",)),
        ("(tên thật là Lê Thị Ví)", ("Lê Thị Ví",)),
        ("(tên khai sinh: Lê Thị Ví)", ("Lê Thị Ví",)),
        ("(tức Hoài Ví)", ("Hoài Ví",)),
        ("(còn gọi là Tư Ví)", ("Tư Ví",)),
        ("(hay còn được gọi là Sáu Thử)", ("Sáu Thử",)),
        ("(bút danh Hạ Ví)", ("Hạ Ví",)),
        ("(thường gọi là Ba)", ("Ba",)),
        ("(tức Hoài Ví, sinh năm 1960)", ("Hoài Ví",)),
        ("(tức người giữ kho sách)", ()),
        ("(sinh năm 1960)", ()),
    ],
)
def test_a_bracket_with_another_name_parts_nobody_from_a_post(bracket, aliases):
    found = claims(f"Ngày 5/3/2015, bà Vũ Thị Mẫn {bracket}, Giám đốc Thư viện tỉnh Tây Ninh, phát biểu.", PostClaim)
    assert [(c.person, c.title, c.organization, c.aliases) for c in found] == [
        ("Vũ Thị Mẫn", "Giám đốc", "Thư viện tỉnh Tây Ninh", aliases)
    ]


@pytest.mark.parametrize(
    "bracket",
    ["(thứ hai từ trái sang)", "(tức năm 2010)", "(tức)", "(bí danh 12)", "(tên)", "tức Hoài Ví", "(tức Hoài"],
)
def test_other_brackets_give_no_name(bracket):
    assert another_name(chunks(bracket), 0) is None
