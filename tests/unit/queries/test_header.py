import pytest

from lhtv_kg.assets import asset
from lhtv_kg.errors import DataFileError, UsageError
from lhtv_kg.queries.header import parse_query
from lhtv_kg.queries.registry import get, internal, names

SOUND = """# title.vi = "Ai?"
# title.en = "Who?"
# description.vi = "Một"
# description.en = "One"
# key = ["person"]
#
# [parameters.body]
# variable = "organizationIri"
# type = "organization"
# vi = "Tổ chức"
# en = "Body"
# example = "X"
#
# [[expected]]
# parameters = { body = "X" }
# columns = ["person", "begin"]
# rows = [["A", ""]]
SELECT ?person WHERE {
  VALUES ?organizationIri { UNDEF }
  ?person ?p ?organizationIri .
}
"""


def parsed(tmp_path, text):
    path = tmp_path / "sample.rq"
    path.write_text(text, encoding="utf-8")
    return parse_query(path)


def test_a_header_tells_all(tmp_path):
    query = parsed(tmp_path, SOUND)
    assert (query.name, query.title_vi, query.title_en, query.key) == ("sample", "Ai?", "Who?", ("person",))
    (parameter,) = query.parameters
    assert (parameter.variable, parameter.required, parameter.of) == ("organizationIri", False, None)
    assert query.expected[0].rows == (("A", ""),)
    assert query.parameter("body") is parameter
    assert query.parameter("nobody") is None


def test_the_engine_is_asked_the_text_below_the_header(tmp_path):
    query = parsed(tmp_path, SOUND)
    assert query.text == SOUND
    assert query.asked.startswith("SELECT ?person WHERE {\n  VALUES ?organizationIri { UNDEF }\n")
    assert SOUND.endswith(query.asked)
    assert "#" not in query.asked


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('title.en = "Who?"', "title.en = Who?", 2, "no TOML"),
        ('# title.en = "Who?"\n', "", 1, "lacks title.en"),
        ('# description.vi = "Một"\n', "", 1, "lacks description.vi"),
        ('# key = ["person"]\n', "", 1, "lacks key"),
        ("# key =", '# colour = "red"\n# key =', 5, "unknown key 'colour'"),
        ('# en = "Body"\n', "", 7, "lacks en"),
        ('type = "organization"', 'type = "planet"', 7, "none of the types"),
        ('variable = "organizationIri"', 'variable = "personIri"', 7, "needs one line"),
        ("{ UNDEF }\n", "{ UNDEF }\n  VALUES ?year { UNDEF }\n", 20, "?year belongs to no parameter"),
        ('["A", ""]', '["A"]', 14, "as many cells"),
        ('example = "X"', 'example = "X"\n# colour = 1', 13, "unknown key 'colour'"),
    ],
)
def test_a_malformed_header_is_named_with_its_line(tmp_path, old, new, line, words):
    with pytest.raises(DataFileError, match=f"^queries/sample.rq:{line}: ") as error:
        parsed(tmp_path, SOUND.replace(old, new))
    assert words in str(error.value)
    assert "\n" not in str(error.value)


def test_queries_are_found_where_the_assets_are():
    assert {path.stem for path in asset("queries").glob("*.rq")} == set(names())
    assert get("career").parameters[0].name == "person"
    assert "?iri" in internal("known")


@pytest.mark.parametrize(
    ("typed", "near"), [("who-chair", "who-chaired"), ("careers", "career"), ("heads-on-date", "head-on-date")]
)
def test_an_unknown_query_suggests_the_nearest(typed, near):
    with pytest.raises(UsageError, match=near) as error:
        get(typed)
    assert error.value.exit_code == 2


def test_a_query_unlike_any_points_to_the_list():
    with pytest.raises(UsageError, match="lhtv-kg queries"):
        get("zzzzzz")
