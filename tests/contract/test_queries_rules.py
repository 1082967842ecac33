"""The rules for query files; each of them cost a wrong or slow answer when it was tried without."""

import re

import pytest

from lhtv_kg.assets import asset
from lhtv_kg.queries.glossary import columns, competency_questions, meaning, page
from lhtv_kg.queries.registry import checks, every
from lhtv_kg.vocabulary import PREFIXES

QUERIES = [pytest.param(query, id=query.name) for query in every()]
ALL = [pytest.param(query, id=query.name) for query in (*every(), *checks())]
WITHOUT_EVIDENCE = {
    "counts": "numbers have no words",
    "vacancies": "nobody is named, so nobody says so",
    "coverage": "unknown stretches are among the answers",
    "names-through-time": "the register names its pages (registerSource)",
    "territory": "the register names its pages (registerSource)",
}
NEAREST = {"head-on-date": "a certain day of another holder", "members": "the nearest evidence"}
MOST_OPTIONAL = 13
BLOCK = re.compile(r"\{[^{}]*\}")


CORE = re.compile(r"^  \{ SELECT \* WHERE \{\n(.*?)^  \} LIMIT 10000000 \}\n", re.M | re.S)

# The one filter that may stand in a core: it chooses labels of one language before anything is joined to the others.
LANGUAGES = re.compile(r"^    FILTER\(LANG\(\?\w+\) = \"(?:vi|en)\"( && LANG\(\?\w+\) = \"(?:vi|en)\")*\)\n", re.M)


def bare(query):
    """The text without comments, IRIs and strings, and with its core unwrapped."""
    text = re.sub(r"(?m)^\s*#.*$", "", query.text)
    text = CORE.sub(lambda match: re.sub(r"(?m)^  ", "", match[1]), text)
    return re.sub(r'<[^<>\s]*>|"[^"]*"', "…", text)


def blocks(text):
    """Each pair of braces: what stands before it, and what it holds."""
    starts = []
    for place, char in enumerate(text):
        if char == "{":
            starts.append(place)
        elif char == "}":
            start = starts.pop()
            yield re.findall(r"\w+", text[:start])[-1], text[start + 1 : place]


def without(text, opening):
    """The text without the clauses that begin so, to the end of their brackets."""
    while match := re.search(opening, text):
        depth = 0
        for place in range(match.end() - 1, len(text)):
            depth += (text[place] in "({") - (text[place] in ")}")
            if depth == 0:
                break
        text = text[: match.start()] + text[place + 1 :]
    return text


def where(query):
    return max((inside for _, inside in blocks(bare(query))), key=len)


def mandatory(query):
    text = without(where(query), r"\b(FILTER|BIND)( NOT EXISTS)? ?[({]")
    return without(re.sub(r"VALUES.*\{.*\}", "", text), r"OPTIONAL \{")


@pytest.mark.parametrize("query", QUERIES)
def test_values_lines_are_the_parameters_and_stand_first(query):
    lines = [line for line in where(query).splitlines() if line.strip()]
    first = [re.fullmatch(r"  VALUES \?(\w+) \{ UNDEF \}", line) for line in lines[: len(query.parameters)]]
    assert sorted(match[1] for match in first) == sorted(parameter.variable for parameter in query.parameters)
    assert query.text.count("UNDEF") == len(query.parameters) + query.text.split("PREFIX")[0].count("UNDEF")


@pytest.mark.parametrize("query", ALL)
def test_no_group_leaves_a_parameter_unbound(query):
    words = re.findall(r"[A-Z]{4,}", bare(query))
    assert not set(words) & {"GRAPH", "UNION", "SERVICE", "FROM", "MINUS"}
    assert words.count("SELECT") == 1
    allowed = {"WHERE", "OPTIONAL", "EXISTS"}
    openers = [before for before, _ in blocks(re.sub(r"VALUES [^{]*\{[^{}]*\}", "", bare(query)))]
    assert [before for before in openers if before not in allowed] == []


@pytest.mark.parametrize("query", QUERIES)
def test_a_core_holds_patterns_alone_and_the_lines_of_the_things_they_join(query):
    core = CORE.search(query.text)
    things = {p.variable for p in query.parameters if p.type not in ("date", "year", "text")}
    assert core or "OPTIONAL" not in query.text or "oa:exact" not in query.text
    if core:
        patterns = LANGUAGES.sub("", core[1])
        assert not re.search(r"\b(FILTER|BIND|OPTIONAL|SELECT)\b", patterns)
        named = set(re.findall(r"LANG\((\?\w+)\)", core[1]))
        assert all(re.search(rf"Label {re.escape(name)}\b|reason {re.escape(name)}\b", patterns) for name in named)
        assert set(re.findall(r"VALUES \?(\w+) \{ UNDEF \}", core[1])) == things


@pytest.mark.parametrize("query", QUERIES)
def test_labels_of_one_language_are_chosen_within_the_core(query):
    core = CORE.search(query.text)
    if core:
        outside = query.text.replace(core[0], "")
        assert not re.search(r"^  FILTER\(LANG\(", outside, re.M)


@pytest.mark.parametrize("query", QUERIES)
def test_a_parameter_that_joins_nothing_is_guarded(query):
    patterns = mandatory(query)
    for parameter in query.parameters:
        variable = rf"\?{parameter.variable}\b"
        if parameter.type in ("date", "year", "text"):
            assert not re.search(variable, patterns)
            filters = [line for line in where(query).splitlines() if re.match(rf"  FILTER\(.*{variable}", line)]
            assert filters
            assert all(re.match(rf"  FILTER\(!BOUND\({variable}\) \|\|", line) for line in filters)
        else:
            assert re.search(variable, patterns)


