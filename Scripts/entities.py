#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes Sources/Language/EmbeddedPython/modules/html/entities.py: the characters that HTML has names for.

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

TARGET.write_text(f'''# SPDX-License-Identifier: GPL-3.0-or-later
"""The names of characters in HTML."""
# Written by Scripts/entities.py, which says what the table means.

__all__ = ["html5", "name2codepoint", "codepoint2name", "entitydefs"]

_table = """
{table}
"""

_short = {{"AMP", "COPY", "GT", "LT", "QUOT", "REG", "amp", "gt", "lt", "quot"}}
html5, name2codepoint, codepoint2name, entitydefs = {{}}, {{}}, {{}}, {{}}
for _word in (_table + "2329_;!lang 232a_;!rang").split():
    _text, *_names = _word.split(";")
    if "_" in _text:
        _text = "".join(chr(int(code, 16)) for code in _text.split("_") if code)
    for _name in _names:
        if _name[0] == "!":
            _name = _name[1:]
            name2codepoint[_name], codepoint2name[ord(_text)] = ord(_text), _name
            entitydefs[_name] = _text
        html5.setdefault(_name + ";", _text)
        if "\\xa0" <= _text <= "\\xff" and _name in name2codepoint or _name in _short:
            html5[_name] = _text
del _table, _short, _word, _text, _names, _name
''', encoding="utf-8")
