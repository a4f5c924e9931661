# What a module's own __getattr__ refuses is a name that cannot be imported.
import sys
import types

module = types.ModuleType("own")


def lookup(name):
    if name == "there":
        return 5
    raise AttributeError("nothing of the name " + name)


module.__getattr__ = lookup
sys.modules["own"] = module
for text in ("from own import there; print(there)", "from own import absent", "import own.part", "import own; own.absent"):
    try:
        exec(text)
    except Exception as error:
        print(type(error).__name__, error)
print([name for name in ("__doc__", "__name__") if name in dir(module)], "__name__" in dir(sys))
