# SPDX-License-Identifier: GPL-3.0-or-later
"""`torch.hub`: Gradus opens no connections, so whatever would fetch a model or its weights is refused by name."""
import os as _os

__all__ = ["download_url_to_file", "get_dir", "help", "list", "load", "load_state_dict_from_url", "set_dir"]

_state = {"folder": None}


def get_dir():
    """Where downloaded models would lie."""
    home = _os.getenv("TORCH_HOME", _os.path.join(_os.getenv("XDG_CACHE_HOME", "~/.cache"), "torch"))
    return _state["folder"] or _os.path.join(_os.path.expanduser(home), "hub")


def set_dir(d):
    """Says where downloaded models would lie."""
    _state["folder"] = _os.path.expanduser(d)


def load_state_dict_from_url(url, model_dir=None, map_location=None, progress=True, check_hash=False, file_name=None, weights_only=False):
    """The weights at an address, if a file of its name lies in the folder of downloaded models."""
    import torch
    folder = model_dir or _os.path.join(get_dir(), "checkpoints")
    path = _os.path.join(folder, file_name or _os.path.basename(url.partition("?")[0]))
    if not _os.path.exists(path):
        raise _refused(url, f": put the file at {path}")
    return torch.load(path, map_location=map_location, weights_only=weights_only)


def _refused(what, advice=""):
    return NotImplementedError(f"Gradus opens no connections, so there is no {what!r}{advice}")


def load(repo_or_dir, model, *args, **kwargs):
    """A model of somebody's repository: refused."""
    raise _refused(repo_or_dir)


def list(github, *args, **kwargs):
    """The models of somebody's repository: refused."""
    raise _refused(github)


def help(github, model, *args, **kwargs):
    """What somebody says of a model: refused."""
    raise _refused(github)


def download_url_to_file(url, dst, hash_prefix=None, progress=True):
    """Fetches a file: refused."""
    raise _refused(url)
