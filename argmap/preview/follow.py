"""Reading a map again after each change of its files, in a thread of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from threading import Event

from argmap.base.files import FileTrouble
from argmap.following import Signature, files_and_texts, signature
from argmap.preview.shown import MakePage, Outdated, Shown, Still, next_shown, with_pictures
from argmap.reading import Reading

PAUSE = 0.05
"""Seconds between two looks."""
SETTLE = 0.03
"""Seconds to wait after a change: editors write in several steps."""
AWAY = 0.3
"""Seconds that a file may be missing before it counts: some editors remove it and write it anew."""

def follow(
    path: str,
    shown: Shown,
    read: Callable[[Reading], Reading],
    make_page: MakePage,
    tell: Callable[[Shown], object],
    before: Signature,
    ended: Event,
) -> None:
    """Read the map again after each change and pass on what is to be shown, until it has `ended`.

    `read` gets the reading before and raises `FileTrouble` when the file is not there. `before` is
    the signature of the files when they were read first.
    """
    before = {**signature(files_and_texts(path, shown.reading)), **before}
    if not shown.drawn:
        with suppress(Outdated):
            try:
                for drawn in with_pictures(shown, make_page, _unless_changed(before, ended)):
                    shown = drawn
                    tell(shown)
            except Outdated:
                raise
            except Exception as error:  # noqa: BLE001  # the page without pictures stays
                shown = _failed(shown, error)
                tell(shown)
    while not ended.wait(PAUSE):
        if signature(before) == before:
            continue
        now = settled(before, os.path.abspath(path), ended)
        files = list(before)
        with suppress(Outdated):
            still = _unless_changed(now, ended)
            for newer, followed in after(path, shown, read, make_page, files, still):
                shown, files = newer, followed
                tell(shown)
        # A change while the page was made counts as one more.
        before = {file: now.get(file, seen) for file, seen in signature(files).items()}


def _unless_changed(now: Signature, ended: Event) -> Still:
    def still() -> None:
        if ended.is_set() or signature(now) != now:
            raise Outdated

    return still


def settled(files: Iterable[str], path: str, ended: Event) -> Signature:
    """Return the signature of the files once it no longer changes."""
    now = signature(files)
    missing = 0.0
    while not ended.wait(SETTLE):
        later = signature(files)
        away = later.get(path, ()) is None and missing < AWAY
        if later == now and not away:
            return now
        missing += SETTLE
        now = later
    return now


def after(
    path: str,
    shown: Shown,
    read: Callable[[Reading], Reading],
    make_page: MakePage,
    files: list[str],
    still: Still = lambda: None,
) -> Iterator[tuple[Shown, list[str]]]:
    """Yield what is to be shown after a change, with the files to follow from then on."""
    try:
        reading = read(shown.reading)
    except FileTrouble as trouble:
        yield replace(shown, trouble=f"{trouble.sentence}. The page stays as it was."), files
        return
    newer = shown
    try:
        for newer in next_shown(shown, reading, make_page, still):
            yield newer, files_and_texts(path, reading)
    except Outdated:
        raise
    except Exception as error:  # noqa: BLE001  # whatever it is, the page that is there stays
        yield _failed(newer, error), files_and_texts(path, reading)


def _failed(shown: Shown, error: Exception) -> Shown:
    why = f"{type(error).__name__}: {error}".rstrip(": ")
    return replace(
        shown, trouble=f"The page could not be made ({why[:300]}). It stays as it was."
    )
