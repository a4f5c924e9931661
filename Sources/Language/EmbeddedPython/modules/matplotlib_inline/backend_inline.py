# SPDX-License-Identifier: GPL-3.0-or-later
def set_matplotlib_formats(*formats, **kwargs):
    """The file formats of a notebook's figures, which a terminal has none of."""

def set_matplotlib_close(close=True):
    """Whether a notebook closes figures behind each cell."""
