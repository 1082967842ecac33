"""As known on a day: the store says what one built from the reports of that day would say, and nothing else."""

from datetime import date

import pytest
from tests.samples import LAKE, LIBRARY, belongs, event, extraction, post, term

from lhtv_kg.graph.iris import derived_graph_name, ontology_graph_name, reference_graph_name
from lhtv_kg.graph.triples import node
from lhtv_kg.pipeline.asknown import as_known_on
from lhtv_kg.pipeline.filling import fill
from lhtv_kg.queries import ask
from lhtv_kg.store import open_store

HEAD, NEXT = "Trần Văn Mẫu", "Lê Thị Thử"
REPORTS = {
    "2020-07-18": extraction(
        "bau-cu",
        event("congress", "2020-07-17", attendance=">60", province="Quảng Ninh", host=LIBRARY),
        post(HEAD, "Chủ tịch", LAKE, "2020-07-17", basis="elected", term="2020-2022"),
        belongs(LIBRARY, on="2020-07-17"),
        published="2020-07-18",
    ),
    "2021-06": extraction("thang-sau", post(HEAD, "Giám đốc", LIBRARY, "2021-03-01"), published="2021-06"),
    "2021": extraction("nam", post(NEXT, "Giám đốc", LIBRARY, "2021-05-01", capacity="acting"), published="2021"),
    "2023-01-02": extraction(
        "sau", term("2020-2023", on="2020-07-17"), post(NEXT, "Chủ tịch", LAKE, "2022-12-30"), published="2023-01-02"
    ),
    "": extraction("khong-ngay", post(NEXT, "Chủ tịch", LAKE, "2021-01-01")),
}


def built(folder, reports):
    store = open_store(folder, write=True)
    fill(store, reports)
    return store


@pytest.mark.parametrize(
    ("day", "known"),
    [
        ("2020-07-17", []),
        ("2020-07-18", ["2020-07-18"]),
        ("2021-06-29", ["2020-07-18"]),
        ("2021-06-30", ["2020-07-18", "2021-06"]),
        ("2021-12-30", ["2020-07-18", "2021-06"]),
        ("2021-12-31", ["2020-07-18", "2021-06", "2021"]),
        ("2030-01-01", ["2020-07-18", "2021-06", "2021", "2023-01-02"]),
    ],
)
def test_it_equals_a_store_built_from_the_reports_of_the_day(tmp_path, day, known):
    with built(tmp_path / "all", list(REPORTS.values())) as store:
        found = as_known_on(store, date.fromisoformat(day))
        assert (found.reports, found.undated) == (len(known), 1)
        again = as_known_on(store, date.fromisoformat(day))
        assert set(found.store.quads()) == set(again.store.quads())
    if known:
        with built(tmp_path / "then", [REPORTS[published] for published in known]) as then:
            assert set(found.store.quads()) == set(then.quads())
    else:
        graphs = {quad.graph_name.value for quad in found.store.quads()}
        assert graphs == {reference_graph_name(), ontology_graph_name()}


def test_a_tenure_of_today_is_not_the_tenure_known_then(tmp_path):
    with built(tmp_path / "all", list(REPORTS.values())) as store:
        asked = {"body": LAKE, "term": "2020-2022"}
        now = ask(store, "who-chaired", asked)
        then = ask(as_known_on(store, date(2020, 12, 31)).store, "who-chaired", asked)
        assert now.column("term") != then.column("term") == ("2020-2022",)
        assert then.column("person") == (HEAD,)
        before = as_known_on(store, date(2019, 1, 1)).store
        assert list(before.quads(graph=node(derived_graph_name()))) == []
