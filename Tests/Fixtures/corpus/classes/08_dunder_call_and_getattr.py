class Recorder:
    def __init__(self):
        self.calls = []
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        def method(*args, **kwargs):
            self.calls.append((name, args, kwargs))
            return self
        return method
    def __call__(self, *args):
        return len(self.calls), args

r = Recorder()
r.go(1).stop(speed=3).turn("left", angle=90)
print(r.calls)
print(r("x"), callable(r), callable(3))
print(hasattr(r, "anything"), hasattr(r, "_hidden"), getattr(r, "_nothing", "default"))

class Guard:
    def __setattr__(self, name, value):
        if name == "locked":
            raise AttributeError(f"cannot set {name}")
        print("set", name)
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)
    def __getattribute__(self, name):
        if name == "secret":
            return "hidden"
        return super().__getattribute__(name)

g = Guard()
g.x = 1
del g.x
print(g.secret, g.__dict__)
g.locked = True
