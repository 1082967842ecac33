"""The names of all things of a snapshot: what pages call a thing, and what a visitor may type for it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lhtv_kg.messages import page_word
from lhtv_kg.queries import Cell
from lhtv_kg.web.addresses import kind_and_slug
from lhtv_kg.web.formatting import date_text


@dataclass(slots=True)
class Name:
    """A thing and its names: the preferred ones by language (empty tag: no language), all others, and its body.

    ``within`` is the IRI of the body of a term, whose label ("2018-2019") says little alone; ``parts`` are the things
    that the label of a post (role, body) or of a tenure (person, role, body) is put together from; ``until`` is the
    last day of a place of which another one bears the name.
    """

    iri: str
    kind: str
    preferred: dict[str, str] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    within: str = ""
    parts: tuple[str, ...] = ()
    until: str = ""

    def label(self, lang: str) -> str:
        """Return the preferred name in a language, else in any."""
        for tag in (lang, "", "vi", "en", *self.preferred):
            if tag in self.preferred:
                return self.preferred[tag]
        return self.others[0] if self.others else self.iri.rpartition("/")[2]


class Names:
    """All names, by IRI."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Keep the names in the order given."""
        self._by_iri = {name.iri: name for name in names}
        shared = Counter((name.kind, name.label("vi")) for name in self._by_iri.values())
        for name in self._by_iri.values():
            if shared[name.kind, name.label("vi")] == 1:
                name.until = ""
            if name.parts and "en" not in name.preferred:
                name.preferred["en"] = ", ".join(self._label(part, "en") for part in name.parts)

    def get(self, iri: str) -> Name | None:
        """Return the names of a thing."""
        return self._by_iri.get(iri)

    def _label(self, iri: str, lang: str) -> str:
        found = self._by_iri.get(iri)
        return found.label(lang) if found else iri.rpartition("/")[2]

    def __iter__(self) -> Iterator[Name]:
        return iter(self._by_iri.values())

    def full_label(self, name: Name, lang: str) -> str:
        """Return a label that stands alone: that of a term names its body, that of an old province its last day."""
        if name.until:
            template = page_word(lang, "web", "{name} (until {date})")
            return template.format(name=name.label(lang), date=date_text(name.until, lang))
        body = self.get(name.within) if name.within else None
        if body is None:
            return name.label(lang)
        return page_word(lang, "web", "Term {term}, {body}").format(term=name.label(lang), body=body.label(lang))


def read_names(rows: Iterable[Mapping[str, Cell]]) -> Iterator[Name]:
    """Make names of rows ``iri, label, language, preferred, within, holder, role, body, until``, sorted by IRI."""
    current: Name | None = None
    for row in rows:
        iri = str(row["iri"])
        if current is None or current.iri != iri:
            if current is not None:
                yield current
            parts = tuple(str(row[part]) for part in ("holder", "role", "body") if row["role"] and row[part])
            within, until = str(row["within"] or ""), str(row["until"] or "")
            current = Name(iri, kind_and_slug(iri)[0], within=within, parts=parts, until=until)
        label, language = str(row["label"]), str(row["language"] or "")
        if row["preferred"] and language not in current.preferred:
            current.preferred[language] = label
        else:
            current.others.append(label)
    if current is not None:
        yield current
