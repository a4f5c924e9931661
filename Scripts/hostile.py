#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks for programs that end the process: calls with hostile values, of the language, the standard modules and torch.

    Scripts/hostile.py 'PROGRAM run' [--seeds A-B] [--size CALLS] [--library] [--keep DIR] [--seconds S] [--memory KB]

Each seed makes one script of many guarded calls: methods of built-in objects get values whose special methods change the very container that is
being worked on, raise, or give something absurd.  With --library the calls are torch's and numpy's.  A script that ends with a signal, or
hears no Ctrl-C after S seconds, is kept in DIR and named; the exit status is 1 when there was one.
"""
import argparse, os, random, signal, subprocess, sys

HOSTILE = '''
import random, sys
R = random.Random(SEED)
targets = []
def trouble():
    for t in targets[-4:]:
        k = R.randrange(9)
        try:
            if k == 0: t.clear()
            elif k == 1: t.append(R.choice(values)())
            elif k == 2: t.add(R.randrange(50))
            elif k == 3: t.pop()
            elif k == 4: t[R.randrange(9)] = 1
            elif k == 5: t.extend(range(R.randrange(2000)))
            elif k == 6: del t[R.randrange(4)]
            elif k == 7: t.update({R.randrange(99): 1})
        except Exception: pass
    if R.random() < .1: raise R.choice([ValueError, KeyError, StopIteration, IndexError, RecursionError, MemoryError, TypeError])
class H:
    def __init__(self): self.n = R.randrange(5)
    def __eq__(self, o): trouble(); return R.choice([True, False, NotImplemented, 7, None])
    def __hash__(self): trouble(); return R.choice([0, 1, -1, 2**70, hash('a')])
    def __lt__(self, o): trouble(); return R.choice([True, False])
    def __index__(self): trouble(); return R.choice([0, 1, -1, 3, 2**31, 2**63, -2**63, 2**100])
    def __len__(self): trouble(); return R.choice([0, 3, 2**31, 2**63, -1])
    def __iter__(self): trouble(); return R.choice([iter([1, H()]), iter({1: 2}.items()), self, iter('abc')])
    def __next__(self):
        trouble()
        if R.random() < .2: raise StopIteration
        return R.choice([1, H, 'x'])
    def __getitem__(self, i):
        trouble()
        if R.random() < .2: raise IndexError
        return i
    def __setitem__(self, i, v): trouble()
    def __contains__(self, v): trouble(); return R.choice([True, 0, None])
    def __bool__(self): trouble(); return R.choice([True, False])
    def __call__(self, *a, **k): trouble(); return R.choice([a[0] if a else None, H(), 1, True])
    def __repr__(self): trouble(); return R.choice(['H', '', 'x' * 300])
    def __format__(self, s): trouble(); return 'h'
    def __float__(self): trouble(); return R.choice([0.0, float('nan'), 1e300])
    def __int__(self): trouble(); return R.choice([0, 10**30])
    def __add__(self, o): trouble(); return R.choice([o, self, 1, NotImplemented])
    __radd__ = __mul__ = __rmul__ = __or__ = __ror__ = __sub__ = __and__ = __mod__ = __iadd__ = __add__
    def __del__(self): trouble()
    def __getattr__(self, n): trouble(); raise AttributeError(n)
    def keys(self): trouble(); return R.choice([[1, 2], self, 'ab'])
class L(list):
    def __eq__(self, o): trouble(); return False
    def __len__(self): trouble(); return 2**40
    __hash__ = object.__hash__
class D(dict):
    def __missing__(self, k): trouble(); return k
    def keys(self): trouble(); return H()
class S(str):
    def __hash__(self): trouble(); return 1
    def __eq__(self, o): trouble(); return True
def nested():
    a = []
    a.append(a)
    return a
values = [H, H, H, lambda: L([1, H()]), lambda: D(a=H()), lambda: S('ab'), lambda: 0, lambda: -1, lambda: 2**63 - 1, lambda: -2**63, lambda: 2**200,
          lambda: 1.5, lambda: float('nan'), lambda: float('inf'), lambda: '', lambda: 'abc', lambda: b'ab', lambda: bytearray(b'abc'), lambda: None,
          lambda: [H(), 1, 'a'], lambda: (1, H()), lambda: {1: H(), 'a': 2}, lambda: {H(), 1}, lambda: frozenset([1]), lambda: range(10**4), lambda: slice(H(), None, H()),
          lambda: iter([1, 2]), lambda: (x for x in [H(), 1]), lambda: len, lambda: int, lambda: H, nested, lambda: memoryview, lambda: Ellipsis, lambda: True]
def v(): return R.choice(values)()
def go(f):
    try: f()
    except BaseException as e:
        if type(e).__name__ in ('KeyboardInterrupt', 'SystemExit'): raise
'''
KINDS = ["list", "dict", "set", "bytearray", "str", "bytes", "tuple", "frozenset", "int", "float", "range", "slice", "deque", "Counter",
         "OrderedDict", "defaultdict", "property", "type", "object", "Exception", "generator", "itertools", "functools", "heapq", "bisect",
         "builtins", "json", "re", "math", "operator", "copy", "string", "statistics", "weakref", "struct", "textwrap"]
MAKE = {"list": "[1, H(), 'a', 3]", "dict": "{1: H(), 'a': 2, H(): 3}", "set": "{1, H(), 'b'}", "bytearray": "bytearray(b'abcdef')", "str": "'a b,c'",
        "bytes": "b'a b,c'", "tuple": "(1, H(), 'a')", "frozenset": "frozenset([1, 2])", "int": "7", "float": "2.5", "range": "range(9)",
        "slice": "slice(1, 5, 2)", "deque": "collections.deque([1, H(), 2], 9)", "Counter": "collections.Counter('aab')",
        "OrderedDict": "collections.OrderedDict(a=1, b=H())", "defaultdict": "collections.defaultdict(H, a=1)", "property": "property(H())",
        "type": "type('T', (), {'x': H()})", "object": "H()", "Exception": "ValueError(H(), 1)", "generator": "(x for x in [1, H(), 2])"}
LIBRARY = '''
import torch, numpy as np
def t():
    k = R.randrange(8)
    return [lambda: torch.randn(3, 4), lambda: torch.arange(6), lambda: torch.zeros(0, 3), lambda: torch.tensor(1.5), lambda: torch.ones(2, 3, 4, requires_grad=True),
            lambda: torch.tensor([True, False]), lambda: torch.randn(2, 3).t(), lambda: np.arange(6).reshape(2, 3)][k]()
values += [t, t, t, t, lambda: [2, 3], lambda: (0, -1), lambda: torch.float64, lambda: torch.int64, lambda: 'mean', lambda: 3, lambda: 1]
'''

def script(seed, size, library):
    R = random.Random(seed)
    lines = [HOSTILE.replace("SEED", str(seed)), "import collections, itertools, functools, heapq, bisect, json, re, math, operator, copy, string, statistics, struct, textwrap, builtins\ntry: import weakref\nexcept ImportError: weakref = re"]
    skipped = ("input", "exit", "quit", "breakpoint", "open", "help", "exec", "eval", "compile", "print", "__import__", "dump", "load", "system")
    if library:
        lines.append(LIBRARY)
        pools = ["torch", "torch.nn.functional", "np", "torch.Tensor", "torch.nn", "torch.linalg", "torch.nn.init"]
        lines.append(f"pools = [{', '.join(pools)}]")
        lines.append("def pick():\n    p = R.choice(pools)\n    return getattr(p, R.choice([n for n in dir(p) if not n.startswith('_') and n not in "
                     f"{skipped + ('save', 'set_num_threads', 'savetxt', 'save_image', 'from_file')}]))")
        lines += ["go(lambda: pick()(*[v() for _ in range(R.randrange(4))]))"] * size
        return "\n".join(lines + ["print('DONE')"])
    for _ in range(size):
        kind = R.choice(KINDS)
        count = R.randrange(4)
        arguments = ", ".join(["v()"] * count)
        if kind in MAKE:
            how = R.randrange(6)
            lines.append(f"def make():\n    global o\n    o = {MAKE[kind]}; targets.append(o)\no = []\ngo(make)")
            if how < 4:
                lines.append(f"go(lambda: getattr(o, R.choice([n for n in dir(o) if n not in ('__class__', '__del__')]))({arguments}))")
            elif how == 4:
                operation = R.choice(["o + v()", "v() + o", "o * v()", "v() * o", "o == v()", "o < v()", "v() in o", "o[v()]", "o | v()", "o & v()", "o - v()", "o % v()",
                                      "sorted(o)", "list(o)", "set(o)", "dict(o)", "str(o)", "[*o, *v()]", "{**o}", "max(o)", "sum(o)", "tuple(zip(o, v()))", "o ** v()", "o // v()"])
                lines.append(f"go(lambda: {operation})")
            else:
                lines.append("def s():\n    o[v()] = v(); del o[v()]; o[v():v()] = v()")
                lines.append("go(s)")
                lines.append("def s():\n    for x in o: trouble()")
                lines.append("go(s)")
        else:
            lines.append(f"n = 'len'\ndef make():\n    global n\n    n = R.choice([n for n in dir({kind}) if not n.startswith('_') and n not in {skipped}])\ngo(make)")
            consume = R.choice(["{}", "list(itertools.islice({}, 50))", "next(iter({}))"])
            lines.append("go(lambda: " + consume.format(f"getattr({kind}, n)({arguments})") + ")")
    return "\n".join(lines + ["print('DONE')"])

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--seeds", default="0-50")
    parser.add_argument("--size", type=int, default=300)
    parser.add_argument("--library", action="store_true")
    parser.add_argument("--keep", default="hostile-found")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--memory", type=int, default=0, help="KB of address space")
    given = parser.parse_args()
    first, last = map(int, given.seeds.split("-"))
    os.makedirs(given.keep, exist_ok=True)
    found = calls = 0
    for seed in range(first, last):
        name = os.path.join(given.keep, f"{'library' if given.library else 'language'}-{seed}.py")
        with open(name, "w") as file:
            file.write(script(seed, given.size, given.library))
        limit = f"ulimit -v {given.memory}; " if given.memory else ""
        process = subprocess.Popen(["bash", "-c", f"{limit}exec {given.program} {name}"], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        calls += given.size
        slow = ""
        try:
            out, err = process.communicate(timeout=given.seconds)
        except subprocess.TimeoutExpired:
            # What CPython would compute for hours is no fault, as long as Ctrl-C stops it.
            process.send_signal(signal.SIGINT)
            slow = " (stopped by Ctrl-C)"
            try:
                out, err = process.communicate(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                out, err = process.communicate()
                slow = " and heard no Ctrl-C"
        if 0 <= process.returncode < 128 or process.returncode == 130:
            if b"DONE" not in out and not slow:
                print(f"{name}: stopped: {err[-200:].decode(errors='replace').strip().splitlines()[-1:]}")
            os.remove(name)
            continue
        print(f"{name}: ended with {process.returncode}{slow} {err[-300:].decode(errors='replace')}")
        found += 1
        sys.stdout.flush()
    print(f"{last - first} scripts, {calls} calls, {found} dead or hanging")
    return 1 if found else 0

sys.exit(main())
