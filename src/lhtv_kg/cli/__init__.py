"""The command line: parse, call, show. One module a command, imported only when it is used.

Results go to standard output, everything else to standard error. Exit 0: fine; 1: the data says no; 2: could not run.
"""

import gc
import sys

BETWEEN_COLLECTIONS = 50_000
"""Objects that come in between two collections: most of what a command loads stays until it ends, and looking through
it as often as Python does by itself takes a tenth of the time."""


def main() -> None:
    """Run the command line; Ctrl-C ends it quietly even while its parts are still being loaded."""
    gc.set_threshold(BETWEEN_COLLECTIONS, 20, 20)
    try:
        from lhtv_kg.cli.running import run

        run()
    except KeyboardInterrupt:
        sys.exit(130)
