"""Where a service is reached and how long it may take, as a user or the environment states it.

What is wrong with an address is said without repeating it: it may hold a password.
"""

import math
import os
import re
from urllib.parse import SplitResult, urlsplit

from lhtv_kg.errors import UsageError

UNSENDABLE = re.compile(r"[^\x21-\x7e]")
"""What may not stand in an address or a header: white space, control characters, letters beyond ASCII."""
_MOST_SECONDS = 86_400


def checked_address(name: str, address: str, *, with_login: str, query: bool = False) -> SplitResult:
    """Return the parts of an http(s) address that was given under a name, in small letters where case says nothing.

    ``with_login`` is the message for an address that holds a user or password; ``query`` lets ``?name=value`` stand.

    Raises:
        UsageError: it is no address of a service.
    """
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        raise UsageError("{name}: is no http(s) address", name=name) from None
    if "@" in parts.netloc:
        raise UsageError(with_login, name=name)
    if not sound or UNSENDABLE.search(address) or parts.fragment or (parts.query and not query):
        raise UsageError("{name}: is no http(s) address", name=name)
    return parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower())


def seconds_stated(variable: str, default: float) -> float:
    """Return the seconds that a variable of the environment allows, at most a day.

    Raises:
        UsageError: it holds no such number.
    """
    stated = os.environ.get(variable)
    try:
        seconds = float(stated) if stated else default
    except ValueError:
        seconds = math.nan
    if not 0 < seconds <= _MOST_SECONDS:
        raise UsageError("{name} is '{stated}'; give a number of seconds", name=variable, stated=stated)
    return seconds
