"""The command line: parse, call, show. One module a command, imported only when it is used.

Results go to standard output, everything else to standard error. Exit 0: fine; 1: the data says no; 2: could not run.
"""

import sys


def main() -> None:
    """Run the command line; Ctrl-C ends it quietly even while its parts are still being loaded."""
    try:
        from lhtv_kg.cli.running import run

        run()
    except KeyboardInterrupt:
        sys.exit(130)
