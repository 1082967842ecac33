"""Links of pages and documents: from the paths of the portal to files, to a live portal, or to nothing."""

import re
from collections.abc import Callable
from html import escape, unescape

from lhtv_kg.publishing.atlas import INSIDE, Atlas, Place, Wanted
from lhtv_kg.publishing.forms import stand_in

_GONE = "\x00"
"""Stands in a page where a link was taken away, until its surroundings were looked at."""
_TAKEN = "\x01"
"""Stands where a form was taken away, with nothing in its place: a heading above it goes too."""
_FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
_ANCHOR = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_LINK = re.compile(r"<(link|script|img)\b([^>]*)>")
_DATA = re.compile(r'(<script type="application/ld\+json">)(.*?)(</script>)', re.DOTALL)
_ATTRIBUTE = {name: re.compile(rf'\b{name}="([^"]*)"') for name in ("href", "src", "action")}
_EMPTY_ITEM = re.compile(rf"<li>\s*{_GONE}[^<]*{_GONE}\s*</li>\s*")
_EMPTY_ROW = re.compile(rf"<tr>(?:(?!</tr>).)*?{_GONE}(?:(?!</tr>).)*</tr>\s*", re.DOTALL)
_EMPTY_PART = re.compile(rf" · {_GONE}[^<]*{_GONE}")
_EMPTY_TWIN = re.compile(rf"<p\b[^>]*>[^<]*:\s*{_GONE}[^<]*{_GONE}</p>\n?")
_EMPTY_SECTION = re.compile(rf"(<h2\b[^>]*>[^<]*</h2>\s*)?{_TAKEN}\n?")
_EMPTY_LINE = re.compile(rf"^{_GONE}[^<\n]*{_GONE}\n", re.MULTILINE)
_EMPTY_LIST = re.compile(r"<(ul|ol)\b(?![^>]*\bid=)[^>]*>\s*</\1>\s*")
_ADDRESS = re.compile(rf"{re.escape(INSIDE)}(/[^\"'<>\s\\]*)?")
_HEAD = '<meta charset="utf-8">'


class Linker:
    """Puts links right, and remembers the overviews to which they lead."""

    def __init__(self, atlas: Atlas) -> None:
        """Link within what an atlas knows."""
        self.atlas = atlas
        self.wanted: set[Wanted] = set()
        self._policy = escape(_policy(atlas.options.portal), quote=True)

    def html(self, text: str, file: str, lang: str, *, finder: str, here: str = "", rows: bool = False) -> str:
        """Return a page with links from its file to others.

        Args:
            text: the page as the portal shows it.
            file: the file that it becomes.
            lang: its language.
            finder: what stands in place of a field for questions that nobody here can answer.
            here: the path of the page, to which a list's choices lead.
            rows: take away rows of tables whose link leads nowhere.
        """
        text = _FORM.sub(lambda found: self._form(found, file, lang, finder, here), text)
        text = _ANCHOR.sub(lambda found: self._anchor(found, file, lang), text)
        text = _LINK.sub(lambda found: self._resource(found, file, lang), text)
        text = _DATA.sub(lambda found: f"{found[1]}{self.text(found[2], lang)}{found[3]}", text)
        for empty in (_EMPTY_SECTION, _EMPTY_PART, _EMPTY_TWIN, _EMPTY_LINE, _EMPTY_ITEM, _EMPTY_LIST):
            text = empty.sub("", text)
        if rows:
            text = _EMPTY_ROW.sub("", text)
        guarded = f'{_HEAD}\n<meta http-equiv="Content-Security-Policy" content="{self._policy}">'
        return text.replace(_GONE, "").replace(_HEAD, guarded, 1)

    def text(self, text: str, lang: str) -> str:
        """Return a document for machines in which the addresses of this site are whole."""
        return _ADDRESS.sub(lambda found: self.absolute(found[1] or "/", lang), text)

    def absolute(self, target: str, lang: str) -> str:
        """Return the whole address of a path: here, at the live portal, or where it would be."""
        options, place = self.atlas.options, self._place(target, lang)
        if place is not None:
            return f"{options.address}/{place.address}"
        return f"{options.portal or options.address}{target}"

    def _place(self, target: str, lang: str) -> Place | None:
        place = self.atlas.place(target, lang)
        if place is not None and place.wanted is not None and place.wanted.path not in self.atlas.things:
            self.wanted.add(place.wanted)
        return place

    def _link(self, target: str, file: str, lang: str) -> str | None:
        """Return a link as it stands in a file, None where it leads nowhere; other hosts and fragments as they are."""
        if target.startswith(INSIDE):
            path = target.removeprefix(INSIDE) or "/"
            known = self._place(path, lang) is not None or self.atlas.options.portal
            return self.absolute(path, lang) if known else None
        if not target.startswith("/"):
            return target
        place = self._place(target, lang)
        if place is not None:
            return place.seen_from(file)
        return f"{self.atlas.options.portal}{target}" if self.atlas.options.portal else None

    def _anchor(self, found: re.Match[str], file: str, lang: str) -> str:
        changed = self._changed(found[1], "href", file, lang)
        return f"<a{changed}>{found[2]}</a>" if changed is not None else f"{_GONE}{found[2]}{_GONE}"

    def _resource(self, found: re.Match[str], file: str, lang: str) -> str:
        name = "href" if found[1] == "link" else "src"
        changed = self._changed(found[2], name, file, lang)
        return f"<{found[1]}{changed}>" if changed is not None else ""

    def _form(self, found: re.Match[str], file: str, lang: str, finder: str, here: str) -> str:
        """Return a form that somebody answers, here or at the live portal, else what stands in its place."""
        action = _ATTRIBUTE["action"].search(found[1])
        target = unescape(action[1]) if action else ""
        if target == "/search":
            return f"<form{self._changed(found[1], 'action', file, lang)}>{found[2]}</form>"
        if self.atlas.options.portal and action and target.startswith(("/", "#")):
            live = escape(f"{self.atlas.options.portal}{here if target[0] == '#' else ''}{target}", quote=True)
            attributes = found[1].replace(action[0], f'action="{live}"')
            return f"<form{attributes}>{found[2]}</form>"
        if target == "/ask" and finder:
            return self._form(_whole(finder), file, lang, "", here)
        return stand_in(found[2], here) or _TAKEN

    def _changed(self, attributes: str, name: str, file: str, lang: str) -> str | None:
        """Return attributes with one of them put right; None where its link leads nowhere."""
        found = _ATTRIBUTE[name].search(attributes)
        if found is None:
            return attributes
        link = self._link(unescape(found[1]), file, lang)
        if link is None:
            return None
        return f'{attributes[: found.start()]}{name}="{escape(link, quote=True)}"{attributes[found.end() :]}'


def _whole(form: str) -> re.Match[str]:
    found = _FORM.search(form)
    assert found is not None, "the text in place of a form is a form"
    return found


def _policy(portal: str) -> str:
    """Return what a page may load: nothing from other hosts; forms may also go to the live portal."""
    own: Callable[[str], str] = lambda name: f"{name} 'self'"  # noqa: E731 - a word for a table
    rules = ["default-src 'none'", own("style-src"), own("script-src"), "img-src 'self' data:", own("font-src")]
    rules += [own("connect-src"), f"form-action 'self' {portal}".strip(), "base-uri 'none'"]
    return "; ".join(rules)
