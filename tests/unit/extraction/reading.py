"""How the tests of the grammar read a few words: as chunks, as one sentence, as a report."""

from dataclasses import replace

from lhtv_kg.extraction import extract
from lhtv_kg.extraction.chunks import Chunk, chunks_of
from lhtv_kg.extraction.context import Context, read_context
from lhtv_kg.extraction.groups import read_groups
from lhtv_kg.extraction.mentioned import bodies_in
from lhtv_kg.extraction.normalise import View, make_view
from lhtv_kg.extraction.organizations import Organization
from lhtv_kg.extraction.readings import Reading
from lhtv_kg.extraction.story import Story, read_story
from lhtv_kg.extraction.tokens import Tokens, tokenise
from lhtv_kg.lexicon import load_lexicon
from lhtv_kg.model import AnyClaim, Basis, Capacity, Extraction, ParticipationClaim, PostClaim, Report
from lhtv_kg.text import clean

LEXICON = load_lexicon()
LIBRARY = "Sáng 12/3/2019, tại thành phố Hạ Long, Thư viện tỉnh Quảng Ninh tổ chức Hội nghị bạn đọc."
NOTHING = Report(id="test", text="", sha256="0" * 64)


def report(text: str, **known: object) -> Report:
    return replace(NOTHING, text=clean(text), **known)


def view(text: str) -> View:
    return make_view(text, [(0, len(text))], LEXICON.known)


def tokens(text: str) -> Tokens:
    return tokenise(view(text), LEXICON.doubled)


def chunks(text: str) -> list[Chunk]:
    return chunks_of(tokens(text), LEXICON)


def values(text: str, kind: type) -> list[object]:
    """What the grammar reads in a text, of one kind, in the order of the text."""
    return [chunk.value for chunk in chunks(text) if isinstance(chunk.value, kind)]


def bodies(text: str) -> list[Organization]:
    """Every organisation of a text: named by itself, as that of a post, or as what another is a part of."""
    return [body for chunk in chunks(text) for body in bodies_in(chunk.value)]


def grouped(text: str) -> Reading:
    return read_groups(chunks(text))


def story(text: str, **known: object) -> Story:
    return read_story(report(text, **known), LEXICON)


def context(text: str, **known: object) -> Context:
    return read_context(story(text, **known))


def extraction(text: str, **known: object) -> Extraction:
    """What a report says; every quote has been compared with the text."""
    found = extract(report(text, **known))
    assert list(found.verify()) == list(found.claims)
    return found


def claims(text: str, kind: type[AnyClaim], **known: object) -> list[AnyClaim]:
    return [claim for claim in extraction(text, **known).claims if isinstance(claim, kind)]


def told(text: str, **known: object) -> list[str]:
    """The posts of a report in the order of the text: person, title, body, then what is not full and attested."""
    return [_line(claim) for claim in claims(text, PostClaim, **known)]


def _line(claim: PostClaim) -> str:
    usual = {Capacity.FULL.value, Basis.ATTESTED.value}
    details = [str(each) for each in (claim.capacity, claim.basis) if str(each) not in usual]
    details += [f"{name}={value}" for name in ("term", "date", "start", "end") if (value := getattr(claim, name))]
    return " | ".join((claim.person, claim.title, claim.organization or "-", *details))


def roles(text: str, **known: object) -> list[str]:
    """Who took part in the main event of a report, and how."""
    return sorted(f"{claim.person} : {claim.role}" for claim in claims(text, ParticipationClaim, **known))
