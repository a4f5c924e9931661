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
