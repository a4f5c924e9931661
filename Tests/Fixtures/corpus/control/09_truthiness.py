class Empty:
    def __len__(self): return 0
class Falsy:
    def __bool__(self): return False
class Normal: pass
for v in [0, 0.0, "", " ", [], [0], {}, (), None, Empty(), Falsy(), Normal, range(0), range(1), b"", 0.0, float("nan")]:
    print(int(bool(v)), end=" ")
print()
print(not Empty(), Falsy() or "default", type(Empty() and 1).__name__)
class Bad:
    def __bool__(self): return "yes"
try:
    if Bad(): pass
except TypeError as e: print(e)
class BadLen:
    def __len__(self): return -1
try: bool(BadLen())
except ValueError as e: print(e)
class FloatLen:
    def __len__(self): return 1.5
len(FloatLen())
