class Money:
    def __init__(self, amount, currency="EUR"):
        self.amount, self.currency = amount, currency
    def __repr__(self):
        return f"Money({self.amount!r}, {self.currency!r})"
    def __str__(self):
        return f"{self.amount:.2f} {self.currency}"
    def __format__(self, spec):
        if spec.endswith("c"):
            return f"{self.currency}{format(self.amount, spec[:-1])}"
        return format(str(self), spec)

m = Money(12.5)
print(m, repr(m), [m], {"k": m}, (m,))
print(f"{m}|{m!r}|{m:>12}|{m:.1fc}|{m!s:<12}|")
print("{0} {0!r} {0:^14}".format(m), "%s %r" % (m, m))

class OnlyRepr:
    def __repr__(self):
        return "<only>"
print(OnlyRepr(), str(OnlyRepr()), f"{OnlyRepr()}")
try:
    f"{OnlyRepr():>10}"
except TypeError as e:
    print(e)
class BadStr:
    def __str__(self):
        return 5
str(BadStr())
