"""A published site: every link leads somewhere, nothing comes from another host, the same data give the same bytes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from pyoxigraph import RdfFormat, parse
from tests.publishing.conftest import ADDRESS, files
from tests.publishing.links import broken, pages
from tests.web import lake

from lhtv_kg.publishing import options_of, publish

RDF = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES, "rdf": RdfFormat.RDF_XML, "jsonld": RdfFormat.JSON_LD}


def test_every_link_leads_to_a_file_and_a_place_in_it(lake_site: Path) -> None:
    assert broken(lake_site, ADDRESS) == []


def test_nothing_is_loaded_from_another_host_and_no_page_names_the_address_under_which_it_was_made(
    lake_site: Path,
) -> None:
    for _, page in pages(lake_site):
        assert not [target for target in page.loaded if urlsplit(target).netloc]
    assert not [name for name, content in files(lake_site).items() if b"published.invalid" in content]


@pytest.mark.parametrize("form", RDF)
def test_data_lie_beside_each_page_and_say_the_same_in_every_form(lake_site: Path, form: str) -> None:
    person = next((lake_site / "doc/person").glob("*.nt"))
    said = set(parse(person.read_bytes(), RdfFormat.N_TRIPLES))
    assert said == set(parse(person.with_suffix(f".{form}").read_bytes(), RDF[form]))


def test_a_page_names_its_twins_its_data_and_itself(lake_site: Path) -> None:
    slug = next((lake_site / "doc/person").glob("*.nt")).stem
    for lang, start in (("vi", ""), ("en", "en/")):
        text = (lake_site / f"{start}doc/person/{slug}/index.html").read_text("utf-8")
        assert f'<html lang="{lang}">' in text
        assert f'<link rel="canonical" href="{ADDRESS}/{start}doc/person/{slug}/">' in text
        assert f'hreflang="vi" href="{ADDRESS}/doc/person/{slug}/"' in text
        assert f'hreflang="en" href="{ADDRESS}/en/doc/person/{slug}/"' in text
        assert f'{slug}.ttl"' in text
        assert f'{slug}.csv"' in text
        assert "Content-Security-Policy" in text


def test_the_name_of_a_thing_leads_to_its_page(lake_site: Path) -> None:
    slug = next((lake_site / "doc/person").glob("*.nt")).stem
    text = (lake_site / f"id/person/{slug}/index.html").read_text("utf-8")
    assert f'content="0; url=../../../doc/person/{slug}/"' in text
    assert f'<link rel="canonical" href="{ADDRESS}/doc/person/{slug}/">' in text


def test_what_needs_a_server_is_left_out(lake_site: Path) -> None:
    names = set(files(lake_site))
    assert not [name for name in names if name.startswith(("sparql", "ask", "oai", "reconcile", "openapi", "healthz"))]
    assert not [name for name in names if name.startswith(("static/yasgui", "static/sparql"))]
    home = (lake_site / "index.html").read_text("utf-8")
    assert 'action="search/"' in home
    assert "/ask" not in home
    catalogue = (lake_site / "catalog.ttl").read_text("utf-8")
    assert f"{ADDRESS}/sparql" not in catalogue
    assert f"{ADDRESS}/dumps/" in catalogue


def test_documents_for_harvesters_name_files_of_the_site(lake_site: Path) -> None:
    void = (lake_site / ".well-known/void").read_text("utf-8")
    assert f"{ADDRESS}/dumps/" in void
    assert "sparqlEndpoint" not in void
    feed = list(parse((lake_site / "changes/feed.ttl").read_bytes(), RdfFormat.TURTLE))
    assert any(triple.predicate.value.endswith("tree#member") for triple in feed)
    places = [one.text or "" for one in ElementTree.parse(lake_site / "sitemaps/1.xml").iter() if one.tag[-3:] == "loc"]
    assert len(places) > 40
    assert all((lake_site / place.removeprefix(f"{ADDRESS}/") / "index.html").is_file() for place in places)
    assert f"Sitemap: {ADDRESS}/sitemap.xml" in (lake_site / "robots.txt").read_text("ascii")


def test_checksums_are_those_of_the_files(lake_site: Path) -> None:
    for folder, file in ((lake_site, ".lhtv-kg/SHA256SUMS"), (lake_site / "dumps", "SHA256SUMS")):
        subprocess.run(["sha256sum", "--check", "--quiet", file], cwd=folder, check=True)


def test_json_beside_a_list_leads_to_pages_of_the_site(lake_site: Path) -> None:
    people = json.loads((lake_site / "people.json").read_text("utf-8"))
    assert people["total"] == len(people["items"]) > 5
    pages_of = [item["person"]["page"] if "person" in item else item["page"] for item in people["items"]]
    assert all((lake_site / page.removeprefix(f"{ADDRESS}/") / "index.html").is_file() for page in pages_of)


def test_a_page_shows_its_own_state_and_the_catalogue_that_of_the_whole(lake_site: Path) -> None:
    slugs = sorted(path.stem for path in (lake_site / "doc/person").glob("*.nt"))[:2]
    states = [
        (lake_site / f"doc/person/{slug}/index.html").read_text("utf-8").rpartition("trạng thái ")[2][:8]
        for slug in slugs
    ]
    assert len(set(states)) == 2
    assert not [name for name, content in files(lake_site).items() if b"5ea1ed00" in content]


@pytest.mark.parametrize(("jobs", "seed"), [(1, "1"), (2, "77")])
def test_two_runs_are_equal_byte_for_byte(
    lake_store: Path, lake_site: Path, tmp_path: Path, jobs: int, seed: str
) -> None:
    code = (
        "import sys; from pathlib import Path; from lhtv_kg.publishing import options_of, publish, publishing\n"
        "publishing.FEW = 0\n"
        "publish(sys.argv[1], Path(sys.argv[2]), options_of(sys.argv[3], '', sys.argv[4]), jobs=int(sys.argv[5]))"
    )
    words = [sys.executable, "-c", code, str(lake_store), str(tmp_path / "site"), ADDRESS, "editors@example.org"]
    subprocess.run([*words, str(jobs)], check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    made, expected = files(tmp_path / "site"), files(lake_site)
    about = json.loads(made.pop(".lhtv-kg/site.json")), json.loads(expected.pop(".lhtv-kg/site.json"))
    assert made == expected
    assert about[0]["state"] == about[1]["state"]


def test_a_live_portal_answers_what_files_cannot(lake_store: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(str(lake_store), site, options_of(ADDRESS, "https://portal.example.org/"))
    home = (site / "index.html").read_text("utf-8")
    assert 'action="https://portal.example.org/ask"' in home
    assert 'href="https://portal.example.org/sparql"' in home
    assert "form-action &#39;self&#39; https://portal.example.org" in home or (
        "form-action &#x27;self&#x27; https://portal.example.org" in home
    )
    assert "https://portal.example.org/sparql" in (site / "catalog.ttl").read_text("utf-8")
    assert broken(site, ADDRESS) == []


def test_a_store_that_may_only_be_read_is_published_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lake.build(tmp_path / "store")
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    publish(str(tmp_path / "store"), tmp_path / "site", options_of(ADDRESS))
    assert list((tmp_path / "store").rglob("dumps")) == []
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=tmp_path / "site/dumps", check=True)
