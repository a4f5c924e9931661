# SPDX-License-Identifier: GPL-3.0-or-later
class AxisError(ValueError, IndexError):
    """An axis that an array has not."""

class ComplexWarning(RuntimeWarning):
    """A part of a number is lost."""

class VisibleDeprecationWarning(UserWarning):
    """Something that will go."""

class RankWarning(RuntimeWarning):
    """A fit that is not well determined."""

class DTypePromotionError(TypeError):
    """Types that have none in common."""

class TooHardError(RuntimeError):
    """A question that would take too long."""
