"""The server of a preview: who may ask it, for what, and what comes of those who do harm."""

from __future__ import annotations

import socket
import time

import pytest
from previewing import STREET, running, until

from argmap.preview import server as serving
from argmap.preview.http import MOST_BODY, MOST_HEAD, Answer, Request, parse


@pytest.fixture(autouse=True)
def own_state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "none"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def opened():
    return []


@pytest.fixture
def asker(tmp_path, monkeypatch, opened):
    path = tmp_path / "street.arg"
    path.write_text(STREET, encoding="utf-8")

    def open_at(file, line, column):
        opened.append((file, line, column))
        return ""

    with running(path, open_at=open_at, monkeypatch=monkeypatch) as asker:
        yield asker


def test_the_page_is_given_to_who_knows_the_secret(asker):
    answer = asker.ask(asker.home)
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"Half of the accidents" in body
    assert asker.ask(asker.home, "HEAD").partition(b"\r\n\r\n")[2] == b""
    assert asker.status(f"{asker.home}?x=1") == 200


@pytest.mark.parametrize("path", ["SECRET/", "other", "SECRET/events", "SECRET/open"])
def test_every_answer_is_kept_nowhere_and_says_nothing_to_other_pages(asker, path):
    if path.endswith("events"):
        with socket.create_connection(("127.0.0.1", asker.port)) as talk:
            talk.sendall(f"GET {asker.home}events HTTP/1.1\r\nHost: localhost:{asker.port}\r\n\r\n".encode())
            answer = talk.recv(4096)
    else:
        answer = asker.ask("/" + path.replace("SECRET", asker.server.secret))
    head = answer.partition(b"\r\n\r\n")[0].decode().lower()
    assert "cache-control: no-store" in head
    assert "referrer-policy: no-referrer" in head
    assert "x-frame-options: deny" in head
    assert "cross-origin-resource-policy: same-origin" in head
    assert "access-control" not in head


def secrets_that_are_wrong(secret):
    return ["", secret[:-1], secret + "a", secret.swapcase(), "%" + secret[1:], "x" * 32, "é" * 32,
            secret + "%00", ".", "..", "*"]  # fmt: skip


def test_a_wrong_secret_finds_nothing(asker):
    bodies = set()
    for given in secrets_that_are_wrong(asker.server.secret):
        for part in ("", "events", "open"):
            answer = asker.ask(f"/{given}/{part}")
            assert answer.split()[1] in {b"404", b"400"}, (given, part)
            bodies.add(answer.partition(b"\r\n\r\n")[2])
    assert len(bodies) == 2  # the two refusals tell nobody what was wrong
    assert asker.status("/") == 404


@pytest.mark.parametrize(
    "path",
    ["HOME../HOME", "HOME./", "HOME%2e%2e/", "HOMEetc/passwd", "HOME../../etc/passwd", "/HOME", "HOME/",
     "HOMEstreet.arg", "HOMEevents/", "HOMEopen/x", "HOME%6fpen", "HOME\\..", "http://127.0.0.1HOME", "*",
     "HOMEevents%0d%0aX: y", "HOME#x"],
)  # fmt: skip
def test_there_is_nothing_else_to_be_had(asker, path):
    assert asker.status(path.replace("HOME", asker.home)) in {400, 404}


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:PORT", "127.0.0.1", "localhost", "127.0.0.1:1", "127.0.0.2:PORT",
     "localhost.evil.example:PORT", "127.0.0.1.nip.io:PORT", "0.0.0.0:PORT", "[::]:PORT", "",
     "127.0.0.1:PORT@evil.example", "LOCALHOST.:PORT", "2130706433:PORT"],
)  # fmt: skip
def test_a_name_that_was_given_this_address_gets_nothing(asker, host):
    assert asker.status(asker.home, Host=host.replace("PORT", str(asker.port))) == 403


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LocalHost", "[::1]"])
def test_the_names_of_this_machine_will_do(asker, name):
    assert asker.status(asker.home, Host=f"{name}:{asker.port}") == 200


