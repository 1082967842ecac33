"""Where a server is reached, who asks it, and how long an answer may take: an address and the environment.

Nothing here ever shows a password or a token: not in a message, not in a ``repr``, not in the name of a folder.
"""

import base64
import hashlib
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, urljoin

from lhtv_kg.errors import UsageError
from lhtv_kg.services import UNSENDABLE, checked_address, seconds_stated

DEADLINE = 120.0
"""Seconds that a whole answer may take, unless ``LHTV_SPARQL_DEADLINE`` says otherwise."""
LAYOUT = {"QUERY": "query", "UPDATE": "update", "GSP": "store"}
"""The three addresses below the one that is named, as the Oxigraph server has them."""


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
    seconds = seconds_stated("LHTV_SPARQL_DEADLINE", DEADLINE)
    return Server(name, found["QUERY"], found["UPDATE"], found["GSP"], _login(), seconds, _folder(name))


def _checked(variable: str, address: str, *, query: bool = False) -> SplitResult:
    """Return the parts of an address. Only those of the protocols may have a query, the name of the store may not."""
    with_login = "{name}: an address holds no user or password; set LHTV_SPARQL_USER and LHTV_SPARQL_PASSWORD"
    return checked_address(variable, address, with_login=with_login, query=query)


def _login() -> Login:
    user, password = os.environ.get("LHTV_SPARQL_USER", ""), os.environ.get("LHTV_SPARQL_PASSWORD", "")
    token = os.environ.get("LHTV_SPARQL_TOKEN", "")
    if token and (user or password):
        raise UsageError("LHTV_SPARQL_TOKEN and LHTV_SPARQL_USER: set one of them")
    if bool(user) != bool(password) or ":" in user:
        raise UsageError("LHTV_SPARQL_USER and LHTV_SPARQL_PASSWORD go together; a user name has no colon")
    if token and UNSENDABLE.search(token):
        raise UsageError("LHTV_SPARQL_TOKEN: has signs that no token has")
    return Login("", token) if token else Login(user, password)


def _folder(name: str) -> Path:
    """Return where on this machine the ledger of a server lies, named after it."""
    configured = os.environ.get("LHTV_SPARQL_LEDGER")
    if configured:
        return Path(configured).expanduser().absolute()
    from platformdirs import user_data_path

    readable = re.sub(r"[^a-z0-9]+", "-", name.partition("://")[2].lower()).strip("-")[:60]
    folder = f"{readable}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    return user_data_path("lhtv-kg", appauthor=False) / "servers" / folder
