x = "global"
class A:
    x = "class"
    y = x + "!"
    def f(self): return x
    g = lambda self: x
    z = [x for _ in range(1)]
    print("in body", x, y, z)
print(A().f(), A().g(), A.x, A.y, A.z)
def outer():
    x = "outer"
    class B:
        v = x
        def f(self): return x
    return B
print(outer().v, outer()().f())
class C:
    a = 1
    def m(self): return a
C().m()
