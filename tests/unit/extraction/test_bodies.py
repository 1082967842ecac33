import pytest
from tests.unit.extraction.reading import LIBRARY, chunks, claims, context, values

from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.model import PostClaim

HEADS = [
    ("Thư viện tỉnh Cao Bằng", "Thư viện tỉnh Cao Bằng"),
    ("Thư viện TP. Cần Thơ", "Thư viện thành phố Cần Thơ"),
    ("Thư viện Hà Nội", "Thư viện Hà Nội"),
    ("Thư viện huyện Mộc Châu, tỉnh Sơn La", "Thư viện huyện Mộc Châu"),
    ("Thư viện KHTH TP. Hồ Chí Minh", "Thư viện Khoa học Tổng hợp Thành phố Hồ Chí Minh"),
    ("Sở VHTTDL tỉnh Tây Ninh", "Sở Văn hóa, Thể thao và Du lịch tỉnh Tây Ninh"),
    ("Sở Văn hoá và Thể thao Bình Định", "Sở Văn hóa và Thể thao tỉnh Bình Định"),
    ("Phòng Địa chí, Thư viện tỉnh Ninh Bình", "Phòng Địa chí, Thư viện tỉnh Ninh Bình"),
    ("Bộ VHTTDL", "Bộ Văn hóa, Thể thao và Du lịch"),
    ("TVQGVN", "Thư viện Quốc gia Việt Nam"),
    ("Trường Đại học Vinh", "Trường Đại học Vinh"),
    ("UBND tỉnh Lào Cai", "Ủy ban nhân dân tỉnh Lào Cai"),
    ("Hội Thư viện Việt Nam", "Hội Thư viện Việt Nam"),
    ("Nghe An Provincial Library", "Thư viện tỉnh Nghệ An"),
    ("Department of Culture and Sports of Quang Binh", "Sở Văn hóa và Thể thao tỉnh Quảng Bình"),
]


@pytest.mark.parametrize(("written", "name"), HEADS)
def test_names_in_full(written, name):
    found = context(f"{LIBRARY}\n\nTại hội trường có {written} tham gia.")
    sentence = found.story.sentences[-1]
    bodies = [(c.start, c.value) for c in sentence.chunks if isinstance(c.value, Organization)]
    assert [found.bodies.name(body, sentence, at).name for at, body in bodies][:1] == [name]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Sở Văn hóa, Thể thao và Du lịch tỉnh Lai Châu", 1),
        ("Thư viện tỉnh Lào Cai và Thư viện tỉnh Yên Bái", 2),
        ("Sở Nội vụ, Sở Tài chính, Sở Giáo dục và Đào tạo", 3),
        ("Trung tâm Học liệu, Trường Đại học Cần Thơ", 1),
        ("Phòng Bổ sung - Biên mục Thư viện tỉnh Hà Nam", 1),
    ],
)
def test_no_name_is_split_at_its_commas(text, count):
    assert len(values(text, Organization)) == count


@pytest.mark.parametrize(
    "text", ["phòng đọc đông người", "hội nghị", "sở thích đọc sách", "thư viện đã đông", "ban mai"]
)
def test_common_words_are_no_bodies(text):
    assert values(text, Organization) == []


def organization(text):
    return [(claim.organization, bool(claim.inferred)) for claim in claims(f"{LIBRARY}\n\n{text}", PostClaim)]


@pytest.mark.parametrize(
    ("post", "body"),
    [
        ("Giám đốc Thư viện tỉnh", "Thư viện tỉnh Quảng Ninh"),
        ("Giám đốc", "Thư viện tỉnh Quảng Ninh"),
        ("Phó Giám đốc Sở Văn hóa và Thể thao", "Sở Văn hóa và Thể thao tỉnh Quảng Ninh"),
        ("Phó Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh Quảng Ninh"),
        ("Vụ trưởng", "Vụ Thư viện"),
    ],
)
def test_what_the_context_adds_is_told_as_inferred(post, body):
    (found,) = organization(f"Dự hội nghị có ông Lê Văn Mẫu, {post}.")
    assert found[0] in (body, None) if post == "Vụ trưởng" else found == (body, True)


def test_what_is_said_in_full_is_not_inferred():
    assert organization("Dự có ông Lê Văn Mẫu, Giám đốc Thư viện tỉnh Lào Cai.") == [("Thư viện tỉnh Lào Cai", False)]


def test_an_abbreviation_means_what_the_report_says():
    text = "Dự có cán bộ Trung tâm Học liệu (LRC). Dự có ông Lê Văn Mẫu, Giám đốc LRC."
    assert organization(text)[0][0] == "Trung tâm Học liệu"


def test_a_bracket_may_name_the_whole():
    first = chunks("Vụ Thư viện (Bộ VHTTDL)")[0].value
    assert first.parent is not None and first.parent.kind == "ministry"
