# SPDX-License-Identifier: GPL-3.0-or-later
"""What two sequences have in common, and how one becomes the other."""
import collections
import heapq

__all__ = ["get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ", "IS_CHARACTER_JUNK", "IS_LINE_JUNK", "context_diff",
           "unified_diff", "diff_bytes", "HtmlDiff", "Match"]

Match = collections.namedtuple("Match", "a b size")

class SequenceMatcher:
    """Two sequences of hashable items: the longest blocks that both have, in order."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk, self.autojunk = isjunk, autojunk
        self.a = self.b = None
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a, self._blocks, self._steps = a, None, None

    def set_seq2(self, b):
        if b is self.b:
            return
        self.b, self._blocks, self._steps, self._counts = b, None, None, None
        places = {}
        for place, item in enumerate(b):
            places.setdefault(item, []).append(place)
        self.bjunk = {item for item in places if self.isjunk(item)} if self.isjunk else set()
        for item in self.bjunk:
            del places[item]
        self.bpopular = set()
        if self.autojunk and len(b) >= 200:
            # What stands everywhere says nothing.
            most = len(b) // 100 + 1
            self.bpopular = {item for item, found in places.items() if len(found) > most}
            for item in self.bpopular:
                del places[item]
        self.b2j = places

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        a, b, junk = self.a, self.b, self.bjunk
        ahi, bhi = len(a) if ahi is None else ahi, len(b) if bhi is None else bhi
        start, other, size = alo, blo, 0
        lengths = {}
        for i in range(alo, ahi):
            longer = {}
            for j in self.b2j.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                k = longer[j] = lengths.get(j - 1, 0) + 1
                if k > size:
                    start, other, size = i - k + 1, j - k + 1, k
            lengths = longer
        # Equal neighbours belong to it: first those that count, then junk.
        for wanted in (False, True):
            while start > alo and other > blo and (b[other - 1] in junk) is wanted and a[start - 1] == b[other - 1]:
                start, other, size = start - 1, other - 1, size + 1
            while start + size < ahi and other + size < bhi and (b[other + size] in junk) is wanted \
                    and a[start + size] == b[other + size]:
                size += 1
        return Match(start, other, size)

    def get_matching_blocks(self):
        if self._blocks is None:
            waiting, found = [(0, len(self.a), 0, len(self.b))], []
            while waiting:
                alo, ahi, blo, bhi = waiting.pop()
                i, j, size = match = self.find_longest_match(alo, ahi, blo, bhi)
                if size:
                    found.append(match)
                    if alo < i and blo < j:
                        waiting.append((alo, i, blo, j))
                    if i + size < ahi and j + size < bhi:
                        waiting.append((i + size, ahi, j + size, bhi))
            joined = []
            for match in sorted(found):
                if joined and joined[-1].a + joined[-1].size == match.a and joined[-1].b + joined[-1].size == match.b:
                    joined[-1] = Match(joined[-1].a, joined[-1].b, joined[-1].size + match.size)
                else:
                    joined.append(match)
            self._blocks = joined + [Match(len(self.a), len(self.b), 0)]
        return self._blocks

    def get_opcodes(self):
        if self._steps is None:
            i = j = 0
            steps = []
            for a, b, size in self.get_matching_blocks():
                if i < a or j < b:
                    steps.append(("replace" if i < a and j < b else "delete" if i < a else "insert", i, a, j, b))
                i, j = a + size, b + size
                if size:
                    steps.append(("equal", a, i, b, j))
            self._steps = steps
        return self._steps

    def get_grouped_opcodes(self, n=3):
        steps = list(self.get_opcodes()) or [("equal", 0, 1, 0, 1)]
        if steps[0][0] == "equal":
            _, i1, i2, j1, j2 = steps[0]
            steps[0] = "equal", max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if steps[-1][0] == "equal":
            _, i1, i2, j1, j2 = steps[-1]
            steps[-1] = "equal", i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in steps:
            if tag == "equal" and i2 - i1 > 2 * n:
                yield group + [(tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n))]
                group, i1, j1 = [], max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def _share(self, common):
        total = len(self.a) + len(self.b)
        return 2.0 * common / total if total else 1.0

    def ratio(self):
        return self._share(sum(block.size for block in self.get_matching_blocks()))

    def quick_ratio(self):
        left, common = collections.Counter(self.b), 0
        for item in self.a:
            if left[item] > 0:
                left[item] -= 1
                common += 1
        return self._share(common)

    def real_quick_ratio(self):
        return self._share(min(len(self.a), len(self.b)))

def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    matcher, found = SequenceMatcher(b=word), []
    for candidate in possibilities:
        matcher.set_seq1(candidate)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and matcher.ratio() >= cutoff:
            found.append((matcher.ratio(), candidate))
    return [candidate for _, candidate in heapq.nlargest(n, found)]

def IS_LINE_JUNK(line, pat=None):
    return line.strip() in ("", "#")

def IS_CHARACTER_JUNK(ch, ws=" \t"):
    return ch in ws

class Differ:
    """Lines side by side, with marks under the characters that differ."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk, self.charjunk = linejunk, charjunk

    def compare(self, a, b):
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "replace":
                yield from self._replaced(a, i1, i2, b, j1, j2)
            else:
                sign, lines = {"delete": ("-", a[i1:i2]), "insert": ("+", b[j1:j2]), "equal": (" ", a[i1:i2])}[tag]
                for line in lines:
                    yield f"{sign} {line}"

    def _plain(self, a, i1, i2, b, j1, j2):
        # The shorter part first.
        parts = [("-", a[i1:i2]), ("+", b[j1:j2])]
        if j2 - j1 < i2 - i1:
            parts.reverse()
        for sign, lines in parts:
            for line in lines:
                yield f"{sign} {line}"

    def _replaced(self, a, i1, i2, b, j1, j2):
        """A part that became another: the most similar pair of lines, and what lies before and after it likewise."""
        best, limit, pair, same = 0.74, 0.75, None, None
        matcher = SequenceMatcher(self.charjunk)
        for j in range(j1, j2):
            matcher.set_seq2(b[j])
            for i in range(i1, i2):
                if a[i] == b[j]:
                    same = same or (i, j)
                    continue
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                    best, pair = matcher.ratio(), (i, j)
        if best < limit:
            if same is None:
                yield from self._plain(a, i1, i2, b, j1, j2)
                return
            pair, best = same, 1.0
        else:
            same = None
        i, j = pair
        yield from self._around(a, i1, i, b, j1, j)
        if same is None:
            before, after = "", ""
            matcher.set_seqs(a[i], b[j])
            for tag, ai, aj, bi, bj in matcher.get_opcodes():
                marks = {"replace": ("^", "^"), "delete": ("-", ""), "insert": ("", "+"), "equal": (" ", " ")}[tag]
                before += marks[0] * (aj - ai)
                after += marks[1] * (bj - bi)
            yield from self._marked(a[i], b[j], before, after)
        else:
            yield f"  {a[i]}"
        yield from self._around(a, i + 1, i2, b, j + 1, j2)

    def _around(self, a, i1, i2, b, j1, j2):
        if i1 < i2 and j1 < j2:
            yield from self._replaced(a, i1, i2, b, j1, j2)
        else:
            for line in a[i1:i2]:
                yield f"- {line}"
            for line in b[j1:j2]:
                yield f"+ {line}"

    def _marked(self, before, after, below, above):
        for sign, line, marks in (("-", before, below), ("+", after, above)):
            yield f"{sign} {line}"
            # Blanks of the line stay where they are, so that tabs do.
            kept = "".join(char if mark == " " and char.isspace() else mark for char, mark in zip(line, marks)).rstrip()
            if kept.strip():
                yield f"? {kept}\n"

