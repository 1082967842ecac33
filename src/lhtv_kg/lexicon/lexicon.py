"""The lexicon as the grammar uses it: one table a kind of word."""

from dataclasses import dataclass, field

from lhtv_kg.lexicon.beginnings import Beginnings
from lhtv_kg.lexicon.entries import EventWord, Expression, Fixed, Head, Modifier, Province, Title
from lhtv_kg.lexicon.phrases import PhraseTable
from lhtv_kg.text import fold


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables. ``known`` holds every word of every table: it proves where glued words are to be parted.

    ``beginnings`` tells what can begin with a word in small letters, ``capital_beginnings`` with a capital one.
    """

    titles: PhraseTable[Title] = field(default_factory=PhraseTable)
    plain_titles: PhraseTable[Title] = field(default_factory=PhraseTable)
    modifiers: PhraseTable[Modifier] = field(default_factory=PhraseTable)
    honorifics: PhraseTable[str] = field(default_factory=PhraseTable)
    historical: PhraseTable[str] = field(default_factory=PhraseTable)
    heads: PhraseTable[Head] = field(default_factory=PhraseTable)
    subjects: PhraseTable[str] = field(default_factory=PhraseTable)
    common: PhraseTable[str] = field(default_factory=PhraseTable)
    fixed: PhraseTable[Fixed] = field(default_factory=PhraseTable)
    english: PhraseTable[tuple[Head, str]] = field(default_factory=PhraseTable)
    faculties: PhraseTable[str] = field(default_factory=PhraseTable)
    provinces: PhraseTable[Province] = field(default_factory=PhraseTable)
    towns: PhraseTable[Province] = field(default_factory=PhraseTable)
    levels: PhraseTable[str] = field(default_factory=PhraseTable)
    venues: PhraseTable[str] = field(default_factory=PhraseTable)
    named_after: PhraseTable[str] = field(default_factory=PhraseTable)
    expressions: PhraseTable[Expression] = field(default_factory=PhraseTable)
    events: PhraseTable[EventWord] = field(default_factory=PhraseTable)
    labels: PhraseTable[frozenset[str]] = field(default_factory=PhraseTable)
    counted: PhraseTable[str] = field(default_factory=PhraseTable)
    between: PhraseTable[str] = field(default_factory=PhraseTable)
    visits: PhraseTable[str] = field(default_factory=PhraseTable)
    members: PhraseTable[str] = field(default_factory=PhraseTable)
    having: set[str] = field(default_factory=set)
    taking_part: set[str] = field(default_factory=set)
    halls: set[str] = field(default_factory=set)
    counting: set[str] = field(default_factory=set)
    joined: set[str] = field(default_factory=set)
    comparators: dict[str, str] = field(default_factory=dict)
    about: set[str] = field(default_factory=set)
    numbers: dict[str, int] = field(default_factory=dict)
    surnames: set[str] = field(default_factory=set)
    plain_surnames: set[str] = field(default_factory=set)
    middles: set[str] = field(default_factory=set)
    apart: set[str] = field(default_factory=set)
    name_words: dict[str, str] = field(default_factory=dict)
    libraries: dict[str, str] = field(default_factory=dict)
    layout: dict[str, tuple[str, ...]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    doubled: set[str] = field(default_factory=set)
    beginnings: Beginnings = field(default_factory=Beginnings)
    capital_beginnings: Beginnings = field(default_factory=Beginnings)

    def settle(self) -> None:
        """Collect the words of all tables once they are filled."""
        tables = (
            self.titles,
            self.modifiers,
            self.honorifics,
            self.heads,
            self.subjects,
            self.fixed,
            self.expressions,
            self.events,
        )
        for table in tables:
            self.known.update(word for word in table.words() if word.isalpha() and len(word) > 1)
        for words, title in self.titles.items():
            if len(words) > 1 and not title.english:
                self.plain_titles.add([fold(" ".join(words))], title)
        small = {
            "post": (self.titles, self.modifiers),
            "person": (self.honorifics,),
            "body": (self.heads, self.fixed),
            "event": (self.events,),
            "sign": (self.expressions,),
            "venue": (self.venues,),
            "place": (self.levels,),
        }
        self.beginnings.fill(small)
        names = {"place": (self.levels, self.provinces, self.towns), "english": (self.english,)}
        self.capital_beginnings.fill({**small, **names}, {"person": self.surnames | self.plain_surnames})
        # words of longer forms stay: Cộng đồng Đồng Tháp, Thư viện Viện X
        forms = {words[0] for words, _ in self.honorifics.items() if len(words) == 1}
        self.doubled.update(forms | {"phó", "giám", "trưởng", "nguyên"})
