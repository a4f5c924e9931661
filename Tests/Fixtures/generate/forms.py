# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes Sources/Library/TorchCore/Torch/Overloads/CallForms.swift: in which forms PyTorch's functions and methods can be called.

They are what its TypeErrors list. Usage: forms.py NAMES (a file with a name a line), with a Python that has torch 2.13.
"""
import pathlib
import re
import sys
import warnings
import torch

warnings.simplefilter('ignore')


def forms(function):
    o = object()
    for args, kwargs in (((o,), {'zzz': 1}), ((o,), {}), ((o, o), {}), ((o,) * 8, {}), ((), {'zzz': 1})):
        try:
            function(*args, **kwargs)
        except TypeError as e:
            text = str(e)
            if 'invalid combination' in text:
                if 'one of:' in text:
                    return re.findall(r'^ \* (\(.*\))$', text, re.M)
                only = re.search(r'but expected (\(.*\))$', text, re.M)
                return [only.group(1)] if only else None
        except Exception:
            pass
    return None


def table(owner, names):
    lines = []
    for name in names:
        if name in ('imag', 'grad', 'H') or name.startswith('__'):
            continue
        function = getattr(owner, name, None)
        found = forms(function) if callable(function) else None
        if found:
            lines += [name] + ['  ' + form for form in found]
    return ''.join('    %s\n' % part for line in lines for part in wrap(line))


def wrap(line):
    """A line of at most 130 characters; a backslash joins the next one."""
    parts = []
    while len(line) > 125:
        cut = line.rindex(' ', 0, 125) + 1
        parts.append(line[:cut] + '\\')
        line = line[cut:]
    return parts + [line]


names = [line.strip() for line in open(sys.argv[1]) if line.strip()]
path = pathlib.Path(__file__).resolve().parents[3] / 'Sources/Library/TorchCore/Torch/Overloads/CallForms.swift'
path.write_text('''/// In which forms PyTorch's functions and methods can be called, as its TypeErrors list them; made by `forms.py`.
///
/// A name stands on a line of its own, its forms on indented lines below.
enum CallForms {
  static let functions = """
%s    """

  static let methods = """
%s    """
}
''' % (table(torch, names), table(torch.ones(2, 2), names)))
