"""The language of an answer: ``?lang=``, else the cookie of the switch, else ``Accept-Language``, else Vietnamese."""

from starlette.requests import Request

from lhtv_kg.messages import LANGUAGES

COOKIE = "lang"
FIRST = "vi"


def language_of(request: Request) -> str:
    """Return ``vi`` or ``en``."""
    for asked in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if asked in LANGUAGES:
            return asked
    return _accepted(request.headers.get("accept-language", ""))


def _accepted(header: str) -> str:
    """Return the language with the highest q-value; the first of equals."""
    liked: dict[str, float] = {}
    for item in header.split(","):
        tag, _, weight = item.strip().partition(";")
        code = tag.strip().lower().partition("-")[0]
        liked[code] = max(liked.get(code, 0.0), _quality(weight))
    chosen = max((code for code in liked if code in LANGUAGES), key=lambda code: liked[code], default=FIRST)
    return chosen if liked.get(chosen, 1.0) > 0 else FIRST


def _quality(weight: str) -> float:
    name, _, value = weight.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return min(max(float(value), 0.0), 1.0)
    except ValueError:
        return 0.0
