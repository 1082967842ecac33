import tomllib

import pytest

from lhtv_kg.assets import asset
from lhtv_kg.errors import UsageError
from lhtv_kg.readers.addresses import canonical_address, is_address, report_id, usable_address

EXAMPLES = tomllib.loads(asset("data", "readers", "metadata.toml").read_text("utf-8"))["tracking"]["examples"]


@pytest.mark.parametrize(("given", "canonical"), EXAMPLES)
def test_one_spelling(given, canonical):
    assert canonical_address(given) == canonical
    assert canonical_address(canonical) == canonical
    assert report_id(given) == report_id(canonical)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/tin?id=1", "https://a.example/tin?id=2"),
        ("https://a.example/tin", "https://a.example/Tin"),
        ("https://a.example/a%2Fb", "https://a.example/a/b"),
        ("https://a.example/thuy%CC%81", "https://a.example/thuy%CC%89"),
        ("https://a.example/x", "https://b.example/x"),
        ("2020/tin.txt", "2021/tin.txt"),
        ("tin.txt", "tin.html"),
        ("tin/a.txt", "tin-a.txt"),
        ("Thúy.txt", "Thủy.txt"),
        ("https://a.example/" + "dai-" * 40 + "1", "https://a.example/" + "dai-" * 40 + "2"),
        ("https://a.example/%FF", "https://a.example/%FE"),
    ],
)
def test_two_sources_never_share_an_id(one, other):
    assert report_id(one) != report_id(other)


@pytest.mark.parametrize(
    ("identifier", "beginning"),
    [
        ("https://www.thuvien.example/tin-tuc/hoi-nghi-2020.html?utm_medium=x", "thuvien-example-hoi-nghi-2020-"),
        ("https://thuvien.example/h%E1%BB%99i-ngh%E1%BB%8B", "thuvien-example-hoi-nghi-"),
        ("2020/hội nghị.txt", "2020-hoi-nghi-"),
        ("urn:lhtv:bao-cao:12", "lhtv-bao-cao-12-"),
        ("？.txt", "report-"),
    ],
)
def test_ids_can_be_read(identifier, beginning):
    slug = report_id(identifier)
    assert slug.startswith(beginning)
    assert len(slug) <= 71
    assert slug == slug.encode("ascii").decode().lower().strip("-")


def test_the_form_of_a_path_does_not_matter():
    assert report_id("./Hội.txt") == report_id("Hội.txt") == report_id("Ho\u0323\u0302i.txt")


@pytest.mark.parametrize(
    "wrong",
    [
        "tin/hoi-nghi.txt",
        "",
        "http://[::1",
        "http://a.example:port/",
        "javascript:alert(1)",
        "http:tin",
        "data:x/y",
        "doi:10",
    ],
)
def test_no_address(wrong):
    with pytest.raises(UsageError, match="is no address"):
        canonical_address(wrong)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://a.example", True),
        ("urn:x", True),
        ("DOI:10.1000/x", True),
        ("C:\\tin.txt", False),
        ("tin.txt", False),
        ("javascript:alert(1)", False),
        ("data:text/plain,x", False),
        ("file:///etc/passwd", False),
        ("bai:tin.txt", False),
    ],
)
def test_is_address(text, expected):
    assert is_address(text) is expected


def test_a_usable_address_is_an_iri():
    assert usable_address(' https://a.example/hội "x"?a=1#b ') == "https://a.example/h%E1%BB%99i%20%22x%22?a=1#b"
    assert usable_address("https://a.example/%C3%A0?utm_source=z") == "https://a.example/%C3%A0?utm_source=z"