@pytest.mark.parametrize("query", ALL)
def test_an_optional_is_one_triple_about_something_bound(query):
    bound = set(re.findall(r"\?\w+", mandatory(query)))
    bound |= set(re.findall(r"BIND\(COALESCE\(.*, rdf:nil\) AS (\?\w+)\)", bare(query)))
    for before, inside in blocks(where(query)):
        if before != "OPTIONAL":
            continue
        triple = without(inside, r"FILTER ?\(").split()
        assert len(triple) == 3, triple
        assert triple[0] in bound, triple


@pytest.mark.parametrize("query", QUERIES)
def test_patterns_that_must_hold_come_before_the_optional_ones(query):
    text = without(where(query), r"\b(FILTER|BIND)( NOT EXISTS)? ?[({]")
    after = text.partition("OPTIONAL")[1:]
    assert without("".join(after), r"OPTIONAL \{").split() == []


@pytest.mark.parametrize("query", [case for case in QUERIES if case.values[0].name not in WITHOUT_EVIDENCE])
def test_evidence_is_mandatory(query):
    patterns = mandatory(query)
    assert "lhtv:evidence ?" in patterns
    assert "oa:hasSelector" in patterns
    assert "oa:exact" in patterns


@pytest.mark.parametrize("query", QUERIES)
def test_a_selector_is_asked_for_its_property_before_the_other_one_is_looked_up(query):
    # Both at once are four pairs a claim, of which one is meant.
    assert not re.search(r"oa:hasSelector \?\w+ ?,", query.text)
    assert not re.search(r"oa:hasSelector \?\w+ [.;]\s+(\?\w+ )?oa:hasSelector", query.text)


@pytest.mark.parametrize("query", QUERIES)
def test_planning_stays_cheap(query):
    # The engine looks at all that stands before an OPTIONAL once more for each: 18 took 8 ms to plan.
    assert query.text.count("OPTIONAL {") <= MOST_OPTIONAL


@pytest.mark.parametrize("query", QUERIES)
def test_only_named_queries_look_for_what_is_not_there(query):
    assert ("NOT EXISTS" not in query.text) or query.name in NEAREST


@pytest.mark.parametrize("query", ALL)
def test_what_is_not_there_is_one_triple_with_its_conditions_nested(query):
    # With more triples the engine joins them from the largest end: 20 seconds for 2,600 claims.
    groups = [text for before, text in blocks(bare(query)) if before == "EXISTS"]
    assert [text for text in groups if re.search(r"[;.,]", text.partition("FILTER")[0])] == []


@pytest.mark.parametrize("query", ALL)
def test_the_order_names_what_makes_an_answer(query):
    order = query.text.rpartition("ORDER BY")[2]
    named = {*query.key, *(["claimIri"] if "?claimIri" in query.text else [])} - {"holderKey", "formerly"}
    assert not [name for name in named if not re.search(rf"\?{name}\b", order)]


@pytest.mark.parametrize("query", ALL)
def test_prefixes_are_those_of_the_project_and_all_in_use(query):
    declared = dict(re.findall(r"^PREFIX (\w+): <(.*)>$", query.text, re.M))
    used = set(re.findall(r"\b([a-z]+):\w", re.sub(r"(?m)^PREFIX.*$", "", bare(query))))
    assert declared == {name: PREFIXES[name] for name in used}


@pytest.mark.parametrize("query", QUERIES)
def test_every_key_has_a_meaning_in_both_languages(query):
    assert [name for name in columns(query) if not all(meaning(name))] == []


def test_the_kinds_of_contradictions_are_those_of_the_vocabulary():
    text = asset("ontology", "vocabularies", "contradictions.ttl").read_text(encoding="utf-8")
    (parameter,) = next(query.parameters for query in every() if query.name == "contradictions")
    assert sorted(set(re.findall(r"vocab/contradiction/([a-z-]+)>", text))) == list(parameter.choices)


NAMED = {"who-chaired", "head-on-date", "career", "board", "heads"}
TENURES = [case for case in QUERIES if case.values[0].name in NAMED]


@pytest.mark.parametrize("query", TENURES)
def test_rows_of_tenures_have_the_keys_that_others_rely_on(query):
    bounds = ("beginEarliest", "beginLatest", "endEarliest", "endLatest", "firstAttested", "lastAttested")
    evidence = ("quote", "report", "source", "spanStart", "spanEnd", "evidenceKind")
    assert {"person", "personIri", "capacity", "certainty", "begin", "end", *bounds, *evidence} <= set(columns(query))


def test_the_page_of_queries_is_current():
    page_file = asset("queries").parent / "docs" / "queries.md"
    assert page_file.read_text(encoding="utf-8") == "\n".join(page()) + "\n"


def test_there_are_the_queries_that_others_rely_on():
    parameters = {query.name: [parameter.name for parameter in query.parameters] for query in every()}
    assert len(parameters) >= 16
    promised = {
        "who-chaired": ["body", "term"],
        "head-on-date": ["organization", "date"],
        "career": ["person"],
        "board": ["body", "term"],
        "events": ["body", "year"],
        "participants": ["event"],
        "awards": ["event"],
        "successions": ["organization"],
        "evidence": ["claim"],
    }
    assert {name: parameters[name] for name in promised} == promised


def test_every_competency_question_has_a_query_with_its_parameters():
    questions = competency_questions()
    known = {query.name: {f"--{parameter.name}" for parameter in query.parameters} for query in every()}
    assert len(questions) == 25
    for question in questions:
        name, *options = question["query"].split()
        assert {option for option in options if option.startswith("--")} <= known[name] | {"--evidence"}
