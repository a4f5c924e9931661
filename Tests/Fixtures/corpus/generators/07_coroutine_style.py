def grep(pattern):
    print("looking for", pattern)
    while True:
        line = yield
        if pattern in line:
            print("found:", line)
def start(g):
    next(g)
    return g
s = start(grep("py"))
s.send("java")
s.send("python")
s.close()
def accumulate():
    total = 0
    while (x := (yield total)) is not None:
        total += x
    return total
def run():
    result = yield from accumulate()
    yield f"total {result}"
r = run()
next(r)
print(r.send(3), r.send(4), r.send(None))
def scheduler(tasks):
    queue = list(tasks)
    while queue:
        t = queue.pop(0)
        try:
            print(next(t), end=" ")
            queue.append(t)
        except StopIteration:
            pass
    print()
scheduler([iter("abc"), iter(range(2)), (c for c in "xy")])
s.send("late")
