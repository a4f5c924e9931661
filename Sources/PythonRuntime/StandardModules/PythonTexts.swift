/// Python sources of modules about texts and progress.
extension PythonSources {
  static let string = #"""
    whitespace = " \t\n\r\v\f"
    ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
    ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    ascii_letters = ascii_lowercase + ascii_uppercase
    digits = "0123456789"
    hexdigits = digits + "abcdef" + "ABCDEF"
    octdigits = "01234567"
    punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
    printable = digits + ascii_letters + punctuation + whitespace

    def capwords(s, sep=None):
        return (sep or " ").join(x.capitalize() for x in s.split(sep))

    class Template:
        delimiter = "$"

        def __init__(self, template):
            self.template = template

        def _fill(self, table, safe):
            text = self.template
            out = []
            i = 0
            while i < len(text):
                c = text[i]
                if c != "$":
                    out.append(c)
                    i += 1
                    continue
                if text[i + 1:i + 2] == "$":
                    out.append("$")
                    i += 2
                    continue
                braced = text[i + 1:i + 2] == "{"
                start = i + 2 if braced else i + 1
                end = start
                while end < len(text) and (text[end].isalnum() or text[end] == "_"):
                    end += 1
                name = text[start:end]
                if not name or not (name[0].isalpha() or name[0] == "_") or (braced and text[end:end + 1] != "}"):
                    if not safe:
                        raise ValueError("Invalid placeholder in string: line %d, col %d" % (
                            text.count("\n", 0, i) + 1, i - text.rfind("\n", 0, i)))
                    out.append("$")
                    i += 1
                    continue
                stop = end + 1 if braced else end
                if name in table:
                    out.append(str(table[name]))
                elif safe:
                    out.append(text[i:stop])
                else:
                    raise KeyError(name)
                i = stop
            return "".join(out)

        def substitute(self, mapping={}, /, **kws):
            return self._fill({**mapping, **kws}, False)

        def safe_substitute(self, mapping={}, /, **kws):
            return self._fill({**mapping, **kws}, True)
    """#

  static let tqdm = #"""
    import sys
    import time as _time

    def _interval(seconds):
        m, s = divmod(int(seconds), 60)
        h, m = divmod(m, 60)
        return f"{h:d}:{m:02d}:{s:02d}" if h else f"{m:02d}:{s:02d}"

    class tqdm:
        def __init__(self, iterable=None, desc=None, total=None, leave=True, file=None, ncols=None, mininterval=0.1,
                     maxinterval=10.0, miniters=None, ascii=None, disable=False, unit="it", unit_scale=False,
                     dynamic_ncols=False, smoothing=0.3, bar_format=None, initial=0, position=None, postfix=None, **kwargs):
            if total is None and iterable is not None and hasattr(iterable, "__len__"):
                total = len(iterable)
            self.iterable = iterable
            self.desc = desc or ""
            self.total = total
            self.n = initial
            self.leave = leave
            self.unit = unit
            self.fp = file or sys.stderr
            self.disable = bool(disable) or not _terminal()
            self.postfix = None
            self.mininterval = mininterval
            self.start_t = _time.perf_counter()
            self._shown = 0.0
            self._width = 0
            if isinstance(postfix, dict):
                self.set_postfix(postfix, refresh=False)

        def __len__(self):
            return self.total if self.iterable is None else len(self.iterable)

        def __bool__(self):
            return self.total is None or self.total > 0

        def __iter__(self):
            for obj in self.iterable:
                yield obj
                self.update()
            self.close()

        def __enter__(self):
            return self

        def __exit__(self, *exc):
            self.close()

        def update(self, n=1):
            self.n += n
            if not self.disable and _time.perf_counter() - self._shown >= self.mininterval:
                self.refresh()

        def set_description(self, desc=None, refresh=True):
            self.desc = desc + ": " if desc else ""
            if refresh:
                self.refresh()

        def set_description_str(self, desc=None, refresh=True):
            self.desc = desc or ""

        def set_postfix(self, ordered_dict=None, refresh=True, **kwargs):
            items = dict(ordered_dict or {})
            items.update(kwargs)
            parts = []
            for key, value in items.items():
                if isinstance(value, float):
                    value = f"{value:.3g}"
                elif not isinstance(value, str):
                    value = str(value)
                parts.append(f"{key}={value.strip()}")
            self.postfix = ", ".join(parts)
            if refresh:
                self.refresh()

