# SPDX-License-Identifier: GPL-3.0-or-later
"""What of `copy` is written in Python."""

class Error(Exception):
    pass

error = Error
