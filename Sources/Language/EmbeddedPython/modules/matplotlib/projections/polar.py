# SPDX-License-Identifier: GPL-3.0-or-later
# Axes of an angle and a radius: what stands in them is drawn in a plane, inside a circle.
import math

import numpy as np
from matplotlib import _data
from matplotlib.axes._axes import Axes

_ZEROS = {"N": 90, "NW": 135, "W": 180, "SW": 225, "S": 270, "SE": 315, "E": 0, "NE": 45}

class PolarAxes(Axes):
    """Axes of an angle, in radians, and a radius."""

    name = "polar"

    def clear(self):
        super().clear()
        self._offset, self._direction, self._label_angle = 0.0, 1, 22.5
        self._angles = (0.0, 360.0)

    cla = clear

    # The angle

    def set_theta_offset(self, offset):
        """Turns the place of the angle 0, in radians."""
        self._offset = float(offset)

    def get_theta_offset(self):
        return self._offset

    def set_theta_zero_location(self, loc, offset=0.0):
        """Where the angle 0 is: 'N', 'W' …"""
        if loc not in _ZEROS:
            raise KeyError(loc)
        self._offset = math.radians(_ZEROS[loc] + offset)

    def set_theta_direction(self, direction):
        """Which way angles grow: 1 or 'anticlockwise', -1 or 'clockwise'."""
        if direction in ("clockwise", -1):
            self._direction = -1
        elif direction in ("counterclockwise", "anticlockwise", 1):
            self._direction = 1
        else:
            _data.one_of([-1, 1, "clockwise", "counterclockwise", "anticlockwise"], direction=direction)

    def get_theta_direction(self):
        return self._direction

    def set_thetamin(self, thetamin):
        self._angles = (float(thetamin), self._angles[1])

    def set_thetamax(self, thetamax):
        self._angles = (self._angles[0], float(thetamax))

    def get_thetamin(self):
        return self._angles[0]

    def get_thetamax(self):
        return self._angles[1]

    def set_thetalim(self, *args, **kwargs):
        low, high = (args if len(args) == 2 else args[0]) if args else (math.radians(kwargs.get("thetamin", 0)), math.radians(kwargs.get("thetamax", 360)))
        self._angles = (math.degrees(low), math.degrees(high))
        return low, high

    def set_thetagrids(self, angles, labels=None, fmt=None, **kwargs):
        """Where angles are written, in degrees, and how."""
        self.xaxis.set_ticks([math.radians(angle) for angle in _data.floats(angles).tolist()])
        if labels is not None:
            self.xaxis.set_ticklabels(list(labels))
        return [], self.xaxis.get_ticklabels()

    # The radius

    def set_rlim(self, bottom=None, top=None, *, emit=True, auto=False, **kwargs):
        """The ends of the radius."""
        return self.set_ylim(kwargs.pop("rmin", bottom), kwargs.pop("rmax", top))

    def set_rmax(self, rmax):
        self.set_ylim(top=rmax)

    def set_rmin(self, rmin):
        self.set_ylim(bottom=rmin)

    def get_rmax(self):
        return self._limits_of(1)[1]

    def get_rmin(self):
        return self._limits_of(1)[0]

    def set_rorigin(self, rorigin):
        pass

    def set_rscale(self, *args, **kwargs):
        return self.set_yscale(*args, **kwargs)

    def set_rticks(self, *args, **kwargs):
        """Where radii are written."""
        return self.yaxis.set_ticks(*args, **kwargs)

    def set_rgrids(self, radii, labels=None, angle=None, fmt=None, **kwargs):
        """Where radii are written, and how."""
        self.yaxis.set_ticks(radii)
        if labels is not None:
            self.yaxis.set_ticklabels(list(labels))
        if angle is not None:
            self._label_angle = float(angle)
        return [], self.yaxis.get_ticklabels()

    def set_rlabel_position(self, value):
        """The angle at which radii are written, in degrees."""
        self._label_angle = float(value)

    def get_rlabel_position(self):
        return self._label_angle

    def _limits_of(self, place):
        if place == 0:
            return (math.radians(self._angles[0]), math.radians(self._angles[1]))
        low, high = super()._limits_of(1)
        own = any(axes._axis[1].limits is not None for axes in self._shared[1])
        return (low, high) if own or low < 0 and self._data_limits(1)[0] and min(self._data_limits(1)[0]) < 0 else (0.0, high)

    # Drawing

    def _at(self, theta, r):
        # The places in the plane of angles and radii.
        low, high = self._limits_of(1)
        angle = self._offset + self._direction * np.asarray(theta, dtype="float64")
        length = (np.asarray(r, dtype="float64") - low) / (high - low)
        length = np.where(length < 0, float("nan"), length)
        return length * np.cos(angle), length * np.sin(angle)

    def _arc(self, start, end, r):
        steps = np.linspace(start, end, max(2, int(abs(end - start) / math.pi * 36) + 1))
        return steps, np.full_like(steps, r)

    def _words(self, kind, theta, r):
        values, angles = r[np.isfinite(r)], theta[np.isfinite(theta)]
        if not values.size or not angles.size:
            return "nothing"
        low, high = int(np.nanargmin(r)), int(np.nanargmax(r))
        def degrees(place):
            return f"{math.degrees(float(theta[place])):.4g}\u00b0"
        first, last = int(np.nanargmin(theta)), int(np.nanargmax(theta))
        if float(values.min()) == float(values.max()):
            return f"{len(values)} {kind} at the radius {float(values[0]):.4g}, from {degrees(first)} to {degrees(last)}"
        return (f"{len(values)} {kind} from {degrees(first)} to {degrees(last)}, the radius from {float(r[low]):.4g} at {degrees(low)} to "
                f"{float(r[high]):.4g} at {degrees(high)}")

    def _flat(self, child):
        # What a child is in the plane.
        made, note = [], None
        for item in child._items():
            kind = item[0]
            if kind in ("line", "points", "steps"):
                theta, r = [np.asarray(row, dtype="float64") for row in item[2:4]]
                words = item[6] if len(item) > 6 and item[6] else self._words("points", theta, r)
                made.append((kind, item[1], *self._at(theta, r), item[4], item[5] if kind == "line" else False, words, *item[7:]))
            elif kind == "shades":
                made.append((kind, item[1], *self._at(item[2], item[3]), *item[4:]))
            elif kind == "bar":
                x, y, width, height = item[2:6]
                (up, outer), (down, inner) = self._arc(x, x + width, y + height), self._arc(x + width, x, y)
                theta, r = np.concatenate([up, down, up[:1]]), np.concatenate([outer, inner, outer[:1]])
                where = f"{math.degrees(x + width / 2):.4g}\u00b0"
                color = child._get("facecolor")
                made.append(("line", child._legend_label(), *self._at(theta, r), color, False, f"a bar of {height:.4g} at {where}"))
            elif kind == "band":
                theta = np.concatenate([item[2], item[2][::-1], item[2][:1]])
                r = np.concatenate([item[3], item[4][::-1], item[3][:1]])
                made.append(("line", item[1], *self._at(theta, r), item[5] if len(item) > 5 else None, False, " "))
            elif kind == "text":
                x, y = self._at(item[2], item[3])
                made.append((kind, item[1], float(x), float(y), *item[4:]))
            elif kind == "hline":
                theta, r = self._arc(*self._limits_of(0), item[2])
                made.append(("line", item[1], *self._at(theta, r), None, False, f"the circle of the radius {item[2]:.4g}"))
            elif kind == "vline":
                made.append(("line", item[1], *self._at(np.full(2, item[2]), np.array(self._limits_of(1))), None, False,
                             f"the angle {math.degrees(item[2]):.4g}\u00b0"))
            else:
                note = f"not drawn in polar axes: {kind}"
        if note and note not in self._notes:
            self._notes.append(note)
        return made

    def _grid(self):
        # The circle around everything, the labels of angles and radii.
        low, high = self._limits_of(1)
        (start, end), texts = self._limits_of(0), []
        edge = [("line", "", *self._at(*self._arc(start, end, high)), "0.6", False, " ")]
        if self.axison:
            ticks = self.xaxis._shown_ticks()
            if ticks is None:
                ticks = [(math.radians(angle), f"{angle}\u00b0") for angle in range(0, 360, 45) if self._angles[0] <= angle <= self._angles[1]]
            for angle, label in ticks:
                x, y = self._at(angle, low + (high - low) * 1.08)
                side = "center" if abs(float(x)) < 0.3 else "left" if x > 0 else "right"
                texts.append(("text", label, float(x), max(-1.0, min(1.0, float(y))), side))
            ticks = self.yaxis._shown_ticks()
            if ticks is None:
                places = [place for place in self.yaxis.get_majorticklocs().tolist() if low < place <= high]
                # A few are enough where a line of text has little room.
                ticks = [(place, f"{place:.4g}") for place in places[::-1][:: (len(places) + 3) // 4]]
            for place, label in ticks:
                if low < place <= high:
                    x, y = self._at(math.radians(self._label_angle), place)
                    texts.append(("text", label, float(x), float(y), "center"))
        return edge, texts
