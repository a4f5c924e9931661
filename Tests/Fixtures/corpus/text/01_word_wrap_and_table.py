import textwrap
s = "The quick brown fox jumps over the lazy dog and runs away from the bear"
print(textwrap.fill(s, 20)); print(textwrap.wrap(s, 30)); print(textwrap.shorten(s, 25), textwrap.dedent("  a\n   b\n  c"), textwrap.indent("x\ny", "> "))
def justify(words, w):
    line = []
    for x in words:
        if sum(map(len, line)) + len(line) + len(x) > w: yield " ".join(line); line = []
        line.append(x)
    if line: yield " ".join(line)
print(*justify(s.split(), 16), sep="\n")
