from contextlib import contextmanager, suppress, ExitStack, nullcontext, redirect_stdout, closing
@contextmanager
def managed(n):
    print("acquire", n)
    try: yield n * 2
    except ValueError as e: print("handled", e)
    finally: print("release", n)
with managed(1) as v: print(v)
with managed(2): raise ValueError("inside")
with suppress(KeyError, IndexError): {}["x"]
with ExitStack() as st:
    for i in range(2): st.enter_context(managed(i))
    st.callback(print, "callback")
with nullcontext(5) as z: print(z)
import io
buf = io.StringIO()
with redirect_stdout(buf): print("captured")
print(repr(buf.getvalue()))
@contextmanager
def never():
    if False: yield
try:
    with never(): pass
except RuntimeError as e: print(e)
with managed(3): raise KeyError("out")
