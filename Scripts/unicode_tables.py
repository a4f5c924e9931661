#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes Sources/Language/EmbeddedPython/modules/unicodedata/_tables.py: facts of Unicode that Swift's library does not know.

    python3.11 Scripts/unicode_tables.py

Asks the `unicodedata` of the Python that runs it. `COMPATIBLE` has the characters that have a compatible form: `FORM:DISTANCE`, where the
distance (hexadecimal) is that from the entry before, and `*N` says that the N-1 characters that follow have the forms that
follow. `WIDTHS` has where another width begins: distance and letter, `X` for narrow (`Na`).
"""
import pathlib
import unicodedata

TARGET = pathlib.Path(__file__).parent.parent / "Sources/Language/EmbeddedPython/modules/unicodedata/_tables.py"
CODES = [code for code in range(0x110000) if not 0xD800 <= code < 0xE000]


def compatible_forms():
    forms = {code: unicodedata.normalize("NFKD", chr(code)) for code in CODES if unicodedata.decomposition(chr(code))[:1] == "<"}
    entries, before, codes = [], 0, sorted(forms)
    while codes:
        first = codes[0]
        length = 1
        while length < len(codes) and len(forms[first]) == 1 and codes[length] == first + length \
                and forms[codes[length]] == chr(ord(forms[first]) + length):
            length += 1
        entries.append(f"{forms[first]}:{first - before:x}" + (f"*{length}" if length > 1 else ""))
        before, codes = first, codes[length:]
    assert not any("~" in entry or "\n" in entry for entry in entries)
    return "~".join(entries)


def widths():
    entries, before, width = [], 0, None
    for code in CODES:
        found = unicodedata.east_asian_width(chr(code)).replace("Na", "X")
        if found != width:
            entries.append(f"{code - before:x}{found}")
            before, width = code, found
    return "".join(entries)


def lines(text):
    """The text as lines of a literal, in which a backslash stands at their ends."""
    pieces = (text[at:at + 118] for at in range(0, len(text), 118))
    return "\n".join(piece.replace("\\", "\\\\").replace('"', '\\"') + "\\" for piece in pieces)


TARGET.write_text(f'''# SPDX-License-Identifier: GPL-3.0-or-later
# Facts of Unicode {unicodedata.unidata_version}, written by Scripts/unicode_tables.py, which says what they mean.
COMPATIBLE = """\\
{lines(compatible_forms())}
"""
WIDTHS = """\\
{lines(widths())}
"""
''', encoding="utf-8")
