def abstractmethod(funcobj):
    funcobj.__isabstractmethod__ = True
    return funcobj

def _is_abstract(value):
    if isinstance(value, property):
        return any(getattr(f, "__isabstractmethod__", False) for f in (value.fget, value.fset, value.fdel))
    if isinstance(value, (staticmethod, classmethod)):
        return getattr(value.__func__, "__isabstractmethod__", False)
    return getattr(value, "__isabstractmethod__", False) is True

class ABCMeta(type):
    def __new__(mcls, name, bases, namespace, **kwargs):
        cls = type.__new__(mcls, name, bases, namespace, **kwargs)
        abstract = {key for key, value in namespace.items() if _is_abstract(value)}
        for base in bases:
            for key in getattr(base, "__abstractmethods__", ()):
                if _is_abstract(getattr(cls, key, None)):
                    abstract.add(key)
        type.__setattr__(cls, "__abstractmethods__", frozenset(abstract))
        return cls

    def __call__(cls, *args, **kwargs):
        if cls.__abstractmethods__:
            names = sorted(cls.__abstractmethods__)
            plural = "s" if len(names) > 1 else ""
            raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract method{plural} {', '.join(names)}")
        return type.__call__(cls, *args, **kwargs)

    def register(cls, subclass):
        cls.__dict__.get("_registered", None)
        type.__setattr__(cls, "_registered", cls.__dict__.get("_registered", ()) + (subclass,))
        return subclass

    def __instancecheck__(cls, instance):
        return any(isinstance(instance, c) for c in cls.__dict__.get("_registered", ()))

class ABC(metaclass=ABCMeta):
    pass

def abstractproperty(f):
    return property(abstractmethod(f))

abstractclassmethod = lambda f: classmethod(abstractmethod(f))
abstractstaticmethod = lambda f: staticmethod(abstractmethod(f))
