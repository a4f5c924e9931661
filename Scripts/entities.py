#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the table in Sources/Language/EmbeddedPython/modules/html/entities.py: the characters that HTML has names for.

    python3.11 Scripts/entities.py

Asks the `html.entities` of the Python that runs it. A line of the table has words of the form `CHARACTERSname;name;…`: characters and
their names, after a `!` those of HTML 4 (which has `lang` and `rang` elsewhere). Those that count without a semicolon too are those of Latin-1 and ten others.
"""
import html.entities
import pathlib
import textwrap

TARGET = pathlib.Path(__file__).parent.parent / "Sources/Language/EmbeddedPython/modules/html/entities.py"
names = {}
for name, characters in sorted(html.entities.html5.items()):
    if name.endswith(";"):
        names.setdefault(characters, []).append(name[:-1])

words = []
for characters, all_names in sorted(names.items()):
    # HTML 4 had one name for a character, which comes first and is marked.
    old = [name for name in all_names if html.entities.codepoint2name.get(ord(characters[0])) == name and len(characters) == 1]
    listed = [("!" if name in old else "") + name for name in old + [name for name in all_names if name not in old]]
    codes = "_".join(f"{ord(character):x}" for character in characters)
    plain = characters.isprintable() and not any(sign.isspace() or sign.isascii() for sign in characters)
    words.append((characters if plain else codes + "_") + ";" + ";".join(listed))
table = "\n".join(textwrap.wrap(" ".join(words), 118, break_long_words=False, break_on_hyphens=False))

before, _, rest = TARGET.read_text(encoding="utf-8").partition('_table = """\n')
TARGET.write_text(f'{before}_table = """\n{table}\n"""{rest.partition(chr(34) * 3)[2]}', encoding="utf-8")
