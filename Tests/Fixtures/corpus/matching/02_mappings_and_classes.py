class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
def where(p):
    match p:
        case Point(0, 0): return "origin"
        case Point(0, y): return f"y={y}"
        case Point(x=x, y=0): return f"x={x}"
        case Point(x, y) if x == y: return f"diagonal {x}"
        case Point(): return "somewhere"
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"type": t, **rest}: return f"{t} {rest}"
        case {}: return "mapping"
        case str(s): return f"str {s}"
        case int() | float() as n: return f"number {n}"
        case [Point(x=a), Point(x=b)]: return f"two points {a} {b}"
for p in [Point(0, 0), Point(0, 5), Point(3, 0), Point(2, 2), Point(1, 2), {"type": "circle", "r": 2, "z": 1}, {"type": "sq", "w": 1}, {"q": 1}, "hi", 5, 2.5, [Point(1, 1), Point(2, 2)], None]:
    print(where(p))
match Point(1, 2):
    case Point(1, 2, 3): pass
