# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives every snippet in syntax_errors.txt and syntax_trees.txt what CPython 3.11 says about it.

A snippet follows a line that begins with `=== `. In syntax_errors.txt that line holds the class, the text and the place
(line, column) of the error; `?` for the place inside of f-strings, which CPython counts from the field. In
syntax_trees.txt it holds the tree (syntax_dump.py). Put new snippets after a bare `=== ` and run this again.
Usage: python3.11 syntax.py
"""
import pathlib
import warnings

import syntax_dump

warnings.simplefilter("ignore")
FOLDER = pathlib.Path(__file__).parent.parent


def snippets(path):
    for part in ("\n" + path.read_text(encoding="utf-8")).split("\n=== ")[1:]:
        yield part.partition("\n")[2] + "\n"


def error(source):
    try:
        compile(source, "x", "exec")
    except SyntaxError as e:
        place = "?" if "f-string" in e.msg or "f'" in source or 'f"' in source else "%d:%d" % (e.lineno, e.offset)
        return "%s|%s|%s" % (type(e).__name__, e.msg, place)
    return "none"


def rewrite(name, answer):
    path = FOLDER / name
    seen = dict.fromkeys(snippets(path))
    path.write_text("".join("=== %s\n%s" % (answer(s), s) for s in seen), encoding="utf-8", newline="")


if __name__ == "__main__":
    rewrite("syntax_errors.txt", error)
    rewrite("syntax_trees.txt", syntax_dump.dump)
