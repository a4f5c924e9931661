from dataclasses import dataclass, field, asdict, astuple, replace, fields
@dataclass
class Point:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    hidden: int = field(default=5, repr=False, compare=False)
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
p, q = Point(3, 4), Point(3, 4)
p.tags.append("a")
print(p, q, p == q, p.norm(), asdict(p), astuple(q), replace(p, x=9), [f.name for f in fields(Point)], q.tags)
@dataclass(order=True)
class V:
    major: int
    minor: int = 0
print(sorted([V(2), V(1, 5), V(1)]), V(1) < V(2), V(1) == V(1, 0), V.__match_args__)
@dataclass
class C:
    r: float
    area: float = field(init=False)
    def __post_init__(self):
        self.area = round(3.14159 * self.r ** 2, 2)
print(C(2))
for f in [lambda: Point(), lambda: Point(1, 2, 3, 4, 5), lambda: Point(z=1), lambda: V(1) < 5, lambda: hash(p), lambda: replace(C(1), area=3)]:
    try: f()
    except Exception as e: print(type(e).__name__, e)
Point()
