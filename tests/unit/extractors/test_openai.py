"""The extractor that asks a model, against a real HTTP server on this machine that the test starts."""

import json
import socket
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from tests.model_server import ModelServer, completion, whole
from tests.unit.extractors.conftest import TEXT

from lhtv_kg.errors import ExtractorError, InputRefused, UsageError
from lhtv_kg.extractors import dropped_counts, kept, read
from lhtv_kg.extractors.endpoint import Endpoint, endpoint
from lhtv_kg.extractors.openai import LONGEST, ModelExtractor, configured
from lhtv_kg.graph.claims import report_graph
from lhtv_kg.messages import choose, explain
from lhtv_kg.model import EventClaim, ParticipationClaim, PostClaim, Report

POST: dict[str, Any] = {
    "type": "post", "person": "Lê Thị Thử", "title": "Giám đốc", "organization": "Thư viện tỉnh Lào Cai",
    "capacity": "full", "basis": "attested", "date": "2021-05-12", "term": None, "aliases": [],
    "quote": "bà Lê Thị Thử, Giám đốc Thư viện tỉnh Lào Cai", "spanStart": None,
}  # fmt: skip
EVENT: dict[str, Any] = {
    "type": "event", "kind": "conference", "start": "2021-05-12", "main": True, "province": "Lào Cai",
    "quote": "Ngày 12/5/2021, Thư viện tỉnh Lào Cai tổ chức Hội nghị bạn đọc", "spanStart": 31,
}  # fmt: skip
GUEST: dict[str, Any] = {
    "type": "participation",
    "person": "Trần Văn Mẫu",
    "role": "attendee",
    "quote": "ông Trần Văn Mẫu",
}


def test_a_good_answer_becomes_claims_marked_as_the_models(
    service: ModelServer, extractor: ModelExtractor, report: Report
) -> None:
    service.says(POST, EVENT, GUEST)
    found = read(report, extractor)
    event, post, guest = found.claims
    assert isinstance(post, PostClaim)
    assert isinstance(event, EventClaim)
    assert isinstance(guest, ParticipationClaim)
    assert (post.person, post.title, str(post.date)) == ("Lê Thị Thử", "Giám đốc", "2021-05-12")
    assert post.span.quote == "bà Lê Thị Thử,\nGiám đốc Thư viện tỉnh Lào Cai"
    assert {claim.rule for claim in found.claims} == {"model:thu-nghiem"}
    assert {claim.confidence for claim in found.claims} == {0.7}
    assert found.dropped == ()
    assert found.reader == f"openai {extractor.version}"
    assert [passage.span.quote for passage in found.unread] == []


def test_the_request_holds_text_schema_model_and_key(
    service: ModelServer, extractor: ModelExtractor, report: Report
) -> None:
    read(report, extractor)
    (asked,) = service.asked
    assert (service.paths, service.keys) == (["/v1/chat/completions"], ["Bearer khoa-bi-mat"])
    assert asked["model"] == "thu-nghiem"
    assert [message["role"] for message in asked["messages"]] == ["system", "user"]
    assert asked["messages"][1]["content"].endswith(TEXT)
    assert asked["response_format"]["type"] == "json_schema"
    assert asked["response_format"]["json_schema"]["strict"] is True
    claims = asked["response_format"]["json_schema"]["schema"]["properties"]["claims"]
    assert len(claims["items"]["anyOf"]) == 6


def test_without_a_key_none_is_sent(service: ModelServer, report: Report) -> None:
    read(report, ModelExtractor(Endpoint(service.address, "thu-nghiem")))
    assert service.keys == [None]


