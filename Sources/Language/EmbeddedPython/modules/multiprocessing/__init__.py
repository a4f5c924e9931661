# SPDX-License-Identifier: GPL-3.0-or-later
"""What one process can honour of several: pools, whose tasks run here, one after the other."""
import multiprocessing.pool as pool
import os as _os
from multiprocessing.pool import Pool

__all__ = ["Pool", "TimeoutError", "active_children", "cpu_count", "current_process", "freeze_support",
           "get_all_start_methods", "get_context", "get_start_method", "parent_process", "set_start_method"]

class ProcessError(Exception):
    pass

class TimeoutError(ProcessError):
    pass

class _MainProcess:
    """The process that runs."""

    name, daemon, exitcode, _identity = "MainProcess", False, None, ()

    @property
    def pid(self):
        return _os.getpid()

    ident = pid

    def is_alive(self):
        return True

    def __repr__(self):
        return "<_MainProcess name='MainProcess' parent=None started>"

_process = _MainProcess()
_methods = ["fork", "spawn", "forkserver"]
_method = None

def current_process():
    return _process

def parent_process():
    return None

def active_children():
    return []

def cpu_count():
    """The number of processors."""
    return _os.cpu_count()

def freeze_support():
    pass

def get_all_start_methods():
    return list(_methods)

def get_start_method(allow_none=False):
    return _method or (None if allow_none else _methods[0])

def set_start_method(method, force=False):
    global _method
    if _method is not None and not force:
        raise RuntimeError("context has already been set")
    if method is not None and method not in _methods:
        raise ValueError(f"cannot find context for {method!r}")
    _method = method

def get_context(method=None):
    """The functions for one way of starting processes, which all are this one."""
    if method is not None and method not in _methods:
        raise ValueError(f"cannot find context for {method!r}")
    import multiprocessing
    return multiprocessing
