# SPDX-License-Identifier: GPL-3.0-or-later
"""What is left of an old package: distutils.version."""

__version__ = "3.11.7"
