# SPDX-License-Identifier: GPL-3.0-or-later
from matplotlib import collections as _collections

class Quiver(_collections.Quiver):
    """A field of arrows."""
