# SPDX-License-Identifier: GPL-3.0-or-later
from matplotlib.axes._axes import Axes

Subplot = Axes
