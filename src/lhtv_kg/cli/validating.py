"""``lhtv-kg validate``."""

import sys
from pathlib import Path

import click

from lhtv_kg.cli.console import complain, note, printable
from lhtv_kg.cli.options import Place, lexicon_option, store_option
from lhtv_kg.errors import LhtvError
from lhtv_kg.messages import say, word


@click.command(
    "validate",
    help=say(
        "Check files or the store against the SHACL shapes. Files are RDF or reports; without files, the store.\n\n"
        "Example: lhtv-kg validate ban-tin.txt du-lieu.ttl"
    ),
)
@click.argument("files", nargs=-1, type=Place(path_type=Path, readable=False))
@store_option()
@lexicon_option()
def command(files: tuple[Path, ...], location: str | None) -> None:
    """Validate files or the store."""
    from lhtv_kg.pipeline.validating import Finding, validate_file, validate_store

    findings: list[Finding] = []
    code = unchecked = 0
    for file in files:
        try:
            findings += validate_file(file)
        except LhtvError as error:
            complain(error)
            code = max(code, error.exit_code)
            unchecked += 1
    if not files:
        from lhtv_kg.cli.reading import open_for_reading

        with open_for_reading(location) as store:
            findings += validate_store(store)
    for finding in findings:
        severity = word("codes.severity", finding.severity)
        click.echo(f"{severity}: {printable(finding.where)}: {printable(finding.message)}")
    refusing = sum(finding.refuses for finding in findings)
    if unchecked:
        note("{count} files could not be checked", count=unchecked)
    note("{violations} violations, {others} notes", violations=refusing, others=len(findings) - refusing)
    sys.exit(max(code, 1 if refusing else 0))
