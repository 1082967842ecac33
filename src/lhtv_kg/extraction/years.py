"""In which year the dates of a report lie that are written without one."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from lhtv_kg.dates import PartialDate
from lhtv_kg.extraction.chunks import Chunk
from lhtv_kg.extraction.eventdays import of_rule
from lhtv_kg.extraction.moments import Moment, Stated, TermMention
from lhtv_kg.extraction.sentence import Sentence
from lhtv_kg.model import Report

_SINCE = {"sinh", "born", "từ", "since"}
_PLANNED = {"sẽ", "will", "shall"}
_SPAN = 5  # years of an anniversary
_STALE, _REPOSTED = 45, 10  # days by which a page may announce something; years after which one is shown again
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")
_NAMED_YEAR = re.compile(r"(?<!năm )(?<!in )(?<!since )(?<![-/.,(])(?<!- )\b((?:19|20)\d\d)\b(?![-/.,]\d| -)")
_ADDRESS_YEAR = re.compile(r"/((?:19|20)\d\d)(?:/|-|(?=(?:0[1-9]|1[0-2])/))")

_HEADS = re.compile(r"(?:19|20)\d\d")
_MONTHS = {str(month) for month in range(1, 13)}
_AFTER_YEAR = {".", ":", "|"}


def in_year(chunks: list[Chunk]) -> list[Chunk]:
    """Return the chunks of a paragraph with its year in each date, if it begins with one (2010. Ngày 12/10, ...)."""
    if len(chunks) < 3 or chunks[1].key not in _AFTER_YEAR or not _HEADS.fullmatch(chunks[0].key):
        return chunks
    year = int(chunks[0].key)
    for chunk, number in pairwise(chunks):
        if chunk.key == "tháng" and chunk.value is None and number.key in _MONTHS:
            chunk.value = Moment(chunk.start, number.end, Stated(year, int(number.key)))
    for chunk in chunks:
        moment = chunk.value
        if isinstance(moment, Moment) and moment.first.year is None:
            last = replace(moment.last, year=moment.last.year or year) if moment.last else None
            chunk.value = replace(moment, first=replace(moment.first, year=year), last=last)
    if not any(isinstance(chunk.value, Moment) for chunk in chunks):
        chunks[0].value = Moment(chunks[0].start, chunks[0].end, Stated(year))
    return chunks


def year_of(
    report: Report, page: PartialDate | None, headings: list[Sentence], sentences: list[Sentence]
) -> int | None:
    """Return the year of dates written without one: of the page, a full date, the address, the heading, the term."""
    everything = [*headings, *sentences]
    if (year := _year_of_anniversary(everything, page)) is not None:
        return year
    if page:
        return _year_of_page(sentences, page)
    dated = [(s, n, m) for s in everything for n, m in s.reading.dated]
    for moment in (moment for sentence, number, moment in dated if not of_rule(sentence, number)):
        latest = moment.last or moment.first
        if latest.year and latest.day:
            return latest.year
    if report.address and (match := _ADDRESS_YEAR.search(report.address)):
        return int(match[1])
    for sentence, number, moment in dated:
        past = _long_ago(sentence, number) or of_rule(sentence, number)
        if moment.first.year and moment.first.year > 1900 and not past:
            return (moment.last or moment.first).year
    return _year_of_term(everything) or _only_year(headings, _YEAR) or _only_year(everything, _NAMED_YEAR)


def _year_of_anniversary(everything: list[Sentence], page: PartialDate | None) -> int | None:
    """Return the year of an anniversary that a sentence tells in brackets near a day (Ngày 28/11 ... (1917 - 2017))."""
    for sentence in everything:
        moments = sentence.reading.moments
        whole = [(m.first.year, m.last) for m in moments if m.first.year and m.last and m.last.year]
        spans = [last for begun, last in whole if last.year and last.year - begun >= _SPAN]
        for stated in (each.first for each in moments if each.first.day and not each.first.year):
            for last in spans:
                day, jubilee = stated.date(last.year), last.date()
                near = day and jubilee and abs((day.first_day() - jubilee.first_day()).days) <= _STALE
                if near and last.year and (page is None or last.year <= page.first_day().year):
                    return last.year
    return None


def _long_ago(sentence: Sentence, number: int) -> bool:
    """Tell whether a year is that of a birth, or one since which something holds: others say when the report is."""
    return any(sentence.reading.key(at) in _SINCE for at in range(number - 3, number))


def _year_of_page(sentences: list[Sentence], page: PartialDate) -> int:
    """Return the year of the page; an older report, all of whose days would come after it, is of a year before."""
    latest = page.first_day()
    days: list[date] = []
    years: list[int] = []
    for sentence in sentences:
        for _, moment in sentence.reading.dated:
            year = moment.first.year or (moment.last.year if moment.last else None)
            if year is not None:
                if moment.first.day:
                    return latest.year
                years += [year] if latest.year - _REPOSTED <= year < latest.year else []
            elif (day := moment.first.date(latest.year)) and moment.first.day and not _planned(sentence):
                days.append(day.first_day())
    stale = days and all((day - latest).days > _STALE for day in days)
    return max(years, default=latest.year - 1) if stale else latest.year


def _planned(sentence: Sentence) -> bool:
    return not _PLANNED.isdisjoint(sentence.tokens.keys)


def _only_year(sentences: list[Sentence], pattern: re.Pattern[str]) -> int | None:
    """Return the only year that the headings, or all sentences, name (Tin hoạt động quý I/2022; Festival 2022)."""
    years = {year for sentence in sentences for year in pattern.findall(sentence.key)}
    return int(years.pop()) if len(years) == 1 else None


def _year_of_term(everything: list[Sentence]) -> int | None:
    """Return the year in which a term begins for its congress, or ends for a meeting that closes it; else neither."""
    for sentence in everything:
        for number, chunk in enumerate(sentence.chunks):
            if isinstance(chunk.value, TermMention) and chunk.value.label:
                before = sentence.tokens.key(sentence.chunks[0].start, chunk.start) if number else ""
                if "giữa" in before or "giao ban" in before or "sơ kết" in before:
                    return None
                opens = "đại hội" in before and "tổng kết" not in before
                return int(chunk.value.label[:4] if opens else chunk.value.label[5:])
    return None
