# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that fit a pattern with `*`, `?` and `[…]`."""
import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]

def _set(pattern, start):
    """The set that begins after a bracket as a regular expression, and where it ends; None when it is not closed."""
    end = start + (pattern[start:start + 1] == "!")
    end = pattern.find("]", end + 1)
    if end < 0:
        return None
    inside = pattern[start:end].replace("\\", r"\\").replace("[", r"\[")
    if inside.startswith("!"):
        inside = "^" + inside[1:]
    elif inside.startswith("^"):
        inside = "\\" + inside
    return f"[{inside}]", end + 1

def translate(pat):
    """The regular expression of a pattern."""
    runs, place = [""], 0
    while place < len(pat):
        sign = pat[place]
        place += 1
        if sign == "*":
            if runs[-1] or len(runs) == 1:
                runs.append("")
        elif sign == "?":
            runs[-1] += "."
        elif sign == "[" and (found := _set(pat, place)):
            text, place = found
            runs[-1] += text
        else:
            runs[-1] += re.escape(sign)
    # What lies between two stars is taken where it first comes, for good: another place would help nothing that follows.
    first, *inner = runs
    last = ".*" + inner.pop() if inner else ""
    return f"(?s:{first}{''.join([f'(?>.*?{run})' for run in inner])}{last})\\Z"

def fnmatchcase(name, pat):
    return re.match(translate(pat), name) is not None

fnmatch = fnmatchcase

def filter(names, pat):
    fits = re.compile(translate(pat)).match
    return [name for name in names if fits(name)]
