"""Code that compile() reads, for exec() and eval()."""

import collections
import math
import os.path

print(__doc__)
code = compile("a * 2 + b", "<formula>", "eval")
print(type(code).__name__, code.co_name, code.co_filename)
print(eval(code, {"a": 3, "b": 1}), eval(code, {"a": "x", "b": "y"}))

a, b = 10, 5
print(eval(code))


def local():
    a = 1
    b = 2
    return eval(code)


print(local())

block = compile("total = 0\nfor i in range(n):\n    total += i\n", "block.py", "exec")
names = {"n": 5}
exec(block, names)
print(names["total"], "i" in names)
print(eval(block, {"n": 2}))
exec(compile("x = 3; y = x + 1", "two", "exec"))
print(x, y)
exec(compile("def f(k):\n    return k + x", "f", "exec"))
print(f(2), f.__code__.co_filename, f.__code__.co_firstlineno)
exec(compile(b"z = 'bytes'", "b", "exec"))
print(z)
exec("w = 1\nv = w + 1")
print(w, v)

for source, mode in [("1 +", "eval"), ("x = 1", "eval"), ("if x:\npass", "exec"), ("1", "other"), ("return 1", "exec"),
                     ("print 1", "exec"), ("x = 1\ny = 2", "single")]:
    try:
        compile(source, "wrong", mode)
    except SyntaxError as error:
        print(type(error).__name__, error.msg, error.filename, error.lineno)
    except ValueError as error:
        print("ValueError", error)

try:
    exec(compile("def g():\n    return 1 / 0\ng()", "fault", "exec"))
except ZeroDivisionError as error:
    print(error, error.__traceback__ is not None)
try:
    eval(5)
except TypeError as error:
    print(error)
try:
    exec(5)
except TypeError as error:
    print(error)
try:
    compile(5, "f", "exec")
except TypeError as error:
    print(error)
print(eval(compile("6 * 7", "s", mode="eval")))
print(__import__("math") is math, __import__("os.path") is os)
print(__import__("collections", fromlist=["abc"]) is collections)
try:
    __import__("no_such_module")
except ModuleNotFoundError as error:
    print(error)
for name in ["BrokenPipeError", "ConnectionResetError", "ConnectionRefusedError", "ConnectionAbortedError"]:
    print(issubclass(eval(name), ConnectionError), issubclass(eval(name), OSError))
exec(compile("1 + 1\nprint('seen')", "quiet", "exec"))
