"""Reading maps for a command: find the settings that apply, and report unreadable files."""

from __future__ import annotations

import argparse
import dataclasses
import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.base.diagnostics import Diagnostic, Severity
from argmap.base.files import STREAM, FileTrouble, folder_trouble, read_file
from argmap.cli.terminal import complain, say
from argmap.cli.trouble import Trouble
from argmap.model.settings import Settings, find_settings, read_settings, toml

if TYPE_CHECKING:
    from argmap.reading import Reading


_latest: list[Reading] = []
"""The reading made last, kept so that it is not freed before the program ends."""


class Maps:
    """Reads maps as the options of a command ask.

    The settings are those of `--settings` or of the nearest settings file, changed by the command's
    rule options if it has any. Problems in the settings are reported once and make `faulty` true.
    """

    def __init__(self, args: argparse.Namespace) -> None:
        self.allow: list[str] = args.allow
        self.texts = (*args.texts, *_from_environment())
        for folder in args.texts:
            if why := folder_trouble(folder):
                msg = f"--texts {folder} {why}; it names a folder with copies of sources"
                raise Trouble(msg)
        self.faulty = False
        self._args = args
        self._given = _settings_file(args.settings) if args.settings else None
        self._said: set[str] = set()
        self._stream = cache(lambda: read_file(STREAM))
        self._complain(_unknown(_from_options(Settings(), args)))

    def read(self, path: str, former: Reading | None = None) -> Reading:
        """Read the map of a file (`-`: standard input); bad content is reported in the reading.

        From `former`, an earlier reading, what has not changed is reused. Raises `FileTrouble` when
        the file itself cannot be read.
        """
        from argmap.reading import read, read_text

        settings = self.settings(path)
        if path == STREAM:
            text = self._stream()
            with kept_until_the_end():
                reading = read_text(
                    text, path, settings=settings, allow=self.allow, texts=self.texts
                )
        else:
            with kept_until_the_end():
                reading = read(
                    [path], settings=settings, allow=self.allow, texts=self.texts, former=former
                )
        self._complain(reading.advice)
        _latest[:] = [reading]
        for file in reading.unreadable:
            raise FileTrouble(file.path, file.why)
        return reading

    def read_text(self, text: str, path: str) -> Reading:
        """Read a map from a text that was made from the file at `path`."""
        from argmap.reading import read_text

        return read_text(
            text, path, settings=self.settings(path), allow=self.allow, texts=self.texts
        )

    def settings(self, path: str) -> Settings:
        """The settings for a file."""
        start = Path.cwd() if path == STREAM else Path(path)
        settings, wrong = self._given or find_settings(start)
        self._complain((*wrong, *(f"{settings.path}: {s}" for s in _unknown(settings))))
        return _from_options(settings, self._args)

    def _complain(self, sentences: Iterable[str]) -> None:
        for sentence in sentences:
            self.faulty = True
            if sentence not in self._said:
                self._said.add(sentence)
                complain(sentence)


@contextmanager
def kept_until_the_end() -> Iterator[None]:
    """Exclude the objects made inside from garbage collection.

    They are needed as long as the command runs and have no reference cycles, and each collection
    would take a second for every million claims.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


def failing(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> bool:
    """Whether these diagnostics make the command fail: errors do, and warnings when strict."""
    severities = {d.severity for d in diagnostics}
    return Severity.ERROR in severities or (strict and Severity.WARNING in severities)


def say_problems(reading: Reading) -> bool:
    """Print the errors of a map in short lines; return whether there are any."""
    from argmap.formats.checks import render

    errors = reading.errors
    if errors:
        say(render(errors, reading.map.documents, "short").rstrip("\n"))
    return bool(errors)


def _from_options(settings: Settings, args: argparse.Namespace) -> Settings:
    """Return the settings, overridden by the rule options of the command line."""
    ignore = dict.fromkeys(getattr(args, "ignore", ()), Severity.OFF)
    select, extend = tuple(getattr(args, "select", ())), tuple(getattr(args, "extend", ()))
    if not (ignore or select or extend):
        return settings
    return dataclasses.replace(
        settings,
        levels={**settings.levels, **ignore},
        select=select or settings.select,
        extend=settings.extend + extend,
    )


def _from_environment() -> tuple[str, ...]:
    """Return the folders that `ARGMAP_TEXTS` names; report and leave out unusable ones."""
    folders = tuple(f for f in os.environ.get("ARGMAP_TEXTS", "").split(os.pathsep) if f)
    wrong = {folder: why for folder in folders if (why := folder_trouble(folder))}
    for folder, why in wrong.items():
        say(f"warning: ARGMAP_TEXTS names {folder}, which {why}; no copies are read from it")
    return tuple(folder for folder in folders if folder not in wrong)


def _unknown(settings: Settings) -> tuple[str, ...]:
    if not settings.rule_names:
        return ()
    from argmap.rules.catalogue import unknown_names

    return unknown_names(settings.rule_names)


def _settings_file(path: str) -> tuple[Settings, tuple[str, ...]]:
    try:
        table = toml(read_file(path))
    except (ValueError, RecursionError) as error:
        msg = f"{path} cannot be read: {error or 'it nests too deep'}"
        raise Trouble(msg) from None
    if Path(path).name == "pyproject.toml":
        table = table.get("tool", {}).get("argmap", {})
    settings, wrong = read_settings(table, Path(path))
    return settings, tuple(f"{path}: {sentence}" for sentence in wrong)
