# SPDX-License-Identifier: GPL-3.0-or-later
version_info = (8, 30, 0, "")
__version__ = "8.30.0"

def get_ipython():
    """There is no IPython here, so None, as in a plain script."""
    return None
