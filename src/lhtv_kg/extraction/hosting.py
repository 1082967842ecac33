"""Who does what at an event: the subject of a verb of organising, and the host."""

from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.story import Sentence

_PARTS = {"school", "university", "center", "library", "division", "institute"}
_REACH = 6  # words from "chủ nhà" to who it is (chủ nhà lần này là X)
_CHOSEN = {"giao", "chọn", "cử", "đề nghị"}


def subject_of(sentence: Sentence) -> tuple[int, Organization] | None:
    """Return the body of which a sentence says that it organised something (Liên hiệp họp ...)."""
    bodies = [(n, c.value) for n, c in enumerate(sentence.chunks) if isinstance(c.value, Organization) and not c.quoted]
    found = (last_subject(sentence, bodies, 0, verb) for verb in sentence.signs("organise"))
    return next((subject for subject in found if subject), None)


def last_subject(
    sentence: Sentence, bodies: list[tuple[int, Organization]], first: int, verb: int
) -> tuple[int, Organization] | None:
    """Return the body that is the subject of a verb: the last one before it, or before "phối hợp với"."""
    joint = [n for n in sentence.signs("with") if first <= n < verb]
    until = joint[0] if joint else verb
    before = [
        each
        for each in bodies
        if each[0] < until and not is_host(sentence, each[0], verb) and _can_be_subject(sentence, each[0])
    ]
    while (
        len(before) > 1 and before[-1][0] - before[-2][0] == 2 and sentence.key_before(before[-1][0]) in ("và", "and")
    ):
        before.pop()  # of two who act together the first one named
    while len(before) > 1 and before[-1][0] - before[-2][0] == 2 and _is_part(sentence, before[-2][1], before[-1]):
        before.pop()  # Khoa Y, Trường Đại học X, ĐHQG
    return before[-1] if before else None


def _is_part(sentence: Sentence, body: Organization, whole: tuple[int, Organization]) -> bool:
    """Tell whether a body stands before a comma and the university that it is a part of."""
    kinds = {body.kind, body.parent.kind if body.parent else body.kind}
    return whole[1].kind == "university" and sentence.key_before(whole[0]) == "," and bool(kinds & _PARTS)


def _can_be_subject(sentence: Sentence, number: int) -> bool:
    key = sentence.key_before(number)
    if key == "của":
        return "đoàn" in [sentence.reading.key(n) for n in (number - 2, number - 3, number - 4)]
    return key not in ("tại", "ở", "với", "từ")


def is_host(sentence: Sentence, number: int, last: int) -> bool:
    """Tell whether a body is spoken of as the host, not as the organiser."""
    signs = sentence.signs("host")
    return any(number < n <= number + 2 for n in signs if n < last) or any(n < number <= n + 2 for n in signs)


def host_in(sentence: Sentence, first: int, last: int) -> tuple[int, Organization] | None:
    """Return the body that a clause says hosts the event."""
    chunks = sentence.chunks
    for sign in sentence.signs("host"):
        if not first <= sign < last or any(first <= plan < sign for plan in sentence.signs("plan")):
            continue
        after = next(
            (n for n in range(sign + 1, min(sign + _REACH, last)) if isinstance(chunks[n].value, Organization)), None
        )
        if after is not None and (
            chunks[after - 1].key in ("của", "là", "by", "từ") or chunks[after - 1].key.endswith(" by")
        ):
            return after, _body(sentence, after)
        before = next(
            (n for n in range(sign - 1, max(first, sign - 5) - 1, -1) if isinstance(chunks[n].value, Organization)),
            None,
        )
        if before is not None and sentence.key_before(before) not in _CHOSEN:
            return before, _body(sentence, before)
    return None


def _body(sentence: Sentence, number: int) -> Organization:
    body = sentence.chunks[number].value
    assert isinstance(body, Organization)
    return body
