import pytest
from lake import FEDERATION, ID, lake
from pyoxigraph import Literal

from lhtv_kg.errors import NotFound, UsageError
from lhtv_kg.queries.engine import fill, select
from lhtv_kg.queries.parameters import terms_of
from lhtv_kg.queries.registry import get
from lhtv_kg.queries.runner import ask
from lhtv_kg.queries.spelling import term_label

BODY = "Liên hiệp Thư viện Vùng Hồ"
SECOND_TERM = """@prefix lhtv: <https://w3id.org/lhtv/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://w3id.org/lhtv/id/term/x> lhtv:termOf <https://w3id.org/lhtv/id/organization/lh-vung-ho> ;
    rdfs:label "2020-2022" ."""


def filled(name, store=None, **typed):
    return {k: [t.value for t in v] for k, v in terms_of(store or lake(), get(name), typed, insist=False).items()}


def test_a_text_that_is_none_of_the_choices_names_them():
    assert filled("contradictions", kind="two-heads") == {"kindAsked": ["two-heads"]}
    with pytest.raises(NotFound, match=r"'hai-nguoi' is none of .*two-heads"):
        filled("contradictions", kind="hai-nguoi")


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("2020-2022", "2020-2022"),
        ("2020 - 2022", "2020-2022"),
        ("2020 –2022", "2020-2022"),
        ("2020 -\n2022", "2020-2022"),
        ("nhiệm kỳ năm 2020 – 2022", "2020-2022"),
        ("Nhiệm kỳ VI (2016-2019)", "2016-2019"),
        ("khóa VI", "VI"),
        ("khoá VI", "VI"),
        ("lần thứ IV", "IV"),
        ("IV", "IV"),
    ],
)
def test_a_term_is_written_as_its_label(typed, label):
    assert term_label(typed) == label


def test_values_become_terms_of_their_type():
    terms = terms_of(lake(), get("head-on-date"), {"organization": BODY, "date": "2020-07-17"})
    assert [str(term) for term in terms["date"]] == ['"2020-07-17"^^<http://www.w3.org/2001/XMLSchema#date>']
    assert [term.value for term in terms["organizationIri"]] == [FEDERATION]
    assert filled("events", year="2020") == {"year": ["2020"]}


def test_a_label_can_mean_several_terms_of_one_body():
    terms = filled("who-chaired", lake(SECOND_TERM), body=BODY, term="2020-2022")["termIri"]
    assert sorted(terms) == [f"{ID}term/lh-vung-ho--dai-hoi-2020", f"{ID}term/x"]


def test_a_term_is_looked_up_among_those_of_its_body():
    with pytest.raises(NotFound, match="no term of office of this body is known here; ask who headed it on a day"):
        filled("who-chaired", body="Thư viện tỉnh An Phước", term="2020-2022")
    with pytest.raises(NotFound, match="no term here is called '1999-2001'"):
        filled("who-chaired", body=BODY, term="1999-2001")


def test_a_day_may_be_written_day_first():
    days = {str(terms_of(lake(), get("head-on-date"), {"organization": BODY, "date": typed})["date"][0])
            for typed in ("17/7/2020", "2020-07-17")}  # fmt: skip
    assert days == {'"2020-07-17"^^<http://www.w3.org/2001/XMLSchema#date>'}


@pytest.mark.parametrize(
    ("name", "typed", "message"),
    [
        ("career", {}, "query career needs --person"),
        ("career", {"persn": "A"}, "query career has no parameter --persn; it has --person"),
        ("doubtful", {"person": "A"}, "query doubtful has no parameters"),
        ("head-on-date", {"organization": BODY, "date": "2020-07"}, "'2020-07' is no day"),
        ("head-on-date", {"organization": BODY, "date": "32/7/2020"}, "--date: '32/7/2020' is no day"),
        ("head-on-date", {"organization": BODY, "date": "2020-02-30"}, "'2020-02-30' is no day"),
        ("events", {"body": BODY, "year": "20"}, "'20' is no year"),
        ("events", {"body": BODY, "year": "0000"}, "'0000' is no year"),
        ("events", {"body": BODY, "year": '2020" || true'}, "is no year"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(name, typed, message):
    with pytest.raises(UsageError) as error:
        ask(lake(), name, typed)
    assert message in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("evil", ['x" } } #', "x'", "\\", "{ UNDEF }", "?s", "a\\g<0>"])
def test_a_text_enters_a_query_as_a_literal_only(evil):
    text = fill(get("contradictions").text, {"kindAsked": [Literal(evil)]})
    assert not select(lake(), text)[1]


def test_only_named_lines_are_filled():
    text = "  VALUES ?a { UNDEF }\n  VALUES ?b { UNDEF }\n"
    assert fill(text, {"b": [Literal("x")]}) == '  VALUES ?a { UNDEF }\n  VALUES ?b { "x" }\n'
