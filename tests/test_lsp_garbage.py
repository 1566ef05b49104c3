"""What a server makes of bytes that are no requests, and of an editor that goes away."""

from __future__ import annotations

import json
import subprocess

import pytest
from language_client import ARGMAP, PATIENCE


def message(method, params, number=None):
    body = {"jsonrpc": "2.0", "method": method, "params": params}
    if number is not None:
        body["id"] = number
    return framed(json.dumps(body).encode())


def framed(body):
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


HELLO = message("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1)
BYE = message("shutdown", None, 9) + message("exit", None)


def talk(*said, args=()):
    """What a server answers to bytes, by the number of the request, and how it ends."""
    done = subprocess.run([*ARGMAP, *args], input=b"".join(said), capture_output=True, timeout=PATIENCE, check=False)
    answers, rest = {}, done.stdout
    while rest:
        head, _, rest = rest.partition(b"\r\n\r\n")
        size = int(head.split(b":")[1].split(b"\r\n")[0])
        body, rest = json.loads(rest[:size]), rest[size:]
        if "id" in body:
            answers[body["id"]] = body
    return answers, done


GARBAGE = [
    b"what is this\r\n\r\n",
    framed(b"{nonsense"),
    framed(b"\xff\xfe\x00"),
    framed(b"[1, 2]"),
    framed(b"null"),
    framed(b'{"jsonrpc": "2.0", "id": 5}'),
    framed(b'{"jsonrpc": "1.0", "id": 5, "method": "x"}'),
    message("no/such/thing", {}, 5),
    message("textDocument/hover", {"nothing": 1}, 5),
    message("textDocument/hover", {"textDocument": {"uri": 7}, "position": {"line": "x", "character": -1}}, 5),
    message("textDocument/didOpen", {}),
    message("textDocument/didChange", {"textDocument": {"uri": "file:///a.arg", "version": 1}, "contentChanges": [{}]}),
    message("textDocument/rename", {"textDocument": {"uri": "http://x/y"}, "position": {"line": 0, "character": 0}, "newName": "a"}, 5),
    message("workspace/didChangeConfiguration", {"settings": [1]}),
    message("$/cancelRequest", {"id": 77}),
]  # fmt: skip


def test_garbage_is_survived_and_what_comes_after_it_answered():
    place = {"textDocument": {"uri": "file:///nowhere/x.arg"}, "position": {"line": 0, "character": 0}}
    said = []
    for number, garbage in enumerate(GARBAGE, 100):
        said += [garbage, message("textDocument/hover", place, number)]
    answers, done = talk(HELLO, *said, BYE)
    assert "result" in answers[1]
    assert {n for n in answers if isinstance(n, int)} >= {*range(100, 100 + len(GARBAGE))}
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("said", [b"", HELLO, HELLO + b"Content-Length: 500\r\n\r\n{", HELLO + message("exit", None)])
def test_an_editor_that_goes_away_without_a_word_ends_the_server(said):
    _, done = talk(said)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_a_log_says_what_happened(tmp_path):
    log = tmp_path / "lsp.log"
    talk(HELLO, framed(b"{nonsense"), BYE, args=["--log", str(log)])
    assert "nonsense" in log.read_text() or "JSON" in log.read_text()
    _, done = talk(BYE, args=["--log", str(tmp_path / "no" / "lsp.log")])
    assert done.returncode == 2
    assert b"No such file" in done.stderr
