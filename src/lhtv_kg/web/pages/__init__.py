"""Page families, one module each; a module offers ``ROUTES`` (addresses), ``ABOUT`` (pages about things), or both."""
