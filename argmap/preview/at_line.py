"""Speaking to a preview that is running: whether it answers, and moving its page to a line.

For `argmap preview --at`, and for whatever else knows where the writer's cursor is.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException

from argmap.base.values import dataclass
from argmap.preview.running import Running, all_running, forget, path_of

PATIENCE = 2.0
"""Seconds to wait for an answer."""
LARGEST = 64 << 10
"""Bytes of an answer that are read."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What came of a line: previews that have its file, and the claim they were moved to."""

    previews: int
    claim: str


def move_to(file: str, line: int, map: str = "") -> Moved:
    """Move the pages of all previews that have a file, or of those of one map, to a line of it."""
    body = json.dumps({"file": os.path.abspath(file), "line": line}).encode("ascii")
    previews, claim = 0, ""
    for running in _of(map):
        match _asked(running, "POST", "at", body):
            case {"mine": True, "claim": str(found)}:
                previews += 1
                claim = claim or found
    return Moved(previews, claim)


def answering(map: str) -> Iterator[Running]:
    """Find the previews of a map (by its real path) that answer."""
    return (one for one in _of(map) if _asked(one, "HEAD", "", b"") is not None)


def _of(map: str) -> Iterator[Running]:
    return (running for running in all_running() if not map or running.map == map)


def _asked(running: Running, method: str, part: str, body: bytes) -> object:
    """Ask a preview; `None` when it does not answer as one."""
    connection = HTTPConnection("127.0.0.1", running.port, timeout=PATIENCE)
    fields = {"Content-Type": "application/json"} if body else {}
    try:
        connection.request(method, f"/{running.secret}/{part}", body or None, fields)
        answer = connection.getresponse()
        raw = answer.read(LARGEST)
        if answer.status != 200:
            return None
        return json.loads(raw) if method == "POST" else {}
    except ConnectionRefusedError:
        forget(path_of(running))  # it was killed, and its number is another process by now
        return None
    except (OSError, HTTPException, ValueError, RecursionError):
        return None
    finally:
        connection.close()
