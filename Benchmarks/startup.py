#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time from start to the first prompt, and memory there: Gradus against `python -c "import torch"`, in turns."""
import argparse
import os
import pty
import select
import signal
import statistics
import tempfile
import time


def measure(command, ready, environment):
    """Seconds until `ready` appears on the terminal, and the peak resident set then in MB."""
    start = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        os.execvpe(command[0], command, environment)
    seen = b""
    try:
        while ready not in seen:
            if not select.select([fd], [], [], 60)[0]:
                raise SystemExit(f"{command[0]}: no answer; it said {seen!r}")
            try:
                seen += os.read(fd, 4096)
            except OSError:
                raise SystemExit(f"{command[0]} ended; it said {seen!r}")
        elapsed = time.perf_counter() - start
        with open(f"/proc/{pid}/status") as status:
            peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(fd)
    return elapsed, peak


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", default="python3", help="a Python with PyTorch")
    parser.add_argument("--gradus", default=os.path.join(os.path.dirname(__file__), "..", ".build", "release", "gradus"))
    parser.add_argument("--runs", type=int, default=15)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        # OPENBLAS_NUM_THREADS as ./gradus sets it
        environment = dict(os.environ, OPENBLAS_NUM_THREADS="1", XDG_DATA_HOME=home, XDG_STATE_HOME=home, TERM="xterm")
        contestants = {
            "gradus": ([os.path.abspath(arguments.gradus), os.path.join(home, "start.md")], b">>> "),
            "import torch": ([arguments.python, "-c", "import torch; print('rea' + 'dy', flush=True); input()"], b"ready"),
        }
        results = {name: [] for name in contestants}
        for run in range(arguments.runs + 1):
            for name, (command, ready) in contestants.items():
                result = measure(command, ready, environment)
                if run:  # the first turn warms the file cache
                    results[name].append(result)
    times = {name: statistics.median(t for t, _ in rows) for name, rows in results.items()}
    peaks = {name: statistics.median(m for _, m in rows) for name, rows in results.items()}
    for name in contestants:
        print(f"{name:>13}: {times[name] * 1000:8.1f} ms   {peaks[name]:7.1f} MB")
    print(f"        ratio: {times['import torch'] / times['gradus']:8.1f} x    {peaks['import torch'] / peaks['gradus']:7.1f} x")


if __name__ == "__main__":
    main()
