"""The parts of pySHACL that validate, loaded without the rest of that package."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec, module_from_spec


@contextmanager
def without_init(package: str) -> Iterator[None]:
    """Let modules of a package be imported while its own ``__init__`` does not run.

    That of pySHACL loads its command line, rules and functions, and with them rdflib's SPARQL and pyparsing: a tenth of
    a second in each process that takes in a report, for parts that nobody asks for. Afterwards the package is not there
    as such: who imports it gets all of it, with the modules that are loaded by then. Where it was there before,
    nothing changes.
    """
    if package in sys.modules:
        yield
        return
    spec = find_spec(package)
    assert spec is not None, package
    sys.modules[package] = module_from_spec(spec)
    try:
        yield
    finally:
        del sys.modules[package]
