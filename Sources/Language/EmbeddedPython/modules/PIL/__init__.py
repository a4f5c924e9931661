# SPDX-License-Identifier: GPL-3.0-or-later
__version__ = "12.0.0"

class UnidentifiedImageError(OSError):
    """A file that is no picture, or one of a kind that is not read."""