def test_what_does_not_hold_is_dropped_and_counted(
    service: ModelServer, extractor: ModelExtractor, report: Report
) -> None:
    service.says(
        POST,
        {**POST, "quote": "bà Lê Thị Thử được bầu làm Giám đốc"},  # invented words
        {**POST, "quote": "Bà Lê Thị Thử, Giám đốc"},  # a capital letter that the text has not
        {**POST, "person": "Đỗ Văn Bịa"},  # words of the text, a name that is nowhere in it
        {**POST, "title": "Quản mộ"},
        {**POST, "capacity": "interim"},
        {**EVENT, "province": "Vùng Đất Hứa"},
        {**POST, "salary": 9},
        "a claim",
    )
    found = read(report, extractor)
    assert [type(claim) for claim in found.claims] == [PostClaim]
    assert dropped_counts(found) == {
        "a field holds no value of its kind": 1,
        "it has a field that its type has not": 1,
        "it is of no type of claims": 1,
        "its province is none of any time": 1,
        "its title is not in the vocabulary of roles": 1,
        "its words are not in the text": 2,
        "the name is not in the text": 1,
    }
    assert report_graph(found)


def test_half_characters_lists_and_endless_numbers_are_dropped_not_fatal(
    service: ModelServer, extractor: ModelExtractor, report: Report
) -> None:
    wrong = (
        {"type": ["post"]},
        {"confidence": 10**400},
        {"person": "\ud800"},
        {"quote": "\ud800"},
        {"organization": "\udfff"},
    )
    service.says(POST, *({**POST, **each} for each in wrong))
    found = read(report, extractor)
    assert (len(found.claims), len(found.dropped)) == (1, len(wrong))
    assert json.dumps(kept(found), ensure_ascii=False).encode()
    assert report_graph(found)


@pytest.mark.parametrize("fence", ["```json\n{}\n```", "\n```\n{}\n```\n", "```JSON\r\n{}\n ```"])
def test_an_answer_in_a_fence_is_read(
    service: ModelServer, extractor: ModelExtractor, report: Report, fence: str
) -> None:
    service.send = whole(completion(fence.replace("{}", json.dumps({"claims": [POST]}))))
    assert [type(claim) for claim in read(report, extractor).claims] == [PostClaim]


def test_nothing_that_holds_is_an_empty_reading(
    service: ModelServer, extractor: ModelExtractor, report: Report
) -> None:
    service.says({**POST, "quote": "lời bịa"})
    found = read(report, extractor)
    assert (found.claims, len(found.dropped)) == ((), 1)
    assert any("Lê Thị Thử" in passage.span.quote for passage in found.unread), "what no claim tells of stays visible"


@pytest.mark.parametrize("near", [None, 0, TEXT.rindex("bà Lê")])
def test_words_that_stand_twice_are_placed_near_the_hint(
    service: ModelServer, extractor: ModelExtractor, report: Report, near: int | None
) -> None:
    service.says({**POST, "quote": "bà Lê Thị Thử", "spanStart": near})
    (claim,) = read(report, extractor).claims
    assert claim.span.start == (TEXT.rindex("bà Lê") if near else TEXT.index("bà Lê"))


def test_another_label_of_a_role_becomes_its_title(
    service: ModelServer, extractor: ModelExtractor, report: Report
) -> None:
    service.says({**POST, "title": "Director"})
    (claim,) = read(report, extractor).claims
    assert isinstance(claim, PostClaim)
    assert claim.title == "Giám đốc"


def test_a_report_is_about_one_event(service: ModelServer, extractor: ModelExtractor, report: Report) -> None:
    service.says(EVENT, {**EVENT, "kind": "meeting"})
    assert sorted(claim.main for claim in read(report, extractor).claims if isinstance(claim, EventClaim)) == [
        False,
        True,
    ]


def test_a_model_cannot_sign_as_a_rule(service: ModelServer, extractor: ModelExtractor, report: Report) -> None:
    service.says({**POST, "rule": "election", "confidence": 1.0, "event": "dai-hoi"})
    (claim,) = read(report, extractor).claims
    assert (claim.rule, claim.confidence, claim.event) == ("model:thu-nghiem", 0.7, None)


