# SPDX-License-Identifier: GPL-3.0-or-later
"""What programs of one thread use of `threading`: locks that nobody else holds, events, variables of the one thread."""

__all__ = ["Lock", "RLock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "local", "current_thread", "main_thread",
           "active_count", "enumerate", "get_ident"]

TIMEOUT_MAX = 9223372036.0

class Lock:
    """A lock. Waiting for one that is held could never end, so it is an error."""

    def __init__(self):
        self._held = 0

    def acquire(self, blocking=True, timeout=-1):
        if self._held:
            if blocking and timeout < 0:
                raise RuntimeError("Gradus has one thread: this lock is held, and nobody could release it")
            return False
        self._held = 1
        return True

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held -= 1

    def locked(self):
        return bool(self._held)

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()

class RLock(Lock):
    """A lock that its holder may take again."""

    def acquire(self, blocking=True, timeout=-1):
        self._held += 1
        return True

    def release(self):
        if not self._held:
            raise RuntimeError("cannot release un-acquired lock")
        self._held -= 1

class Event:
    """Something that has happened or not."""

    def __init__(self):
        self._is_set = False

    def is_set(self):
        return self._is_set

    def set(self):
        self._is_set = True

    def clear(self):
        self._is_set = False

    def wait(self, timeout=None):
        if not self._is_set and timeout is None:
            raise RuntimeError("Gradus has one thread: nobody could set this event")
        return self._is_set

class Semaphore:
    """A counter of what may be taken."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if not self._value:
            if blocking and timeout is None:
                raise RuntimeError("Gradus has one thread: nobody could release this semaphore")
            return False
        self._value -= 1
        return True

    def release(self, n=1):
        self._value += n

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()

class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._most = value

    def release(self, n=1):
        if self._value + n > self._most:
            raise ValueError("Semaphore released too many times")
        super().release(n)

class Condition:
    """A lock with which threads tell each other something: here there is nobody to tell."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def wait(self, timeout=None):
        if timeout is None:
            raise RuntimeError("Gradus has one thread: nobody could notify this one")
        return False

    def wait_for(self, predicate, timeout=None):
        return predicate() or self.wait(timeout)

    def notify(self, n=1):
        pass

    def notify_all(self):
        pass

class local:
    """Variables of the one thread."""

class _MainThread:
    name, ident, daemon, native_id = "MainThread", 1, False, 1

    def is_alive(self):
        return True

    def getName(self):
        return self.name

    def __repr__(self):
        return "<_MainThread(MainThread, started 1)>"

_main = _MainThread()

def current_thread():
    return _main

main_thread = current_thread

def active_count():
    return 1

def enumerate():
    return [_main]

def get_ident():
    return 1

get_native_id = get_ident
