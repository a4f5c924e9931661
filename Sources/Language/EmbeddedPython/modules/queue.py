# SPDX-License-Identifier: GPL-3.0-or-later
"""Queues, for one thread: waiting for something that nobody could bring is an error."""
import heapq
from collections import deque

__all__ = ["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]

class Empty(Exception):
    pass

class Full(Exception):
    pass

class Queue:
    """First in, first out."""

    def __init__(self, maxsize=0):
        self.maxsize, self.unfinished_tasks = maxsize, 0
        self.queue = self._make()

    def _make(self):
        return deque()

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def qsize(self):
        return len(self.queue)

    def empty(self):
        return not self.queue

    def full(self):
        return 0 < self.maxsize <= len(self.queue)

    def put(self, item, block=True, timeout=None):
        if self.full():
            if block and timeout is None:
                raise RuntimeError("Gradus has one thread: nobody could take anything out of this queue")
            raise Full
        self._put(item)
        self.unfinished_tasks += 1

    def get(self, block=True, timeout=None):
        if not self.queue:
            if block and timeout is None:
                raise RuntimeError("Gradus has one thread: nobody could put anything into this queue")
            raise Empty
        return self._get()

    def put_nowait(self, item):
        self.put(item, False)

    def get_nowait(self):
        return self.get(False)

    def task_done(self):
        if not self.unfinished_tasks:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks -= 1

    def join(self):
        if self.unfinished_tasks:
            raise RuntimeError("Gradus has one thread: nobody could finish the tasks of this queue")

class LifoQueue(Queue):
    """Last in, first out."""

    def _make(self):
        return []

    def _get(self):
        return self.queue.pop()

class PriorityQueue(Queue):
    """The smallest first."""

    def _make(self):
        return []

    def _put(self, item):
        heapq.heappush(self.queue, item)

    def _get(self):
        return heapq.heappop(self.queue)

SimpleQueue = Queue
