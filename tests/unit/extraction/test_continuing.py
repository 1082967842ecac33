"""Names of bodies that go on in small letters, and where they end."""

import pytest
from tests.unit.extraction.reading import bodies


def named(text):
    """The first body of a text as head and rest of its name, with the name of what it is a part of."""
    body = bodies(text)[0]
    assert body.head is not None
    parent = body.parent
    return f"{body.head.name} {body.core}", (parent.name or parent.head.name) if parent else None


@pytest.mark.parametrize(
    ("text", "name", "parent"),
    [
        ("bà Mơ, Trưởng phòng Quản lý sách quý hiếm, Thư viện Hà Nội", "Phòng Quản lý sách quý hiếm", "Thư viện"),
        ("bà Lê Thị Mơ, Trưởng phòng Phân loại - Biên mục", "Phòng Phân loại - Biên mục", None),
        ("bà Lê Thị Mơ - Tổ trưởng Tổ Xe lưu động, Thư viện tỉnh Gia Lai.", "Tổ Xe lưu động", "Thư viện"),
        ("bà Lê Thị Mơ, Tổ trưởng tổ Nghiệp vụ", "Tổ Nghiệp vụ", None),
        ("tại Trung tâm Bồi dưỡng chính trị huyện Khoái Châu", "Trung tâm Bồi dưỡng chính trị", None),
        ("bà Mơ, Trưởng khoa Thông tin, Thư viện, Trường Đại học Vinh", "Khoa Thông tin, Thư viện", "Trường Đại học"),
        ("bà Mơ, Trưởng phòng Tổ chức, Hành chính, Thư viện tỉnh Hà Nam", "Phòng Tổ chức, Hành chính", "Thư viện"),
        ("bà Mơ, Trưởng phòng Bảo quản tài liệu và Phục chế", "Phòng Bảo quản tài liệu và Phục chế", None),
        ("bà Mơ, Trưởng phòng Công tác phục vụ cơ sở Thư viện Hà Nội", "Phòng Công tác phục vụ cơ sở", "Thư viện"),
        ("bà Mơ, Viện trưởng Viện Nghiên cứu và Phát triển du lịch", "Viện Nghiên cứu và Phát triển du lịch", None),
        ("bà Mơ, Giám đốc Trung tâm Học tập và đọc sách suốt đời", "Trung tâm Học tập và đọc sách suốt đời", None),
        ("bà Mơ, Chủ tịch Hội Cựu giáo chức tỉnh", "Hội Cựu giáo chức", None),
        ("bà Mơ, Phó Trưởng ban Tổ chức Tỉnh ủy", "Ban Tổ chức", "Tỉnh ủy"),
    ],
)  # fmt: skip
def test_small_words_go_on_a_name(text, name, parent):
    assert named(text) == (name, parent)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("bà Mơ, Trưởng phòng Luân chuyển cho biết sách đã về", "Phòng Luân chuyển"),
        ("bà Mơ, Trưởng phòng Kỹ thuật vui vẻ trả lời", "Phòng Kỹ thuật"),
        ("bà Mơ, Trưởng phòng Nghiệp vụ ghi biên bản.", "Phòng Nghiệp vụ"),
        ("bà Mơ, Trưởng phòng Phục vụ bạn đọc đã về", "Phòng Phục vụ bạn đọc"),
        ("bà Mơ, Trưởng phòng Tuyên truyền và ông Tú", "Phòng Tuyên truyền"),
        ("bà Mơ, Trưởng phòng Thông tin, Thư viện tỉnh Hà Nam", "Phòng Thông tin"),
        ("bà Mơ, Trưởng phòng Thiếu nhi phải xin thêm ghế", "Phòng Thiếu nhi"),
    ],
)
def test_a_name_ends_before_the_words_of_the_sentence(text, name):
    assert named(text)[0] == name
