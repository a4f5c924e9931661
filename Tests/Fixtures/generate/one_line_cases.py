# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs of one line with what a library gives, as numpy_cases.py and pyplot_cases.py make them.

A case is some statements and an expression, parted by semicolons; prelude.py of its folder says how a result is written.
A line of cases.txt is the case, a tab, and the result. Where Gradus differs and is known to, the line begins with `differs`,
a tab, the reason and a tab. With a program to compare (--gradus 'gradus run'), what differs without a reason is printed,
and also what has a reason and agrees.
"""
import argparse
import pathlib
import shlex
import subprocess
import sys
import tempfile


def line_of(number, case):
    statements, _, expression = case.rpartition('; ')
    return f'def c(): {statements + "; " if statements else ""}return {expression}\nR({number}, c)\n'


def run(command, folder, cases):
    # A folder of its own: Python looks for modules where a program lies.
    with tempfile.TemporaryDirectory() as place:
        program = pathlib.Path(place) / 'cases.py'
        program.write_text((folder / 'prelude.py').read_text() + ''.join(line_of(i, case) for i, case in enumerate(cases)))
        done = subprocess.run(command + [program], capture_output=True, text=True)
    result = {}
    for line in done.stdout.splitlines():
        head, _, rest = line.partition('\t')
        if head.isdigit():
            result[int(head)] = rest
    if len(result) < len(cases):
        print(f'{command[0]} gave {len(result)} of {len(cases)} results: {done.stderr[-500:]}', file=sys.stderr)
    return [result.get(i, '') for i in range(len(cases))]


def agree(got, wanted):
    """The comparison of Tests/TorchLibraryTests/OneLineCases.swift: floats may differ in their last bits."""
    a, b = got.split('\t'), wanted.split('\t')
    if len(a) != len(b):
        return False
    i = 0
    while i < len(a):
        if a[i] == b[i]:
            i += 1
            continue
        near = {'float64': 1e-14, 'float32': 5e-7, 'float16': 2e-3}
        if i >= 4 and a[i - 4] == b[i - 4] == 'A' and a[i - 2] in near and close(a[i], b[i], near[a[i - 2]]):
            i += 3
            continue
        if i >= 2 and a[i - 2] == b[i - 2] == 'V' and a[i - 1] == 'float' and close(a[i], b[i], 1e-14):
            i += 1
            continue
        return False
    return True


def close(a, b, tolerance):
    x, y = [float(v) for v in a.split()], [float(v) for v in b.split()]
    return len(x) == len(y) and all(p == q or p != p and q != q or abs(p - q) <= tolerance * max(abs(q), 1e-2) for p, q in zip(x, y))


def write(folder, cases, differs):
    """Runs the cases and writes cases.txt; `differs` has the cases that are known to differ for each reason."""
    parser = argparse.ArgumentParser()
    parser.add_argument('--gradus', default='')
    options = parser.parse_args()
    cases = list(dict.fromkeys(cases))
    wanted = run([sys.executable, '-W', 'ignore'], folder, cases)
    got = run(shlex.split(options.gradus), folder, cases) if options.gradus else None
    reasons = {case: reason for reason, known in differs.items() for case in known}
    for case in reasons.keys() - set(cases):
        print('no case:', case)
    lines = []
    for i, case in enumerate(cases):
        reason = reasons.get(case)
        if got is not None and agree(got[i], wanted[i]) == (reason is not None):
            print(f'{case}  [{reason}]\n  gradus  {got[i][:300]}\n  wanted  {wanted[i][:300]}')
        lines.append((f'differs\t{reason}\t' if reason else '') + f'{case}\t{wanted[i]}\n')
    (folder / 'cases.txt').write_text(''.join(lines))
    print(len(cases), 'cases,', sum(line.startswith('differs\t') for line in lines), 'known to differ')
