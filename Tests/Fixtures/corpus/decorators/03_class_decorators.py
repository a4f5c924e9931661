def singleton(cls):
    made = {}
    def get(*a, **k):
        if cls not in made:
            made[cls] = cls(*a, **k)
        return made[cls]
    return get
@singleton
class Config:
    def __init__(self, v=1): self.v = v
print(Config(5) is Config(9), Config().v)
def add_repr(cls):
    def __repr__(self):
        return f"{cls.__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"
    cls.__repr__ = __repr__
    return cls
@add_repr
class P:
    def __init__(self): self.x, self.y = 1, "two"
print(P())
class CountCalls:
    def __init__(self, f):
        self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
@CountCalls
def sq(x): return x * x
print(sq(3), sq(4), sq.n)
registry = []
@registry.append
def task(): pass
print(task, len(registry), registry[0].__name__)
