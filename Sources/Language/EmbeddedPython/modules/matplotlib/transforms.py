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

class Affine2D:
    """A map of the plane: turning, stretching, shifting, one after the other."""

    is_affine = True
    input_dims = output_dims = 2

    def __init__(self, matrix=None):
        self._matrix = np.eye(3) if matrix is None else np.array(matrix, dtype="float64")

    def __str__(self):
        rows = str(self._matrix).split("\n")
        return "Affine2D(\n    " + "\n     ".join([row.strip() for row in rows]) + ")"

    def __eq__(self, other):
        return isinstance(other, Affine2D) and bool((self._matrix == other._matrix).all())

    @staticmethod
    def from_values(a, b, c, d, e, f):
        return Affine2D([[a, c, e], [b, d, f], [0.0, 0.0, 1.0]])

    @staticmethod
    def identity():
        return Affine2D()

    def get_matrix(self):
        return self._matrix

    def set_matrix(self, matrix):
        self._matrix = np.array(matrix, dtype="float64")

    def set(self, other):
        self._matrix = other.get_matrix()

    def clear(self):
        self._matrix = np.eye(3)
        return self

    def _then(self, rows):
        self._matrix = np.array(rows, dtype="float64") @ self._matrix
        return self

    def rotate(self, theta):
        """Turns by an angle in radians."""
        a, b = float(np.cos(theta)), float(np.sin(theta))
        return self._then([[a, -b, 0], [b, a, 0], [0, 0, 1]])

    def rotate_deg(self, degrees):
        """Turns by an angle in degrees."""
        return self.rotate(float(np.radians(degrees)))

    def rotate_around(self, x, y, theta):
        return self.translate(-x, -y).rotate(theta).translate(x, y)

    def rotate_deg_around(self, x, y, degrees):
        return self.translate(-x, -y).rotate_deg(degrees).translate(x, y)

    def translate(self, tx, ty):
        """Shifts."""
        return self._then([[1, 0, tx], [0, 1, ty], [0, 0, 1]])

    def scale(self, sx, sy=None):
        """Stretches."""
        return self._then([[sx, 0, 0], [0, sx if sy is None else sy, 0], [0, 0, 1]])

    def skew(self, xShear, yShear):
        return self._then([[1, float(np.tan(xShear)), 0], [float(np.tan(yShear)), 1, 0], [0, 0, 1]])

    def skew_deg(self, xShear, yShear):
        return self.skew(float(np.radians(xShear)), float(np.radians(yShear)))

    def inverted(self):
        """The way back."""
        return Affine2D(np.linalg.inv(self._matrix))

    def frozen(self):
        return Affine2D(self._matrix.copy())

    def transform(self, values):
        """Where points go."""
        points = np.asarray(values, dtype="float64")
        return points @ self._matrix[:2, :2].T + self._matrix[:2, 2]

    transform_affine = transform_point = transform

    def __add__(self, other):
        # First this, then the other; what only a window knows comes after both.
        if isinstance(other, Affine2D):
            return Affine2D(other._matrix @ self._matrix)
        return _Placed(self, other)

    def __radd__(self, other):
        return self

class _Placed:
    # A map before a way of placing that a terminal has itself.
    def __init__(self, first, then):
        self.first, self.then, self._moves = first, then, first

    def transform(self, values):
        return self.then.transform(self.first.transform(values))

class IdentityTransform(Affine2D):
    """The map that moves nothing."""

def blended_transform_factory(x_transform, y_transform):
    """One way of placing for x, another for y."""
    return x_transform
