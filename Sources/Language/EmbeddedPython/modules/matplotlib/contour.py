# SPDX-License-Identifier: GPL-3.0-or-later
from matplotlib.collections import ContourSet

class QuadContourSet(ContourSet):
    """Contours over a grid."""
