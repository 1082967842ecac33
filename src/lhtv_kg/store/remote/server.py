"""Where a server is reached, who asks it, and how long an answer may take: an address and the environment.

Nothing here ever shows a password or a token: not in a message, not in a ``repr``, not in the name of a folder.
"""

import base64
import hashlib
import math
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, urljoin, urlsplit

from lhtv_kg.errors import UsageError

DEADLINE = 120.0
"""Seconds that a whole answer may take, unless ``LHTV_SPARQL_DEADLINE`` says otherwise."""
LAYOUT = {"QUERY": "query", "UPDATE": "update", "GSP": "store"}
"""The three addresses below the one that is named, as the Oxigraph server has them."""
_UNSENDABLE = re.compile(r"[^\x21-\x7e]")
"""What may not stand in an address or a header: white space, control characters, letters beyond ASCII."""


@dataclass(frozen=True, slots=True)
class Login:
    """Who asks: a user with a password, or the bearer of a token."""

    user: str = ""
    secret: str = field(default="", repr=False)

    @property
    def header(self) -> str:
        """The value of the header ``Authorization``, empty for nobody."""
        if not self.secret:
            return ""
        if not self.user:
            return f"Bearer {self.secret}"
        return f"Basic {base64.b64encode(f'{self.user}:{self.secret}'.encode()).decode()}"


@dataclass(frozen=True, slots=True)
class Server:
    """A SPARQL server: its name in messages, its three addresses, who asks, seconds an answer may take, its folder."""

    name: str
    query: str
    update: str
    graphs: str
    login: Login
    deadline: float
    folder: Path


def server_at(address: str) -> Server:
    """Return the server at an address, with what the environment says of it.

    ``LHTV_SPARQL_QUERY``, ``LHTV_SPARQL_UPDATE`` and ``LHTV_SPARQL_GSP`` are addresses, whole or from the one given
    (``LAYOUT`` without them); ``LHTV_SPARQL_USER`` with ``LHTV_SPARQL_PASSWORD``, or ``LHTV_SPARQL_TOKEN``, say who
    asks; ``LHTV_SPARQL_DEADLINE`` how many seconds an answer may take; ``LHTV_SPARQL_LEDGER`` where its ledger lies.

    Raises:
        UsageError: an address, the login or the deadline is none.
    """
    name = _checked("--store", address).geturl().rstrip("/")
    found = {}
    for kind, below in LAYOUT.items():
        variable = f"LHTV_SPARQL_{kind}"
        found[kind] = urljoin(f"{name}/", os.environ.get(variable) or below)
        _checked(variable, found[kind], query=True)
    return Server(name, found["QUERY"], found["UPDATE"], found["GSP"], _login(), _deadline(), _folder(name))


def _checked(variable: str, address: str, *, query: bool = False) -> SplitResult:
    """Return the parts of an address; what is wrong with it is said without repeating it, for it may hold a password.

    Only the addresses of the protocols may have a query (``?name=value``), the name of the store may not.
    """
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        raise UsageError("{name}: is no http(s) address", name=variable) from None
    if "@" in parts.netloc:
        raise UsageError(
            "{name}: an address holds no user or password; set LHTV_SPARQL_USER and LHTV_SPARQL_PASSWORD", name=variable
        )
    if not sound or _UNSENDABLE.search(address) or parts.fragment or (parts.query and not query):
        raise UsageError("{name}: is no http(s) address", name=variable)
    return parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower())


def _login() -> Login:
    user, password = os.environ.get("LHTV_SPARQL_USER", ""), os.environ.get("LHTV_SPARQL_PASSWORD", "")
    token = os.environ.get("LHTV_SPARQL_TOKEN", "")
    if token and (user or password):
        raise UsageError("LHTV_SPARQL_TOKEN and LHTV_SPARQL_USER: set one of them")
    if bool(user) != bool(password) or ":" in user:
        raise UsageError("LHTV_SPARQL_USER and LHTV_SPARQL_PASSWORD go together; a user name has no colon")
    if token and (_UNSENDABLE.search(token)):
        raise UsageError("LHTV_SPARQL_TOKEN: has signs that no token has")
    return Login("", token) if token else Login(user, password)


def _deadline() -> float:
    stated = os.environ.get("LHTV_SPARQL_DEADLINE")
    try:
        seconds = float(stated) if stated else DEADLINE
    except ValueError:
        seconds = math.nan
    if not 0 < seconds <= 86_400:
        raise UsageError("LHTV_SPARQL_DEADLINE is '{stated}'; give a number of seconds", stated=stated)
    return seconds


def _folder(name: str) -> Path:
    """Return where on this machine the ledger of a server lies, named after it."""
    configured = os.environ.get("LHTV_SPARQL_LEDGER")
    if configured:
        return Path(configured).expanduser().absolute()
    from platformdirs import user_data_path

    readable = re.sub(r"[^a-z0-9]+", "-", name.partition("://")[2].lower()).strip("-")[:60]
    folder = f"{readable}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    return user_data_path("lhtv-kg", appauthor=False) / "servers" / folder
