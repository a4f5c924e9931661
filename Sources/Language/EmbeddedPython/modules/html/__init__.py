# SPDX-License-Identifier: GPL-3.0-or-later
"""Signs that HTML has a meaning for, written so that they mean themselves, and read again."""

import html.entities as entities

__all__ = ["escape", "unescape"]

def escape(s, quote=True):
    """The text with its &, < and > as HTML writes them; quotation marks too, if quote."""
    table = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    if quote:
        table |= {'"': "&quot;", "'": "&#x27;"}
    return s.translate(str.maketrans(table))

# What browsers show for the codes of old Windows pages, and for those that are no characters.
_old = {number: sign for number, sign in enumerate("€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ", 128)}
_old |= {0: "\ufffd", 13: "\r"}

def _is_nothing(code):
    return (code < 32 and code not in (9, 10, 12, 13) or 127 <= code < 160 or code & 0xFFFE == 0xFFFE
            or 0xFDD0 <= code <= 0xFDEF or code == 11)

def _sign(found):
    html5 = entities.html5
    text = found[1]
    if text[0] == "#":
        digits = text[1:].rstrip(";")
        code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        if code in _old:
            return _old[code]
        if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            return "\ufffd"
        return "" if _is_nothing(code) else chr(code)
    # The longest name that the text begins with.
    for end in range(len(text), 1, -1):
        if text[:end] in html5:
            return html5[text[:end]] + text[end:]
    return "&" + text

def unescape(s):
    """The text with the characters that its names and numbers mean."""
    if "&" not in s:
        return s
    import re
    return re.sub(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)", _sign, s)
