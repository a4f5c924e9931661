#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person at a terminal waits for: from a key to the screen in a block of 200 lines (beginning, middle, end; letters, Enter, arrows),
the same at an empty prompt, and the first prompt of a session with 10,000 cells and one output of 50,000 lines."""
import argparse
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import subprocess
import tempfile
import termios
import time

HERE = os.path.dirname(os.path.abspath(__file__))
UP, DOWN, ENTER = b"\x1b[A", b"\x1b[B", b"\r"
PROMPT = re.compile(rb">>> (\x1b\[K)?\r*\x1b\[4C")


class Person:
    """Somebody at a terminal of 80 columns who types and looks."""

    def __init__(self, program, folder, session):
        self.process, self.screen = pty.fork()
        if self.process == 0:
            os.environ.update(
                HOME=folder, XDG_DATA_HOME=folder, XDG_STATE_HOME=folder, TERM="xterm-256color", LC_ALL="C.UTF-8",
                OPENBLAS_NUM_THREADS="1")
            os.execv(program, [program, session])
        fcntl.ioctl(self.screen, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 80, 0, 0))

    def read(self, seconds):
        """What appears until nothing has for so long."""
        text = b""
        while select.select([self.screen], [], [], seconds)[0]:
            try:
                piece = os.read(self.screen, 1 << 16)
            except OSError:
                break
            if not piece:
                break
            text += piece
        return text

    def prompt(self):
        """Waits for an empty prompt."""
        text = b""
        while not PROMPT.search(text):
            piece = self.read(0.02)
            if not piece and text.endswith(b"\r\n"):
                time.sleep(0.001)
            text += piece

    def processor_time(self):
        """Milliseconds that all threads have computed so far; nothing else on the machine counts."""
        total = 0
        for task in os.listdir(f"/proc/{self.process}/task"):
            with open(f"/proc/{self.process}/task/{task}/schedstat") as file:
                total += int(file.read().split()[0])
        return total / 1e6

    def figures(self, name, keys):
        """Presses keys one by one."""
        before = self.processor_time()
        times = [self.press(key) for key in keys]
        each = (self.processor_time() - before) / len(keys)
        figures(name, times, f", processor time {each:6.2f} ms")

    def press(self, keys):
        """Milliseconds from a key to the last byte of the answer that comes for it."""
        start = time.perf_counter()
        os.write(self.screen, keys)
        end = start
        # Another piece that belongs to the answer follows at once.
        limit = 1.0
        while select.select([self.screen], [], [], limit)[0]:
            os.read(self.screen, 1 << 16)
            end = time.perf_counter()
            limit = 0.012
        return (end - start) * 1000

    def leave(self):
        os.kill(self.process, signal.SIGTERM)
        self.read(0.2)
        os.close(self.screen)
        os.waitpid(self.process, 0)


def figures(name, times, more=""):
    times = sorted(times)
    print(f"  {name:<42} median {statistics.median(times):6.2f} ms, 95 % {times[int(len(times) * 0.95)]:6.2f} ms{more}")


def block(count):
    lines = ["class Net(nn.Module):"]
    while len(lines) < count:
        lines += [
            f"    def forward{len(lines)}(self, x, scale=1.5):", "        # a remark of some length beside the code",
            "        y = F.relu(self.conv1(x)) * scale + torch.tensor([1.0, 2.0]).sum()", "        return {'y': y, \"x\": x}",
        ]
    return "\n".join(lines[:count])


def keys(program, folder):
    """From a key to the screen."""
    person = Person(program, folder, "typing")
    person.prompt()
    person.figures("letters at an empty prompt", [b"a"] * 60)
    person.press(b"\x15")
    os.write(person.screen, b"\x1b[200~" + block(200).encode() + b"\x1b[201~")
    person.read(0.5)
    person.figures("200 lines: letters at the end", [b"a"] * 60)
    person.figures("200 lines: Up", [UP] * 100)
    person.figures("200 lines: letters in the middle", [b"b"] * 60)
    person.figures("200 lines: Enter in the middle", [ENTER] * 40)
    person.figures("200 lines: Backspace in the middle", [b"\x7f"] * 40)
    person.figures("200 lines: brackets in the middle", [b"(", b")"] * 30)
    for _ in range(150):
        person.press(UP)
    person.figures("200 lines: letters in the first line", [b"#"] * 60)
    person.figures("200 lines: Down", [DOWN] * 100)
    person.leave()


def opening(program, folder):
    """A session with 10,000 cells, of which one printed 50,000 lines."""
    path = os.path.join(folder, "long.md")
    lines = [f"a{i % 1000} = {i}" for i in range(10_000)]
    lines[5_000] = "for i in range(50_000): print('line', i)"
    environment = dict(os.environ, HOME=folder, XDG_DATA_HOME=folder, XDG_STATE_HOME=folder, TERM="dumb")
    subprocess.run([program, path], input="\n".join(lines) + "\n", text=True, stdout=subprocess.DEVNULL, env=environment, check=True)
    for name, session in [("a new session: first prompt", "new"), ("10,000 cells: first prompt", path)]:
        times = []
        for _ in range(9):
            start = time.perf_counter()
            person = Person(program, folder, session)
            text = b""
            while not PROMPT.search(text):
                select.select([person.screen], [], [], 5)
                text += os.read(person.screen, 1 << 16)
            times.append((time.perf_counter() - start) * 1000)
            person.leave()
        figures(name, times)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", help="keys, opening (default: both)")
    parser.add_argument("--gradus", default=os.path.join(HERE, "..", ".build", "release", "gradus"))
    arguments = parser.parse_args()
    parts = {"keys": keys, "opening": opening}
    for name in arguments.parts or parts:
        with tempfile.TemporaryDirectory() as folder:
            print(f"{name}: {parts[name].__doc__}")
            parts[name](os.path.abspath(arguments.gradus), folder)


if __name__ == "__main__":
    main()
