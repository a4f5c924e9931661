# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a module would come from, and modules of files elsewhere; the names with a _ are native."""
import importlib as _importlib
import os as _os
import sys as _sys

__all__ = ["find_spec", "module_from_spec", "spec_from_file_location", "resolve_name"]

class _Loader:
    """Reads the module of a file."""

    def __init__(self, name, path):
        self.name, self.path = name, path

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        _run(module)

    def get_filename(self, name=None):
        return self.path

class ModuleSpec:
    """What is known of a module before it is imported."""

    def __init__(self, name, loader, *, origin=None, is_package=False):
        self.name, self.loader, self.origin, self.cached = name, loader, origin, None
        self.submodule_search_locations = [_os.path.dirname(origin)] if is_package and origin else None
        self.has_location = origin is not None

    @property
    def parent(self):
        return self.name if self.submodule_search_locations else self.name.rpartition(".")[0]

    def __repr__(self):
        origin = "" if self.origin is None else f", origin={self.origin!r}"
        return f"ModuleSpec(name={self.name!r}, loader={self.loader!r}{origin})"

def resolve_name(name, package):
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    dots = len(name) - len(name.lstrip("."))
    parts = package.split(".")
    if dots > len(parts):
        raise ImportError("attempted relative import beyond top-level package")
    return ".".join(parts[:len(parts) - dots + 1] + ([name[dots:]] if name[dots:] else []))

def find_spec(name, package=None):
    """Where a module would come from; None when nothing of this name can be imported."""
    name = resolve_name(name, package)
    if _is_ours(name):
        return ModuleSpec(name, None)
    parent, _, last = name.rpartition(".")
    folders = getattr(_importlib.import_module(parent), "__path__", []) if parent else _sys.path
    for folder in folders:
        for path in (_os.path.join(folder, last, "__init__.py"), _os.path.join(folder, last + ".py")):
            if _os.path.isfile(path):
                return spec_from_file_location(name, path)
    return None

def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    """What to make the module of a file from."""
    path = _os.path.abspath(location)
    if not path.endswith(".py"):
        return None
    return ModuleSpec(name, loader or _Loader(name, path), origin=path, is_package=_os.path.basename(path) == "__init__.py")

def module_from_spec(spec):
    """The module, which has not run: `spec.loader.exec_module(module)` does that."""
    if spec.loader is None:
        return _importlib.import_module(spec.name)
    return _make(spec.name, spec.origin)
