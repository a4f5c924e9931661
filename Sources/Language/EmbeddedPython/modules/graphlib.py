# SPDX-License-Identifier: GPL-3.0-or-later
"""Orders in which everything comes after what it needs."""
from types import GenericAlias

__all__ = ["TopologicalSorter", "CycleError"]

class CycleError(ValueError):
    """The graph has a circle; `args[1]` is its nodes, the first one again at the end."""

class TopologicalSorter:
    """Nodes and what must come before each."""

    def __init__(self, graph=None):
        # Of each node: what it waits for, and who waits for it.
        self._needs, self._followers = {}, {}
        self._ready = None
        for node, before in (graph or {}).items():
            self.add(node, *before)

    def _know(self, node):
        if node not in self._needs:
            self._needs[node], self._followers[node] = [], []

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        self._know(node)
        for before in predecessors:
            self._know(before)
            self._needs[node].append(before)
            self._followers[before].append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._left = {node: len(needs) for node, needs in self._needs.items()}
        self._ready = [node for node, count in self._left.items() if not count]
        self._given, self._finished = set(), set()
        circle = self._circle()
        if circle:
            raise CycleError("nodes are in a cycle", circle)

    def _circle(self):
        """A circle of nodes, or None: walks from follower to follower, with the way there."""
        seen = set()
        for start in self._followers:
            way, places, rest = [], {}, [iter([start])]
            while rest:
                node = next(rest[-1], self)
                if node is self:
                    rest.pop()
                    if way:
                        del places[way.pop()]
                elif node in places:
                    return way[places[node]:] + [node]
                elif node not in seen:
                    seen.add(node)
                    places[node] = len(way)
                    way.append(node)
                    rest.append(iter(self._followers[node]))

    def _check(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")

    def get_ready(self):
        self._check()
        ready, self._ready = tuple(self._ready), []
        self._given.update(ready)
        return ready

    def is_active(self):
        self._check()
        return bool(self._ready) or len(self._finished) < len(self._given)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        self._check()
        for node in nodes:
            if node not in self._needs:
                raise ValueError(f"node {node!r} was not added using add()")
            if node in self._finished:
                raise ValueError(f"node {node!r} was already marked done")
            if node not in self._given:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            self._finished.add(node)
            for follower in self._followers[node]:
                self._left[follower] -= 1
                if not self._left[follower]:
                    self._ready.append(follower)

    def static_order(self):
        self.prepare()
        while self.is_active():
            nodes = self.get_ready()
            yield from nodes
            self.done(*nodes)

    __class_getitem__ = classmethod(GenericAlias)
