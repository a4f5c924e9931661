# SPDX-License-Identifier: GPL-3.0-or-later
"""What of `random` is written in Python."""
import math
import os
import random as _native

__all__ = ["Random", "SystemRandom", "betavariate", "choice", "choices", "expovariate", "gammavariate", "gauss", "getrandbits", "getstate",
           "lognormvariate", "normalvariate", "paretovariate", "randbytes", "randint", "random", "randrange", "sample", "seed", "setstate",
           "shuffle", "triangular", "uniform", "vonmisesvariate", "weibullvariate"]

NV_MAGICCONST = 4 * math.exp(-0.5) / math.sqrt(2.0)
LOG4, SG_MAGICCONST = math.log(4.0), 1.0 + math.log(4.5)
TWOPI, BPF, RECIP_BPF = 2.0 * math.pi, 53, 2.0**-53

class SystemRandom(_native.Random):
    """Numbers from the machine's own source, which nobody can begin again."""

    def __init__(self, x=None):
        super().__init__(int.from_bytes(os.urandom(64), "big"))

    def seed(self, *args, **kwargs):
        """Does nothing."""

    def random(self):
        return (int.from_bytes(os.urandom(7), "big") >> 3) * RECIP_BPF

    def getrandbits(self, k, /):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        size = (k + 7) // 8
        return int.from_bytes(os.urandom(size), "big") >> size * 8 - k

    def randbytes(self, n):
        return os.urandom(n)

    def _none(self, *args, **kwargs):
        raise NotImplementedError("System entropy source does not have state.")

    getstate = setstate = _none
