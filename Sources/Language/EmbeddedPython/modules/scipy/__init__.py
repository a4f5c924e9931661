# SPDX-License-Identifier: GPL-3.0-or-later
# The parts of SciPy that pages about networks use: special functions, distributions, matrix functions, convolutions, distances.
__version__ = "1.17.1"
