# SPDX-License-Identifier: GPL-3.0-or-later
__version__ = "1.5.0"
