"""By which name a claim names the body that a row means by its slug."""

from functools import cache

from lhtv_kg.dates import PartialDate
from lhtv_kg.errors import DataFileError
from lhtv_kg.identity.organizations import Organization, register


def name_on(slug: str, day: PartialDate | None, where: str) -> str:
    """Return the first name of a registered body that means it, and no other, on a day.

    Claims name bodies as reports do, by names that are resolved by date; so a row reaches its own slug by the way that
    all claims go.

    Raises:
        DataFileError: the register has no such body, or every name of it means another one too; ``where`` begins the
            message.
    """
    if slug not in register().by_slug:
        template = "{where}: no row of organizations.csv is called '{slug}'; add it or correct the cell"
        raise DataFileError(template, where=where, slug=slug)
    name = _name(register().by_slug[slug], day)
    if name is None:
        template = "{where}: every name of '{slug}' means another body too on that day; add a further one to alt_names"
        raise DataFileError(template, where=where, slug=slug)
    return name


@cache
def _name(body: Organization, day: PartialDate | None) -> str | None:
    return next((name for name in body.names() if register().resolve(name, day).slug == body.slug), None)
