"""Who may ask a preview: pages that it gave out itself, and programs of the same user.

Any page in the reader's browser can send requests to this machine, and can give its own name the
address of this machine afterwards (DNS rebinding). So an answer needs the secret that is in the
preview's own address, the name of this machine in `Host`, and no other page in `Origin`.
"""

from __future__ import annotations

from hmac import compare_digest

from argmap.preview.http import JSON, Answer, Request, refused

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
"""The names of this machine that a request may be for."""

METHODS = {
    "": ("GET", "HEAD"), "words": ("GET",), "events": ("GET",), "open": ("POST",), "at": ("POST",)
}  # fmt: skip
"""What there is below the secret, and how it may be asked for."""


def wanted(request: Request, secret: str, port: int) -> str | Answer:
    """Return which part of the preview a request may have, or an answer that refuses it."""
    if answer := stranger(request, port):
        return answer
    _, given, *rest = request.path.split("/", 2)
    known = compare_digest(given.encode("latin-1"), secret.encode())
    if not known or not rest or rest[0] not in METHODS:
        return refused(404, "There is nothing here.")
    part = rest[0]
    if request.method not in METHODS[part]:
        return Answer(405, more=(("Allow", ", ".join(METHODS[part])),))
    if request.method == "POST":
        kind = request.fields.get("content-type", "").split(";")[0].strip().lower()
        if kind != JSON:
            return refused(415, "The body must be JSON.")
    return part


def stranger(request: Request, port: int) -> Answer | None:
    """Return a refusal if a request is for another host or comes from another page."""
    hosts = [f"{name}:{port}" for name in LOOPBACK]
    if port == 80:
        hosts += LOOPBACK
    host = request.fields.get("host", "").lower()
    if host not in hosts:
        return refused(403, "The preview is for its own machine alone.")
    origin = request.fields.get("origin", "").lower()
    # A browser says where a request comes from; other programs do not.
    site = request.fields.get("sec-fetch-site", "none").lower()
    if (origin and origin != f"http://{host}") or site not in {"none", "same-origin"}:
        return refused(403, "No other page may ask the preview.")
    return None
