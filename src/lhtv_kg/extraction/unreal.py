"""Acts that gave nobody a post: denied, asked for, revoked, wished for, or only expected."""

from lhtv_kg.extraction.clauses import clause
from lhtv_kg.extraction.readings import Group
from lhtv_kg.extraction.story import Sentence
from lhtv_kg.lexicon import Lexicon

ACTS = ("elect", "appoint", "hold", "become")
_BEFORE, _LONGEST, _CLAUSE = 3, 4, 14
_LINKS = {"được", "là", "be", "been", "was", "were", "việc", "để", "ai", "cho", "giao", "cử"}


def is_unreal(sentence: Sentence, number: int, lexicon: Lexicon, *, planned: bool = True) -> bool:
    """Tell whether the clause of the verb at a chunk says that nothing came of it: không, đề nghị, nếu, sẽ, bị hoãn.

    ``planned`` says whether what is to come (sẽ, sắp) is unreal as well.
    """
    keys = sentence.tokens.keys
    verb = sentence.chunks[number].start
    first, last = clause(sentence, number)
    begin = sentence.chunks[max(first, number - _CLAUSE)].start
    at = verb
    while at > max(begin, verb - _BEFORE) and keys[at - 1] in _LINKS:
        at -= 1
    before = [" ".join(keys[start:at]) for start in range(max(begin, at - _LONGEST), at)]
    ahead = lexicon.layout["unreal.planned"]
    near = (*lexicon.layout["unreal.denied"], *lexicon.layout["unreal.asked"], *(ahead if planned else ()))
    if any(words in near for words in before):
        return True
    told = f" {' '.join(keys[begin:verb])} "
    supposed = lexicon.layout["unreal.supposed"]
    if any(f" {words} " in told for words in supposed if planned or words not in ahead):
        return True
    behind = f" {' '.join(keys[verb : sentence.chunks[last - 1].end])} "
    return any(f" {words} " in behind for words in lexicon.layout["unreal.undone"])


def is_unreal_for(sentence: Sentence, number: int, group: Group, lexicon: Lexicon, *, planned: bool = True) -> bool:
    """Tell the same where the words may stand before the person of the verb (đề nghị ông N thôi giữ chức T)."""
    ahead = group.first < number and is_unreal(sentence, group.first, lexicon, planned=planned)
    return ahead or is_unreal(sentence, number, lexicon, planned=planned)
