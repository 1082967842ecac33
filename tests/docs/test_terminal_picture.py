"""The pictures of a terminal show what the program answers, and fetch nothing."""

import runpy
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from tests.docs.pages import ROOT

SCRIPT: dict[str, Any] = runpy.run_path(str(ROOT / "scripts" / "terminal_picture.py"))
PICTURES: dict[str, Path] = SCRIPT["PICTURES"]


def drawn_words(svg: str) -> list[str]:
    """The words of a picture from top to bottom."""
    texts = [node.text or "" for node in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    return " ".join(texts).split()


@pytest.mark.parametrize("language", PICTURES)
def test_the_picture_shows_the_current_answer(language: str, shell_variables: dict[str, str]) -> None:
    current = SCRIPT["picture"](language, shell_variables)
    kept = PICTURES[language].read_text("utf-8")
    assert drawn_words(kept) == drawn_words(current), "run python scripts/terminal_picture.py"


@pytest.mark.parametrize("language", PICTURES)
def test_the_picture_names_the_person_and_fetches_nothing(language: str) -> None:
    svg = PICTURES[language].read_text("utf-8")
    assert "Triển" in drawn_words(svg)
    assert "@font-face" not in svg and "url(http" not in svg and "href" not in svg