def test_another_model_is_another_version_another_address_is_not(extractor: ModelExtractor) -> None:
    same = ModelExtractor(Endpoint("https://example.org/v1", "thu-nghiem"))
    other = ModelExtractor(Endpoint("https://example.org/v1", "khac"))
    assert same.version == extractor.version != other.version


def test_a_report_too_long_is_not_sent(service: ModelServer, extractor: ModelExtractor, report: Report) -> None:
    with pytest.raises(InputRefused, match=f"hop.txt: is too long for a model .* of at most {LONGEST}"):
        read(replace(report, text="a" * (LONGEST + 1)), extractor)
    assert service.asked == []


def cut(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "9999")
    handler.end_headers()
    handler.wfile.write(completion([POST])[:40])


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def message(**fields: object) -> bytes:
    return json.dumps({"choices": [{"finish_reason": "stop", "message": fields}]}).encode()


NO_FORM = "its answer is not of the form that was asked for"
NO_JSON = "its answer is no JSON"


@pytest.mark.parametrize(
    ("send", "said"),
    [
        (whole(b"{}"), NO_FORM),
        (whole(b"[]"), NO_FORM),
        (whole(b'{"choices": []}'), NO_FORM),
        (whole(b'{"choices": [{"message": "x"}]}'), NO_FORM),
        (whole(message(content=None)), NO_FORM),
        (whole(message(content=[{"type": "text"}])), NO_FORM),
        (whole(completion('{"posts": []}')), NO_FORM),
        (whole(completion('{"claims": {}}')), NO_FORM),
        (whole(completion("[]")), NO_FORM),
        (whole(b"<html>502</html>"), NO_JSON),
        (whole(b""), NO_JSON),
        (whole(completion("Here are the claims:")), NO_JSON),
        (whole(completion('{"claims": [{"type": "post", "pers')), NO_JSON),
        (whole(completion("[" * 100_000)), NO_JSON),
        (whole(completion([POST], ended="length")), "the model stopped before the end of its answer (length)"),
        (whole(completion([POST], ended="content_filter")), "the model stopped before the end of its answer (content"),
        (whole(message(content=None, refusal="No.")), "the model declined to answer"),
        (cut, "its answer was cut off; nothing of it is used"),
        (hang_up, "cannot be reached ("),
        (whole(b'{"error": "no such model"}', 404), 'answered 404 ({"error": "no such model"})'),
        (whole(b"", 500), "answered 500 (Internal Server Error)"),
        (whole(b"try later\nplease", 429), "answered 429 (try later please)"),
        (whole(b"", 401), "does not let us in (401); set LHTV_OPENAI_KEY"),
        (
            whole(b"", 307, Location="http://other.example/v1"),
            "answers with a redirect to http://other.example/v1; name",
        ),
    ],
)
def test_each_failure_of_the_service_is_one_line(
    service: ModelServer, extractor: ModelExtractor, report: Report, send: Callable[..., None], said: str
) -> None:
    service.send = send
    with pytest.raises(ExtractorError) as failed:
        read(report, extractor)
    line = explain(failed.value)
    assert line.startswith(f"{service.address}: {said}")
    assert "\n" not in line
    assert failed.value.exit_code == 2
    choose("vi")
    assert explain(failed.value).startswith(f"{service.address}: ")
    assert explain(failed.value) != line


def test_a_message_of_the_service_never_shows_the_key(
    service: ModelServer, extractor: ModelExtractor, report: Report
) -> None:
    service.send = whole(b"bad key khoa-bi-mat", 400)
    with pytest.raises(ExtractorError, match=r"answered 400 \(bad key …\)"):
        read(report, extractor)
    assert "khoa-bi-mat" not in repr(extractor._service)


def test_a_redirect_is_not_followed(service: ModelServer, extractor: ModelExtractor, report: Report) -> None:
    service.send = whole(b"", 302, Location=f"{service.address}/elsewhere")
    with pytest.raises(ExtractorError, match="redirect"):
        read(report, extractor)
    assert service.paths == ["/v1/chat/completions"]


