"""Where a report comes from, and the id that follows from it.

Two spellings of one address (case of the host, tracking parameters, fragment, percent forms, http or https) give one
id; two different identifiers never do, because a hash of the canonical form is part of it.
"""

import hashlib
import re
import tomllib
from functools import cache
from typing import Any
from urllib.parse import quote, unquote_to_bytes, urlsplit

from lhtv_kg.assets import asset
from lhtv_kg.errors import UsageError
from lhtv_kg.text import nfc, slug

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):(?=\S)")
_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_RESERVED = ":/?#[]@!$&'()*+,;=%"
_DEFAULT_PORTS = {"http": 80, "https": 443}
_SLUG_LENGTH = 60
_HASH_LENGTH = 10


def is_address(text: str) -> bool:
    """Tell whether a text is an address (``https://…``, ``urn:…``, ``doi:…``) rather than a path or a script.

    The schemes stand in ``data/readers/metadata.toml``.
    """
    scheme = _SCHEME.match(text)
    return scheme is not None and scheme[1].lower() in _schemes()


def canonical_address(address: str) -> str:
    """Return one spelling of an address: for comparing, not for fetching.

    Percent forms and other letters become one NFC percent form (RFC 3986, section 6.2.2); http and https are one
    source. Examples stand in ``data/readers/metadata.toml``.

    Raises:
        UsageError: the text is no address.
    """
    text = nfc(address.strip())
    if not is_address(text):
        raise UsageError("'{address}' is no address; write it with its scheme, for example https://…", address=address)
    scheme, rest = text.split(":", 1)
    scheme = scheme.lower()
    if not (rest.startswith("//") if scheme in _DEFAULT_PORTS else scheme == "urn" or "/" in rest):
        raise UsageError("'{address}' is no address; write it with its scheme, for example https://…", address=address)
    if not rest.startswith("//"):
        return f"{scheme}:{_one_percent_form(rest.partition('#')[0])}"
    try:
        parts = urlsplit(f"{scheme}:{rest}")
        host = _host(parts.hostname or "", parts.port, scheme)
    except ValueError as error:
        raise UsageError("'{address}' is no address ({reason}); correct it", address=address, reason=error) from None
    query = "&".join(p for p in parts.query.split("&") if p and not _tracks(p.partition("=")[0]))
    path = _one_percent_form(parts.path or "/")
    tail = f"?{_one_percent_form(query)}" if query else ""
    return f"{'http' if scheme == 'https' else scheme}://{host}{path}{tail}"


def usable_address(address: str) -> str:
    """Return an address as it was given, with what no IRI may hold (spaces, quotes, accents) in percent form."""
    return quote(nfc(address.strip()), safe=_RESERVED + "~")


def report_id(identifier: str) -> str:
    """Return the id of a report from its address, or from its path below the ingested folder (with ``/``)."""
    if is_address(identifier):
        canonical = canonical_address(identifier)
        return f"{_readable_address(canonical)}-{_digest(canonical)}"
    path = nfc(identifier).removeprefix("./")
    stem = re.sub(r"\.[A-Za-z0-9]{1,8}$", "", path)
    return f"{_shortened(slug(stem))}-{_digest('path ' + path)}"


def _host(name: str, port: int | None, scheme: str) -> str:
    ascii_name = name.lower() if name.isascii() else name.encode("idna").decode("ascii")
    return ascii_name if port in (None, _DEFAULT_PORTS.get(scheme)) else f"{ascii_name}:{port}"


def _one_percent_form(text: str) -> str:
    return quote(nfc(_ESCAPES.sub(_unescaped, text)), safe=_RESERVED + "~")


def _unescaped(match: re.Match[str]) -> str:
    """Return the letters of a run of escapes; what is reserved, or no UTF-8, stays an escape."""
    raw = unquote_to_bytes(match[0])
    try:
        letters = raw.decode("utf-8")
    except UnicodeDecodeError:
        return match[0].upper()
    return "".join(c if c in _UNRESERVED or not c.isascii() else f"%{ord(c):02X}" for c in letters)


@cache
def _known() -> dict[str, Any]:
    return tomllib.loads(asset("data", "readers", "metadata.toml").read_text("utf-8"))


@cache
def _schemes() -> frozenset[str]:
    return frozenset(_known()["address"]["schemes"])


@cache
def _tracking() -> tuple[frozenset[str], tuple[str, ...]]:
    names = _known()["tracking"]["parameters"]
    return frozenset(names), tuple(name[:-1] for name in names if name.endswith("*"))


def _tracks(name: str) -> bool:
    names, beginnings = _tracking()
    return name.lower() in names or name.lower().startswith(beginnings)


def _readable_address(canonical: str) -> str:
    text = unquote_to_bytes(canonical).decode("utf-8", "replace").partition(":")[2].strip("/")
    host, _, path = text.partition("/")
    last = re.sub(r"\.(html?|aspx?|php|pdf)$", "", path.rpartition("/")[2] or path)
    return _shortened(slug(f"{host.removeprefix('www.')} {last}"))


def _shortened(words: str) -> str:
    if len(words) > _SLUG_LENGTH:
        words = words[: _SLUG_LENGTH + 1].rpartition("-")[0] or words[:_SLUG_LENGTH]
    return words or "report"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_LENGTH]
