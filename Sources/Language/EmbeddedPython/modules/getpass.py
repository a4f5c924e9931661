# SPDX-License-Identifier: GPL-3.0-or-later
"""Who works here."""
import os as _os

__all__ = ["getuser", "GetPassWarning"]

class GetPassWarning(UserWarning):
    pass

def getuser():
    """The name of the user, as the environment says."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if _os.environ.get(name):
            return _os.environ[name]
    try:
        with open("/etc/passwd") as users:
            for line in users:
                name, _, number, *_ = line.split(":")
                if int(number) == _os.getuid():
                    return name
    except (AttributeError, OSError, ValueError):
        pass
    raise OSError("No username set in the environment")
