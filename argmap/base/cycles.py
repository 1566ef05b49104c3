"""Cycles of two or more nodes in a graph given as lists of followers, found without recursion."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

Graph = Mapping[str, Sequence[str]]

_EFFORT = 200_000


def knots(graph: Graph) -> list[list[str]]:
    """Return the strongly connected parts with more than one node, each in the order of the graph,
    and the parts by their first node. Linear in the size of the graph.
    """
    left = _peeled(graph)
    order = {node: i for i, node in enumerate(graph)}
    parts = [sorted(part, key=order.__getitem__) for part in _parts(graph, left)]
    return sorted(parts, key=lambda part: order[part[0]])


def _peeled(graph: Graph) -> set[str]:
    """Return the nodes that are left after repeatedly removing those without predecessors."""
    waits: dict[str, int] = dict.fromkeys(graph, 0)
    for followers in graph.values():
        for node in followers:
            waits[node] = waits.get(node, 0) + 1
    free = [node for node, count in waits.items() if not count]
    while free:
        for node in graph.get(free.pop(), ()):
            waits[node] -= 1
            if not waits[node]:
                free.append(node)
    return {node for node, count in waits.items() if count}


def _parts(graph: Graph, nodes: set[str]) -> list[list[str]]:
    """Run Tarjan's algorithm on some of the nodes, with a stack of its own."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: list[str] = []
    is_open: set[str] = set()
    parts: list[list[str]] = []
    for root in graph:
        if root not in nodes or root in index:
            continue
        work = [(root, iter(graph[root]))]
        index[root] = low[root] = len(index)
        open_.append(root)
        is_open.add(root)
        while work:
            node, followers = work[-1]
            for follower in followers:
                if follower not in nodes or follower not in graph:
                    continue
                if follower not in index:
                    index[follower] = low[follower] = len(index)
                    open_.append(follower)
                    is_open.add(follower)
                    work.append((follower, iter(graph[follower])))
                    break
                if follower in is_open:
                    low[node] = min(low[node], index[follower])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    at = len(open_) - 1
                    while open_[at] != node:
                        at -= 1
                    part = open_[at:]
                    del open_[at:]
                    is_open.difference_update(part)
                    if len(part) > 1:
                        parts.append(part)
    return parts


def shortest_cycle(part: Sequence[str], graph: Graph) -> list[str]:
    """Return a shortest cycle inside a strongly connected part.

    Searches from every node in turn; in a very large part it stops after a fixed effort and returns
    the shortest cycle found so far, which is the shortest through the first nodes.
    """
    inside = set(part)
    best: list[str] = []
    effort = 0
    for start in part:
        cycle, seen = _cycle_through(start, inside, graph, len(best))
        if cycle:
            best = cycle
        effort += seen
        if len(best) == 2 or effort > _EFFORT:
            break
    return best


def _cycle_through(
    start: str, inside: set[str], graph: Graph, shorter_than: int
) -> tuple[list[str], int]:
    """Return the shortest cycle through `start` if it has fewer nodes than `shorter_than` (0: any),
    and the number of edges examined.
    """
    before: dict[str, str] = {}
    depth = {start: 1}
    waiting = deque([start])
    seen = 0
    while waiting:
        node = waiting.popleft()
        if shorter_than and depth[node] >= shorter_than:
            break
        for follower in graph[node]:
            seen += 1
            if follower == start != node:
                cycle = [node]
                while cycle[-1] != start:
                    cycle.append(before[cycle[-1]])
                return cycle[::-1], seen
            if follower in inside and follower not in depth:
                depth[follower] = depth[node] + 1
                before[follower] = node
                waiting.append(follower)
    return [], seen
