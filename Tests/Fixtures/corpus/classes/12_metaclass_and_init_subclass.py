class Plugin:
    registry = {}
    def __init_subclass__(cls, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[name or cls.__name__.lower()] = cls

class Csv(Plugin): ...
class Json(Plugin, name="js"): ...
print(Plugin.registry)

class Meta(type):
    def __new__(mcls, name, bases, ns):
        ns["tag"] = name.upper()
        return super().__new__(mcls, name, bases, ns)
    def __call__(cls, *args):
        print("making", cls.__name__)
        return super().__call__(*args)
    def __len__(cls):
        return 42

class Thing(metaclass=Meta):
    def __init__(self, x):
        self.x = x

t = Thing(3)
print(t.x, t.tag, len(Thing), type(Thing).__name__)
Dyn = type("Dyn", (Plugin,), {"value": 7, "get": lambda self: self.value})
print(Dyn().get(), Dyn.__name__, Plugin.registry["dyn"] is Dyn)
