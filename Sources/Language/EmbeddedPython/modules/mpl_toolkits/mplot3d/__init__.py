# SPDX-License-Identifier: GPL-3.0-or-later
from mpl_toolkits.mplot3d.axes3d import Axes3D
