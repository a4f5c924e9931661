# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs every program in ../corpus with CPython 3.11 and writes what it prints beside it.

A program's .txt holds its standard output, a line `--- exit STATUS ---`, and its standard error. Tracebacks name the file
without its folder, and frames inside of Python's own library are left out, as Gradus leaves out those of its library.

Usage: python3.11 corpus.py [TOPIC ...]
"""
import os
import pathlib
import re
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "corpus"
ENVIRONMENT = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}

LIBRARY_FRAME = re.compile(
    r'  File "(?:(?:[^"]*/lib/python3|<frozen )[^"]*", line \d+, in .*|<string>", line \d+, in __.*)\n(?:    .*\n)*')


LIBRARY_FILE = re.compile(r"\(/[^)\n]*/lib/python3[^)\n]*\)")


def tidy(text, folder):
    """The output without what differs from machine to machine."""
    return LIBRARY_FRAME.sub("", LIBRARY_FILE.sub("(unknown location)", text.replace(f"{folder}/", "")))


for topic in sorted(sys.argv[1:] or (path.name for path in FOLDER.iterdir() if path.is_dir())):
    for program in sorted((FOLDER / topic).glob("*.py")):
        run = subprocess.run(
            [sys.executable, "-P", program.name], cwd=program.parent, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
            capture_output=True, timeout=60)
        status = f"--- exit {run.returncode} ---\n".encode()
        output, errors = (tidy(text.decode(), program.parent).encode() for text in (run.stdout, run.stderr))
        program.with_suffix(".txt").write_bytes(output + status + errors)
