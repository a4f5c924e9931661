# Tasks, processes and contexts, as far as one thread can honour them; modules of files elsewhere.
import concurrent.futures
import contextvars
import importlib.util
import multiprocessing
import os
import tempfile
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor, as_completed, wait
from multiprocessing.pool import ThreadPool


def shown(*works):
    for work in works:
        try:
            print(repr(work()))
        except Exception as error:
            print(type(error).__name__, error)


def square(x):
    return x * x


def add(x, y):
    return x + y


def fails(x):
    raise ValueError(f"no {x}")


def grows(items):
    items.append(1)
    return items


with ThreadPoolExecutor(max_workers=4) as executor:
    futures = {executor.submit(square, i): i for i in range(5)}
    print(sorted((futures[f], f.result()) for f in as_completed(futures)))
    print(list(executor.map(square, range(5))), list(executor.map(add, [1, 2], [3, 4])))
    bad = executor.submit(fails, 3)
    print(repr(bad.exception()), bad.done(), bad.cancelled())
    shown(lambda: bad.result(), lambda: list(executor.map(fails, [1])))
    done, waiting = wait(list(futures), return_when=concurrent.futures.ALL_COMPLETED)
    print(len(done), len(waiting))
shown(lambda: executor.submit(square, 1), lambda: ThreadPoolExecutor(0), lambda: ThreadPoolExecutor(initializer=3))
told = []
future = Future()
future.add_done_callback(lambda f: told.append(f.result()))
print(future.done(), future.running())
future.set_result(7)
future.add_done_callback(lambda f: told.append("late"))
print(told, future.cancel(), future.result(), repr(future).split(" at ")[0], repr(future).split("state=")[1])
other = Future()
print(other.cancel(), other.cancelled())
shown(lambda: other.result(), lambda: Future().result(timeout=0.01))

with multiprocessing.Pool(2) as pool:
    print(pool.map(square, range(6)), pool.starmap(add, [(1, 2), (3, 4)]), list(pool.imap(square, [1, 2])), sorted(pool.imap_unordered(square, [3, 1])))
    print(pool.apply(add, (1,), {"y": 5}), pool.apply_async(square, (9,)).get(), pool.map_async(square, [2]).get(timeout=10))
    shown(lambda: pool.map(fails, [1]), lambda: pool.apply_async(fails, (2,)).get())
    mine = []
    print(pool.apply(grows, (mine,)), mine)
with ThreadPool(2) as pool:
    print(pool.map(square, [4]), pool.apply(grows, (mine,)), mine)
with ProcessPoolExecutor(2) as executor:
    print(list(executor.map(square, [1, 2, 3])), executor.submit(grows, mine).result(), mine)
print(multiprocessing.cpu_count() == os.cpu_count(), multiprocessing.current_process().name, multiprocessing.get_start_method(), multiprocessing.active_children())
shown(lambda: multiprocessing.Pool(0), lambda: pool.map(square, [1]))

var = contextvars.ContextVar("var", default=5)
bare = contextvars.ContextVar("bare")
token = var.set(6)
print(var.get(), var.name, bare.get("given"), token.var is var, token.old_value is contextvars.Token.MISSING)


def inside():
    var.set(100)
    return var.get()


context = contextvars.copy_context()
print(context.run(inside), var.get(), context[var], var in context, bare in context, len(context), list(context.values()))
var.reset(token)
print(var.get())
try:
    bare.get()
except LookupError as error:
    print(type(error).__name__, error.args[0] is bare)

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "mine.py")
    with open(path, "w") as file:
        file.write("x = 5\ndef f():\n    return __name__, x\n")
    spec = importlib.util.spec_from_file_location("mine", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    print(module.f(), module.x, spec.name, spec.origin == path, module.__name__)
print(importlib.util.find_spec("math").name, importlib.util.find_spec("no_such_thing"), importlib.util.find_spec("json").name,
      importlib.util.resolve_name(".a", "p.q"))
