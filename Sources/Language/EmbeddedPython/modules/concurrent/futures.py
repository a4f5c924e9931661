# SPDX-License-Identifier: GPL-3.0-or-later
"""Tasks and what becomes of them. Gradus has one thread: a task runs when it is submitted, and is done when `submit` returns."""
import collections as _collections
import copy as _copy

__all__ = ["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError", "InvalidStateError",
           "BrokenExecutor", "Future", "Executor", "wait", "as_completed", "ProcessPoolExecutor", "ThreadPoolExecutor"]

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"
TimeoutError = TimeoutError

class Error(Exception):
    pass

class CancelledError(Error):
    pass

class InvalidStateError(Error):
    pass

class BrokenExecutor(RuntimeError):
    pass

class Future:
    """What becomes of a task."""

    def __init__(self):
        self._state, self._result, self._exception, self._callbacks = "pending", None, None, []

    def cancel(self):
        if self._state in ("running", "finished"):
            return False
        if self._state == "pending":
            self._finish("cancelled")
        return True

    def cancelled(self):
        return self._state == "cancelled"

    def running(self):
        return self._state == "running"

    def done(self):
        return self._state in ("cancelled", "finished")

    def _wait(self, timeout):
        if self._state == "cancelled":
            raise CancelledError
        if self._state != "finished":
            if timeout is not None:
                raise TimeoutError
            raise RuntimeError("Gradus has one thread: nobody could finish this task")

    def result(self, timeout=None):
        self._wait(timeout)
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    def add_done_callback(self, fn):
        if self.done():
            fn(self)
        else:
            self._callbacks.append(fn)

    def set_running_or_notify_cancel(self):
        if self._state == "cancelled":
            return False
        self._state = "running"
        return True

    def _finish(self, state, result=None, exception=None):
        if self.done():
            raise InvalidStateError(f"{self._state.upper()}: {self!r}")
        self._state, self._result, self._exception = state, result, exception
        for fn in self._callbacks:
            fn(self)

    def set_result(self, result):
        self._finish("finished", result)

    def set_exception(self, exception):
        self._finish("finished", exception=exception)

    def __repr__(self):
        ending = ""
        if self._state == "finished":
            what = self._result if self._exception is None else self._exception
            ending = f" {'returned' if self._exception is None else 'raised'} {type(what).__name__}"
        return f"<{type(self).__name__} at {id(self):#x} state={self._state}{ending}>"

class Executor:
    """Runs tasks, each when it is submitted."""

    # What processes get and give is copied on the way.
    _copies = False

    def __init__(self, max_workers=None, initializer=None, initargs=()):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._initializer, self._initargs, self._is_shut = initializer, initargs, False

    def submit(self, fn, /, *args, **kwargs):
        if self._is_shut:
            raise RuntimeError("cannot schedule new futures after shutdown")
        if self._initializer is not None:
            self._initializer(*self._initargs)
            self._initializer = None
        future = Future()
        future.set_running_or_notify_cancel()
        try:
            if self._copies:
                args, kwargs = _copy.deepcopy((args, kwargs))
            result = fn(*args, **kwargs)
        except Exception as error:
            future.set_exception(error)
        else:
            future.set_result(result)
        return future

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        futures = _collections.deque([self.submit(fn, *args) for args in zip(*iterables)])

        def results():
            while futures:
                yield futures.popleft().result()
        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._is_shut = True

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.shutdown()

class ThreadPoolExecutor(Executor):
    """Threads, all of them this one."""

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        super().__init__(max_workers, initializer, initargs)

class ProcessPoolExecutor(Executor):
    """Processes, all of them this one: a task gets copies of what it is given."""

    _copies = True

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        super().__init__(max_workers, initializer, initargs)

DoneAndNotDoneFutures = _collections.namedtuple("DoneAndNotDoneFutures", "done not_done")

def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Which tasks are done."""
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return condition: {return_when!r}")
    fs = set(fs)
    done = {future for future in fs if future.done()}
    return DoneAndNotDoneFutures(done, fs - done)

def as_completed(fs, timeout=None):
    """The tasks in the order in which they were finished."""
    waiting = []
    for future in dict.fromkeys(fs):
        if future.done():
            yield future
        else:
            waiting.append(future)
    if waiting:
        raise TimeoutError(f"{len(waiting)} (of {len(set(fs))}) futures unfinished")
