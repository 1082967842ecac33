"""Headers of answers: what a browser may do with a page, and typed links for machines (RFC 8288, FAIR Signposting)."""

from collections.abc import Iterable
from dataclasses import dataclass

LICENCE = "https://creativecommons.org/licenses/by/4.0/"

CONTENT_SECURITY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Nothing from other hosts, nothing inline. A family that needs more (an editor) sets the header itself."""

SAFE = (
    ("content-security-policy", CONTENT_SECURITY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
)
"""Headers of every answer that does not set them itself."""


@dataclass(frozen=True, slots=True)
class Link:
    """A typed link of the header ``Link``."""

    target: str
    relation: str
    media_type: str = ""
    language: str = ""

    def __str__(self) -> str:
        parts = [f"<{self.target}>", f'rel="{self.relation}"']
        parts += [f'type="{self.media_type}"'] if self.media_type else []
        parts += [f'hreflang="{self.language}"'] if self.language else []
        return "; ".join(parts)


def link_header(links: Iterable[Link]) -> str:
    """Return the value of one ``Link`` header; only links whose address fits into a header."""
    return ", ".join(str(link) for link in links if link.target.isascii() and not set(link.target) & set('<>" \r\n'))
