#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What keeping costs: statements of sessions on disk, whatever else the workspace holds; small and large changes of large tensors, and
opening them, against torch.save and torch.load; memory of the way back; opening of long sessions and of many objects."""
import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


class Sessions:
    """Sessions of a program in a folder of their own."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.environment = dict(
            os.environ, OPENBLAS_NUM_THREADS="1", XDG_DATA_HOME=folder, XDG_STATE_HOME=folder, TERM="dumb")

    def run(self, name, lines=()):
        """Types lines into a session: the seconds from start to end, what it printed, its peak memory in MB."""
        path = os.path.join(self.folder, name + ".md")
        with tempfile.TemporaryFile("w+") as typed, tempfile.TemporaryFile("w+") as printed:
            typed.write("\n".join(lines) + "\n")
            typed.seek(0)
            start = time.perf_counter()
            process = subprocess.Popen([self.program, path], stdin=typed, stdout=printed, env=self.environment)
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
            printed.seek(0)
            text = printed.read()
        if status:
            raise SystemExit(f"{name}: exit {status}; it printed {text[-500:]}")
        return seconds, text, usage.ru_maxrss / 1024

    def opening(self, name, rounds):
        """The median of the seconds in which a session opens and closes."""
        return statistics.median(self.run(name)[0] for _ in range(rounds))


def timed(statement, count):
    """Lines that time a statement, each time with what it costs to keep it. The last one prints the median in seconds."""
    lines = ["import time, statistics", "marks = []"]
    for i in range(count):
        lines += ["mark = time.perf_counter()", statement.format(i=i), "marks.append(time.perf_counter() - mark)"]
    return lines + ["print('median', statistics.median(marks))"]


def median(text):
    return float([line for line in text.split("\n") if line.startswith("median ")][-1].split()[1])


def statements(sessions):
    """`a = 1` beside nothing, many small objects, large tensors. The line before it is kept within its time, too."""
    workspaces = {
        "10 objects": "l = [[i] for i in range(10)]",
        "100,000 objects": "l = [[i] for i in range(10**5)]",
        "1,000,000 objects": "l = [[i] for i in range(10**6)]",
        "500 MB of tensors": "l = [torch.ones(12_500_000) for _ in range(10)]",
    }
    for number, (name, line) in enumerate(workspaces.items()):
        _, text, _ = sessions.run(f"statements{number}", [line] + timed("a = 1", 101))
        print(f"  a = 1 with {name:<20} {median(text) * 1000:8.2f} ms")
    for number, name in [(2, "1,000,000 objects"), (3, "500 MB of tensors")]:
        print(f"  opening {name:<23} {sessions.opening(f'statements{number}', 3) * 1000:8.0f} ms")


TORCH = """
import sys, time, torch
w = torch.ones(25_000_000)
for _ in range(3):
    start = time.perf_counter()
    torch.save(w, sys.argv[1])
    saved = time.perf_counter()
    torch.load(sys.argv[1])
    loaded = time.perf_counter()
print(saved - start, loaded - saved)
"""


def weights(sessions, python):
    """100 MB of weights."""
    sessions.run("weights", ["w = torch.ones(25_000_000)"])
    cases = {
        "changes nothing": ("w[0].item();", 51),
        "changes 1 KB": ("w[{i}000:{i}000 + 256] = {i}", 21),
        "changes 1 KB by numbers": ("w[torch.arange({i}, {i} + 256)] = {i}", 21),
        "changes all": ("w.add_(1);", 5),
    }
    for name, (line, count) in cases.items():
        _, text, peak = sessions.run("weights", timed(line, count))
        print(f"  a statement that {name:<23} {median(text) * 1000:8.1f} ms   (peak {peak:.0f} MB)")
    print(f"  opening                                  {sessions.opening('weights', 5) * 1000:8.0f} ms")
    file = os.path.join(sessions.folder, "w.pt")
    output = subprocess.run([python, "-c", TORCH, file], capture_output=True, text=True)
    if output.returncode:
        return print("  (no PyTorch to compare with: --python)")
    saving, loading = map(float, output.stdout.split())
    print(f"  torch.save, torch.load                   {saving * 1000:8.0f} ms {loading * 1000:6.0f} ms")


def memory(sessions):
    """What the way back keeps alive: a thousand statements that change 50 MB each."""
    before = sessions.run("memory", ["w = torch.ones(13_000_000)"])[2]
    after = sessions.run("memory", ["w.add_(1);"] * 1000)[2]
    print(f"  52 MB of weights: peak {before:.0f} MB; after 1,000 steps in place {after:.0f} MB (the budget of the way back is 512 MB)")


def opening(sessions):
    """A long session."""
    sessions.run("long", [f"a{i % 1000} = {i}" for i in range(100_000)])
    for _ in range(2):
        print(f"  100,000 statements: opening and closing  {sessions.opening('long', 7) * 1000:8.0f} ms")
    print(f"  a new session: opening and closing       {sessions.run('new')[0] * 1000:8.0f} ms")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", help="statements, weights, memory, opening (default: all)")
    parser.add_argument("--python", default="python3", help="a Python with PyTorch")
    parser.add_argument("--gradus", default=os.path.join(HERE, "..", ".build", "release", "gradus"))
    parser.add_argument("--folder", help="where the sessions lie (default: a folder for temporary files)")
    arguments = parser.parse_args()
    parts = {
        "statements": statements,
        "weights": lambda sessions: weights(sessions, arguments.python),
        "memory": memory,
        "opening": opening,
    }
    for name in arguments.parts or parts:
        with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
            print(f"{name}: {parts[name].__doc__ or weights.__doc__}")
            parts[name](Sessions(os.path.abspath(arguments.gradus), folder))
            sys.stdout.flush()


if __name__ == "__main__":
    main()
