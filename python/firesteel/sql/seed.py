"""The seed of what happens by chance, where a program gives none."""

from __future__ import annotations

import sys

__all__ = ["any_seed"]


def any_seed() -> int:
    """A number that is drawn as PySpark draws it, so that ``random.seed`` makes a program repeat itself."""
    import random  # Few programs draw a sample, and it takes a millisecond to load.

    return random.randint(0, sys.maxsize)
