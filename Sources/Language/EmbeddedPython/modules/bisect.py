# SPDX-License-Identifier: GPL-3.0-or-later
"""Places in a sorted list, found by halving the part that may hold them."""

def bisect_left(a, x, lo=0, hi=None, *, key=None):
    """The first place where x can stand: what is before it is smaller."""
    first, end = lo, len(a) if hi is None else hi
    if first < 0:
        raise ValueError("lo must be non-negative")
    if key is not None:
        while first < end:
            probe = (first + end) >> 1
            if key(a[probe]) < x: first = probe + 1
            else: end = probe
        return first
    while first < end:
        probe = (first + end) >> 1
        if a[probe] < x: first = probe + 1
        else: end = probe
    return first

def bisect_right(a, x, lo=0, hi=None, *, key=None):
    """The last place where x can stand: what is behind it is greater."""
    first, end = lo, len(a) if hi is None else hi
    if first < 0:
        raise ValueError("lo must be non-negative")
    if key is not None:
        while first < end:
            probe = (first + end) >> 1
            if x < key(a[probe]): end = probe
            else: first = probe + 1
        return first
    while first < end:
        probe = (first + end) >> 1
        if x < a[probe]: end = probe
        else: first = probe + 1
    return first

def insort_left(a, x, lo=0, hi=None, *, key=None):
    """Puts x before its equals."""
    wanted = x if key is None else key(x)
    place = bisect_left(a, wanted, lo, hi, key=key)
    a.insert(place, x)

def insort_right(a, x, lo=0, hi=None, *, key=None):
    """Puts x behind its equals."""
    wanted = x if key is None else key(x)
    place = bisect_right(a, wanted, lo, hi, key=key)
    a.insert(place, x)

bisect, insort = bisect_right, insort_right