@pytest.mark.parametrize("trickles", [False, True])
def test_a_service_that_does_not_end_is_left_at_the_deadline(
    service: ModelServer, report: Report, trickles: bool
) -> None:
    def wait(handler: BaseHTTPRequestHandler) -> None:
        if trickles:
            handler.send_response(200)
            handler.send_header("Content-Length", "100000")
            handler.end_headers()
        while not service.release.wait(0.05):
            if trickles:
                try:
                    handler.wfile.write(b" ")
                except OSError:
                    return

    service.send = wait
    with pytest.raises(ExtractorError, match=r"no answer within 0\.4 seconds; LHTV_OPENAI_TIMEOUT allows more"):
        read(report, ModelExtractor(Endpoint(service.address, "thu-nghiem", seconds=0.4)))


def test_where_nobody_listens_one_line_says_so(report: Report) -> None:
    with socket.socket() as taken:  # bound and not listening: nothing else can have the port
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        with pytest.raises(ExtractorError, match=f"{address}: cannot be reached"):
            read(report, ModelExtractor(Endpoint(address, "thu-nghiem", seconds=20)))


VARIABLES = ("URL", "MODEL", "KEY", "TIMEOUT")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "LHTV_OPENAI_URL is not set"),
        ({"URL": "http://localhost/v1"}, "LHTV_OPENAI_MODEL is not set"),
        ({"MODEL": "m"}, "LHTV_OPENAI_URL is not set"),
        ({"URL": "localhost:8080", "MODEL": "m"}, "LHTV_OPENAI_URL: is no http(s) address"),
        ({"URL": "file:///etc/hosts", "MODEL": "m"}, "LHTV_OPENAI_URL: is no http(s) address"),
        ({"URL": "http://[", "MODEL": "m"}, "LHTV_OPENAI_URL: is no http(s) address"),
        ({"URL": "http://máy.example/v1", "MODEL": "m"}, "LHTV_OPENAI_URL: is no http(s) address"),
        ({"URL": "http://a.example/v1?key=x", "MODEL": "m"}, "LHTV_OPENAI_URL: is no http(s) address"),
        ({"URL": "http://me:word@a.example/v1", "MODEL": "m"}, "LHTV_OPENAI_URL: an address holds no user or password"),
        ({"URL": "http://a.example", "MODEL": "m", "KEY": "a b"}, "LHTV_OPENAI_KEY: has signs that no key has"),
        ({"URL": "http://a.example", "MODEL": "m", "TIMEOUT": "soon"}, "LHTV_OPENAI_TIMEOUT is 'soon'"),
        ({"URL": "http://a.example", "MODEL": "m", "TIMEOUT": "0"}, "LHTV_OPENAI_TIMEOUT is '0'"),
    ],
)
def test_a_wrong_setting_is_told(monkeypatch: pytest.MonkeyPatch, given: dict[str, str], said: str) -> None:
    set_up(monkeypatch, given)
    with pytest.raises(UsageError) as wrong:
        configured()
    assert str(wrong.value).startswith(said)
    assert "word" not in str(wrong.value).replace("password", "")


def test_the_settings_are_those_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    set_up(monkeypatch, {"URL": "https://a.example/v1/", "MODEL": "m", "KEY": "k", "TIMEOUT": "7.5"})
    assert endpoint() == Endpoint("https://a.example/v1", "m", "k", 7.5)
    set_up(monkeypatch, {"URL": "https://a.example/v1", "MODEL": "m"})
    assert endpoint() == Endpoint("https://a.example/v1", "m", "", 120.0)


def set_up(monkeypatch: pytest.MonkeyPatch, given: dict[str, str]) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(f"LHTV_OPENAI_{name}", raising=False)
    for name, value in given.items():
        monkeypatch.setenv(f"LHTV_OPENAI_{name}", value)
