"""The command line: parse, call, show. One module a command, imported only when it is used.

Results go to standard output, everything else to standard error. Exit 0: fine; 1: the data says no; 2: could not run.
"""

import sys

import click

from lhtv_kg.cli.root import root
from lhtv_kg.errors import LhtvError


def main() -> None:
    """Run the command line; the only place where errors are caught and said, each in one line."""
    from lhtv_kg.cli.console import complain, complain_of_usage, quiet_pipe, silence_output, speak_utf8

    speak_utf8()
    try:
        # Without its own handling of errors, Click returns the exit code of --help and --version.
        sys.exit(root(prog_name="lhtv-kg", standalone_mode=False))
    except LhtvError as error:
        complain(error)
        sys.exit(error.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.ClickException as error:
        complain_of_usage(error)
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(130)
    except BrokenPipeError:
        quiet_pipe()
    except OSError as error:
        # Files and stores have errors of their own; what is left is the output, for example on a full disk.
        complain(LhtvError("the output cannot be written ({reason})", reason=error.strerror or error))
        silence_output()
        sys.exit(LhtvError.exit_code)
