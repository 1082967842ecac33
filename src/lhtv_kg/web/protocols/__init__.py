"""Protocols for machines, one module each; a module offers ``ROUTES``."""
