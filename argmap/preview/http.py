"""Requests and answers of HTTP, as much of it as a browser of this machine needs.

A request is read strictly: whatever is not plainly one of those that the page makes is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from argmap.base.values import dataclass

MOST_HEAD = 16 << 10
"""Bytes of a request without its body."""
MOST_BODY = 4 << 10
"""Bytes of the body of a request."""

TEXT = "text/plain; charset=utf-8"
JSON = "application/json"

REASONS = {
    200: "OK", 303: "See Other", 400: "Bad Request", 403: "Forbidden", 404: "Not Found",
    405: "Method Not Allowed", 408: "Request Timeout", 411: "Length Required",
    413: "Content Too Large", 415: "Unsupported Media Type", 431: "Request Header Fields Too Large",
    503: "Service Unavailable",
}  # fmt: skip

ALWAYS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Headers of every answer. There are none that let pages of other origins read it."""

_FIRST = re.compile(r"([A-Z]{1,16}) (/[!-~]*) HTTP/1\.[01]")
_FIELD = re.compile(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\t -~\x80-\xff]*?)[ \t]*")
_LENGTH = re.compile(r"[0-9]{1,10}")


@dataclass(frozen=True, slots=True)
class Request:
    """The head of a request: `path` as it was sent, up to `?`; names of `fields` are lower case."""

    method: str
    path: str
    fields: Mapping[str, str]

    @property
    def length(self) -> int:
        """The number of bytes of its body."""
        return int(self.fields.get("content-length", "0"))


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back."""

    status: int
    body: bytes = b""
    kind: str = TEXT
    more: tuple[tuple[str, str], ...] = ()

    def head(self, *, length: bool = True) -> bytes:
        """Return the first line and the headers; without a length, the body has no known end."""
        fields = {"Content-Type": self.kind, **ALWAYS, **dict(self.more), "Connection": "close"}
        if length:
            fields["Content-Length"] = str(len(self.body))
        lines = [f"HTTP/1.1 {self.status} {REASONS[self.status]}"]
        lines += [f"{name}: {value}" for name, value in fields.items()]
        return "\r\n".join([*lines, "", ""]).encode("ascii")


def refused(status: int, why: str) -> Answer:
    """Return an answer that says in a sentence why there is no other."""
    return Answer(status, f"{why}\n".encode())


def parse(head: bytes) -> Request | Answer:
    """Read the head of a request up to its empty line; return an answer if it cannot be taken."""
    first, *rest = head.decode("latin-1").removesuffix("\r\n\r\n").split("\r\n")
    found = _FIRST.fullmatch(first)
    if not found:
        return refused(400, "This is no request that the preview understands.")
    fields: dict[str, str] = {}
    for line in rest:
        field = _FIELD.fullmatch(line)
        if not field:
            return refused(400, "A header cannot be read.")
        name = field[1].lower()
        if name in fields and name in {"host", "origin", "content-length", "content-type"}:
            return refused(400, f"The header {name} is there twice.")
        fields[name] = field[2]
    if "transfer-encoding" in fields:
        return refused(411, "A body needs its length.")
    length = fields.get("content-length", "0")
    if not _LENGTH.fullmatch(length):
        return refused(400, "The length of the body is no number.")
    if int(length) > MOST_BODY:
        return refused(413, "The body is too large.")
    return Request(found[1], found[2].split("?")[0], fields)
