"""What a title means: one seat or many, and whose seat a deputy in charge holds."""

from pathlib import Path

import pytest

from lhtv_kg.errors import DataFileError
from lhtv_kg.identity.roles import Roles

PREFIXES = "\n".join(
    f"PREFIX {name}: <{iri}>".replace("PREFIX", "@prefix") + " ."
    for name, iri in [
        ("role", "https://w3id.org/lhtv/vocab/role/"),
        ("lhtv", "https://w3id.org/lhtv/ontology#"),
        ("org", "http://www.w3.org/ns/org#"),
        ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ]
)
ROLES = """
role:head a skos:Concept ; skos:prefLabel "Người đứng đầu"@vi .
role:truong-doi a org:Role, skos:Concept ; skos:prefLabel "Trưởng đội"@vi, "Captain"@en ; skos:altLabel "TĐ"@vi ;
    lhtv:oneSeat true ; lhtv:rank 1 .
role:pho-truong-doi a org:Role, skos:Concept ; skos:prefLabel "Phó Trưởng đội"@vi ;
    lhtv:oneSeat false ; lhtv:deputyOf role:truong-doi ; lhtv:rank 2 .
"""


def load(tmp_path: Path, text: str) -> Roles:
    path = tmp_path / "roles.ttl"
    path.write_text(f"{PREFIXES}\n{text}", "utf-8")
    return Roles.load(path)


@pytest.mark.parametrize("title", ["Trưởng đội", "trưởng  Đội", "truong doi", "Captain", "TĐ"])
def test_every_label_finds_the_role(tmp_path: Path, title: str) -> None:
    role = load(tmp_path, ROLES).role(title)
    assert (role.slug, role.title, role.one_seat, role.seat, role.rank) == (
        "truong-doi",
        "Trưởng đội",
        True,
        "truong-doi",
        1,
    )
    assert role.iri == "https://w3id.org/lhtv/vocab/role/truong-doi"


def test_a_deputy_holds_the_seat_of_the_head(tmp_path: Path) -> None:
    role = load(tmp_path, ROLES).role("Phó trưởng đội")
    assert (role.slug, role.one_seat, role.seat, role.rank) == ("pho-truong-doi", False, "truong-doi", 2)


@pytest.mark.parametrize("title", ["Người đứng đầu", "Thợ ảnh"])
def test_a_title_that_is_no_role_is_kept_and_marked(tmp_path: Path, title: str) -> None:
    role = load(tmp_path, ROLES).role(title)
    assert (role.title, role.known, role.one_seat) == (title, False, False)
    assert role.seat == role.slug


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('role:x a org:Role ; skos:prefLabel "X"@en .', "'x' has no Vietnamese label"),
        ("role:x a", "correct the file"),
    ],
)
def test_a_broken_vocabulary_is_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(DataFileError, match=rf"roles\.ttl: .*{says}"):
        load(tmp_path, text)


@pytest.mark.parametrize(
    ("title", "slug", "one_seat", "seat"),
    [
        ("Giám đốc", "giam-doc", True, "giam-doc"),
        ("PGĐ", "pho-giam-doc", False, "giam-doc"),
        ("Phó Chủ tịch", "pho-chu-tich", False, "chu-tich"),
        ("Phó Vụ trưởng", "pho-vu-truong", False, "vu-truong"),
        ("Ủy viên Ban Chấp hành", "uy-vien-ban-chap-hanh", False, "uy-vien-ban-chap-hanh"),
    ],
)
def test_shipped_roles(title: str, slug: str, one_seat: bool, seat: str) -> None:
    role = Roles.load().role(title)
    assert (role.slug, role.one_seat, role.seat, role.known) == (slug, one_seat, seat, True)
