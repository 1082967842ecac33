"""Large answers piece by piece, so that a client who does not read cannot keep them in memory for ever."""

import anyio
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

PORTION = 65_536
SLOWEST_PORTION = 30.0
"""Seconds in which a client has to take one portion."""


class Portions(Response):
    """An answer that is sent in portions; who does not take one in time is cut off."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer.

        Raises:
            TimeoutError: the client does not read; the server then closes the connection.
        """
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        body = bytes(self.body)
        for begin in range(0, max(len(body), 1), PORTION):
            with anyio.fail_after(SLOWEST_PORTION):
                last = begin + PORTION >= len(body)
                await send({"type": "http.response.body", "body": body[begin : begin + PORTION], "more_body": not last})
