import pytest

from lhtv_kg.readers.webboxes import is_furniture, undo_layout_tables
from lhtv_kg.readers.webtext import main_text, write_out
from lhtv_kg.readers.webtree import all_text, class_words, is_kind, one_line, parse, remove_unseen

LINKS = "".join(f'<a href="{n}">Một đầu đề khác số {n}</a> ' for n in range(4))
SENTENCE = "Sáng 9/6/2022, Thư viện tỉnh Mẫu tổ chức ngày hội đọc sách cho thiếu nhi của mười hai trường tiểu học."
OTHER = "Bà Trịnh Thị Giả Thử, Phó Giám đốc phụ trách Thư viện tỉnh Mẫu, phát biểu khai mạc và tặng sách cho các em."


def body(inner):
    return parse(f"<html><body>{inner}</body></html>").find("body")


def written(inner, keep=lambda _: False):
    tree = body(inner)
    undo_layout_tables(tree)
    return write_out(tree, keep)[0]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<p>Một</p><p>Hai</p>", "Một\n\nHai"),
        ("Một<br>Hai<br><br>Ba", "Một\nHai\n\nBa"),
        ("<div>Một <b>đậm</b>, <i>nghiêng</i>.</div>", "Một đậm, nghiêng."),
        ("<p>Một\n dòng \t gãy&nbsp;&nbsp;ra</p>", "Một dòng gãy ra"),
        ("<p>Thư\u00adviện\u200b</p>", "Thưviện"),
        ("<ul><li>Một<li>Hai</ul>", "Một\nHai"),
        ("<h2>Tên</h2>Chữ trần", "Tên\n\nChữ trần"),
        ("<table><tr><th>Huyện<th>Sách<tr><td>A<td>7</table>", "Huyện | Sách\nA | 7"),
        ("<table><tr><td><img src=x><tr><td>Chú thích</table>", "Chú thích"),
        ("<script>x</script>Một<style>y</style> <noscript>z</noscript>Hai", "Một Hai"),
        ("<p></p><div> </div>", ""),
    ],
)
def test_how_a_part_of_a_page_reads(inner, text):
    tree = body(inner)
    remove_unseen(tree.getroottree().getroot())
    undo_layout_tables(tree)
    assert write_out(tree, lambda _: False)[0] == text


@pytest.mark.parametrize(
    "box",
    [
        '<div class="related">x</div>',
        '<div id="box-TinLienQuan">x</div>',
        '<ul class="tin_khac"><li>x</ul>',
        '<section class="comments-area">x</section>',
        '<div class="jp-relatedposts">x</div>',
        "<nav>x</nav>",
        "<aside>x</aside>",
        f"<div>{LINKS}</div>",
        f"<table><tr><td>{LINKS}</td></tr></table>",
        "<p>© 2020 Thư viện Mẫu</p>",
        "<div>Giấy phép số 12/GP</div>",
        "<button>Gửi</button>",
    ],
)
def test_furniture_is_left_out(box):
    assert written(f"<p>Trước</p>{box}<p>Sau</p>").split() == ["Trước", "Sau"]


@pytest.mark.parametrize(
    "box",
    [
        '<div class="content-body">Giữa</div>',
        '<div class="unrelated">Giữa</div>',
        '<figure><figcaption class="comment">Giữa</figcaption></figure>',
        '<div class="entry-header">Giữa</div>',
        '<p>Giữa <a href="1">một</a> <a href="2">hai</a></p>',
        "<p>Bản quyền trong thư viện số là đề tài của buổi nói chuyện.</p>",
        "<form><p>Giữa</p></form>",
    ],
)
def test_what_only_looks_like_furniture_stays(box):
    assert len(written(f"<p>Trước</p>{box}<p>Sau</p>").split("\n\n")) == 3


def test_a_box_that_is_needed_is_kept_whatever_its_name():
    assert written('<div class="related">Chính</div>', keep=lambda text: "Chính" in text) == "Chính"


def test_side_columns_of_a_layout():
    main = f"{SENTENCE} " * 5
    row = f"<table><tr><td>Thông báo</td><td><h1>Tin</h1>{main}</td><td><img src=x><p>Quang cảnh</p></td></tr></table>"
    text = written(row)
    assert "Thông báo" not in text
    assert text.endswith("Quang cảnh")


def test_a_table_of_values_is_no_layout():
    assert written("<table><tr><td>Ông A</td><td>Giám đốc</td></tr></table>") == "Ông A | Giám đốc"


@pytest.mark.parametrize(
    "inner",
    [
        f'<article><p>{SENTENCE}</p><p>{OTHER}</p></article><div class="sidebar">{LINKS}</div>',
        f'<div class="sapo">{SENTENCE}</div><div class="noi-dung"><p>{OTHER}</p><p>{OTHER}</p></div>',
        f"<div>{SENTENCE}<br><br>{OTHER}</div>",
        f'<div class="related"><div><p>{SENTENCE}</p><p>{OTHER}</p></div></div>',
    ],
    ids=["article", "lead outside", "breaks", "misleading name"],
)
def test_the_main_text(inner):
    tree = parse(f"<html><body><ul class=menu><li>Trang chủ</ul>{inner}</body></html>")
    text = main_text(tree)
    assert SENTENCE in text
    assert OTHER in text
    assert "Trang chủ" not in text
    assert "đầu đề khác" not in text


@pytest.mark.parametrize(
    ("attributes", "words"),
    [
        ('class="newsDetail  box_1"', " news detail box 1 "),
        ('id="TinKhac" class="A"', " a tin khac "),
        ('itemprop="articleBody"', " article body "),
        ('class="dnn_ContentPane"', " dnn content pane "),
        ("", ""),
    ],
)
def test_words_of_classes(attributes, words):
    assert class_words(body(f"<div {attributes}>x</div>")[0]) == words


@pytest.mark.parametrize(
    ("markup", "kind", "expected"),
    [
        ("<figcaption>x</figcaption>", "caption", True),
        ('<p class="wp-caption-text">x</p>', "caption", True),
        ('<p class="recaption">x</p>', "caption", False),
        ('<h2 class="detail-sapo">x</h2>', "lead", True),
        ('<span class="posted-date">x</span>', "date", True),
        ('<span class="update">x</span>', "date", False),
        ('<div itemprop="articleBody">x</div>', "text", True),
    ],
)
def test_kinds_of_elements(markup, kind, expected):
    element = body(markup)[0]
    assert is_kind(element, kind) is expected
    if kind == "caption" and expected:
        assert not is_furniture(element, lambda _: False)


def test_all_text_knows_no_tree():
    page = "<p>Một<script>hai</script><div hidden>ba<div>bốn</div>năm</div><br hidden>sáu<img style='display:none'>bảy"
    assert [one_line(t) for t in all_text(page).split("\n") if t.strip()] == ["Một", "sáubảy"]
    assert remove_unseen(parse(page)) == len("babốnnăm")
