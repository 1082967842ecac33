"""One module a format: ``MEDIA_TYPE``, ``SUFFIX`` and ``write(quads, out)``; found by its file name."""
