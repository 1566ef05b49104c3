"""The names that a file can see, and the name of each thing in the whole map.

A file sees its own declarations, those that files used without a prefix declare or see, and, after
a prefix and a dot, those that a file used under that prefix sees. In the whole map, a thing has the
shortest name by which the requested files see it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from argmap.base.lookalike import look
from argmap.base.near import near
from argmap.model.workspace import Used, Workspace

NODE = "node"
"""The name space that claims, arguments and evidence share; each other one has the name of its
kind.
"""

_SUGGESTIONS = 200
"""Most undefined names that get suggestions; beyond that, a search only costs time."""
_COMPARED = 60_000
"""Most known names that are compared with undefined ones, in total."""
_LOOKED_AT = 4_000_000
"""Most names in sight that are searched for candidates."""


class Scopes:
    """Names by file: filled with `declare`, then queried with `find`."""

    def __init__(self, workspace: Workspace) -> None:
        self._uses = workspace.uses
        self._own: dict[str, dict[str, dict[str, str]]] = {path: {} for path in workspace.trees}
        self._used: dict[str, dict[str, tuple[str, ...]]] = {}
        self._seen: dict[tuple[str, str], dict[str, str]] = {}
        self._looks: dict[tuple[str, tuple[str, ...]], dict[str, str]] = {}
        self._suggested = 0
        self._compared = self._looked_at = 0
        found = prefixes(workspace.roots, workspace.uses)
        self.prefixes = {path: found.get(path, "") for path in workspace.trees}
        self.kinds: dict[str, dict[str, str]] = {}
        """Name space → id in the map → kind of thing."""

    def declare(self, path: str, space: str, name: str, kind: str) -> str:
        """Make a name known in a file and return its id in the map."""
        id_ = self.prefixes[path] + name
        try:
            self._own[path][space][name] = id_
            kinds = self.kinds[space]
        except KeyError:  # the first of its kind in the file
            self._own[path].setdefault(space, {})[name] = id_
            kinds = self.kinds.setdefault(space, {})
        kinds.setdefault(id_, kind)
        return id_

    def find(self, path: str, space: str, name: str) -> str | None:
        """Return the id that `name` means in a file, or `None`."""
        seen = self._seen.get((path, space))
        found = (self._visible(path, space) if seen is None else seen).get(name)
        if found is None and "." in name:
            # Several ways may lead to one file under the rest of the name; one of them is enough.
            return self._behind_prefix(path, space, name, set())
        return found

    def _behind_prefix(
        self, path: str, space: str, name: str, tried: set[tuple[str, str]]
    ) -> str | None:
        prefix, rest = name.split(".", 1)
        for target in self._under(path, prefix):
            if (target, rest) in tried:
                continue
            tried.add((target, rest))
            found = self._visible(target, space).get(rest)
            if found is None and "." in rest:
                found = self._behind_prefix(target, space, rest, tried)
            if found is not None:
                return found
        return None

    def kind(self, space: str, id_: str) -> str:
        """Return the kind of an id: `claim`, `argument`, `evidence`, `person`, …"""
        return self.kinds.get(space, {}).get(id_, "")

    def other_kind(self, path: str, name: str) -> str:
        """Return the kind of whatever has this name in any name space, or an empty text."""
        for space in self.kinds:
            if (id_ := self.find(path, space, name)) is not None:
                return self.kinds[space][id_]
        return ""

    def near(self, path: str, spaces: Iterable[str], name: str) -> tuple[str, ...]:
        """Return names in sight that are like `name`, nearest first: one that looks the same, else
        those with most of its letters.
        """
        self._suggested += 1
        if (
            self._suggested > _SUGGESTIONS
            or self._compared > _COMPARED
            or self._looked_at > _LOOKED_AT
        ):
            return ()
        spaces = tuple(spaces)
        names = dict.fromkeys(islice(self._in_sight(path, spaces), _LOOKED_AT))
        self._looked_at += len(names)
        if alike := self._looking_like(path, spaces, name, names):
            return (alike,)
        pool = list(names)
        if len(pool) > 2000:
            pool = [n for n in pool if n[:1] == name[:1] and abs(len(n) - len(name)) <= 2][:2000]
        self._compared += len(pool)
        return near(name.lower(), pool, 3, 0.7)

    def _looking_like(
        self, path: str, spaces: tuple[str, ...], name: str, names: Iterable[str]
    ) -> str:
        """Return the first of the names in sight that looks the same; empty when none does."""
        if (path, spaces) not in self._looks:
            known: dict[str, str] = {}
            for other in names:
                known.setdefault(look(other), other)
            self._looks[path, spaces] = known
        return self._looks[path, spaces].get(look(name), "")

    def _in_sight(self, path: str, spaces: tuple[str, ...]) -> Iterator[str]:
        for space in spaces:
            yield from self._visible(path, space)
        for used in self._uses.get(path, ()):
            if used.prefix:
                for space in spaces:
                    for known in self._visible(used.path, space):
                        yield f"{used.prefix}.{known}"

    def _visible(self, path: str, space: str) -> dict[str, str]:
        key = (path, space)
        if key not in self._seen:
            seen = dict(self._own.get(path, {}).get(space, {}))
            self._seen[key] = seen
            for used in self._plain(path):
                for name, id_ in self._visible(used, space).items():
                    seen.setdefault(name, id_)
        return self._seen[key]

    def _plain(self, path: str) -> tuple[str, ...]:
        """Return the files that a file uses without a prefix, each once."""
        return self._by_prefix(path).get("", ())

    def _under(self, path: str, prefix: str) -> Iterator[str]:
        """Yield the files that a file sees under a prefix: its own, then those of files it uses
        without one.
        """
        seen, waiting = {path}, [path]
        while waiting:
            file = waiting.pop()
            yield from self._by_prefix(file).get(prefix, ())
            further = [used for used in self._plain(file) if used not in seen]
            seen.update(further)
            waiting += further[::-1]

    def _by_prefix(self, path: str) -> dict[str, tuple[str, ...]]:
        """Return the files that a file uses, by prefix."""
        if path not in self._used:
            found: dict[str, dict[str, None]] = {}
            for used in self._uses.get(path, ()):
                found.setdefault(used.prefix, {})[used.path] = None
            self._used[path] = {prefix: tuple(paths) for prefix, paths in found.items()}
        return self._used[path]


def prefixes(roots: Iterable[str], uses: Mapping[str, Iterable[Used]]) -> dict[str, str]:
    """Return, for each of the `roots` and the files they use, the prefix of its names in the map
    made from these roots.
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
    """Return the files that are not read whole, or that use one that could not be read, directly or
    through others.
    """
    blind = {failure.place.file for failure in workspace.failures if failure.why != "cycle"}
    blind |= {path for path, tree in workspace.trees.items() if tree.cut_short}
    changed = bool(blind)
    while changed:
        more = {p for p, uses in workspace.uses.items() if any(u.path in blind for u in uses)}
        changed = not more <= blind
        blind |= more
    return frozenset(blind)
