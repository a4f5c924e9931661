# SPDX-License-Identifier: GPL-3.0-or-later
from scipy.spatial import distance
