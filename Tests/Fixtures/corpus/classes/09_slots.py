class Point:
    __slots__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y

p = Point(1, 2)
print(p.x, p.y, Point.__slots__)
p.x = 10
print(p.x, hasattr(p, "__dict__"))
del p.x
try:
    p.x
except AttributeError as e:
    print(e)
p.z = 1
