class Countdown:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1

c = Countdown(3)
print(next(c), list(c), list(c), next(c, "done"))
print([a + b for a, b in zip(Countdown(3), Countdown(2))], max(Countdown(4)), dict(enumerate(Countdown(2))))
class NotIter:
    pass
for x in [NotIter, 5, None]:
    try:
        for _ in (x() if callable(x) else x):
            pass
    except TypeError as e:
        print(e)
class BadIter:
    def __iter__(self):
        return 5
try:
    iter(BadIter())
except TypeError as e:
    print(e)
next(Countdown(0))
