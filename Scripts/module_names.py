#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The public names of the standard modules: which are there, which are refused by name, which nobody knows.

    Scripts/module_names.py '.build/debug/gradus run' [--write]

Asks the installed Python 3.11 and Gradus for the names of each module that Gradus has. `--write` puts those that are missing into the
table that refuses them by name (Sources/Language/PythonRuntime/Exceptions/MissingNames.swift). Exit code 1 when a name is unknown.
"""
import importlib
import pathlib
import shlex
import subprocess
import sys
import tempfile
import types

MODULES = """abc argparse array ast base64 binascii bisect calendar codecs collections collections.abc concurrent.futures
    configparser contextlib contextvars copy copyreg csv dataclasses datetime decimal difflib doctest enum fnmatch fractions
    functools gc getpass glob graphlib gzip hashlib heapq hmac html html.entities importlib.util inspect io itertools json
    keyword logging math multiprocessing multiprocessing.pool numbers operator os os.path pathlib pickle platform pprint
    queue random re secrets shlex shutil statistics string struct sys tarfile tempfile textwrap threading time timeit
    tomllib traceback types typing unicodedata unittest uuid warnings weakref zipfile zlib""".split()
TABLE = pathlib.Path(__file__).parent.parent / "Sources/Language/PythonRuntime/Exceptions/MissingNames.swift"
# What belongs to CPython's own workings, or to other systems.
SKIPPED = {"sys": {"abiflags", "setdlopenflags", "getdlopenflags"}}

HEAD = """// SPDX-License-Identifier: GPL-3.0-or-later

/// The public names of CPython's modules that Gradus's modules of the same names lack: they are refused as Gradus's own gap.
/// (`Scripts/module_names.py --write` writes the table.)
enum MissingNames {
  private static let names: [String: String] = [
"""
TAIL = """  ]

  /// What is said of such a name; nil for all others.
  static func refusal(of name: String, in module: String) -> String? {
    guard let missing = names[module], missing.split(separator: " ").contains(where: { $0 == name }) else { return nil }
    return "Gradus's \\(module) has no \\(name)"
  }
}
"""

def public_names(name):
    module = importlib.import_module(name)
    listed = getattr(module, "__all__", None)
    if listed is None:
        listed = [key for key, value in vars(module).items()
                  if not key.startswith("_") and not isinstance(value, types.ModuleType)]
    return sorted(set(listed) - SKIPPED.get(name, set()))

def ask(program, name, names):
    """For each name: True, or the text of the refusal."""
    script = [f"import {name} as module"]
    for key in names:
        script += [f"try: module.{key}; print({key!r}, 1)", f"except Exception as e: print({key!r}, 0, e)"]
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write("\n".join(script) + "\n")
        file.flush()
        found = subprocess.run([*shlex.split(program), file.name], capture_output=True, text=True)
    answers = {}
    for line in found.stdout.splitlines():
        key, there, *text = line.split(" ", 2)
        answers[key] = True if there == "1" else (text or [""])[0]
    if found.returncode:
        print(f"{name}: {found.stderr.strip().splitlines()[-1]}")
    return answers

def main():
    program, writes = sys.argv[1], "--write" in sys.argv
    missing, unknown = {}, 0
    for name in MODULES:
        names = public_names(name)
        answers = ask(program, name, names)
        there = [key for key in names if answers.get(key) is True]
        refused = [key for key in names if str(answers.get(key, "")).startswith("Gradus")]
        others = [key for key in names if key not in there and key not in refused]
        unknown += len(others)
        print(f"{name}: {len(there)} of {len(names)} there, {len(refused)} refused, {len(others)} unknown: {' '.join(others)}")
        if refused or others:
            missing[name] = sorted(refused + others)
    if writes:
        lines = []
        for name, names in sorted(missing.items()):
            lines.append(f'    "{name}":')
            row = '      "'
            rows = []
            for key in names:
                if len(row) + len(key) > 110:
                    rows.append(row + '"')
                    row = '      "'
                row += key + " "
            rows.append(row.rstrip() + '"')
            lines.append("\n      + ".join(part.strip() if i else part for i, part in enumerate(rows)) + ",")
        TABLE.write_text(HEAD + "\n".join(lines) + "\n" + TAIL)
        return 0
    return 1 if unknown else 0

if __name__ == "__main__":
    sys.exit(main())
