from contextlib import contextmanager
def deco(f):
    def w(self, *a):
        return [f.__name__, f(self, *a)]
    return w
class A:
    @property
    @deco
    def x(self): return 1
    @classmethod
    def make(cls): return cls.__name__
    @staticmethod
    @deco
    def st(v): return v
    @deco
    def m(self, k): return k
print(A().x, A.make(), A().m(3), A.st(4))
@contextmanager
def tag(name):
    print(f"<{name}>")
    yield name.upper()
    print(f"</{name}>")
with tag("b") as t:
    print(t)
@tag("i")
def inner(): print("inside")
inner()
@undefined_decorator
def f(): pass
