"""Lists and overviews over the invented lake region: what they hold, filter and turn over."""

from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from tests.web.conftest import Got, Portal

PAGES = {
    "/people": ["Lê Thị Thử", "Giám đốc, Thư viện tỉnh An Phước", "từ 1/6/2021", "theo tên"],
    "/people?q=le thi thu": ["1 trên", "Lê Thị Thử"],
    "/people?role=pho-chu-tich": ["Đỗ Thị Dụ"],
    "/people?letter=Q": ["Không có mục nào như vậy"],
    "/organizations": ["Liên hiệp Thư viện Vùng Hồ", "Thư viện tỉnh An Phước", "chưa biết ai"],
    "/organizations?kind=federation": ["Liên hiệp Thư viện Vùng Hồ"],
    "/federations": ["Liên hiệp Thư viện Vùng Hồ", "từ 2005"],
    "/events": ["Hội thảo Vùng Hồ về bạn đọc trẻ", "đại hội"],
    "/events?kind=workshop": ["Hội thảo Vùng Hồ về bạn đọc trẻ"],
    "/reports": ["Đã đọc", "lời của nguồn"],
    "/provinces": ["An Phước", "ngày nay"],
    "/contradictions": ["Thư viện tỉnh An Phước", "Hai giám đốc cùng ngày 5/5/2019", "hai người đứng đầu"],
    "/contradictions?kind=count": ["Không có mục nào như vậy"],
    "/gaps": ["tổ chức được theo dõi", "Thư viện tỉnh Đồng Cát", "đến 31/12/2016", "Ban lãnh đạo theo nhiệm kỳ"],
    "/gaps?known=never": ["Thư viện tỉnh Đồng Cát"],
    "/map": ["Các tỉnh, thành phố ngày nay", "Quần đảo Hoàng Sa", "Quần đảo Trường Sa"],
    "/statistics": ["Nguồn theo năm đăng", "Khẳng định theo loại", "mâu thuẫn"],
    "/changes?since=2020": ["Có gì thay đổi từ 1/1/2020", "Lê Thị Thử, Giám đốc", "Đại hội"],
    "/network": ["Ai cùng làm việc với ai", "Thư viện tỉnh An Phước", "GraphML"],
    "/changes?since=hôm qua": ["hôm qua"],
}
ABSENT = {
    "/people?q=le thi thu": "Trần Văn Mẫu",
    "/people?role=pho-chu-tich": "Lê Thị Thử",
    "/organizations?kind=federation": "Thư viện tỉnh An Phước",
    "/contradictions?kind=count": "Hai giám đốc",
    "/gaps?known=never": "Thư viện tỉnh Bình Sa",
}


@pytest.mark.parametrize("path", PAGES)
def test_what_a_page_says(portal: Portal, path: str) -> None:
    got = portal.get(quote(path, safe="/?=&"), accept_language="vi")
    assert got.status == 200
    main = got.words.partition("Đến thẳng nội dung")[2]
    assert [words for words in PAGES[path] if words not in main] == []
    table = main.partition("Xem tất cả")[2]
    assert path not in ABSENT or ABSENT[path] not in table


@pytest.mark.parametrize("path", sorted({path.partition("?")[0] for path in PAGES}))
def test_the_same_in_english(portal: Portal, path: str) -> None:
    got = portal.get(f"{path}?lang=en")
    assert got.status == 200
    assert '<html lang="en">' in got.text
    assert "Xem tất cả" not in got.words


def test_people_stand_in_the_order_of_given_names(portal: Portal) -> None:
    labels = [one["label"] for one in portal.get("/people.json").json["items"]]
    assert labels.index("Đỗ Thị Dụ") < labels.index("Bùi Văn Giao") < labels.index("Lê Thị Thử")
    by_family = [one["label"] for one in portal.get("/people.json?sort=name").json["items"]]
    assert by_family.index("Bùi Văn Giao") < by_family.index("Đỗ Thị Dụ") < by_family.index("Lê Thị Thử")


LISTS = ("people", "organizations", "events", "reports", "provinces", "gaps", "contradictions")


@pytest.mark.parametrize("name", LISTS)
def test_lists_come_as_json(portal: Portal, name: str) -> None:
    got: Got = portal.get(f"/{name}", accept="application/json")
    assert got.headers["content-type"].startswith("application/json")
    assert got.json["total"] == len(got.json["items"]) > 0
    assert got.json["next"] is None


FORMS = {"gexf": "{http://gexf.net/1.3}", "graphml": "{http://graphml.graphdrawing.org/xmlns}"}


@pytest.mark.parametrize("form", FORMS)
def test_the_network_for_other_programs(portal: Portal, form: str) -> None:
    got = portal.get(f"/network.{form}")
    root = ElementTree.fromstring(got.text)
    people = {node.get("id") for node in root.iter(f"{FORMS[form]}node")}
    ends = [edge.get(end) for edge in root.iter(f"{FORMS[form]}edge") for end in ("source", "target")]
    assert ends
    assert set(ends) == people
    assert got.headers["content-type"].startswith(f"application/{form}+xml")


@pytest.mark.parametrize("query", ["page=999", "page=x", "kind=%3Cscript%3E", "sort=no", "q=%00", "letter=%22%3E"])
def test_odd_values_do_no_harm(portal: Portal, query: str) -> None:
    got = portal.get(f"/people?{query}")
    assert got.status == 200
    assert "<script>" not in got.text


def test_the_map_is_one_well_formed_picture(portal: Portal) -> None:
    svg = portal.get("/map").text.partition('<figure class="map">')[2].partition("<figcaption>")[0]
    root = ElementTree.fromstring(svg)
    assert root.find("title") is not None
    assert len(root.findall(".//circle")) > 15
