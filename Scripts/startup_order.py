#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes Scripts/startup-order.txt: the functions that run between start and first prompt, in the order of their first calls.

The linker puts them side by side (Package.swift names the file), so that a start reads a few pages of the program instead of a
few bytes in each of thousands. Names that are gone do no harm, and functions that are new only lie elsewhere: the list wants to be
made again now and then, when `Benchmarks/startup.py` shows more memory. It takes valgrind, which knows no AVX-512, and a program with its symbols:

    GRADUS_MARCH=x86-64-v3 swift build -c release --static-swift-stdlib --product gradus --scratch-path .build-order
    Scripts/startup_order.py .build-order/release/gradus
"""
import os
import pty
import re
import subprocess
import sys
import tempfile


def run_to_prompt(command, home):
    """Runs a command on a terminal and leaves at its first prompt."""
    environment = dict(os.environ, XDG_DATA_HOME=home, XDG_STATE_HOME=home, TERM="xterm")
    pid, fd = pty.fork()
    if pid == 0:
        os.execvpe(command[0], command, environment)
    seen = b""
    try:
        while b">>> " not in seen:
            seen += os.read(fd, 4096)
        os.write(fd, b"\x04")
        while os.read(fd, 4096):
            pass
    except OSError:
        pass
    os.waitpid(pid, 0)
    if b">>> " not in seen:
        raise SystemExit(f"{command[0]} showed no prompt; it said {seen!r}")


def functions(profile, program):
    """The program's functions in a profile of callgrind, in its order, which is that of their first calls."""
    names, objects, found = {}, {}, {}
    inside = False

    def full(table, text):
        number, name = re.match(r"\((\d+)\)(?: (.*))?$", text).groups()
        if name:
            table[number] = name
        return table[number]

    with open(profile) as lines:
        for line in lines:
            kind, _, text = line.rstrip("\n").partition("=")
            if kind in ("ob", "cob"):
                file = full(objects, text)
                if kind == "ob":
                    inside = file == program
            elif kind in ("fn", "cfn"):
                name = full(names, text)
                if kind == "fn" and inside:
                    found[re.sub(r"'\d+$", "", name)] = None
    return list(found)


def main():
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    program = os.path.realpath(sys.argv[1])
    target = os.path.join(os.path.dirname(os.path.abspath(__file__)), "startup-order.txt")
    with tempfile.TemporaryDirectory() as home:
        profile = os.path.join(home, "profile")
        run_to_prompt(
            ["valgrind", "-q", "--tool=callgrind", "--demangle=no", f"--callgrind-out-file={profile}", program,
             os.path.join(home, "start.md")],
            home)
        found = functions(profile, program)
    symbols = set(subprocess.run(["nm", "--format=just-symbols", program], capture_output=True, text=True).stdout.split())
    known = [name for name in found if name in symbols]
    if len(known) < 500:
        raise SystemExit(f"only {len(known)} functions with names: was the program stripped?")
    with open(target, "w") as file:
        file.writelines(f".text.{name}\n" for name in known)
    print(f"{len(known)} functions in {target}")


if __name__ == "__main__":
    main()
