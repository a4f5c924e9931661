# SPDX-License-Identifier: GPL-3.0-or-later
"""Random numbers for passwords and tokens, from the machine's entropy."""
import base64 as _base64
import random as _random

__all__ = ["choice", "randbelow", "randbits", "token_bytes", "token_hex", "token_urlsafe", "compare_digest", "SystemRandom"]

SystemRandom = _random.SystemRandom
_source = _random.Random()
_source.seed()
choice, randbits = _source.choice, _source.getrandbits

def randbelow(exclusive_upper_bound):
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _source.randrange(exclusive_upper_bound)

def token_bytes(nbytes=None):
    return _source.randbytes(32 if nbytes is None else nbytes)

def token_hex(nbytes=None):
    return token_bytes(nbytes).hex()

def token_urlsafe(nbytes=None):
    return _base64.urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode("ascii")

def compare_digest(a, b):
    return a == b
