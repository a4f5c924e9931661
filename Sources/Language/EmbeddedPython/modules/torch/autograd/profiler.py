# SPDX-License-Identifier: GPL-3.0-or-later
"""What programs ask the profiler and the engine for that Gradus lacks, and the questions that it can answer."""
import torch


def kineto_available():
    return False


def is_multithreading_enabled():
    return False


class set_multithreading_enabled:
    """One thread walks backwards here."""

    def __init__(self, mode):
        self.mode = mode

    def __enter__(self):
        pass

    def __exit__(self, *args):
        pass


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
