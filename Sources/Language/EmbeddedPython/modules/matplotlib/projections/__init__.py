# SPDX-License-Identifier: GPL-3.0-or-later
from matplotlib.axes._axes import Axes
from matplotlib.projections.polar import PolarAxes

def get_projection_names():
    """The kinds of axes that there are."""
    return ["3d", "polar", "rectilinear"]

def get_projection_class(projection=None):
    """The class of axes of a kind."""
    if projection in (None, "rectilinear"):
        return Axes
    if projection == "polar":
        return PolarAxes
    if projection == "3d":
        from mpl_toolkits.mplot3d.axes3d import Axes3D
        return Axes3D
    if projection in ("aitoff", "hammer", "lambert", "mollweide"):
        raise NotImplementedError(f"Gradus has no axes of projection '{projection}'")
    raise ValueError(f"{projection!r} is not a valid value for projection.")

def register_projection(cls):
    raise NotImplementedError("Gradus has no projections of one's own")
