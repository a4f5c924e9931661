def f():
    "one line"
f.cache = {}
f.cache["a"] = 1
print(f.__doc__, f.cache, f.__name__, f.__module__, f.__dict__)
f.__name__ = "renamed"
print(f.__name__, f.__qualname__)
def g(): pass
print(g(), g.__doc__, g.__defaults__, callable(g), type(g).__name__)
class C:
    """doc of C"""
    def m(self):
        """doc of m"""
print(C.__doc__, C.m.__doc__, C().m.__doc__, C().m.__name__, C.m.__qualname__, C().m.__func__ is C.m, C().m.__self__.__class__.__name__)
print(f.missing)
