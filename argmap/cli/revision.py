"""Texts as they were at a revision of a git repository.

git is asked only for objects by the name of their content: no shell, no filters, no fetching, no
file outside the repository.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from typing import NamedTuple

from argmap.base.disk import LARGEST
from argmap.base.near import unknown
from argmap.base.text import read_text
from argmap.cli.trouble import Trouble
from argmap.model.workspace import Loader, Unreadable

LINKS = 10
"""Links that are followed from one name to a file."""
_LINK, _FOLDER = "120000", "tree"
_ITS_OWN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE")
"""Variables that would point git at another repository than the one the map lies in."""


class _Entry(NamedTuple):
    """A file or folder at a revision: its mode and type, the name of its content, its size."""

    mode: str
    type: str
    object: str
    size: int


class Revision:
    """Loads the files of one repository as they were at one revision.

    Files outside the repository are read through `rest`, and only below one of `folders`, which the
    user named. Links are followed as they were at the revision, and only inside the repository.
    """

    def __init__(self, path: str, revision: str, rest: Loader, folders: tuple[str, ...]) -> None:
        """Open a revision of the repository that contains the file at `path`.

        Raises `Trouble` when there is no git, no repository or no such revision.
        """
        program = shutil.which("git")
        if program is None:
            raise Trouble("--git asks git, and there is no program git on this machine")
        self.program = program
        self.revision = revision
        self.rest = rest
        self.folders = [os.path.realpath(folder) for folder in folders]
        folder = os.path.realpath(os.path.dirname(os.path.abspath(path)))
        if not os.path.isdir(folder):
            raise Trouble(f"{path} cannot be read: there is no folder {os.path.dirname(path)}")
        self.top = folder
        top, why = self._asked("rev-parse", "--show-toplevel")
        if not top:
            if "not a git repository" in why or "work tree" in why:
                why = "it is in no git repository"
            raise Trouble(f"--git cannot look at {path}: {why}")
        self.top = os.path.realpath(os.fsdecode(top.removesuffix(b"\n")))
        commit = b""
        if not revision.startswith("-") and "\0" not in revision:
            asked = f"{revision}^{{commit}}"
            commit, _ = self._asked("rev-parse", "--verify", "--quiet", asked)
        if not commit:
            listed = "`git log --all` lists them"
            raise Trouble(
                unknown("revision", revision, self._names(), where=self.top, listed=listed)
            )
        self.commit = commit.decode().strip()
        self._entry = cache(self._look_up)

    def _names(self) -> list[str]:
        """The names of branches and tags, and `HEAD`."""
        listed, _ = self._asked("for-each-ref", "--format=%(refname:short)")
        return ["HEAD", *listed.decode(errors="replace").split()]

    def read(self, path: str) -> str | Unreadable:
        """Return the text of a file at the revision, or why there is none."""
        inside = self._inside(path)
        if inside is None:
            if self._named(path):
                return self.rest.read(path)
            return Unreadable(path, "lies outside the git repository")
        found = self._followed(inside)
        if found is None:
            return Unreadable(path, f"is a link out of the repository at {self.revision}")
        entry = self._entry(found)
        if entry is None:
            return Unreadable(path, f"does not exist at {self.revision}")
        if entry.type == _FOLDER:
            return Unreadable(path, f"is a folder at {self.revision}, not a file")
        if entry.type != "blob":
            return Unreadable(path, f"is another repository at {self.revision}")
        if entry.size > LARGEST:
            return Unreadable(path, f"is larger than {LARGEST >> 20} MB at {self.revision}")
        raw, why = self._asked("cat-file", "blob", entry.object)
        if why:
            return Unreadable(path, f"cannot be read at {self.revision}: {why}")
        try:
            return read_text(raw)
        except ValueError as error:
            return Unreadable(path, f"{error} (at {self.revision})")

    def real(self, path: str) -> str:
        """Return the absolute path, with links followed as they were at the revision."""
        inside = self._inside(path)
        if inside is None:
            return self.rest.real(path)
        found = self._followed(inside)
        return os.path.normpath(os.path.join(self.top, inside if found is None else found))

    def names(self, folder: str) -> tuple[str, ...] | Unreadable:
        """Return the names in a folder at the revision, sorted, or why it cannot be listed."""
        inside = self._inside(folder)
        if inside is None:
            if self._named(folder):
                return self.rest.names(folder)
            return Unreadable(folder, "lies outside the git repository")
        entry = self._entry(inside)
        if entry is None:
            return Unreadable(folder, f"does not exist at {self.revision}")
        if entry.type != _FOLDER:
            return Unreadable(folder, f"is no folder at {self.revision}")
        listed, _ = self._asked("ls-tree", "-z", "--name-only", entry.object)
        return tuple(sorted(os.fsdecode(name) for name in listed.split(b"\0") if name))

    def _named(self, path: str) -> bool:
        real = os.path.realpath(path)
        return any(
            real == folder or real.startswith(os.path.join(folder, "")) for folder in self.folders
        )

    def _inside(self, path: str) -> str | None:
        """Return the path from the top of the repository; `None` for a path outside it.

        Links in the folders above are followed as they are today; the file's own link is not, since
        the revision decides what the file was.
        """
        try:
            folder, name = os.path.split(os.path.abspath(path))
            full = os.path.join(os.path.realpath(folder), name)
            inside = os.path.relpath(full, self.top)
        except (OSError, ValueError):
            return None
        return None if inside.split(os.sep)[0] == os.pardir else inside

    def _followed(self, inside: str) -> str | None:
        """Follow a chain of links to its end; `None` if it leaves the repository or has no end."""
        for _ in range(LINKS):
            entry = self._entry(inside)
            if entry is None or entry.mode != _LINK:
                return inside
            target, _why = self._asked("cat-file", "blob", entry.object)
            inside = os.path.normpath(os.path.join(os.path.dirname(inside), os.fsdecode(target)))
            if os.path.isabs(inside) or inside.split(os.sep)[0] == os.pardir:
                return None
        return None

    def _look_up(self, inside: str) -> _Entry | None:
        if inside == os.curdir:
            return _Entry("040000", _FOLDER, self.commit, 0)
        path = inside.replace(os.sep, "/")
        listed, _ = self._asked("ls-tree", "-z", "-l", "--full-tree", self.commit, "--", path)
        for row in listed.split(b"\0"):
            facts, _, name = row.partition(b"\t")
            if os.fsdecode(name) == path:
                mode, type, object, size = facts.decode().split()
                return _Entry(mode, type, object, int(size) if size.isdigit() else 0)
        return None

    def _asked(self, *words: str) -> tuple[bytes, str]:
        """Return git's answer, or nothing and its first complaint."""
        kept = {k: v for k, v in os.environ.items() if k not in _ITS_OWN}
        environment = {
            **kept,
            "LC_ALL": "C",
            "GIT_LITERAL_PATHSPECS": "1",
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_OPTIONAL_LOCKS": "0",
            "GIT_TERMINAL_PROMPT": "0",
        }
        try:
            done = subprocess.run(  # noqa: S603  # a fixed program with a list of words, no shell
                [self.program, "-c", "protocol.allow=never", *words],
                cwd=self.top,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
            )
        except OSError as error:
            return b"", f"git cannot be run ({error.strerror or error})"
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip().splitlines()
            why = (said or ["git failed without a word"])[0]
            return b"", why.removeprefix("fatal: ").removeprefix("error: ").rstrip(".")
        return done.stdout, ""
