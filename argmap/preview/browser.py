"""Opening the page in the reader's browser."""

from __future__ import annotations

import os
import sys
import webbrowser


def open_page(address: str) -> str:
    """Open an address in the browser; return a sentence when there is none."""
    if not _screen():
        return "There is no screen for a browser here; open the address where you have one."
    try:
        if webbrowser.open(address):
            return ""
    except (OSError, ValueError, webbrowser.Error):
        pass
    return "No browser could be opened; open the address yourself."


def _screen() -> bool:
    """Whether a browser would have a window: without one, it would take over the terminal."""
    if sys.platform in {"win32", "darwin"} or os.environ.get("BROWSER"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
