"""Acts that gave nobody a post: denied, asked for, revoked, wished for, or only expected."""

from lhtv_kg.extraction.clauses import clause
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.lexicon import Lexicon

ACTS = ("elect", "appoint", "hold", "become")
_BEFORE, _LONGEST, _CLAUSE = 3, 4, 14
_LINKS = {"được", "là", "be", "been", "was", "were", "việc", "để", "ai"}


def is_unreal(sentence: Sentence, number: int, lexicon: Lexicon) -> bool:
    """Tell whether the words before the verb at a chunk say that nothing came of it: không, đề nghị, nếu, sẽ."""
    keys = sentence.tokens.keys
    verb = sentence.chunks[number].start
    first, _ = clause(sentence, number)
    begin = sentence.chunks[max(first, number - _CLAUSE)].start
    at = verb
    while at > max(begin, verb - _BEFORE) and keys[at - 1] in _LINKS:
        at -= 1
    before = [" ".join(keys[start:at]) for start in range(max(begin, at - _LONGEST), at)]
    near = {*lexicon.layout["unreal.denied"], *lexicon.layout["unreal.asked"]}
    if not near.isdisjoint(before):
        return True
    told = f" {' '.join(keys[begin:verb])} "
    return any(f" {words} " in told for words in lexicon.layout["unreal.supposed"])
