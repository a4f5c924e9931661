class Vector:
    def __init__(self, *xs):
        self.xs = xs
    def __repr__(self):
        return f"Vector{self.xs}"
    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a + b for a, b in zip(self.xs, other.xs)))
    def __mul__(self, k):
        return Vector(*(k * x for x in self.xs))
    __rmul__ = __mul__
    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.xs, other.xs))
    def __neg__(self):
        return self * -1
    def __abs__(self):
        return (self @ self) ** 0.5
    def __eq__(self, other):
        return isinstance(other, Vector) and self.xs == other.xs
    def __hash__(self):
        return hash(self.xs)
    def __bool__(self):
        return any(self.xs)
    def __getitem__(self, i):
        return self.xs[i]
    def __len__(self):
        return len(self.xs)
    def __iadd__(self, other):
        print("in place")
        return self + other

v, w = Vector(3, 4), Vector(1, -1)
print(v + w, 2 * v, v * 3, v @ w, -v, abs(v), v == Vector(3, 4), v != w)
print(bool(Vector(0, 0)), v[0], v[-1], v[:1], len(v), list(v), {v: 1}[Vector(3, 4)])
v += w
print(v, sum([v, w], Vector(0, 0)))
try:
    v + 1
except TypeError as e:
    print(e)
try:
    1 + v
except TypeError as e:
    print(e)
v - w
