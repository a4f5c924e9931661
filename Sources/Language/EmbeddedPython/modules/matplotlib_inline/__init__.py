# SPDX-License-Identifier: GPL-3.0-or-later
# How notebooks show figures: here they are charts in the terminal whatever is chosen.
from matplotlib_inline import backend_inline
