#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many results have PyTorch's bits: runs cases.py in both and prints a table of shares, function by function.

    compare.py --gradus 'PROGRAM run' [--markdown]

PyTorch runs on its AVX2 kernels and one thread: there the order of its sums is the same on every machine.
"""
import argparse
import collections
import os
import shlex
import subprocess
import sys
import tempfile


def share(text):
    import torch

    place = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cases.py")
    with tempfile.TemporaryDirectory() as folder:
        theirs, ours = os.path.join(folder, "theirs.pt"), os.path.join(folder, "ours.pt")
        environment = dict(os.environ, ATEN_CPU_CAPABILITY="avx2")
        subprocess.run([sys.executable, "-W", "ignore", place, theirs], check=True, env=environment)
        subprocess.run(shlex.split(text) + [place, ours], check=True)
        theirs, ours = torch.load(theirs), torch.load(ours)
    equal, total = collections.Counter(), collections.Counter()
    near = collections.Counter()
    for key, value in theirs.items():
        name = tuple(key.split("/")[:2])
        other = ours.get(key)
        total[name] += value.numel()
        if other is None or other.shape != value.shape or other.dtype != value.dtype:
            continue
        if value.dtype == torch.float32:
            a, b = value.flatten().view(torch.int32).long(), other.flatten().view(torch.int32).long()
            same = (a == b) | (value.flatten().isnan() & other.flatten().isnan())
            near[name] += int(((a - b).abs() <= 1).sum())
        else:
            same = value.flatten() == other.flatten()
            near[name] += int(same.sum())
        equal[name] += int(same.sum())
    return equal, near, total


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gradus", required=True)
    parser.add_argument("--markdown", action="store_true")
    arguments = parser.parse_args()
    equal, near, total = share(arguments.gradus)
    groups = []
    for group, name in total:
        if group not in groups:
            groups.append(group)
    row = "| {} | {} | {:.2f} % | {:.2f} % | {} |" if arguments.markdown else "{:15}{:32}{:8.2f} %{:9.2f} %{:10}"
    if arguments.markdown:
        print("| group | function | same bits | at most one unit in the last place | values |\n|---|---|---|---|---|")
    for group in groups:
        names = [name for name in total if name[0] == group]
        for name in names:
            print(row.format(group, name[1], 100 * equal[name] / total[name], 100 * near[name] / total[name], total[name]))
        # Every function counts alike, whatever number of values it gave.
        mean = sum(equal[name] / total[name] for name in names) / len(names)
        close = sum(near[name] / total[name] for name in names) / len(names)
        print(row.format(group, "(all)", 100 * mean, 100 * close, sum(total[name] for name in names)))


if __name__ == "__main__":
    main()
