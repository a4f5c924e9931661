# SPDX-License-Identifier: GPL-3.0-or-later
"""What programs ask the profiler and the engine for that Gradus lacks, and the questions that it can answer."""
import torch


def kineto_available():
    return False


_multithreading = True


def is_multithreading_enabled():
    return _multithreading


class set_multithreading_enabled:
    """A mode that is kept and asked for; one thread walks backwards here in either."""

    def __init__(self, mode):
        global _multithreading
        self.before = _multithreading
        self.mode = mode
        _multithreading = mode

    def __enter__(self):
        pass

    def __exit__(self, *args):
        global _multithreading
        _multithreading = self.before


class SavedTensor:
    """What a node keeps of a tensor; only nodes make them."""

    def __init__(self):
        raise RuntimeError("Trying to create a SavedTensor object from Python is forbidden.")


def is_view_replay_enabled():
    return False


class record_function:
    """A block with a name, which nobody records here."""

    def __init__(self, name, args=None):
        self.name = name
        self.args = args

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


class profile:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("Gradus has no torch.autograd.profiler.profile")
