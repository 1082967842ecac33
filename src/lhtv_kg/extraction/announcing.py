"""Sentences that announce an act without its verb, and those that only wish or await one."""

from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.story import Sentence

_AWAITED = (" until ", " đến khi có ", " chờ ", " trong khi chưa ", " chưa có ")
_THEREBY = ("theo đó,", "theo quyết định", "theo các quyết định", "cụ thể:", "cụ thể,")
_WISHED = {"đề nghị", "sớm", "cần", "sẽ", "phải", "việc", "tiếp tục", "chuẩn bị", "sau khi", "đề xuất"}


_DENIED = {"không", "chưa", "chẳng", "not"}


def announces(sentence: Sentence) -> bool:
    """Tell whether a sentence names a decision and a day, so that the posts of the next are given by it."""
    dated = any(moment.first.day for moment in sentence.reading.moments)
    return dated and "quyết định" in sentence.key and not sentence.signs("hold")


def is_decided(sentence: Sentence, *, announced: bool = False) -> bool:
    """Tell whether a post is held by a decision or from a day on (từ ngày 15/10 ông N giữ chức T theo Quyết định).

    ``announced`` says that the sentence before names the decision.
    """
    if not sentence.signs("hold") or sentence.signs("career") or any(m.interval for m in sentence.reading.moments):
        return False
    if announced or sentence.key.startswith(_THEREBY):
        return True
    dated = any(moment.first.day for moment in sentence.reading.moments)
    return dated and (bool(sentence.signs("effect")) or "quyết định" in sentence.key or "từ ngày" in sentence.key)


def is_awaited(sentence: Sentence) -> bool:
    """Tell whether a post is to be filled only (cho đến khi có Giám đốc mới; until a new director is appointed)."""
    return any(word in f" {sentence.key} " for word in _AWAITED)


def is_no_election(sentence: Sentence, number: int) -> bool:
    """Tell whether a board is only to be completed (đề nghị sớm kiện toàn), or what is presented is no board."""
    key = sentence.chunks[number].key
    if sentence.key_before(number) in _DENIED:
        return True
    if key == "ra mắt":
        ahead = [chunk.value for chunk in sentence.chunks[number + 1 : number + 5]]
        return not any(isinstance(value, Organization) and value.kind == "executive" for value in ahead)
    return key.startswith("kiện toàn") and any(sentence.reading.key(at) in _WISHED for at in range(number - 4, number))