def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)

def restore(delta, which):
    if which not in (1, 2):
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}")
    for line in delta:
        if line[:2] in ("  ", "- " if which == 1 else "+ "):
            yield line[2:]

def _lines(start, stop, context=False):
    begin, length = start + 1, stop - start
    if context:
        if not length:
            begin -= 1
        return f"{begin}" if length <= 1 else f"{begin},{begin + length - 1}"
    if length == 1:
        return f"{begin}"
    return f"{begin - (not length)},{length}"

def _checked(a, b, *texts):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError(f"lines to compare must be str, not {type(lines[0]).__name__} ({lines[0]!r})")
    for text in texts:
        if not isinstance(text, str):
            raise TypeError(f"all arguments must be str, not: {text!r}")

def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    _checked(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            for sign, name, date in (("---", fromfile, fromfiledate), ("+++", tofile, tofiledate)):
                yield f"{sign} {name}{chr(9) + date if date else ''}{lineterm}"
        first, last = group[0], group[-1]
        yield f"@@ -{_lines(first[1], last[2])} +{_lines(first[3], last[4])} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            parts = [(" ", a[i1:i2])] if tag == "equal" else [("-", a[i1:i2]), ("+", b[j1:j2])]
            for sign, lines in parts:
                yield from [sign + line for line in lines]

def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    _checked(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    signs, started = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}, False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            for sign, name, date in (("***", fromfile, fromfiledate), ("---", tofile, tofiledate)):
                yield f"{sign} {name}{chr(9) + date if date else ''}{lineterm}"
        first, last = group[0], group[-1]
        yield "***************" + lineterm
        yield f"*** {_lines(first[1], last[2], True)} ****{lineterm}"
        if any(tag in ("replace", "delete") for tag, *_ in group):
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    for line in a[i1:i2]:
                        yield signs[tag] + line
        yield f"--- {_lines(first[3], last[4], True)} ----{lineterm}"
        if any(tag in ("replace", "insert") for tag, *_ in group):
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    for line in b[j1:j2]:
                        yield signs[tag] + line

def diff_bytes(dfunc, a, b, fromfile=b"", tofile=b"", fromfiledate=b"", tofiledate=b"", n=3, lineterm=b"\n"):
    def text(data):
        return data.decode("latin-1")
    for line in dfunc([text(line) for line in a], [text(line) for line in b], text(fromfile), text(tofile), text(fromfiledate),
                      text(tofiledate), n, text(lineterm)):
        yield line.encode("latin-1")

class HtmlDiff:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("Gradus's difflib makes no pages of HTML")
