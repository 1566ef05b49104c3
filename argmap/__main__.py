"""`python -m argmap`."""

from __future__ import annotations

import sys

from argmap.cli import program

if __name__ == "__main__":
    sys.exit(program())
