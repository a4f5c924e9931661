# SPDX-License-Identifier: GPL-3.0-or-later
"""The collector of objects that refer to each other in a circle. Everything else goes with its last reference.

There is one generation: a collection looks at all tracked objects. Classes and modules stay."""

DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL = 1, 2, 4, 32
DEBUG_LEAK = DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL

garbage = []
callbacks = []

_enabled = True
_debug = 0
_thresholds = (700, 10, 10)
_frozen = 0

_atoms = (int, float, str, bytes, bytearray, bool, type(None), type(...), type(NotImplemented), range)

def _tell(phase, generation, collected):
    info = {"generation": generation, "collected": collected, "uncollectable": 0}
    for callback in list(callbacks):
        callback(phase, info)

def collect(generation=2):
    """Look for circles of objects now; the number of objects that were in some."""
    if not isinstance(generation, int):
        raise TypeError(f"'{type(generation).__name__}' object cannot be interpreted as an integer")
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    if not callbacks:
        return _collect()
    _tell("start", generation, 0)
    found = _collect()
    _tell("stop", generation, found)
    return found

def _steer():
    first = _thresholds[0]
    _enable(_enabled and first > 0, first if 0 < first < 100 else 0)

def enable():
    """Look for circles whenever the number of tracked objects has doubled."""
    global _enabled
    _enabled = True
    _steer()

def disable():
    """Look for circles only when collect() is called."""
    global _enabled
    _enabled = False
    _steer()

def isenabled():
    """Whether circles are looked for without being asked."""
    return _enabled

def get_threshold():
    """The thresholds; the first one matters below 100 only."""
    return _thresholds

def set_threshold(threshold0, threshold1=10, threshold2=10):
    """Set the thresholds; 0 as the first one switches the collector off, below 100 it looks after so many new objects."""
    global _thresholds
    _thresholds = (threshold0, threshold1, threshold2)
    _steer()

def get_count():
    """How many objects are tracked beyond those after the last collection, and 0, 0: there is one generation."""
    tracked, survivors = _figures()[:2]
    return (max(0, tracked - survivors), 0, 0)

def get_stats():
    """What was done so far, a dictionary for each generation; only the last one is used."""
    runs, taken = _figures()[2:]
    nothing = {"collections": 0, "collected": 0, "uncollectable": 0}
    return [nothing, dict(nothing), {"collections": runs, "collected": taken, "uncollectable": 0}]

def get_debug():
    """The flags that set_debug was given."""
    return _debug

def set_debug(flags):
    """Keep the flags; nothing is written."""
    global _debug
    if flags & DEBUG_SAVEALL:
        raise NotImplementedError("Gradus has no gc.DEBUG_SAVEALL: what is in a circle goes")
    _debug = flags

def get_objects(generation=None):
    """The objects that are tracked: containers that were changed since they were made."""
    if generation is not None and not isinstance(generation, int):
        raise TypeError(f"'{type(generation).__name__}' object cannot be interpreted as an integer")
    if generation is not None and generation < 0:
        raise ValueError("generation parameter cannot be negative")
    if generation is not None and generation > 2:
        raise ValueError("generation parameter must be less than the number of available generations (3)")
    return _objects() if generation in (None, 2) else []

def get_referents(*objs):
    """What the objects refer to directly."""
    return [found for obj in objs for found in _referents(obj)]

def get_referrers(*objs):
    """The tracked objects that refer to any of these directly."""
    wanted = {id(obj) for obj in objs}
    return [holder for holder in _objects() if any(id(found) in wanted for found in _referents(holder))]

def is_tracked(obj):
    """Whether an object could be part of a circle."""
    kind = type(obj)
    if kind in _atoms or isinstance(obj, (str, int, float, bytes)) and not hasattr(obj, "__dict__"):
        return False
    if kind is dict:
        return any(is_tracked(part) for item in obj.items() for part in item)
    if kind is tuple:
        return any(is_tracked(part) for part in obj)
    if kind is object:
        return False
    slots = getattr(kind, "__slots__", None)
    return not (slots is not None and len(slots) == 0 and kind.__mro__[1] is object)

def is_finalized(obj):
    """Whether the object's __del__ has been called; objects that go are not seen again, so it has not."""
    return False

def freeze():
    """Leave the objects that exist now alone; here they are looked at all the same."""
    global _frozen
    _frozen = _figures()[0]

def unfreeze():
    """Undo freeze()."""
    global _frozen
    _frozen = 0

def get_freeze_count():
    """How many objects freeze() was told to leave alone."""
    return _frozen
