"""The command line: parse, call, show. One module a command, imported only when it is used.

Results go to standard output, everything else to standard error. Exit 0: fine; 1: the data says no; 2: could not run.
"""

import sys

from lhtv_kg.cli.root import root
from lhtv_kg.errors import LhtvError


def main() -> None:
    """Run the command line; the only place where errors are caught and said."""
    from lhtv_kg.cli.console import complain, quiet_pipe

    try:
        root(prog_name="lhtv-kg")
    except LhtvError as error:
        complain(error)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        quiet_pipe()


if __name__ == "__main__":
    main()
