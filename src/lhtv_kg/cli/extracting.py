"""``lhtv-kg extract``."""

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lhtv_kg.cli.console import complain, note, printable, show_table
from lhtv_kg.cli.options import Place, extractor_option, format_option, lexicon_option
from lhtv_kg.errors import ExtractorError, LhtvError
from lhtv_kg.messages import say, word

if TYPE_CHECKING:
    from lhtv_kg.model import Extraction


def _as_jsonl(extractions: Sequence["Extraction"]) -> None:
    from lhtv_kg.extraction import as_json

    for extraction in extractions:
        for claim in extraction.claims:
            click.echo(json.dumps({**as_json(claim), "report": _name(extraction)}, ensure_ascii=False))
        if extraction.dropped:
            click.echo(json.dumps({**_dropped(extraction), "report": _name(extraction)}, ensure_ascii=False))


def _dropped(extraction: "Extraction") -> dict[str, object]:
    """Return the line on claims of an extractor that did not pass the gate; the rules have none."""
    from lhtv_kg.extractors import dropped_counts

    claims = [{"type": each.kind, "quote": each.quote, "reason": each.reason} for each in extraction.dropped]
    return {"type": "dropped", "count": len(claims), "reasons": dropped_counts(extraction), "claims": claims}


def _as_table(extractions: Sequence["Extraction"]) -> None:
    from lhtv_kg.extraction import as_json

    shown = {"type", "spanStart", "spanEnd", "quote", "rule", "confidence", "inferred"}
    for number, extraction in enumerate(extractions):
        rows = []
        for claim in extraction.claims:
            fields = as_json(claim)
            said = [_said(key, value) for key, value in fields.items() if key not in shown and value is not None]
            place = f"{fields['spanStart']}-{fields['spanEnd']}"
            rows.append((word("codes.claim", str(fields["type"])), "; ".join(said), fields["quote"], place))
        if number:
            click.echo()
        title = printable(_name(extraction)) if len(extractions) > 1 else None
        show_table([say("claim"), say("content"), say("words"), say("place")], rows, title)


def _name(extraction: "Extraction") -> str:
    return extraction.report.path or extraction.report.id


def _said(key: str, value: object) -> str:
    if isinstance(value, dict):
        value = f"{value.get('comparator', '')}{value.get('value', '')}"
    if isinstance(value, bool):
        value = say("yes") if value else say("no")
    codes = "participationRole" if key == "role" else key
    return f"{word('columns', key)}: {word(f'codes.{codes}', str(value))}"


def _as_rdf(name: str) -> Callable[[Sequence["Extraction"]], None]:
    def show(extractions: Sequence["Extraction"]) -> None:
        from lhtv_kg.exports import export
        from lhtv_kg.graph.claims import report_graph

        quads = [quad for extraction in extractions for quad in report_graph(extraction)]
        export(quads, name, sys.stdout.buffer)

    return show


FORMS: dict[str, Callable[[Sequence["Extraction"]], None]] = {
    "table": _as_table,
    "jsonl": _as_jsonl,
    "turtle": _as_rdf("turtle"),
    "nquads": _as_rdf("nquads"),
    "jsonld": _as_rdf("jsonld"),
}


@click.command(
    "extract",
    help=say(
        "Show what reports say, with their words. Each claim comes with its place in the text; nothing is stored.\n\n"
        "Example: lhtv-kg extract ban-tin.txt --format jsonl"
    ),
)
@click.argument("files", nargs=-1, required=True, type=Place(path_type=Path, readable=False))
@format_option(list(FORMS), "table")
@lexicon_option()
@extractor_option()
@click.option("--unread", is_flag=True, help=say("List the passages that no rule could read instead."))
def command(files: tuple[Path, ...], form: str, extractor: str | None, unread: bool) -> None:
    """Extract claims from files."""
    from lhtv_kg.extractors import extractor_named, read
    from lhtv_kg.readers import find_reports, read_report

    extractions, code, reader = [], 0, extractor_named(extractor)
    for path in (file for given in files for file in find_reports(given)):
        try:
            extractions.append(read(read_report(path), reader))
        except LhtvError as error:
            complain(error)
            code = max(code, error.exit_code)
            if isinstance(error, ExtractorError):  # it would fail for the others too, perhaps after minutes each
                break
    if not extractions:
        sys.exit(code)
    _tell_notes(extractions)
    if unread:
        _show_unread(extractions)
    else:
        FORMS[form](extractions)
        _tell_dropped(extractions)
        _tell_unread(extractions)
    sys.exit(code)


def _tell_notes(extractions: Sequence["Extraction"]) -> None:
    for extraction in extractions:
        for warning in extraction.report.notes:
            note("{report}: {words}", report=printable(_name(extraction)), words=printable(warning))


def _tell_dropped(extractions: Sequence["Extraction"]) -> None:
    from lhtv_kg.extractors import dropped_in_words

    for extraction in extractions:
        for line in dropped_in_words(extraction):
            note("{report}: {words}", report=printable(_name(extraction)), words=line)


def _tell_unread(extractions: Sequence["Extraction"]) -> None:
    for extraction in extractions:
        if extraction.unread:
            name, count = printable(_name(extraction)), len(extraction.unread)
            note("{report}: passages unread: {count} (see --unread)", report=name, count=count)


def _show_unread(extractions: Sequence["Extraction"]) -> None:
    if not any(extraction.unread for extraction in extractions):
        note("nothing was left unread")
    for extraction in extractions:
        for passage in extraction.unread:
            place = f"{passage.span.start}-{passage.span.end}"
            words = [extraction.report.path or "", place, printable(passage.span.quote), say(passage.reason)]
            click.echo("\t".join(words))
