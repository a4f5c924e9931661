# SPDX-License-Identifier: GPL-3.0-or-later
"""The factors by which the modes of CyclicLR scale the height of a cycle."""


def triangular(x):
    return 1.0


def triangular2(x):
    return 1 / (2.0 ** (x - 1))


def exp_range(gamma, x):
    return gamma ** x