        def set_postfix_str(self, s="", refresh=True):
            self.postfix = str(s)

        def __str__(self):
            elapsed = max(_time.perf_counter() - self.start_t, 1e-9)
            rate = self.n / elapsed
            speed = f"{rate:.2f}{self.unit}/s" if rate >= 1 or not self.n else f"{1 / rate:.2f}s/{self.unit}"
            tail = f", {self.postfix}" if self.postfix else ""
            desc = self.desc if not self.desc or self.desc.endswith(": ") else self.desc + ": "
            if self.total:
                share = min(self.n / self.total, 1)
                left = _interval(elapsed * (1 / share - 1)) if share > 0 else "?"
                bar = ("#" * int(share * 10)).ljust(10)
                return f"{desc}{share * 100:3.0f}%|{bar}| {self.n}/{self.total} [{_interval(elapsed)}<{left}, {speed}{tail}]"
            return f"{desc}{self.n}{self.unit} [{_interval(elapsed)}, {speed}{tail}]"

        def refresh(self):
            if self.disable:
                return
            self._shown = _time.perf_counter()
            text = str(self)
            self.fp.write("\r" + text.ljust(self._width))
            self._width = len(text)

        def reset(self, total=None):
            self.n = 0
            if total is not None:
                self.total = total

        def clear(self):
            pass

        def close(self):
            if self.disable:
                return
            self.refresh()
            self.fp.write("\n" if self.leave else "\r" + " " * self._width + "\r")
            self.disable = True

        @classmethod
        def write(cls, s, file=None, end="\n", nolock=False):
            (file or sys.stdout).write(str(s) + end)

    def _terminal():
        return sys.stderr.isatty()

    def trange(*args, **kwargs):
        return tqdm(range(*args), **kwargs)

    tqdm_notebook = tqdm
    tnrange = trange
    """#

  static let pprint = #"""
    def _fits(text, room):
        return len(text) <= room and "\n" not in text

    def _ordered(items, sort):
        if not sort:
            return list(items)
        try:
            return sorted(items, key=lambda pair: pair[0])
        except TypeError:
            return sorted(items, key=lambda pair: (str(type(pair[0])), str(pair[0])))

    def _format(obj, indent, width, col, allowance, sort, depth, compact):
        flat = saferepr(obj, sort)
        if len(flat) <= width - col - allowance:
            return flat
        if depth is not None and depth <= 0:
            return flat
        deeper = None if depth is None else depth - 1
        if isinstance(obj, dict) and type(obj).__repr__ is dict.__repr__ and obj:
            items = _ordered(obj.items(), sort)
            lines = []
            pad = col + indent
            for i, (key, value) in enumerate(items):
                k = saferepr(key, sort)
                last = i == len(items) - 1
                text = _format(value, indent, width, pad + len(k) + 2, allowance + 1 if last else 1, sort, deeper, compact)
                lines.append(f"{k}: {text}")
            return "{" + " " * (indent - 1) + (",\n" + " " * pad).join(lines) + "}"
        for cls, opening, closing in ((list, "[", "]"), (tuple, "(", ")"), (set, "{", "}")):
            if isinstance(obj, cls) and type(obj) is cls and obj:
                values = sorted(obj, key=lambda x: (str(type(x)), x)) if cls is set else list(obj)
                pad = col + indent
                if cls is tuple and len(values) == 1:
                    closing = ",)"
                lines = []
                if compact:
                    rows = [""]
                    for i, value in enumerate(values):
                        last = i == len(values) - 1
                        text = saferepr(value, sort)
                        room = width - pad - (allowance + 1 if last else 1)
                        if rows[-1] and len(rows[-1]) + 2 + len(text) > room:
                            rows.append("")
                        rows[-1] += (", " if rows[-1] else "") + text
                    return opening + " " * (indent - 1) + (",\n" + " " * pad).join(rows) + closing
                for i, value in enumerate(values):
                    last = i == len(values) - 1
                    lines.append(_format(value, indent, width, pad, allowance + len(closing) if last else 1, sort, deeper, compact))
                return opening + " " * (indent - 1) + (",\n" + " " * pad).join(lines) + closing
        if type(obj) is str:
            return _string(obj, width, col, allowance)
        return flat

