"""Strongly connected components of a graph given as numbers, found without recursion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence


def components(nodes: Iterable[int], inputs: Callable[[int], Sequence[int]]) -> list[list[int]]:
    """Return the components of `nodes`, each after all components that it depends on.

    `inputs` has the nodes that each node depends on; those not among `nodes` are ignored. Tarjan's
    algorithm ("Depth-first search and linear graph algorithms", SIAM Journal on Computing 1, 1972),
    with a stack of its own.
    """
    todo = dict.fromkeys(nodes)
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    path: list[int] = []
    on_path: set[int] = set()
    found: list[list[int]] = []
    for root in todo:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        path.append(root)
        on_path.add(root)
        work: list[tuple[int, Iterator[int]]] = [(root, iter(inputs(root)))]
        while work:
            node, rest = work[-1]
            for other in rest:
                if other not in todo:
                    continue
                if other not in index:
                    index[other] = low[other] = len(index)
                    path.append(other)
                    on_path.add(other)
                    work.append((other, iter(inputs(other))))
                    break
                if other in on_path:
                    low[node] = min(low[node], index[other])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    low[above] = min(low[above], low[node])
                if low[node] == index[node]:
                    at = len(path) - 1
                    while path[at] != node:
                        at -= 1
                    component = path[at:]
                    del path[at:]
                    on_path.difference_update(component)
                    found.append(sorted(component))
    return found


def parts(nodes: Iterable[int], inputs: Callable[[int], Sequence[int]]) -> list[list[int]]:
    """Return the pieces of `nodes` between which there is no link in either direction, each
    sorted.
    """
    near: dict[int, list[int]] = {node: [] for node in nodes}
    for node, links in near.items():
        for other in inputs(node):
            if other in near:
                links.append(other)
                near[other].append(node)
    seen: set[int] = set()
    found = []
    for root in near:
        if root in seen:
            continue
        seen.add(root)
        piece = [root]
        for node in piece:
            for other in near[node]:
                if other not in seen:
                    seen.add(other)
                    piece.append(other)
        found.append(sorted(piece))
    return found
