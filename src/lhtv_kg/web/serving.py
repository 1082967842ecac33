"""Running the portal under uvicorn: what it listens to, what it limits, how it writes its log."""

import json
import logging
import socket
import sys
from pathlib import Path

import uvicorn

from lhtv_kg.errors import UsageError
from lhtv_kg.web.app import create_app
from lhtv_kg.web.framing import StrictConnection
from lhtv_kg.web.mirroring import shown

MOST_CONNECTIONS = 200
"""Connections at once; more are told to come again (503)."""


class JsonLines(logging.Formatter):
    """Writes what the server itself has to say as lines of JSON too, so that the whole log can be read as such."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        line = {"level": record.levelname, "message": record.getMessage()}
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line)


def require_free(host: str, port: int) -> None:
    """Let the one who starts the portal know before anything is made that nobody can listen there.

    Raises:
        UsageError: another program listens there, or the address is none of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        template = "{host}:{port}: nothing can listen there ({reason}); name another --port or --host"
        raise UsageError(template, host=host, port=port, reason=error.strerror or error) from None


def serve(location: str | Path | None, *, host: str, port: int, address: str = "", contact: str = "") -> None:
    """Serve until interrupted; requests under way are answered first. Of a store on a server a copy is shown.

    Raises:
        StoreError: the store cannot be read.
    """
    with shown(location) as folder:
        app = create_app(folder, address=address, contact=contact)
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(JsonLines())
        logging.getLogger().addHandler(handler)  # of the libraries too: asyncio has its say about processes that ended
        logging.captureWarnings(True)
        uvicorn.run(
            app,
            host=host,
            port=port,
            http=StrictConnection,
            log_config=None,
            access_log=False,
            server_header=False,
            limit_concurrency=MOST_CONNECTIONS,
            timeout_keep_alive=10,
            timeout_graceful_shutdown=20,
        )
