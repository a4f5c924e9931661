#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which names of numpy and matplotlib Gradus has, refuses by name, or does not know.

Usage: MPLBACKEND=Agg coverage.py [--gradus 'gradus run'] [--write docs/coverage.md], with numpy and matplotlib installed. Exits with 1 where a
name is neither there nor refused as Gradus's own gap.
"""
import argparse
import pathlib
import shlex
import subprocess
import sys
import tempfile
import types

PROGRAM = '''
def ask(owner, name):
    try:
        getattr(owner, name)
        return 'there'
    except Exception as e:
        return 'refused' if str(e).startswith('Gradus has no') or 'Gradus' in str(e) else 'unknown'
'''


def public(owner):
    names = [name for name in dir(owner) if not name.startswith('_')]
    # What a module imports for itself is not what it offers.
    return [name for name in names if not isinstance(getattr(owner, name, None), types.ModuleType)]


def owners():
    import matplotlib.axes
    import matplotlib.figure
    import matplotlib.pyplot
    import numpy
    yield 'numpy', 'import numpy', 'numpy', [n for n in public(numpy) if callable(getattr(numpy, n)) or n in ('pi', 'e', 'inf', 'nan', 'newaxis')]
    yield 'numpy.ndarray', 'import numpy', 'numpy.zeros(2)', public(numpy.ndarray)
    yield 'numpy.linalg', 'import numpy', 'numpy.linalg', public(numpy.linalg)
    yield 'numpy.random', 'import numpy', 'numpy.random', public(numpy.random)
    own = ('typing', 'enum', 'contextlib', 'abc')
    names = [n for n in public(matplotlib.pyplot) if getattr(getattr(matplotlib.pyplot, n), '__module__', '') is None
             or not str(getattr(getattr(matplotlib.pyplot, n), '__module__', '')).startswith(own)]
    yield 'matplotlib.pyplot', 'import matplotlib.pyplot', 'matplotlib.pyplot', names
    yield 'Axes', 'import matplotlib.pyplot', 'matplotlib.pyplot.gca()', public(matplotlib.axes.Axes)
    yield 'Figure', 'import matplotlib.pyplot', 'matplotlib.pyplot.gcf()', public(matplotlib.figure.Figure)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--gradus', default='gradus run')
    parser.add_argument('--write', type=pathlib.Path)
    options = parser.parse_args()
    groups = list(owners())
    text = PROGRAM
    for title, imports, owner, names in groups:
        text += f'{imports}\nowner = {owner}\n'
        for name in names:
            text += f'print({title!r}, {name!r}, ask(owner, {name!r}))\n'
    with tempfile.TemporaryDirectory() as place:
        program = pathlib.Path(place) / 'names.py'
        program.write_text(text)
        done = subprocess.run(shlex.split(options.gradus) + [program], capture_output=True, text=True)
    found = {}
    for line in done.stdout.splitlines():
        title, name, answer = line.rsplit(' ', 2)
        found.setdefault(title, {}).setdefault(answer, []).append(name)
    if done.returncode:
        print(done.stderr[-500:], file=sys.stderr)
    lines = ['# What there is of NumPy and matplotlib', '',
             'Made by `Scripts/coverage.py`, which asks Gradus for every public name of the installed packages. What is refused is refused by its name, as a gap '
             'of Gradus\'s own.', '', '| | there | refused by name | unknown |', '|---|--:|--:|--:|']
    for title, *_ in groups:
        part = found.get(title, {})
        lines.append(f'| `{title}` | {len(part.get("there", []))} | {len(part.get("refused", []))} | {len(part.get("unknown", []))} |')
    for title, *_ in groups:
        part = found.get(title, {})
        lines += ['', f'## {title}', '', 'There: ' + ', '.join(f'`{name}`' for name in sorted(part.get('there', []))) + '.']
        if part.get('refused'):
            lines += ['', 'Refused: ' + ', '.join(f'`{name}`' for name in sorted(part['refused'])) + '.']
        if part.get('unknown'):
            lines += ['', 'Unknown: ' + ', '.join(f'`{name}`' for name in sorted(part['unknown'])) + '.']
            print(title, 'unknown:', *sorted(part['unknown']))
    print('\n'.join(lines[4:6 + len(groups)]))
    if options.write:
        options.write.write_text('\n'.join(lines) + '\n')
    return 1 if any(part.get('unknown') for part in found.values()) else 0


if __name__ == '__main__':
    sys.exit(main())
