#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the programs in Benchmarks/programs with Gradus and with CPython/PyTorch in turns.

A program prints lines `NAME SECONDS`, timed inside with time.perf_counter. Shown are the medians over the runs and the median
of the ratios of each turn, whose two runs follow each other: on a shared machine both are slow or fast together. A program may
have aims for the ratios: a dictionary AIMS of names and numbers."""
import argparse
import ast
import collections
import glob
import os
import statistics
import subprocess


# What ./gradus sets: OpenBLAS would start a thread that waits busily for a tenth of a second.
GRADUS = dict(os.environ, OPENBLAS_NUM_THREADS="1")


def times(command, environment=None):
    out = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
    return {name: float(seconds) for name, seconds in (line.rsplit(" ", 1) for line in out.splitlines())}


def aims(path):
    for statement in ast.parse(open(path).read()).body:
        if isinstance(statement, ast.Assign) and getattr(statement.targets[0], "id", None) == "AIMS":
            return ast.literal_eval(statement.value)
    return {}


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("programs", nargs="*", help="names of programs, such as kernels; all when none is given")
    parser.add_argument("--python", default="python3", help="a Python with PyTorch")
    parser.add_argument("--gradus", default=os.path.join(here, "..", ".build", "release", "gradus"))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--prefix", default="", help="a command to run both with, such as 'chrt -f 50' on a busy machine")
    arguments = parser.parse_args()
    prefix = arguments.prefix.split()
    print(f"{'program':<34}{'gradus':>12}{'python':>12}{'python/gradus':>16}{'aim':>8}")
    for path in sorted(glob.glob(os.path.join(here, "programs", "*.py"))):
        if arguments.programs and os.path.basename(path)[:-3] not in arguments.programs:
            continue
        rows = {"gradus": collections.defaultdict(list), "python": collections.defaultdict(list)}
        for _ in range(arguments.runs):
            turns = (("gradus", [arguments.gradus, "run", path], GRADUS), ("python", [arguments.python, path], None))
            for who, command, environment in turns:
                for name, seconds in times(prefix + command, environment).items():
                    rows[who][name].append(seconds)
        wanted = aims(path)
        for name in rows["python"]:
            ours, theirs = (statistics.median(rows[who][name]) for who in ("gradus", "python"))
            turns = zip(rows["gradus"][name], rows["python"][name])
            ratio = statistics.median(python / gradus for gradus, python in turns)
            aim = wanted.get(name)
            mark = "" if aim is None else f"{aim:>8.2f}{'' if ratio >= aim else ' *'}"
            print(f"{name:<34}{ours * 1e3:>9.3f} ms{theirs * 1e3:>9.3f} ms{ratio:>16.2f}{mark}")


if __name__ == "__main__":
    main()
