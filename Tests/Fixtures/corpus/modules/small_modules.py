# Modules that are small or written in Python here.
import base64
import csv
import fnmatch
import functools
import hashlib
import inspect
import io
import keyword
import numbers
import queue
import struct
import threading
import timeit
import uuid

print(base64.b64encode(b"hello"), base64.b64decode("aGVsbG8="), base64.b16encode(b"\x01z"), base64.b32encode(b"hi"))
for text in ('a,"b,c",d\n1,"x""y",3\n', '"two\nlines",z\n', "\n a;b\n"):
    print(list(csv.reader(io.StringIO(text))))
out = io.StringIO()
w = csv.DictWriter(out, ["x", "y"], lineterminator="\n")
w.writeheader()
w.writerow({"x": 1, "y": 'a "q", b'})
print(repr(out.getvalue()), list(csv.DictReader(io.StringIO(out.getvalue()))))
print(fnmatch.filter(["a.py", "b.txt", "cc.py"], "?.py"), fnmatch.fnmatch("x[1]", "x[[]*"))
for name in ("md5", "sha1", "sha256", "sha512"):
    print(name, hashlib.new(name, b"abc").hexdigest()[:16], getattr(hashlib, name)(b"a" * 1000).hexdigest()[:16])


def f(a, b: int = 2, /, c=3, *args, d, e=5, **kw) -> int:
    """The f."""


print(inspect.signature(f), inspect.getfullargspec(f).args, inspect.getdoc(f), inspect.isfunction(f))
bound = inspect.signature(f).bind(1, 2, 4, d=9, z=0)
bound.apply_defaults()
print(bound.arguments, bound.args, bound.kwargs)
print(inspect.signature(functools.partial(f, 1, d=3)), [n for n, _ in inspect.getmembers(f, inspect.iscode)])
b = io.BytesIO(b"one\ntwo\n")
print(b.readline(), b.read(2), b.tell(), b.seek(0, 2), b.write(b"end"), b.getvalue())
print(keyword.iskeyword("for"), isinstance(3, numbers.Integral), isinstance(2.5, numbers.Rational))
q = queue.PriorityQueue()
q.put(3)
q.put(1)
print(q.get(), q.qsize())
try:
    queue.Queue().get_nowait()
except queue.Empty:
    print("empty")
print(struct.pack("<ihf3s?", 1, -2, 0.5, b"ab", True), struct.unpack(">Hq", b"\x00\x01" + b"\xff" * 8), struct.calcsize("@bi"))
with threading.Lock() as held:
    print(held, threading.current_thread().name)
print(timeit.timeit("x = 1", number=10) >= 0, uuid.UUID(int=5), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"))