def test_a_request_without_a_host_gets_nothing(asker):
    assert b" 403 " in asker.raw(f"GET {asker.home} HTTP/1.0\r\n\r\n".encode())
    twice = f"GET {asker.home} HTTP/1.1\r\nHost: a\r\nHost: 127.0.0.1:{asker.port}\r\n\r\n"
    assert b" 400 " in asker.raw(twice.encode())


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:PORT", "http://127.0.0.1:1",
               "http://localhost:PORT", "file://"]
)  # fmt: skip
@pytest.mark.parametrize(("part", "method"), [("", "GET"), ("events", "GET"), ("open", "POST"), ("at", "POST")])
def test_no_other_page_may_ask(asker, opened, origin, part, method):
    body = b'{"name": "close"}' if method == "POST" else b""
    given = origin.replace("PORT", str(asker.port))
    assert asker.status(asker.home + part, method, body, Origin=given) == 403
    assert opened == []


@pytest.mark.parametrize("site", ["cross-site", "same-site", "made-up"])
def test_a_browser_that_says_that_another_page_asks(asker, opened, site):
    assert asker.status(asker.home, Sec_Fetch_Site=site) == 403
    asked = asker.ask(f"{asker.home}open", "POST", b'{"name": "close"}', Sec_Fetch_Site=site)
    assert b" 403 " in asked
    assert opened == []


def test_its_own_page_and_the_address_bar_may_ask(asker):
    own = f"http://127.0.0.1:{asker.port}"
    assert asker.status(asker.home, Origin=own, Sec_Fetch_Site="same-origin") == 200
    assert asker.status(asker.home, Sec_Fetch_Site="none") == 200


def test_a_form_of_another_page_opens_nothing(asker, opened):
    """A form can send text, and no JSON."""
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
        asked = asker.ask(f"{asker.home}open", "POST", b'{"name": "close"}', Content_Type=kind)
        assert b" 415 " in asked
    assert asker.status(f"{asker.home}open", "GET") == 405
    assert asker.status(asker.home, "POST", b"{}") == 405
    assert asker.status(asker.home, "DELETE") == 405
    assert asker.status(f"{asker.home}open", "OPTIONS") == 405
    assert opened == []


def test_the_editor_is_opened_at_a_name(asker, opened):
    assert asker.post("open", {"name": "shops"})["why"] == ""
    assert asker.post("open", {"name": "street"})["why"] == ""
    (file, line, _), (_, question, _) = opened
    assert file.endswith("street.arg")
    assert (line, question) == (6, 1)


def test_the_editor_is_opened_for_files_of_the_map_alone(asker, opened, tmp_path):
    other = tmp_path / "other.arg"
    other.write_text("claim a: A.\n")
    for file in (str(other), "/etc/passwd", "", "../street.arg", str(tmp_path), "street.arg\0"):
        assert asker.post("open", {"file": file, "line": 1})["why"] == "this is no file of the map"
    assert opened == []
    asker.post("open", {"file": str(tmp_path / "street.arg"), "line": 10**30, "column": -4})
    assert opened == [(str(tmp_path / "street.arg"), 10**9, 1)]


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'"close"', b'{"name": 1}', b'{"file": 1, "line": "x"}', b"\xff\xfe",
     b'{"name": {"name": "close"}}', b"[" * 2000, b'{"name": "\\ud800"}', b'{"name": "no-such"}'],
)  # fmt: skip
def test_a_body_of_another_shape_opens_nothing(asker, opened, body):
    for part in ("open", "at"):
        fields = {} if body else {"Content_Type": "application/json"}
        assert asker.status(asker.home + part, "POST", body, **fields) in {200, 400}
    assert opened == []
    assert "Half of" in asker.page()


def test_requests_that_are_too_large_are_cut_off(asker, opened):
    assert asker.status(f"{asker.home}open", "POST", b" " * (MOST_BODY + 1)) == 413
    assert asker.status(f"{asker.home}open", "POST", Content_Length="9" * 9) == 413
    assert asker.status(f"{asker.home}open", "POST", Content_Length="-1") == 400
    assert asker.status(f"{asker.home}open", "POST", b"{}", Transfer_Encoding="chunked") == 411
    for long in (f"GET /{'a' * MOST_HEAD} HTTP/1.1\r\n\r\n", f"GET / HTTP/1.1\r\nX: {'a' * MOST_HEAD}\r\n\r\n"):
        assert asker.raw(long.encode())[9:12] in {b"431", b""}
    endless = asker.raw(b"a" * (MOST_HEAD * 8))
    assert endless[9:12] in {b"431", b""}
    assert "Half of" in asker.page()


