"""Files of ``static/``: addresses carry a digest, so browsers may keep them for ever."""

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope


class LastingFiles(StaticFiles):
    """Static files that browsers keep for a year where the address names their digest."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file, or raise HTTPException 404."""
        response = await super().get_response(path, scope)
        lasting = b"v=" in scope["query_string"] or path.endswith(".woff2")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if lasting else "no-cache"
        return response
