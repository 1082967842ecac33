"""One run of the command line: the only place where errors are caught and said, each in one line."""

import re
import sys

import click

from lhtv_kg.cli.console import complain, complain_of_usage, quiet_pipe, silence_output, speak_utf8
from lhtv_kg.cli.root import root
from lhtv_kg.errors import LhtvError


def run() -> None:
    """Run the command that was typed, and end the program with its exit code."""
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
    except ModuleNotFoundError as error:
        if not (extra := _extra_of(error.name or "")):
            raise
        complain(LhtvError("this needs packages that are not installed; pip install 'lhtv-kg[{extra}]'", extra=extra))
        sys.exit(LhtvError.exit_code)
    except BrokenPipeError:
        quiet_pipe()
    except OSError as error:
        # Files and stores have errors of their own; what is left without a name is the output, as on a full disk.
        reason = error.strerror or error
        if error.filename is None:
            complain(LhtvError("the output cannot be written ({reason})", reason=reason))
        else:
            complain(LhtvError("{file}: cannot be read or written ({reason})", file=error.filename, reason=reason))
        silence_output()
        sys.exit(LhtvError.exit_code)


def _extra_of(module: str) -> str:
    """Return the extra of the package that brings a module, or nothing if none does."""
    from importlib.metadata import requires

    names = (module.partition(".")[0], f"python_{module}")
    for needed in requires("lhtv-kg") or ():
        name, _, condition = needed.partition(";")
        own = re.split(r"[^\w.-]", name.strip(), maxsplit=1)[0].lower().replace("-", "_")
        found = re.search(r"extra == ['\"](\w+)", condition)
        if own in names and found:
            return found[1]
    return ""
