# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np

class Bbox:
    """A rectangle from its lower left to its upper right corner."""

    def __init__(self, points):
        (self.x0, self.y0), (self.x1, self.y1) = [[float(part) for part in point] for point in points]

    @staticmethod
    def from_extents(*args):
        x0, y0, x1, y1 = args[0] if len(args) == 1 else args
        return Bbox([[x0, y0], [x1, y1]])

    @staticmethod
    def from_bounds(x0, y0, width, height):
        return Bbox([[x0, y0], [x0 + width, y0 + height]])

    width = property(lambda self: self.x1 - self.x0)
    height = property(lambda self: self.y1 - self.y0)
    size = property(lambda self: np.array([self.width, self.height]))
    bounds = property(lambda self: (self.x0, self.y0, self.width, self.height))
    extents = property(lambda self: np.array([self.x0, self.y0, self.x1, self.y1]))
    xmin = property(lambda self: min(self.x0, self.x1))
    xmax = property(lambda self: max(self.x0, self.x1))
    ymin = property(lambda self: min(self.y0, self.y1))
    ymax = property(lambda self: max(self.y0, self.y1))
    intervalx = property(lambda self: np.array([self.x0, self.x1]))
    intervaly = property(lambda self: np.array([self.y0, self.y1]))

    def get_points(self):
        return np.array([[self.x0, self.y0], [self.x1, self.y1]])

    def __repr__(self):
        return f"Bbox([[{self.x0}, {self.y0}], [{self.x1}, {self.y1}]])"

    def __str__(self):
        return f"Bbox(x0={self.x0}, y0={self.y0}, x1={self.x1}, y1={self.y1})"

class _Named(str):
    # A way from numbers to places, by its name.
    def transform(self, values):
        raise NotImplementedError(f"Gradus has no transform of {self} coordinates: a terminal has no pixels")

    def inverted(self):
        return self

    def __add__(self, other):
        return self

    def __sub__(self, other):
        return self
