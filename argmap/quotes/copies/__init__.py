"""The local texts of sources, the lock, and the state of each quotation of a map."""

from __future__ import annotations

from argmap.quotes.copies.find import Copy, Finder, find_lock
from argmap.quotes.copies.lock import (
    BadLock,
    Entry,
    Lock,
    Mark,
    fingerprint,
    lock_of,
    lock_path,
    read_lock,
    written,
)
from argmap.quotes.copies.lock_names import names_in
from argmap.quotes.copies.missing import Missing
from argmap.quotes.copies.states import Checked, Quotes, State, check_quotes, quotation

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
    "find_lock",
    "fingerprint",
    "lock_of",
    "lock_path",
    "names_in",
    "quotation",
    "read_lock",
    "written",
]
