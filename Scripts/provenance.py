#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of the library's Python stands word for word in CPython's own library.

    provenance.py [--lib DIR] [--modules DIR] [--verbose] [FILE...]

Every `.py` file under Sources/Language/EmbeddedPython/modules (or the FILEs) is compared with all files of an installed CPython's
library. A line is *telling* when it has 20 characters or more without its indentation and the interface does not dictate
it: headers of functions and classes, decorators, imports that fit on a line and `raise NotImplementedError` are passed over, and so are comments. A
*run* is a row of telling lines in one of our files that all stand in one and the same file of CPython, in whatever order.
Exit code: 0; 1 when some run is longer than 3 lines; 2 for wrong use.
"""

import argparse
import pathlib
import re
import sys
import sysconfig

SHORTEST = 20
LONGEST_RUN = 3
DICTATED = re.compile(r"(async )?def .*:$|class .*:$|@|import |from .* import |#|raise NotImplementedError$")


def telling_lines(path):
    """(number, text) of each telling line."""
    text = path.read_text(encoding="utf-8", errors="replace")
    for number, line in enumerate(text.splitlines(), 1):
        line = line.strip()
        if len(line) >= SHORTEST and not DICTATED.match(line):
            yield number, line


def index_library(folder):
    """The files of CPython's library that hold each telling line."""
    places = {}
    for path in sorted(folder.rglob("*.py")):
        if "site-packages" in path.parts:
            continue
        name = str(path.relative_to(folder))
        for _, line in telling_lines(path):
            places.setdefault(line, set()).add(name)
    return places


def longest_run(lines, places):
    """(length, first line, last line, file of CPython) of the longest run."""
    best = (0, 0, 0, "")
    going = {}
    for number, line in lines:
        going = {name: going.get(name, (0, number)) for name in places.get(line, ())}
        going = {name: (length + 1, start) for name, (length, start) in going.items()}
        for name, (length, start) in sorted(going.items()):
            if length > best[0]:
                best = (length, start, number, name)
    return best


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lib", type=pathlib.Path, default=pathlib.Path(sysconfig.get_paths()["stdlib"]))
    parser.add_argument("--modules", type=pathlib.Path, default=root / "Sources/Language/EmbeddedPython/modules")
    parser.add_argument("--verbose", action="store_true", help="list the shared lines")
    parser.add_argument("files", nargs="*", type=pathlib.Path, metavar="FILE")
    options = parser.parse_args()
    for folder in options.lib, options.modules:
        if not folder.is_dir():
            parser.error(f"{folder} is no folder")

    places = index_library(options.lib)
    total = found = 0
    worst = 0
    print(f"{'file':<28}{'telling':>8}{'shared':>8}{'share':>8}  longest run")
    for path in options.files or sorted(options.modules.rglob("*.py")):
        lines = list(telling_lines(path))
        shared = [(number, line) for number, line in lines if line in places]
        length, first, last, where = longest_run(lines, places)
        name = str(path.relative_to(options.modules)) if path.is_relative_to(options.modules) else str(path)
        share = 100 * len(shared) / max(1, len(lines))
        run = f"{length}, lines {first}-{last}, {where}" if length else "0"
        print(f"{name:<28}{len(lines):>8}{len(shared):>8}{share:>7.1f}%  {run}")
        if options.verbose:
            for number, line in shared:
                print(f"    {number:>5}  {line}    [{min(places[line])}]")
        total += len(lines)
        found += len(shared)
        worst = max(worst, length)
    print(f"{'all':<28}{total:>8}{found:>8}{100 * found / max(1, total):>7.1f}%  {worst}")
    return 1 if worst > LONGEST_RUN else 0


if __name__ == "__main__":
    sys.exit(main())
