# Functions, properties and methods as descriptors; classes that change; dictionaries of instances.
import types


def show(self, by=1):
    return self.n + by


class Q:
    n = 4


q = Q()
m = show.__get__(q)
print(m(), m(by=5), m.__self__ is q, m.__func__ is show, types.MethodType(show, q) == m, hash(m) == hash(show.__get__(q)))
print(show.__get__(None, Q) is show, show.__call__(q, 2), types.MethodType(show, Q)())
show.tag = "t"
print(m.tag, m.__name__, type(m).__name__)
show.__defaults__ = (10,)
print(show(q), show.__defaults__)
del show.__defaults__
try:
    show(q)
except TypeError as e:
    print(e)


class C:
    @property
    def v(self):
        "the v"
        return 7

    @staticmethod
    def s(a):
        return a

    @classmethod
    def c(cls):
        return cls

    @classmethod
    @property
    def name(cls):
        return cls.__name__


print(C.v.__get__(C()), C.v.__get__(None, C) is C.v, C.v.__doc__, C.name, C().name)
d = C.__dict__
print(d["s"](3), d["s"].__wrapped__ is C.s, d["c"].__func__(5), d["c"].__wrapped__.__name__, type(d).__name__)
for work in ("C().v = 1", "del C().v", "C.__dict__['x'] = 1"):
    try:
        exec(work, {"C": C})
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)


class Cached(property):
    def __get__(self, obj, kind=None):
        return "got " + str(super().__get__(obj, kind))


class D:
    @Cached
    def v(self):
        return 1

    @v.setter
    def v(self, value):
        print("set", value)


print(D().v, type(D.__dict__["v"]).__name__)
D().v = 3


class Meta(type):
    @property
    def kind(cls):
        return f"kind of {cls.__name__}"

    @classmethod
    def __prepare__(mcls, name, bases, **extra):
        print("prepare", name, extra)
        return {"given": 1}

    def __new__(mcls, name, bases, namespace, **extra):
        return super().__new__(mcls, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **extra):
        super().__init__(name, bases, namespace)

    def __instancecheck__(cls, instance):
        return instance == 42


class M(metaclass=Meta, option=2):
    inside = given + 1

    def who(self):
        return __class__.__name__


print(M.kind, M.given, M.inside, M().who(), isinstance(42, M), isinstance(1, M))


class Duplicates(dict):
    def __setitem__(self, key, value):
        if key in self and not key.startswith("__"):
            raise TypeError(f"{key} twice")
        super().__setitem__(key, value)


class Strict(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return Duplicates()


try:
    class Twice(metaclass=Strict):
        a = 1
        a = 2
except TypeError as e:
    print(e)


class Base:
    def hi(self):
        return "Base"


class Other:
    def hi(self):
        return "Other"


class Derived(Base):
    pass


Derived.__bases__ = (Other,)
print(Derived().hi(), Derived.__mro__[1].__name__, Base.__subclasses__(), Other.__subclasses__())
x = Base()
x.__class__ = Other
print(x.hi())
for bases in ((int, str), (list, tuple), (dict, set), (bool,), (type(None),), (Base, Base)):
    try:
        type("X", bases, {})
        print("made")
    except TypeError as e:
        print(e)


class I:
    pass


i = I()
i.a = 1
v = vars(i)
print(v is i.__dict__, v == {"a": 1}, {"a": 1} == v, v | {"b": 2}, type(i).__dict__.get("a"))
i.__dict__ = {"b": 2}
print(i.b, hasattr(i, "a"), vars(i))
i.c = 3
del i.b
print(vars(i))
j = I()
j.__dict__ = i.__dict__
j.shared = True
print(i.shared, vars(i) is vars(j))


class AttrDict(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__ = self


c = AttrDict(lr=0.1)
c.x = 2
c["y"] = 3
print(c.lr, c["x"], c.y, c)


class Mask:
    @property
    def __class__(self):
        return dict


print(isinstance(Mask(), dict), type(Mask()).__name__)


class Layer:
    def f(self, *, __rate=1):
        return __rate


print(Layer.f.__kwdefaults__, Layer().f(_Layer__rate=3))
f = lambda: (yield 1)
print(list(f()), [].append.__name__, list.append, str.__add__)
cell = (lambda: f).__closure__
print(cell, types.CellType(3).cell_contents, type(None)() is None)
