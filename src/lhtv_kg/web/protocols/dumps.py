"""``/dumps/{file}``: the dumps of the snapshot with their checksums; parts by ``Range``, tags made of the content."""

from starlette.responses import FileResponse, RedirectResponse, Response

from lhtv_kg.harvest.dumps import SUMS
from lhtv_kg.web.dumping import dumping_of, ending_with
from lhtv_kg.web.refusals import refuse
from lhtv_kg.web.routing import Route
from lhtv_kg.web.site import Site
from lhtv_kg.web.views import FRESH, has_tag
from lhtv_kg.web.visit import Visit


def dump(visit: Visit) -> Response:
    """Return a dump, or a part of it; 404 where there is no such file."""
    name, dumping = visit.part("file"), dumping_of(visit.site)
    found = {dump.file: (dump.format.sent_as, dump.sha256) for dump in dumping.ready()}
    found[SUMS] = ("text/plain", visit.site.seal)
    if name not in found:
        return refuse(visit, 404, visit.text("The files are: {files}", files=", ".join(found)))
    media_type, digest = found[name]
    tag = f'"{digest}"'
    # Compressed files must travel as they are, or sizes, parts and checksums would be of something else.
    headers = {"ETag": tag, "Cache-Control": FRESH, "Content-Encoding": "identity"}
    if has_tag(visit, tag):
        return Response(status_code=304, headers=headers)
    return FileResponse(dumping.folder / name, headers=headers, media_type=media_type)


def index(_visit: Visit) -> Response:
    """Send on to the catalogue, which lists the dumps."""
    return RedirectResponse("/catalog#downloads", 303)


def begin(site: Site) -> None:
    """Begin to make the dumps of a snapshot, so that the first who asks need not wait long."""
    dumping_of(site)


PREPARE = begin
LIFE = ending_with
ROUTES = (
    Route("/dumps", index, live=True, summary="303 to the catalogue, which lists the dumps"),
    Route("/dumps/{file}", dump, ("gz",), live=True, summary="a dump, or SHA256SUMS; Range and ETag"),
)
