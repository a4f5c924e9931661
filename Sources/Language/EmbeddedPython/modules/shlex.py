# SPDX-License-Identifier: GPL-3.0-or-later
"""Words of command lines, as a shell would part them."""

__all__ = ["split", "quote", "join"]

def split(s, comments=False, posix=True):
    """The words of a line: quotation marks and backslashes keep blanks in a word."""
    if s is None:
        raise ValueError("s argument must not be None")
    if not posix:
        raise NotImplementedError("Gradus's shlex parts words as POSIX says")
    words, word, at = [], None, 0
    while at < len(s):
        sign = s[at]
        at += 1
        if sign in " \t\r\n":
            if word is not None:
                words.append(word)
            word = None
        elif sign == "#" and comments:
            # The rest of the line is for people.
            end = s.find("\n", at)
            at = len(s) if end < 0 else end
        elif sign == "\\":
            if at == len(s):
                raise ValueError("No escaped character")
            word, at = (word or "") + s[at], at + 1
        elif sign in "'\"":
            word = word or ""
            while True:
                if at == len(s):
                    raise ValueError("No closing quotation")
                inner, at = s[at], at + 1
                if inner == sign:
                    break
                if inner == "\\" and sign == '"':
                    if at == len(s):
                        raise ValueError("No escaped character")
                    if s[at] not in '\\"':
                        word += "\\"
                    inner, at = s[at], at + 1
                word += inner
        else:
            word = (word or "") + sign
    return words if word is None else [*words, word]

def quote(s):
    """The text as one word of a shell."""
    if not s:
        return "''"
    if all(sign.isascii() and sign.isalnum() or sign in "_@%+=:,./-" for sign in s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"

def join(split_command):
    """The words as a line that `split` parts into them."""
    return " ".join(map(quote, split_command))
