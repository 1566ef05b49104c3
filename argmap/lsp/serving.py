"""A server with everything that it answers."""

from __future__ import annotations

from argmap.lsp.requests import documents, names, views, writing
from argmap.lsp.server import Server


def serve() -> bool:
    """Serve the editor at standard input and output until it is done, and return whether it said goodbye."""
    server = make_server()
    server.start_io()
    return server.goodbye


def make_server() -> Server:
    """Return a server that is not started."""
    server = Server()
    for several in (documents, names, writing, views):
        several.register(server)
    return server