    def _string(text, width, col, allowance):
        lines = text.splitlines(True)
        chunks = []
        top = col == 0
        if top:
            col += 1
            allowance += 1
        room = full = width - col
        for i, line in enumerate(lines):
            shown = repr(line)
            if i == len(lines) - 1:
                full -= allowance
            if len(shown) <= full:
                chunks.append(shown)
                continue
            words = []
            word = ""
            space = False
            for c in line:
                if space and not c.isspace():
                    words.append(word)
                    word = ""
                word += c
                space = c.isspace()
            words.append(word)
            current = ""
            room2 = room
            for j, part in enumerate(words):
                candidate = current + part
                if j == len(words) - 1 and i == len(lines) - 1:
                    room2 -= allowance
                if len(repr(candidate)) > room2:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            return chunks[0]
        text = ("\n" + " " * col).join(chunks)
        return "(" + text + ")" if top else text

    def saferepr(obj, sort=True):
        if type(obj) is dict:
            return "{" + ", ".join(f"{saferepr(k, sort)}: {saferepr(v, sort)}" for k, v in _ordered(obj.items(), sort)) + "}"
        if type(obj) is list:
            return "[" + ", ".join(saferepr(x, sort) for x in obj) + "]"
        if type(obj) is tuple:
            return "(" + ", ".join(saferepr(x, sort) for x in obj) + (",)" if len(obj) == 1 else ")")
        return repr(obj)

    def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        return _format(object, indent, width, 0, 0, sort_dicts, depth, compact)

    def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        print(pformat(object, indent, width, depth, compact=compact, sort_dicts=sort_dicts), file=stream)

    def pp(object, *args, sort_dicts=False, **kwargs):
        pprint(object, *args, sort_dicts=sort_dicts, **kwargs)

    class PrettyPrinter:
        def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
            self._options = dict(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts)
            self._stream = stream

        def pprint(self, object):
            pprint(object, self._stream, **self._options)

        def pformat(self, object):
            return pformat(object, **self._options)
    """#

  static let textwrap = #"""
    def dedent(text):
        lines = text.split("\n")
        margin = None
        for line in lines:
            stripped = line.lstrip(" \t")
            if not stripped:
                continue
            indent = line[:len(line) - len(stripped)]
            if margin is None:
                margin = indent
            elif indent.startswith(margin):
                pass
            elif margin.startswith(indent):
                margin = indent
            else:
                n = 0
                while n < min(len(margin), len(indent)) and margin[n] == indent[n]:
                    n += 1
                margin = margin[:n]
        margin = margin or ""
        return "\n".join(line[len(margin):] if line.strip(" \t") else "" for line in lines)

    def indent(text, prefix, predicate=None):
        if predicate is None:
            predicate = lambda line: line.strip()
        return "".join(prefix + line if predicate(line) else line for line in text.splitlines(True))

    def wrap(text, width=70, *, initial_indent="", subsequent_indent="", break_long_words=True, max_lines=None,
             placeholder=" [...]", **kwargs):
        words = text.expandtabs().split()
        lines = []
        current = ""
        prefix = initial_indent
        for word in words:
            while True:
                candidate = current + " " + word if current else prefix + word
                if len(candidate) <= width:
                    current = candidate
                    break
                if current:
                    lines.append(current)
                    prefix = subsequent_indent
                    current = ""
                    continue
                room = max(1, width - len(prefix))
                if not break_long_words or len(word) <= room:
                    current = prefix + word
                    break
                lines.append(prefix + word[:room])
                word = word[room:]
                prefix = subsequent_indent
        if current:
            lines.append(current)
        if max_lines is not None and len(lines) > max_lines:
            kept = lines[:max_lines]
            last = kept[-1]
            while last and len(last) + len(placeholder) > width:
                last = last.rpartition(" ")[0]
            kept[-1] = (last or "") + placeholder
            return kept
        return lines

    def fill(text, width=70, **kwargs):
        return "\n".join(wrap(text, width, **kwargs))

    def shorten(text, width, placeholder=" [...]", **kwargs):
        text = " ".join(text.split())
        if len(text) <= width:
            return text
        lines = wrap(text, width, max_lines=1, placeholder=placeholder)
        return lines[0] if lines else ""
    """#
}
