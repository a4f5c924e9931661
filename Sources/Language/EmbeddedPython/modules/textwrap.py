# SPDX-License-Identifier: GPL-3.0-or-later
import re as _re

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

# What counts as white space is ASCII's alone: a no-break space holds words together.
_BLANKS = "\t\n\x0b\x0c\r "
_RUNS = _re.compile("[\t\n\x0b\x0c\r ]+|[^\t\n\x0b\x0c\r ]+")
_TO_SPACES = {ord(c): " " for c in _BLANKS}

def _in_word(c):
    return c.isalnum() or c == "_"

def _is_letter(c):
    return _in_word(c) and not c.isdecimal()

def _by_dash(c):
    # What may stand before a dash between two parts of a sentence.
    return _in_word(c) or c in "!\"'&.,?"

def _dash_end(word, at):
    # The end of the dash of two or more hyphens that joins two words at this place; 0 when there is none.
    if word[at:at + 2] != "--" or not _by_dash(word[at - 1]):
        return 0
    tail = word[at:].lstrip("-")
    return len(word) - len(tail) if tail and _in_word(tail[0]) else 0

def _after_hyphen(word, at):
    # May a line end before this place, after the hyphen of a compound word?
    if word[at - 1] != "-":
        return False
    left = word[max(0, at - 4):at - 1]
    pair = len(left) > 1 and _is_letter(left[-1]) and _is_letter(left[-2])
    single = len(left) == 3 and _is_letter(left[0]) and left[1] == "-" and _by_dash(left[2])
    right = word[at:at + 3]
    if not (pair or single) or not _is_letter(right[0]):
        return False
    return _is_letter(right[1:].lstrip("-")[:1]) if right[1:2] == "-" else len(right) > 1 and _is_letter(right[1])

def _pieces(word):
    start, at = 0, 1
    while at < len(word):
        dash = _dash_end(word, at)
        if dash:
            yield word[start:at]
            yield word[at:dash]
            start = at = dash
        elif _after_hyphen(word, at):
            yield word[start:at]
            start = at
        at += 1
    yield word[start:]

class TextWrapper:
    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8,
                 *, max_lines=None, placeholder=" [...]"):
        options = dict(locals())
        del options["self"]
        for option, value in options.items():
            setattr(self, option, value)

    def _split(self, text):
        runs = _RUNS.findall(text)
        if not self.break_on_hyphens:
            return runs
        return [piece for run in runs for piece in (_pieces(run) if "-" in run else (run,))]

    def wrap(self, text):
        spaced = text.expandtabs(self.tabsize) if self.expand_tabs else text
        pieces = self._split(spaced.translate(_TO_SPACES) if self.replace_whitespace else spaced)
        if self.fix_sentence_endings:
            for i, piece in enumerate(pieces[:-1]):
                if pieces[i + 1] == " " and _re.search("[a-z][.!?][\"']?$", piece):
                    pieces[i + 1] = "  "
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            margin = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(margin) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        return self._fold(pieces)

    def _fold(self, pieces):
        pieces.reverse()
        folded = []
        while pieces:
            margin = self.subsequent_indent if folded else self.initial_indent
            room = self.width - len(margin)
            if folded and self.drop_whitespace and not pieces[-1].strip():
                pieces.pop()
            row, used = self._row(pieces, room)
            if not row:
                continue
            rest = pieces and not (self.drop_whitespace and len(pieces) == 1 and not pieces[0].strip())
            if self.max_lines is None or len(folded) + 1 < self.max_lines or (not rest and used <= room):
                folded.append(margin + "".join(row))
            else:
                self._cut(folded, row, used, margin, room)
                break
        return folded

    def _row(self, pieces, room):
        # Takes the pieces of one line from the end of the list; gives them and how many characters they have.
        row, used = [], 0
        while pieces:
            piece = pieces[-1]
            if used + len(piece) > room:
                break
            row.append(piece)
            used += len(piece)
            del pieces[-1]
        if pieces and len(pieces[-1]) > room:
            if self.break_long_words:
                long = pieces.pop()
                cut = 1 if room < 1 else room - used
                if self.break_on_hyphens and len(long) > cut:
                    hyphen = long.rfind("-", 0, cut)
                    if hyphen > 0 and long[:hyphen].strip("-"):
                        cut = hyphen + 1
                row.append(long[:cut])
                used += len(row[-1])
                if long[cut:]:
                    pieces.append(long[cut:])
            elif not row:
                row.append(pieces.pop())
                used = len(row[0])
        if row and self.drop_whitespace and not row[-1].strip():
            used -= len(row.pop())
        return row, used

    def _cut(self, folded, row, used, margin, room):
        # Ends the text with the placeholder, after as much of the last line as leaves room for it.
        while row and not (row[-1].strip() and used + len(self.placeholder) <= room):
            used -= len(row.pop())
        if row:
            folded.append(margin + "".join(row) + self.placeholder)
            return
        before = folded[-1].rstrip() if folded else None
        if before is not None and len(before) + len(self.placeholder) <= self.width:
            folded[-1] = before + self.placeholder
        else:
            folded.append(margin + self.placeholder.lstrip())

    def fill(self, text):
        return "\n".join(self.wrap(text))

def wrap(text, width=70, **kwargs):
    return TextWrapper(width, **kwargs).wrap(text)

def fill(text, width=70, **kwargs):
    return TextWrapper(width, **kwargs).fill(text)

def shorten(text, width, **kwargs):
    return TextWrapper(width, max_lines=1, **kwargs).fill(" ".join(text.split()))

def dedent(text):
    rows = ["" if not row.strip(" \t") else row for row in text.split("\n")]
    margins = [row[:len(row) - len(row.lstrip(" \t"))] for row in rows if row]
    if not margins:
        return "\n".join(rows)
    # What the first and the last in alphabetical order begin with, all begin with.
    low, high = min(margins), max(margins)
    common = 0
    while common < min(len(low), len(high)) and low[common] == high[common]:
        common += 1
    return "\n".join([row[common:] for row in rows])

def indent(text, prefix, predicate=None):
    chosen = str.strip if predicate is None else predicate
    return "".join([prefix + row if chosen(row) else row for row in text.splitlines(keepends=True)])
