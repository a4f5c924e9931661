#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks for inputs that end the process or that hear no Ctrl-C: calls and programs with hostile values, of the language and of torch.

    Scripts/hostile.py 'PROGRAM run' [--inputs A-B] [--kinds calls,programs,library,examples,edges] [--keep FILE] [--memory KB]

The inputs are those of hostile_inputs.py: an input is a number, so that one which was found runs again alone (`PROGRAM run
Scripts/hostile_inputs.py N N+1 KIND [EXAMPLES] show`; some need the inputs before them). Thousands run in one process, which is
started again behind an input that ended it. An input that computes for longer than a second gets Ctrl-C: what CPython would compute for hours is no
fault as long as that stops it. Those that die, or have computed on for five seconds, are written to FILE; the exit status is then 1.
"""
import argparse, os, re, select, signal, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
ALONE, WAITING = 1.0, 20.0                  # seconds of an input: of the processor, and by the clock (it may sleep, the machine may be busy)
PATIENCE, AT_ONCE = 5.0, 5000               # seconds after Ctrl-C, inputs of one process


def written_examples():
    """The examples of the reference that are one expression, one a line."""
    lines = set()
    folder = os.path.join(HERE, "..", "docs", "reference")
    for name in sorted(os.listdir(folder)):
        if re.match(r"(torch|numpy)", name):
            for line in open(os.path.join(folder, name), encoding="utf-8"):
                text = line.strip()
                if text.startswith(">>> ") and not re.search(r"save|load|open|set_default|printoptions|exit|^>>> \w+ = |import ", text):
                    lines.add(text[4:].rstrip(";"))
    return sorted(lines)


class Run:
    """One process, from an input to the next that ends it."""

    def __init__(self, given, kind, examples, first, last, folder):
        limit = f"ulimit -v {given.memory}; " if given.memory else ""
        script = os.path.join(HERE, "hostile_inputs.py")
        self.errors = open(os.path.join(folder, "errors"), "w+b")
        self.process = subprocess.Popen(["bash", "-c", f"{limit}ulimit -c 0; exec {given.program} {script} {first} {last} {kind} {examples}"], cwd=folder,
                                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.errors)
        self.number, self.last, self.done, self.slow, self.unheard = first - 1, last, False, 0, False

    def tail(self):
        self.errors.seek(max(0, os.fstat(self.errors.fileno()).st_size - 400))
        return self.errors.read().decode(errors="replace").strip().splitlines()[-1:]

    def computed(self):
        """The seconds of the processor that it has used."""
        try:
            with open(f"/proc/{self.process.pid}/stat", encoding="utf-8", errors="replace") as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def follow(self):
        """Reads the numbers until the process has ended."""
        out, rest, interrupted = self.process.stdout.fileno(), b"", None
        begin = time.monotonic(), self.computed()
        while True:
            ready, _, _ = select.select([out], [], [], 0.25)
            if ready:
                data = os.read(out, 1 << 16)
                if not data:
                    break
                *lines, rest = (rest + data).split(b"\n")
                for line in lines:
                    if line == b"DONE":
                        self.done = True
                    elif line.isdigit() and self.number < int(line) < self.last:
                        self.number, interrupted = int(line), None
                begin = time.monotonic(), self.computed()
                if os.fstat(self.errors.fileno()).st_size > 1 << 24:
                    self.errors.truncate(0)
                continue
            waited, computed = time.monotonic() - begin[0], self.computed() - begin[1]
            if interrupted is None and (computed > ALONE or waited > WAITING):
                interrupted = waited, computed
                self.slow += 1
            if interrupted is not None:
                self.process.send_signal(signal.SIGINT)     # again and again: `__del__` and `finally` may swallow one
                if computed - interrupted[1] > PATIENCE or waited - interrupted[0] > 4 * PATIENCE + WAITING:
                    self.unheard = True
                    self.process.kill()
        return self.process.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--inputs", default="0-10000", help="the numbers, of each kind")
    parser.add_argument("--kinds", default="calls,programs,library,examples,edges")
    parser.add_argument("--keep", default="hostile-found.txt")
    parser.add_argument("--memory", type=int, default=0, help="KB of address space")
    given = parser.parse_args()
    first, last = map(int, given.inputs.split("-"))
    found = count = slow = 0
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        examples = os.path.join(folder, "examples.txt")
        with open(examples, "w", encoding="utf-8") as file:
            file.write("\n".join(written_examples()))
        for start in range(first, last, AT_ONCE):
            for kind in given.kinds.split(","):
                number, end = start, min(start + AT_ONCE, last)
                while number < end:
                    run = Run(given, kind, examples, number, end, folder)
                    status = run.follow()
                    slow += run.slow
                    count += max(run.number + 1 - number, 0)
                    number = max(run.number, number) + 1
                    if run.unheard or status < 0 or status >= 128 and status != 130:
                        found += 1
                        with open(given.keep, "a", encoding="utf-8") as file:
                            print(kind, run.number, "heard no Ctrl-C" if run.unheard else f"ended with {status}", run.tail(), file=file)
                    run.errors.close()
                print(f"{count} inputs, {slow} stopped by Ctrl-C, {found} dead or hanging, {time.monotonic() - begin:.0f} s", flush=True)
    return 1 if found else 0


sys.exit(main())
