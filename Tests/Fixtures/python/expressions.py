# Regular expressions.
import re
def show(f):
    try: return repr(f())
    except Exception as e: return type(e).__name__ + ": " + str(e)
pats = ["a", "a*", "a+?", "(a|b)+", "[a-c]+", "[^a-c]", r"\d+", r"\w+", r"\s+", r"\bfoo\b", "^a", "b$", "(?i)ABC", "a{2,3}", "a{2}", "(a)(b)?", r"(\w)\1", "(?P<x>a)(?P=x)", "(?:ab)+", "a(?=b)", "a(?!b)", "(?<=a)b", "(?<!a)b", "", "x*", ".", "(?s).", r"[\]\-x]", "[]a]", "a|b|", "(a*)*", "(a*)+", "(?m)^b", "((a)|b)*", "(a+)(a*)", "a.*?b", "(?x) a  # comment\n b", r"\.", r"[\d.]+", r"(\d+)-(\d+)", r"^\s*(\w+)\s*=\s*(.*?)\s*$", r"[A-Za-z_]\w*", "(?:a|ab)(?:c|bcd)(?:d*)", r"(?P<k>\w+)=(?P<v>\w+)", "(a)|(b)", "a++b", "(?>a*)b", r"(\()?a(?(1)\))", "é+", r"\u00e9", r"\x61", "[[]", "a{,2}", "a{x}", "{", r"\Aab", r"b\Z"]
texts = ["", "a", "b", "ab", "aab", "aaab", "abab", "abc", "ABC", "foo bar foo", "a\nb", "x1y22z333", "  k = v w  ", "10-20, 30-40", "aaaa", "ba", "éé a", "k=v; q=r", "a]b-x", "abcd", "(a) a", "a{x}{"]
for p in pats:
    for t in texts:
        print(repr(p), repr(t), show(lambda: (lambda m: m and (m.span(), m.group(), m.groups(), m.lastindex))(re.search(p, t))), show(lambda: bool(re.match(p, t))), show(lambda: bool(re.fullmatch(p, t))), show(lambda: re.findall(p, t)), show(lambda: re.split(p, t)), show(lambda: re.sub(p, "<\\g<0>>", t)), show(lambda: re.subn(p, lambda m: m.group().upper() + "!", t, 2)))
for p in ["(", ")", "[", "a**", "*a", r"\q", "(?P<a>x)(?P<a>y)", r"\1", "(?<=a*)b", "a{3,2}", "[z-a]", "(?P<", "(?P=x)", "\\", "(?z)", "(?P<n>", "x(?i)"]: print(p, show(lambda: re.compile(p)))
m = re.search(r"(?P<k>\w+)=(?P<v>\w+)?", "  ab=;"); print(m, m.groupdict(), m["k"], m.start("k"), m.end(1), m.span(2), m.expand(r"\1-\g<k>"), m.string, m.re, m.lastgroup, m.groups("d"), m.group("k", 2), bool(m))
p = re.compile("a(b)?", re.I | re.M); print(p, p.pattern, p.groups, p.groupindex, p.search("xxAb", 1), p.match("xa", 1), p.findall("ab A"), [x.start() for x in p.finditer("aab")], p.sub(r"[\1]", "aba"), p.split("1a2ab3"))
print(re.escape("a.b*c d"), re.sub("a", "b", "aaa", count=2), re.split(r"[,;]\s*", "a, b;c"), re.split("(,)", "a,b", maxsplit=1), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.findall("(?i)x", "xX"), re.sub("", "-", "abc"), re.split("", "abc"), re.IGNORECASE == re.I, re.sub("x*", "-", "abxd"), re.findall(r"\b\w", "hi there"))
print(len(re.findall("(a|b)*c", "ab" * 3000 + "c")), re.match("(?:a?){20}a{20}", "a" * 20) is not None)
