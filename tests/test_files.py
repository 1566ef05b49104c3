"""Reading with sentences, and writing that never leaves half a file."""

from __future__ import annotations

import errno
import io
import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from argmap.base import disk
from argmap.base.files import FileTrouble, read_file, write_file


def sentence(act: Callable[[], object]) -> str:
    with pytest.raises(FileTrouble) as caught:
        act()
    return caught.value.sentence


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_text_is_read_with_any_line_end_and_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.arg"
    path.write_bytes(b"\xef\xbb\xbfclaim: a\r\nclaim: b\rclaim: c\n")
    assert read_file(str(path)) == "claim: a\nclaim: b\nclaim: c\n"


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"\xff\xfea\0", "is UTF-16; save it as UTF-8"),
        (b"GIF\0\1", "is a binary file, not text"),
        (b"a\nb\xe9", "is not UTF-8 (byte 0xe9 in line 2); save it as UTF-8"),
    ],
)
def test_what_is_no_text(tmp_path: Path, raw: bytes, why: str) -> None:
    path = tmp_path / "a.arg"
    path.write_bytes(raw)
    assert sentence(lambda: read_file(str(path))) == f"{path} {why}"


def test_what_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = str(tmp_path / "none.arg")
    assert sentence(lambda: read_file(missing)) == f"{missing} does not exist"
    assert sentence(lambda: read_file(str(tmp_path))) == f"{tmp_path} is a folder, not a file"
    assert "null" in sentence(lambda: read_file("a\0b"))
    assert "too long" in sentence(lambda: read_file("x" * 5000))
    monkeypatch.setattr(disk, "LARGEST", 3)
    (tmp_path / "a").write_text("four")
    assert "larger than" in sentence(lambda: read_file(str(tmp_path / "a")))


def test_what_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    path = str(tmp_path / "a")
    assert sentence(lambda: read_file(path)) == f"{path} may not be read (permission denied)"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(b"claim: a\r\n"))
    monkeypatch.setattr(sys, "stdin", stream)
    assert read_file("-") == "claim: a\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff")))
    assert sentence(lambda: read_file("-")).startswith("standard input is not UTF-8")


def test_writing_replaces_and_keeps_the_mode(tmp_path: Path) -> None:
    path = tmp_path / "out.svg"
    assert write_file(str(path), "old")
    path.chmod(0o640)
    assert write_file(str(path), "néw")
    assert path.read_bytes() == "néw".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert names(tmp_path) == ["out.svg"]


def test_a_new_file_has_the_mode_that_the_mask_gives(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_file(str(tmp_path / "a"), "x")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_the_same_content_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"same")
    os.utime(path, ns=(1, 1))
    before = path.stat()
    assert not write_file(str(path), b"same")
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_link_stays_and_its_target_changes(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target, link = tmp_path / "there" / "real", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    write_file(str(link), "new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert names(target.parent) == ["real"]


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()]
)
def test_whatever_fails_the_old_file_is_intact(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException
) -> None:
    path = tmp_path / "a"
    path.write_text("old")

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(os, step, fail)
    with pytest.raises((FileTrouble, KeyboardInterrupt)) as caught:
        write_file(str(path), "new")
    monkeypatch.undo()
    if isinstance(caught.value, FileTrouble):
        assert caught.value.sentence == f"{path} cannot be written: no space left on device"
    assert path.read_text() == "old"
    assert names(tmp_path) == ["a"]


@pytest.mark.parametrize(
    ("old", "pieces"),
    [
        ("", ["a", "b"]),
        ("ab", ["a", "b", "c"]),
        ("abcd", ["ab", "c"]),
        ("abXd", ["ab", "c", "", "d"]),
        ("Xbcd", ["a", "bcd"]),
    ],
)
def test_a_file_is_replaced_piece_by_piece(tmp_path: Path, old: str, pieces: list[str]) -> None:
    path = tmp_path / "a"
    path.write_text(old)
    assert write_file(str(path), iter(pieces))
    assert path.read_text() == "".join(pieces)
    assert not write_file(str(path), iter(pieces))
    assert names(tmp_path) == ["a"]


def test_pieces_that_fail_leave_the_old_file(tmp_path: Path) -> None:
    def pieces() -> Iterator[str]:
        yield "ol"
        yield "e"
        raise ZeroDivisionError

    path = tmp_path / "a"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError):
        write_file(str(path), pieces())
    assert path.read_text() == "old"
    assert names(tmp_path) == ["a"]


def test_a_disk_that_fills_up_while_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.RawIOBase):
        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "a"
    path.write_text("old")
    real_open = open

    def filling(file: int | str, *more: object) -> object:
        if isinstance(file, int):
            os.close(file)
            return Full()
        return real_open(file, *more)  # type: ignore[call-overload]

    monkeypatch.setattr("builtins.open", filling)
    assert sentence(lambda: write_file(str(path), "new")).endswith("no space left on device")
    monkeypatch.undo()
    assert path.read_text() == "old"
    assert names(tmp_path) == ["a"]


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    missing = str(tmp_path / "none" / "a.svg")
    expected = f"{missing} cannot be written: there is no folder {tmp_path / 'none'}"
    assert sentence(lambda: write_file(missing, "x")) == expected
    expected = f"{tmp_path} is a folder, not a file"
    assert sentence(lambda: write_file(str(tmp_path), "x")) == expected
    (tmp_path / "file").write_text("x")
    assert "not a folder" in sentence(lambda: write_file(str(tmp_path / "file" / "a"), "x"))


def test_a_folder_that_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    path = str(tmp_path / "a")
    expected = f"{path} may not be written (permission denied)"
    assert sentence(lambda: write_file(path, "x")) == expected


def test_a_read_only_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert sentence(lambda: write_file(str(path), "new")).endswith("read-only; nothing was written")
    assert path.read_text() == "old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_devices_are_written_to_directly() -> None:
    assert write_file("/dev/null", "x")
    assert "no space left" in sentence(lambda: write_file("/dev/full", "x"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names there")
def test_a_pipe_with_a_name_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.arg")
    with pytest.raises(FileTrouble, match="is a pipe"):
        read_file(str(tmp_path / "pipe.arg"))
