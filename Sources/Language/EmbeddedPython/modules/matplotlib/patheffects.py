# SPDX-License-Identifier: GPL-3.0-or-later
# Outlines and shadows of what is drawn; a terminal has none.

class AbstractPathEffect:
    """An effect that is kept and not drawn."""

    def __init__(self, *args, **kwargs):
        self._args, self._kwargs = args, kwargs

class Normal(AbstractPathEffect):
    """As it is."""

class Stroke(AbstractPathEffect):
    """An outline."""

class withStroke(Stroke):
    """What is drawn, with an outline."""

class SimplePatchShadow(AbstractPathEffect):
    """A shadow."""

class withSimplePatchShadow(SimplePatchShadow):
    """What is drawn, with a shadow."""

class SimpleLineShadow(AbstractPathEffect):
    """A shadow of a line."""

class TickedStroke(AbstractPathEffect):
    """A line with ticks."""
