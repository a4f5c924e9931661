import math as m, random, os.path
from math import sqrt as root, pi
from collections import *
print(m.floor(2.5), root(16), round(pi, 3), Counter("aab")["a"], m.__name__, type(m).__name__, "sqrt" in dir(m))
import sys
print("math" in sys.modules, os.path.join("a", "b"), os.path.basename("/x/y.txt"), os.path.splitext("f.tar.gz"), sys.version_info >= (3, 8), __name__)
if __name__ == "__main__": print("main")
def lazy():
    import string
    return string.ascii_lowercase[:3]
print(lazy(), sys.maxsize, sys.argv[1:])
try: from math import nothing
except ImportError as e: print(e)
try: import os.nothing
except ModuleNotFoundError as e: print(e)
import collections.nope
