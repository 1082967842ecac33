"""What stands in place of a form that no server answers: the values that it was filled with, the choices as links."""

import re
from urllib.parse import quote

MOST = 80
"""Choices of one field that become links; of longer lists the search finds things sooner."""
_GIVEN = re.compile(r'<label>([^<]*?)\s*<input name="\w+" value="([^"]+)"')
_FIELD = re.compile(r'<label>([^<]*?)\s*<select name="(\w+)">(.*?)</select>', re.DOTALL)
_CHOICE = re.compile(r'<option value="([^"]+)"( selected)?>([^<]*)</option>')
_LINK = re.compile(r"<a\b[^>]*>[^<]*</a>")


def stand_in(form: str, path: str) -> str:
    """Return what to show in place of the inside of a form.

    Args:
        form: the inside, as the templates write it.
        path: the page that the form narrows; its choices lead there, one at a time.
    """
    if 'class="check"' in form:  # of a canned question: say to what the answer below is one
        given = [f"{words}: <strong>{value}</strong>" for words, value in _GIVEN.findall(form)]
        return f'<p class="note plain">{"; ".join(given)}</p>' if given else ""
    fields = [_field(found, path) for found in _FIELD.finditer(form)]
    back = _LINK.search(form)
    shown = "\n".join([*filter(None, fields), *([f"<p>{back[0]}</p>"] if back else [])])
    return f'<div class="note plain">\n{shown}\n</div>' if shown else ""


def _field(found: re.Match[str], path: str) -> str:
    words, name, choices = found[1], found[2], _CHOICE.findall(found[3])
    if not 1 < len(choices) <= MOST:
        return ""
    links = "\n".join(_choice(path, name, *choice) for choice in choices)
    opened = " open" if any(chosen for _, chosen, _ in choices) and name != "sort" else ""
    return f'<details{opened}><summary>{words}</summary>\n<ul class="chips left">\n{links}\n</ul>\n</details>'


def _choice(path: str, name: str, value: str, chosen: str, words: str) -> str:
    current = ' aria-current="true"' if chosen else ""
    return f'<li><a href="{path}?{name}={quote(value, safe="")}"{current}>{words}</a></li>'
