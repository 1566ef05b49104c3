"""Which names a file can see, and what each of them is called in the whole map.

A file sees what it declares, what files used without a prefix declare (and see), and, behind a
prefix and a dot, what a file used under that prefix sees. In the whole map a thing has the
shortest name by which the file asked for sees it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

from argmap.near import near
from argmap.workspace import Used, Workspace

NODE = "node"
"""The name space that claims, arguments and evidence share; the others bear their kind's name."""

_SUGGESTIONS = 200
"""How many undefined names get suggestions; past that, looking for them only costs time."""


class Scopes:
    """Filled with `declare`, then asked with `find`."""

    def __init__(self, workspace: Workspace) -> None:
        self._uses = workspace.uses
        self._own: dict[str, dict[str, dict[str, str]]] = {path: {} for path in workspace.trees}
        self._seen: dict[tuple[str, str], dict[str, str]] = {}
        self._suggested = 0
        found = prefixes(workspace.roots, workspace.uses)
        self.prefixes = {path: found.get(path, "") for path in workspace.trees}
        self.kinds: dict[str, dict[str, str]] = {}
        """Name space → id in the map → kind of thing."""

    def declare(self, path: str, space: str, name: str, kind: str) -> str:
        """Make a name known in a file and give its id in the map."""
        id_ = self.prefixes[path] + name
        self._own[path].setdefault(space, {})[name] = id_
        self.kinds.setdefault(space, {}).setdefault(id_, kind)
        return id_

    def find(self, path: str, space: str, name: str) -> str | None:
        """The id of what `name` means in a file, or `None`."""
        found = self._visible(path, space).get(name)
        if found is None and "." in name:
            prefix, rest = name.split(".", 1)
            for target in self._under(path, prefix):
                if (found := self.find(target, space, rest)) is not None:
                    return found
        return found

    def kind(self, space: str, id_: str) -> str:
        """What kind of thing an id is: `claim`, `argument`, `evidence`, `person`, …"""
        return self.kinds.get(space, {}).get(id_, "")

    def other_kind(self, path: str, name: str) -> str:
        """The kind of whatever has this name in any name space, or nothing."""
        for space in self.kinds:
            if (id_ := self.find(path, space, name)) is not None:
                return self.kinds[space][id_]
        return ""

    def near(self, path: str, spaces: Iterable[str], name: str) -> tuple[str, ...]:
        """Names in sight that look like `name`, nearest first."""
        self._suggested += 1
        if self._suggested > _SUGGESTIONS:
            return ()
        names = {known: None for space in spaces for known in self._visible(path, space)}
        for used in self._uses.get(path, ()):
            if used.prefix:
                for space in spaces:
                    for known in self._visible(used.path, space):
                        names[f"{used.prefix}.{known}"] = None
        pool = list(names)
        if len(pool) > 2000:
            pool = [n for n in pool if n[:1] == name[:1] and abs(len(n) - len(name)) <= 2][:2000]
        return near(name.lower(), pool, 3, 0.7)

    def _visible(self, path: str, space: str) -> dict[str, str]:
        key = (path, space)
        if key not in self._seen:
            seen = dict(self._own.get(path, {}).get(space, {}))
            self._seen[key] = seen
            for used in self._uses.get(path, ()):
                if not used.prefix:
                    for name, id_ in self._visible(used.path, space).items():
                        seen.setdefault(name, id_)
        return self._seen[key]

    def _under(self, path: str, prefix: str, depth: int = 0) -> list[str]:
        targets = [used.path for used in self._uses.get(path, ()) if used.prefix == prefix]
        if depth < 64:
            for used in self._uses.get(path, ()):
                if not used.prefix:
                    targets += self._under(used.path, prefix, depth + 1)
        return targets


def prefixes(roots: Iterable[str], uses: Mapping[str, Iterable[Used]]) -> dict[str, str]:
    """For each file that some files use, and for these, what stands before its names in the map
    of which they are the root.
    """
    found = dict.fromkeys(roots, "")
    waiting = deque(found)
    while waiting:
        path = waiting.popleft()
        for used in uses.get(path, ()):
            prefix = found[path] + (f"{used.prefix}." if used.prefix else "")
            old = found.get(used.path)
            if old is None or prefix.count(".") < old.count("."):
                found[used.path] = prefix
                waiting.append(used.path)
    return found


def blind_files(workspace: Workspace) -> frozenset[str]:
    """Files that use, themselves or through others, a file that could not be had."""
    blind = {failure.place.file for failure in workspace.failures if failure.why != "cycle"}
    changed = bool(blind)
    while changed:
        more = {p for p, uses in workspace.uses.items() if any(u.path in blind for u in uses)}
        changed = not more <= blind
        blind |= more
    return frozenset(blind)
