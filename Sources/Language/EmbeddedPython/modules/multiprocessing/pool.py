# SPDX-License-Identifier: GPL-3.0-or-later
"""Pools whose tasks run in the one process and thread there is, when they are given."""
import copy as _copy

__all__ = ["Pool", "ThreadPool"]

class AsyncResult:
    """What became of a task."""

    def __init__(self, work, callback, error_callback):
        self._result = self._error = None
        try:
            self._result = work()
        except Exception as error:
            self._error = error
        told, what = (callback, self._result) if self._error is None else (error_callback, self._error)
        if told:
            told(what)

    def ready(self):
        return True

    def successful(self):
        return self._error is None

    def wait(self, timeout=None):
        pass

    def get(self, timeout=None):
        if self._error is not None:
            raise self._error
        return self._result

class ThreadPool:
    """A pool of threads, all of them this one."""

    _copies = False

    def __init__(self, processes=None, initializer=None, initargs=()):
        if processes is not None and processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if initializer is not None:
            if not callable(initializer):
                raise TypeError("initializer must be a callable")
            initializer(*initargs)
        self._is_open = True

    def _call(self, func, args, kwds={}):
        if self._copies:
            args, kwds = _copy.deepcopy((args, kwds))
        return func(*args, **kwds)

    def _check(self):
        if not self._is_open:
            raise ValueError("Pool not running")

    def apply(self, func, args=(), kwds={}):
        self._check()
        return self._call(func, args, kwds)

    def map(self, func, iterable, chunksize=None):
        self._check()
        return [self._call(func, (item,)) for item in list(iterable)]

    def starmap(self, func, iterable, chunksize=None):
        self._check()
        return [self._call(func, tuple(items)) for items in list(iterable)]

    def imap(self, func, iterable, chunksize=1):
        self._check()
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize}")
        results = [self.apply_async(func, (item,)) for item in iterable]
        return (result.get() for result in results)

    imap_unordered = imap

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check()
        return AsyncResult(lambda: self._call(func, args, kwds), callback, error_callback)

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        self._check()
        return AsyncResult(lambda: self.map(func, iterable), callback, error_callback)

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        self._check()
        return AsyncResult(lambda: self.starmap(func, iterable), callback, error_callback)

    def close(self):
        self._is_open = False

    terminate = close

    def join(self):
        if self._is_open:
            raise ValueError("Pool is still running")

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.terminate()

class Pool(ThreadPool):
    """A pool of processes, all of them this one: a task gets copies of what it is given."""

    _copies = True

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        super().__init__(processes, initializer, initargs)
