"""The checksum of kept data: BLAKE2, without loading the rest of `hashlib`.

`hashlib` loads OpenSSL, which takes a tenth of the start of a short command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b
else:
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b

SIZE = 32
"""Bytes of a digest."""


def digest(*parts: bytes) -> bytes:
    """Return the checksum of several parts; the boundaries between the parts count."""
    made = blake2b(digest_size=SIZE)
    for part in parts[:-1]:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    made.update(parts[-1])
    return made.digest()
