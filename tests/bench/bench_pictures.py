"""What finished pictures are like, and what they cost: the maps of this project and invented debates.

`.venv/bin/python tests/bench/bench_pictures.py [SIZE …]` prints a table, a row for each picture: the six maps and debates of
30, 300, 3,000 claims (or of these sizes), each drawn by default and with every option for large debates that `render` has.
`--only WORD` leaves out what has not the word in its name; `--no-maps` the maps; `--markdown` writes the table as Markdown.

Times are processor time that `render` takes beyond `check`, with nothing kept of the map: `in` for the part of one process
after reading and checking, `cmd` for one command less the other. They are reported, never asserted.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import process_time, thread_time
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

import drawn_measures as measures
from debates_of_size import write_debate
from drawn import Drawing, drawn
from drawn_engine import by_the_engine

from argmap.drawing.engines import EngineError

if TYPE_CHECKING:
    from argmap.reading import Reading

ROOT = Path(__file__).parents[2]
SIZES = (30, 300, 3000)
WAYS = ((), ("--fit", "A4"), ("--whole",), ("--overview",))
"""Options that a picture is drawn with; those that `render` does not have are left out."""
MANY = 2_500
"""Lines above which nobody follows them, and they are not measured one by one."""
DEADLINE = 120
"""Seconds that the layout of a picture may take."""
HEADS = {"map": 22, "options": 10, "px": 29, "boxes": 5, "lines": 5, "pt on A4": 8, "fill": 5, "thr.box": 7,
         "thr.label": 9, "on top": 6, "cross/line": 10, "engine's": 8, "in air": 6, "elsewhere": 9, "dark": 5,
         "in s": 6, "cmd s": 6}  # fmt: skip
"""The columns and how wide they are."""


class Bench:
    """Draws in processes of its own, each with a copy of a cache that knows nothing of the map."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.primed = folder / "primed"
        small = str(ROOT / "tests" / "pictures" / "one-claim.arg")
        self._run("check", small, cache=self.primed)
        self.ways = [
            way
            for way in WAYS
            if not self._run("render", small, "-o", str(folder / "a.svg"), *way, cache=self.primed)[
                0
            ]
        ]

    def picture(self, map: Path, *options: str, theme: str = "light") -> tuple[str, float]:
        """Return the SVG, and the time that drawing took after reading and checking."""
        out = self.folder / "picture.svg"
        out.unlink(missing_ok=True)
        argv = [str(map), "-o", str(out), "--theme", theme, "--deadline", str(DEADLINE), *options]
        with self._cache() as cache:
            done = subprocess.run(
                [sys.executable, __file__, "--one", *argv],
                env=_environment(cache), capture_output=True, text=True, check=False,
            )  # fmt: skip
        if done.returncode:
            raise RuntimeError(done.stderr.strip().rpartition("\n")[2])
        return out.read_text(encoding="utf-8"), json.loads(done.stdout)

    def command(self, map: Path, *options: str, rounds: int) -> float:
        """Return the median of the times of `render` less that of `check`."""
        times: dict[str, list[float]] = {"check": [], "render": []}
        out = str(self.folder / "picture.svg")
        for _ in range(rounds):
            for name, more in (("check", ()), ("render", ("-o", out, "--deadline", str(DEADLINE)))):
                with self._cache() as cache:
                    chosen = options if name == "render" else ()
                    times[name].append(
                        self._run(name, str(map), *more, *chosen, cache=Path(cache))[1]
                    )
        return median(times["render"]) - median(times["check"])

    def _cache(self) -> tempfile.TemporaryDirectory[str]:
        made = tempfile.TemporaryDirectory(dir=self.folder)
        shutil.copytree(self.primed, made.name, dirs_exist_ok=True)
        return made

    def _run(self, *argv: str, cache: Path) -> tuple[int, float]:
        """Return status and processor time of a command."""
        process = subprocess.Popen(
            [sys.executable, "-m", "argmap", *argv],
            env=_environment(cache), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return process.returncode, used.ru_utime + used.ru_stime


def _environment(cache: str | Path) -> dict[str, str]:
    found = {**os.environ, "ARGMAP_CACHE": str(cache)}
    found.pop("ARGMAP_TEXTS", None)
    return found


def one(argv: list[str]) -> None:
    """Run `argmap render`, which here also checks what it reads; print how long the rest took."""
    from argmap.cli import maps, render
    from argmap.cli.arguments import Parser

    spent = [0.0]

    class Checked(maps.Maps):
        def read(self, path: str) -> Reading:
            began = thread_time()  # an engine that gets ready meanwhile is part of the rest
            reading = super().read(path)
            assert reading.diagnostics is not None
            spent[0] += thread_time() - began
            return reading

    maps.Maps = Checked
    parser = Parser("render", "", "")
    render.configure(parser)
    began = process_time()
    status = render.run(parser.read([*argv, "--quiet"]))
    took = process_time() - began - spent[0]
    assert status == 0, status
    print(took)


def described(drawing: Drawing) -> dict[str, str]:
    """Return what is measured of a picture, by the heads of the table."""
    size = f"{drawing.width:.0f} × {drawing.height:.0f}"
    if drawing.millimetres:
        size += " ({:.0f} × {:.0f} mm)".format(*drawing.millimetres)
    row = {
        "px": size,
        "boxes": f"{len(drawing.boxes)}",
        "lines": f"{len(drawing.lines)}",
        "pt on A4": f"{measures.smallest_type(drawing):.2g}",
        "fill": f"{100 * measures.fill(drawing):.0f} %",
    }
    if len(drawing.lines) > MANY:
        return row
    row |= {
        "thr.box": f"{len(measures.through_boxes(drawing))}",
        "thr.label": f"{len(measures.through_labels(drawing))}",
        "on top": f"{len(measures.on_top(drawing))}",
        "cross/line": f"{measures.crossings_per_line(drawing):.2f}",
        "in air": f"{len(measures.in_the_air(drawing))}",
        "elsewhere": f"{len(measures.at_another_box(drawing))}",
    }
    try:
        row["engine's"] = f"{measures.crossings_per_line(by_the_engine(drawing)):.2f}"
    except EngineError:
        row["engine's"] = "too long"
    return row


def rows(bench: Bench, name: str, map: Path, claims: int) -> Iterator[dict[str, str]]:
    """Yield the rows of one map."""
    for way in bench.ways:
        if way == ("--whole",) and claims > max(SIZES):
            continue
        row = {"map": name, "options": " ".join(way) or "(default)"}
        try:
            light, took = bench.picture(map, *way)
        except RuntimeError as error:
            row["px"] = str(error)[:60]
            yield row
            continue
        picture = drawn(light)
        row |= described(picture)
        if len(picture.lines) <= MANY:
            dark, _ = bench.picture(map, *way, theme="dark")
            row["dark"] = "same" if drawn(dark) == picture else "OTHER"
        row["in s"] = f"{took:.2f}"
        row["cmd s"] = f"{bench.command(map, *way, rounds=3 if claims < 1000 else 1):.2f}"
        yield row


def say(row: dict[str, str], *, markdown: bool) -> None:
    """Print a row of the table as soon as it is known."""
    cells = [
        row.get(head, "–").ljust(wide) if at < 2 else row.get(head, "–").rjust(wide)
        for at, (head, wide) in enumerate(HEADS.items())
    ]
    print(f"| {' | '.join(cells)} |" if markdown else "  ".join(cells), flush=True)


def main() -> None:
    """Print the table, and the medians of the maps."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--only", default="")
    parser.add_argument("--no-maps", action="store_true")
    parser.add_argument("--markdown", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bench = Bench(folder)
        maps = [] if asked.no_maps else sorted((ROOT / "maps").glob("*.arg"))
        maps = [m for m in maps if m.name != "people.arg" and asked.only in m.name]
        say({head: head for head in HEADS}, markdown=asked.markdown)
        if asked.markdown:
            say({head: "-" * wide for head, wide in HEADS.items()}, markdown=True)
        ours = []
        for map in maps:
            for row in rows(bench, map.stem, map, 256):
                say(row, markdown=asked.markdown)
                ours.append(row)
        for size in asked.sizes:
            if asked.only in f"{size} claims":
                home = folder / f"{size}"
                home.mkdir()
                for row in rows(bench, f"{size} claims", write_debate(home, size), size):
                    say(row, markdown=asked.markdown)
    for way in dict.fromkeys(row["options"] for row in ours):
        values = [float(r["cross/line"]) for r in ours if r["options"] == way and "cross/line" in r]
        if values:
            print(f"{way}: crossings for each line, median of the maps: {median(values):.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2:])
    else:
        main()
