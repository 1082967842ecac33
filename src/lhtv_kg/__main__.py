"""``python -m lhtv_kg``: the same as ``lhtv-kg``."""

from lhtv_kg.cli import main

main()
