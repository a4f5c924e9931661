from collections import namedtuple
Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
print(p, p.x, p[1], p._replace(x=9), p._asdict(), Point._fields, p == (1, 2), *p, len(p), isinstance(p, tuple))
x, y = p; print(x + y, max([Point(1, 5), Point(2, 0)]), Point._make([7, 8]), p + (3,), hash(p) == hash((1, 2)))
Emp = namedtuple("Emp", "name age", defaults=[30]); print(Emp("A"), Emp("B", 4), Emp._field_defaults)
class Sub(Point):
    def norm(self): return (self.x ** 2 + self.y ** 2) ** .5
print(Sub(3, 4).norm(), Sub(3, 4), sorted([Emp("z", 1), Emp("a", 2)], key=lambda e: e.age), f"{p.x:>3}", "%s" % (p,), Point.__doc__)
for f in [lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: p.z, lambda: namedtuple("B", "a a"), lambda: namedtuple("B", "1x"), lambda: p._replace(q=1)]:
    try: f()
    except Exception as e: print(type(e).__name__, e)
p.x = 5
