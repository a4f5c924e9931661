class P:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def move(self, dx, dy=0, *, fast=False):
        return self.x + dx
    @classmethod
    def make(cls, a): return cls(a, a)
    @staticmethod
    def s(a): return a

for f in [lambda: P(), lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, 2).move(), lambda: P(1, 2).move(1, 2, 3),
          lambda: P(1, 2).move(1, slow=True), lambda: P(1, 2).move(1, dx=2), lambda: P.move(1), lambda: P.make(),
          lambda: P.s(), lambda: P(x=1), lambda: P(1, 2, z=3), lambda: P.move(), lambda: object(1), lambda: P(1, 2).x()]:
    try:
        f()
    except TypeError as e:
        print(e)
class Q: pass
Q(1)
