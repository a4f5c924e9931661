#!/usr/bin/env python3
"""Runs the programs in Benchmarks/programs with Gradus and with CPython/PyTorch in turns.

A program prints lines `NAME SECONDS`, timed inside with time.perf_counter; medians over the runs are compared."""
import argparse
import collections
import glob
import os
import statistics
import subprocess


def times(command):
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {name: float(seconds) for name, seconds in (line.rsplit(" ", 1) for line in out.splitlines())}


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default="python3", help="a Python with PyTorch")
    parser.add_argument("--gradus", default=os.path.join(here, "..", ".build", "release", "gradus"))
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    print(f"{'program':<34}{'gradus':>12}{'python':>12}{'python/gradus':>16}")
    for path in sorted(glob.glob(os.path.join(here, "programs", "*.py"))):
        rows = {"gradus": collections.defaultdict(list), "python": collections.defaultdict(list)}
        for _ in range(arguments.runs):
            for who, command in (("gradus", [arguments.gradus, "run", path]), ("python", [arguments.python, path])):
                for name, seconds in times(command).items():
                    rows[who][name].append(seconds)
        for name in rows["python"]:
            ours, theirs = (statistics.median(rows[who][name]) for who in ("gradus", "python"))
            print(f"{name:<34}{ours * 1e3:>9.2f} ms{theirs * 1e3:>9.2f} ms{theirs / ours:>16.2f}")


if __name__ == "__main__":
    main()
