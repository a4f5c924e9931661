# SPDX-License-Identifier: GPL-3.0-or-later
"""The package of concurrent.futures."""

def __getattr__(name):
    if name == "futures":
        import importlib
        return importlib.import_module("concurrent.futures")
    raise AttributeError(f"module 'concurrent' has no attribute {name!r}")