@pytest.mark.parametrize(
    "head",
    [b"", b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/2.0\r\n\r\n", b"get / HTTP/1.1\r\n\r\n",
     b"GET / HTTP/1.1\r\nno colon\r\n\r\n", b"GET / HTTP/1.1\r\n folded: x\r\n\r\n",
     b"GET / HTTP/1.1\r\nX: \x00\r\n\r\n", b"GET / HTTP/1.1\r\nX: a\nHost: b\r\n\r\n",
     b"GET /\xff HTTP/1.1\r\n\r\n", b"GET / / HTTP/1.1\r\n\r\n", b"\x16\x03\x01\x02\x00\r\n\r\n"],
)  # fmt: skip
def test_what_is_no_request_is_refused(head):
    answer = parse(head)
    assert isinstance(answer, Answer)
    assert answer.status == 400


def test_a_request_is_read():
    request = parse(b"POST /a/b?c=d HTTP/1.1\r\nHost: x\r\nContent-Length:  7 \r\n\r\n")
    assert request == Request("POST", "/a/b", {"host": "x", "content-length": "7"})
    assert request.length == 7


def test_who_sends_slowly_does_not_wait_for_ever(asker, monkeypatch):
    monkeypatch.setattr(serving, "PATIENCE", 0.3)
    began = time.monotonic()
    head = f"POST {asker.home}open HTTP/1.1\r\nHost: localhost:{asker.port}\r\nContent-Length: 9\r\n\r\n"
    for half in (b"GET / HTTP/1.1\r\n", head.encode() + b"{"):
        assert asker.raw(half).startswith(b"HTTP/1.1 408 ")  # and then the end of the connection
    assert time.monotonic() - began < 8


def test_who_reads_slowly_is_let_go(tmp_path, monkeypatch):
    path = tmp_path / "m.arg"
    path.write_text("claim a: A.\n")
    monkeypatch.setattr(serving, "PATIENCE", 0.3)
    large = "x" * (32 << 20)
    with running(path, make_page=lambda *_: large) as asker:
        with socket.create_connection(("127.0.0.1", asker.port), timeout=10) as talk:
            talk.sendall(f"GET {asker.home} HTTP/1.1\r\nHost: localhost:{asker.port}\r\n\r\n".encode())
            until(lambda: asker.server._connections == 1)
            until(lambda: asker.server._connections == 0)
        monkeypatch.undo()
        assert len(asker.page()) == len(large)


def test_too_many_connections_are_turned_away_and_the_others_answered(asker):
    crowd = []
    try:
        crowd += [socket.create_connection(("127.0.0.1", asker.port)) for _ in range(serving.MOST_CONNECTIONS)]
        until(lambda: asker.server._connections == serving.MOST_CONNECTIONS)
        assert asker.status(asker.home) == 503
    finally:
        for talk in crowd:
            talk.close()
    until(lambda: asker.server._connections == 0)
    assert asker.status(asker.home) == 200


def test_too_many_pages_are_told_so(asker, monkeypatch):
    monkeypatch.setattr(serving, "MOST_STREAMS", 1)
    with asker.listening() as news:
        until(lambda: news)
        assert asker.status(f"{asker.home}events") == 503
    until(lambda: asker.server._streams == 0)
    with asker.listening() as news:
        until(lambda: news)


def test_a_page_that_has_gone_is_noticed(asker):
    with asker.listening() as news:
        until(lambda: news)
        assert asker.server._streams == 1
    until(lambda: asker.server._streams == 0)


def test_a_ticket_leads_to_the_page_once(asker):
    path = asker.server.ticket().partition(str(asker.port))[2]
    assert asker.server.secret not in path
    assert asker.status(path, Host="evil.example") == 403
    assert asker.status(path, Sec_Fetch_Site="cross-site") == 403
    answer = asker.ask(path, Sec_Fetch_Site="none").decode()
    assert answer.startswith("HTTP/1.1 303 ")
    assert f"Location: {asker.home}\r\n" in answer
    assert asker.status(path) == 404


def test_it_listens_on_this_machine_alone(asker):
    with socket.socket() as talk:
        talk.settimeout(5)
        addresses = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
        for address in addresses - {"127.0.0.1"}:
            assert address.startswith("127.") or talk.connect_ex((address, asker.port)) != 0
    assert asker.server.address.startswith("http://127.0.0.1:")
