# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs every program in ../python with CPython 3.11 and writes what it prints beside it.

Usage: python3.11 -W ignore python.py
"""
import pathlib
import subprocess
import sys

FOLDER = pathlib.Path(__file__).parent.parent / "python"

for program in sorted(FOLDER.glob("*.py")):
    run = subprocess.run([sys.executable, "-P", "-W", "ignore", str(program)], capture_output=True, check=True)
    program.with_suffix(".txt").write_bytes(run.stdout)
