class Parser:
    def __init__(self, text): self.toks, self.i = self.lex(text), 0
    @staticmethod
    def lex(s):
        out, i = [], 0
        while i < len(s):
            c = s[i]
            if c.isspace(): i += 1
            elif c.isdigit() or c == ".":
                j = i
                while j < len(s) and (s[j].isdigit() or s[j] == "."): j += 1
                out.append(float(s[i:j]) if "." in s[i:j] else int(s[i:j])); i = j
            elif c in "+-*/()^": out.append(c); i += 1
            else: raise SyntaxError(f"bad character {c!r} at {i}")
        return out + [None]
    def peek(self): return self.toks[self.i]
    def take(self): self.i += 1; return self.toks[self.i - 1]
    def expr(self):
        v = self.term()
        while self.peek() in ("+", "-"): v = v + self.term() if self.take() == "+" else v - self.term()
        return v
    def term(self):
        v = self.power()
        while self.peek() in ("*", "/"): v = v * self.power() if self.take() == "*" else v / self.power()
        return v
    def power(self):
        v = self.atom()
        return v ** self.power() if self.peek() == "^" and self.take() else v
    def atom(self):
        t = self.take()
        if t == "(":
            v = self.expr()
            if self.take() != ")": raise SyntaxError("expected )")
            return v
        if t == "-": return -self.atom()
        if not isinstance(t, (int, float)): raise SyntaxError(f"unexpected {t!r}")
        return t
for s in ["1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-4 / 2", "1.5 * (2", "2 $ 3", "", "7 - 2 - 1"]:
    try: print(s, "=", Parser(s).expr())
    except SyntaxError as e: print(repr(s), "->", e)
Parser("1 / 0").expr()
