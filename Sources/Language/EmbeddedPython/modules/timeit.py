# SPDX-License-Identifier: GPL-3.0-or-later
"""How long small pieces of a program take."""
from time import perf_counter

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_timer = perf_counter
default_number, default_repeat = 1000000, 5

def _runner(work, names, what):
    if isinstance(work, str):
        code = compile(work, "<timeit>", "exec")
        return lambda: exec(code, names)
    if callable(work):
        return work
    raise ValueError(f"{what} is neither a string nor callable")

class Timer:
    """A statement, a text or a function, that can be timed."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self._names = {} if globals is None else globals
        self._work, self._prepare = _runner(stmt, self._names, "stmt"), _runner(setup, self._names, "setup")
        self.timer = timer
        if isinstance(stmt, str):
            # One loop in one text: reading it again for each round would be what is timed.
            body = "".join(f"  {line}\n" for line in stmt.split("\n"))
            self._loop = compile(f"for _round in range(_rounds):\n{body}", "<timeit>", "exec")
        else:
            self._loop = None

    def timeit(self, number=default_number):
        """The seconds that so many rounds take."""
        self._prepare()
        if self._loop is not None:
            self._names["_rounds"] = number
            begin = self.timer()
            exec(self._loop, self._names)
            end = self.timer()
            for name in ("_rounds", "_round"):
                self._names.pop(name, None)
            return end - begin
        work, rounds = self._work, range(number)
        begin = self.timer()
        for _ in rounds:
            work()
        return self.timer() - begin

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """A number of rounds that take a fifth of a second at least, and their time."""
        scale = 1
        while True:
            for factor in (1, 2, 5):
                taken = self.timeit(scale * factor)
                if callback:
                    callback(scale * factor, taken)
                if taken >= 0.2:
                    return scale * factor, taken
            scale *= 10

def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)

def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
