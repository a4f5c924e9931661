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
