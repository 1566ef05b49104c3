"""Watching the files of a map for changes on the disk."""

from __future__ import annotations

from collections.abc import Callable

from argmap.browser.open_map import Opened, Opener
from argmap.following import files_and_texts, signature

PAUSE = 0.05
"""Seconds between two looks."""
SETTLE = 0.03
"""Seconds to wait after a change: editors write in several steps."""


def watched(opened: Opened) -> list[str]:
    """Return everything that an open map is made from."""
    return files_and_texts(opened.path, opened.reading)


def follow(
    opened: Opened,
    opener: Opener,
    tell: Callable[[Opened], object],
    sleep: Callable[[float], object],
    stopped: Callable[[], bool],
) -> None:
    """Read the map again after each change of its files and pass it to `tell`, until `stopped`.

    A map that cannot be read is passed on too (its `trouble` says why); its files stay watched.
    """
    files = watched(opened)
    before = signature(files)
    looked = opened.looked
    while not stopped():
        sleep(PAUSE)
        if opened.looked and not looked:
            looked, files = True, watched(opened)
            before = {**signature(files), **before}
        now = signature(files)
        if now == before:
            continue
        while not stopped():
            sleep(SETTLE)
            later = signature(files)
            if later == now:
                break
            now = later
        if stopped():
            return
        fresh = opener.open(opened.path, opened)
        if not fresh.trouble:
            opened, looked = fresh, fresh.looked
            files = watched(fresh)
        # A change while the file was read counts as one more.
        before = {f: now.get(f, s) for f, s in signature(files).items()}
        tell(fresh)
