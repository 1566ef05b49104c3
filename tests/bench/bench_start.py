"""How long short commands take from start to end, as ratios to `python -c "import lark"`.

`.venv/bin/python tests/bench/bench_start.py [ROUNDS]` builds the wheel, installs it (not editable) in a
virtual environment of its own, which finds the other packages where they are, and prints the table of
the README. All cases of a round run one after the other, each as a new process; the figures are
medians of the ratios within a round, so a busy machine slows down both sides. Building needs pip's
index, or hatchling and lark in pip's cache.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]

ROOT = Path(__file__).parents[2]
THREE = (
    "claim: The town should close the market street to cars.\n"
    "    supported by: Half of the accidents in town happen there.\n"
    "    rebutted by: The shops live on customers who come by car.\n"
)


def install(folder: Path) -> Path:
    """Build the wheel, and install it where nothing else of a checkout is found; the programs."""
    wheels = folder / "wheels"
    pip = [sys.executable, "-m", "pip", "-q"]
    if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode:
        pip = [shutil.which("pip") or "pip", "-q"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", wheels, ROOT], check=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = programs / "python"
    (wheel,) = wheels.glob("*.whl")
    subprocess.run([*pip, "--python", python, "install", "--no-deps", wheel], check=True)
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    home = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=True)
    packages = [path for path in sys.path if path.rstrip("/\\").endswith("-packages")]
    Path(home.stdout.strip(), "others.pth").write_text("\n".join(packages) + "\n")
    return programs


def fifty(seed: int) -> str:
    """A tree of 50 claims; the seed is in its words."""
    lines = [f"claim c0: The town should close the market street, said number {seed}.\n"]
    for i in range(1, 50):
        verb = "rebuts" if i % 3 == 0 else "supports"
        lines.append(
            f"\nclaim c{i}: Reason {i} has to do with a busy street.\n    {verb} c{(i - 1) // 3}\n"
        )
    return "".join(lines)


class Bench:
    """Runs cases in rounds, in a folder and with a cache of their own."""

    def __init__(self, folder: Path) -> None:
        programs = install(folder)
        self.python, self.argmap = str(programs / "python"), str(programs / "argmap")
        self.work = folder / "work"
        self.work.mkdir()
        shutil.copytree(ROOT / "maps", self.work / "maps")
        self.cache = folder / "cache"

    def time(self, *argv: str, cache: Path | None = None) -> float:
        """The seconds that one new process takes."""
        environment = {**os.environ, "ARGMAP_CACHE": str(cache or self.cache)}
        environment.pop("ARGMAP_TEXTS", None)
        begin = perf_counter()
        subprocess.run(argv, cwd=self.work, env=environment, capture_output=True, check=True)
        return perf_counter() - begin

    def write(self, name: str, text: str) -> None:
        """Write a file of the folder."""
        (self.work / name).write_text(text, encoding="utf-8")

    def cases(self) -> Mapping[str, Callable[[int], float]]:
        """What is measured, each by the number of the round."""
        check, draw = (self.argmap, "check"), (self.argmap, "render", "-o", "-", "--format", "svg")
        used = (self.work / "maps" / "snider-tango.arg").read_text(encoding="utf-8")
        self.write("three.arg", THREE)
        self.write("fifty.arg", fifty(0))

        def of(name: str, text: str | None, *argv: str) -> Callable[[int], float]:
            def run(number: int) -> float:
                if text is not None:
                    self.write(name, f"{text}# Round {number}\n")
                return self.time(*argv)

            return run

        def nothing_kept(number: int) -> float:
            self.write("new.arg", fifty(number))
            empty = self.cache.with_name(f"empty-{number}")
            self.new = self.time(*draw, "new.arg", cache=empty)
            self.write("new.arg", fifty(-number))
            self.second = self.time(*draw, "new.arg", cache=empty)
            shutil.rmtree(empty)
            return self.new

        debate = "maps/why-no-peace.arg"
        off = Path("off")
        return {
            "lark": lambda _: self.time(self.python, "-c", "import lark"),
            "argmap --version": lambda _: self.time(self.argmap, "--version"),
            "check, three lines, unchanged": of("three.arg", None, *check, "three.arg"),
            "check, three lines, changed": of("changed.arg", THREE, *check, "changed.arg"),
            "check, debate, one file changed": of(
                "maps/snider-tango.arg", used, *check, debate),
            "check, debate, unchanged": of(debate, None, *check, debate),
            "check, debate, nothing kept": lambda _: self.time(*check, debate, cache=off),
            "SVG of 50 claims, unchanged": of("fifty.arg", None, *draw, "fifty.arg"),
            "SVG of 50 claims, changed": of("other.arg", fifty(0), *draw, "other.arg"),
            "SVG of 50 claims, first ever": nothing_kept,
            "SVG of 50 claims, the one after": lambda _: self.second,
        }  # fmt: skip


def main(rounds: int) -> None:
    """Print for each case its median time, and the median and the middle half of its ratios."""
    with tempfile.TemporaryDirectory() as folder:
        cases = Bench(Path(folder)).cases()
        times: dict[str, list[float]] = {name: [] for name in cases}
        for number in range(1, rounds + 2):
            for name, run in cases.items():
                seconds = run(number)
                if number > 1:  # the first round fills the caches, that of the disk among them
                    times[name].append(seconds)
    for name, found in times.items():
        ratios = sorted(one / lark for one, lark in zip(found, times["lark"], strict=True))
        middle, quarter = median(ratios), len(ratios) // 4
        print(f"{name:<34} {median(found) * 1000:6.0f} ms {middle:6.2f} × import lark"
              f"   ({ratios[quarter]:.2f} to {ratios[-1 - quarter]:.2f})")  # fmt: skip
    pairs = zip(times["SVG of 50 claims, first ever"], times["SVG of 50 claims, the one after"],
                strict=True)  # fmt: skip
    print(f"first picture ever against the second: {median(a / b for a, b in pairs):.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
