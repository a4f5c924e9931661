class Transaction:
    def __init__(self, data): self.data = data
    def __enter__(self):
        self.saved = dict(self.data); return self.data
    def __exit__(self, exc_type, exc, tb):
        if exc_type is not None:
            self.data.clear(); self.data.update(self.saved)
            print("rolled back because of", exc_type.__name__)
        return exc_type is not None and issubclass(exc_type, LookupError)
d = {"a": 1}
with Transaction(d) as t: t["a"] = 2
print(d)
with Transaction(d) as t:
    t["a"] = 99
    t["missing"]
print(d)
class Indent:
    level = 0
    def __enter__(self): Indent.level += 1; return self
    def __exit__(self, *a): Indent.level -= 1
    def print(self, s): print("  " * Indent.level + s)
with Indent() as i:
    i.print("one")
    with i:
        i.print("two")
    i.print("three")
with Transaction(d) as t: int("x")
