"""Where the words of sources lie, what a lock says of them, and how the quotations of a map stand."""

from __future__ import annotations

from argmap.texts.find import Copy, Finder, Missing
from argmap.texts.lock import BadLock, Entry, Lock, Mark, fingerprint, lock_path, read_lock, written
from argmap.texts.states import Checked, Quotes, State, check_quotes, quotation

__all__ = [
    "BadLock",
    "Checked",
    "Copy",
    "Entry",
    "Finder",
    "Lock",
    "Mark",
    "Missing",
    "Quotes",
    "State",
    "check_quotes",
    "fingerprint",
    "lock_path",
    "quotation",
    "read_lock",
    "written",
]
