"""How long and how large the program gets on input that is meant to do harm.

As a program it runs each shape of `tests/shapes.py`, about 1 MB of text, in a process of its own, prints its CPU time
and peak memory, and ends with 1 when one of them takes more than 5 s or 300 MB. `NAME …` runs those whose name has one
of these words; `--size N` makes them N characters large.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from shapes import SHAPES, Shape

SECONDS, MEGABYTES = 5.0, 300
SIZE = 1_000_000
_GIVE_UP = 20
"""Seconds of CPU time after which a process is ended."""


class Measured(NamedTuple):
    """What one run took."""

    status: int
    seconds: float
    megabytes: float

    @property
    def fault(self) -> str:
        """Which bound was broken, or nothing."""
        if self.status < 0:
            return "ENDED"
        faults = [
            word
            for word, broken in (
                ("SLOW", self.seconds > SECONDS),
                ("LARGE", self.megabytes > MEGABYTES),
                ("FAILED", self.status not in {0, 1, 2, 3}),
            )
            if broken
        ]
        return " ".join(faults)


def measure(shape: Shape, size: int = SIZE) -> Measured:
    """Run a shape's command on a file of about `size` characters, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in shape.files(size).items():
            Path(folder, name).write_bytes(text.encode("utf-8", "surrogatepass"))
        command = [sys.executable, "-m", "argmap", *shape.command]
        with open(os.devnull, "wb") as nowhere:
            process = subprocess.Popen(command, cwd=folder, stdout=nowhere, stderr=nowhere)
            resource.prlimit(process.pid, resource.RLIMIT_CPU, (_GIVE_UP, _GIVE_UP))
            _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Measured(process.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main() -> int:
    """Print the table; 1 when a bound was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("words", nargs="*", metavar="NAME")
    parser.add_argument("--size", type=int, default=SIZE)
    args = parser.parse_args()
    broken = []
    for shape in SHAPES:
        if args.words and not any(word in shape.name for word in args.words):
            continue
        found = measure(shape, args.size)
        print(
            f"{found.seconds:6.2f} s {found.megabytes:6.0f} MB  {shape.name}  {found.fault}",
            flush=True,
        )
        if found.fault:
            broken.append(shape.name)
    print(
        f"{len(broken)} broke the bound of {SECONDS:g} s and {MEGABYTES} MB: {'; '.join(broken) or 'none'}"
    )
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
