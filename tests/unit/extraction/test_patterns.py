"""The patterns of data/lexicon/patterns.toml: small texts and all that they must give, nothing else."""

import tomllib

import pytest
from tests.unit.extraction.reading import extraction

from lhtv_kg.assets import asset
from lhtv_kg.model import Basis, Capacity, EventClaim, MembershipClaim, ParticipationClaim, PostClaim

DATA = tomllib.loads(asset("data", "lexicon", "patterns.toml").read_text("utf-8"))


def told(claim):
    """A post as a pattern writes it, and all that a pattern may say of it besides."""
    details = {str(claim.capacity), str(claim.basis)} - {Capacity.FULL.value, Basis.ATTESTED.value}
    stated = {f"{name}={value}" for name in ("term", "date", "start", "end") if (value := getattr(claim, name))}
    return " | ".join((claim.person, claim.title, claim.organization or "-")), details, stated


def wanted(line):
    post, _, rest = (part.strip() for part in ("|".join(line.split("|")[:3]), "", "|".join(line.split("|")[3:])))
    details = {part.strip() for part in rest.split(",") if part.strip()}
    return post, {each for each in details if "=" not in each}, {each for each in details if "=" in each}


@pytest.mark.parametrize("pattern", DATA["pattern"], ids=lambda pattern: f"{pattern['id']}")
def test_pattern(pattern):
    lead = DATA["leads"][pattern["lead"]]
    found = extraction(f"{lead}\n\n{pattern['text'].strip()}\n" if lead else f"{pattern['text'].strip()}\n").claims
    posts = sorted(told(claim)[0] for claim in found if isinstance(claim, PostClaim))
    others = [f"{c.person} : {c.role}" for c in found if isinstance(c, ParticipationClaim)]
    others += [f"{c.member} < {c.organization}" for c in found if isinstance(c, MembershipClaim)]
    others += [f"* {c.kind} {c.start}" for c in found if isinstance(c, EventClaim) and not (lead and c.main)]
    lines = pattern["claims"]
    assert posts == sorted(wanted(line)[0] for line in lines if "|" in line)
    assert sorted(others) == sorted(line for line in lines if "|" not in line)
    stories = [told(claim) for claim in found if isinstance(claim, PostClaim)]
    for post, details, stated in (wanted(line) for line in lines if "|" in line):
        assert any(p == post and d == details and stated <= s for p, d, s in stories), (post, details, stated, stories)


def test_patterns_are_told_apart():
    ids = [pattern["id"] for pattern in DATA["pattern"]]
    assert len(ids) == len(set(ids))
    assert all(pattern["lead"] in DATA["leads"] for pattern in DATA["pattern"])
