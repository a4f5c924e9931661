# What exceptions, tracebacks, patterns and forms of typing know.
import re
import traceback
from functools import lru_cache
from typing import Dict, List, Optional, Protocol, Union, get_args, get_origin, runtime_checkable

e = AttributeError("x", name="n", obj=3)
print(e.name, e.obj, e.args, ImportError("m", name="q", path="p").name, NameError("n", name="z").name)
for pattern in ("(", "a{3,2}", "a\n[", "*", "(?P<n>a)(?P<n>b)"):
    try:
        re.compile(pattern)
    except re.error as error:
        print(error.msg, error.pos, error.lineno, error.colno, error.pattern == pattern)
print(re.I | re.M, repr(re.DOTALL), re.compile(b"a", re.I), re.findall(rb"\w", b"a-b"), re.sub(b"a", b"<\\g<0>>", b"cab"), re.escape(b"a."))
for work in (lambda: re.match("a", b"a"), lambda: re.match(b"a", "a")):
    try:
        work()
    except TypeError as error:
        print(error)
print(re.compile("a") == re.compile("a"), re.compile("a") == re.compile("a", re.I), re.match("(a)(b)?", "ac").regs)


def f():
    1 / 0


try:
    f()
except ZeroDivisionError as error:
    tb = error.__traceback__
    print([(frame.name, frame.lineno, frame.line) for frame in traceback.extract_tb(tb)])
    print(tb.tb_frame.f_code.co_name, tb.tb_next.tb_lineno, len(traceback.format_tb(tb, 1)))


@runtime_checkable
class Loader(Protocol):
    def load(self): ...
    def save(self, x): ...


class A:
    def load(self): ...


class B(A):
    def save(self, x): ...


print(isinstance(A(), Loader), isinstance(B(), Loader), issubclass(B, Loader))
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(Optional[int]) is Union, get_args(int | None))
print(int | str == Union[str, int], int | None, isinstance(None, int | None))


@lru_cache(maxsize=2)
def g(x):
    return x * 2


print([g(x) for x in (1, 2, 1, 3, 2, 1)], g.cache_info())
