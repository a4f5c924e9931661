# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the fixtures in Tests/Fixtures/torch: runs every *.py there with PyTorch and keeps what it prints.

The list_*.py are made from list_*.lines (one expression or statement a line, the first line a preparation):
each line's value or error is printed. Usage: python torch_scripts.py (with torch 2.13.0, numpy, pandas, scipy and torchinfo installed).
"""
import ast
import pathlib
import subprocess
import sys

folder = pathlib.Path(__file__).resolve().parent.parent / "torch"


def script(lines):
    out = ["import torch, math, copy, warnings", "warnings.simplefilter('ignore')", lines[0]]
    for line in lines[1:]:
        try:
            ast.parse(line, mode="eval")
            action = "print(%r, '=>', repr(%s).replace('\\n', '|'))" % (line, line)
        except SyntaxError:
            action = "%s; print(%r, 'ok')" % (line, line)
        out += ["try:", "    " + action, "except Exception as e:"]
        out += ["    print(%r, '=>', type(e).__name__ + ':', str(e).replace('\\n', '|'))" % line]
    return "\n".join(out) + "\n"


for source in sorted(folder.glob("list_*.lines")):
    lines = [line for line in source.read_text().splitlines() if line.strip()]
    source.with_suffix(".py").write_text(script(lines))
for source in sorted(folder.glob("*.py")):
    run = subprocess.run([sys.executable, "-W", "ignore", source.name], cwd=folder, capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{source}: {run.stderr}")
    source.with_suffix(".txt").write_text(run.stdout)
