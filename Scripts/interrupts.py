#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long does Ctrl-C take? Runs each statement in the program, sends it SIGINT after a while and measures the time until it says
KeyboardInterrupt, and what it computed meanwhile: on a busy machine only the latter says something, so the smaller of the two counts.

    interrupts.py --gradus PROGRAM [--only WORD] [--after SECONDS] [--limit SECONDS]

A statement that ends by itself before the signal says so: it is too short for this machine. Exit code 1 when one took longer than
the limit (0.2 s by default) or ended in another way."""
import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time

# What is to be prepared before the clock starts, and the statement.
STATEMENTS = [
    ("", "while True: list(range(10**8))"),
    ("", "while True: tuple(range(10**8))"),
    ("", "set(range(10**9))"),
    ("", "max(range(10**9))"),
    ("", "sum(range(10**10))"),
    ("", "any(x < 0 for x in range(10**9))"),
    ("", "all(map(lambda x: True, range(10**9)))"),
    ("", "-1 in iter(range(10**10))"),
    ("", "10**12 in (x for x in range(10**10))"),
    ("a = [0] * 10**6", "while True: a.index(1) if 1 in a else None"),
    ("a = [0.5] * (4 * 10**7)", "for _ in range(100): a.count(1.0)"),
    ("", "dict.fromkeys(iter(range(10**9)))"),
    ("", "{i: i for i in range(10**9)}"),
    ("", "[i for i in range(10**9)]"),
    ("", "list(zip(range(10**9), range(10**9)))"),
    ("", "list(enumerate(range(10**9)))"),
    ("", "','.join(str(i) for i in range(10**9))"),
    ("from collections import deque, Counter", "deque(range(10**10), maxlen=5)"),
    ("from collections import deque, Counter", "Counter(iter(range(10**9)))"),
    ("import random\na = [random.random() for i in range(3 * 10**6)]", "while True: sorted(a)"),
    ("import random\na = [str(random.random()) for i in range(3 * 10**6)]", "while True: a[:].sort(key=lambda x: x[::-1])"),
    ("a = list(range(10**7)) * 4", "while True: a[::-1] == a[:] or a.copy()"),
    ("a = 3**(10**6)", "while True: a * a * a"),
    ("", "3**(5 * 10**7)"),
    ("a = 7**(2 * 10**7)", "a // 3**(10**7)"),
    ("import sys\nsys.set_int_max_str_digits(0)\na = 3**(4 * 10**7)", "str(a)"),
    ("import sys\nsys.set_int_max_str_digits(0)\na = '7' * (2 * 10**7)", "int(a)"),
    ("import math", "while True: math.factorial(200000)"),
    ("import math\na = 3**(10**7)\nb = 5**(10**7)", "while True: math.gcd(a, b)"),
    ("import math\na = 3**(2 * 10**7)", "while True: math.isqrt(a)"),
    ("", "pow(3, 5**200000, 7**200000)"),
    ("import re", "re.match(r'(a+)+$', 'a' * 40 + 'b')"),
    ("import re", "re.search(r'(x+x+)+y', 'x' * 60)"),
    ("import re", "re.findall(r'.*?,.*?,.*?,.*?,.*?;', 'a,' * 20000)"),
    ("import re", "re.sub(r'(a|aa)+$', '', 'a' * 60 + 'b')"),
    ("import itertools", "list(itertools.product(range(1000), repeat=4))"),
    ("import itertools", "sum(1 for _ in itertools.permutations(range(14)))"),
    ("import itertools", "list(itertools.combinations(range(60), 9))"),
    ("import itertools", "for _ in itertools.repeat(None): pass"),
    ("import itertools", "max(itertools.count())"),
    ("import json\na = '[' + '1.5, ' * (3 * 10**7) + '2]'", "while True: json.loads(a)"),
    ("import json\na = list(range(10**7))", "while True: json.dumps(a)"),
    ("a = 'abc' * (10**8)", "while True: a.replace('b', 'xy')"),
    ("a = 'abc ' * (5 * 10**7)", "while True: a.split()"),
    ("a = 'a' * 300000000", "while True: a.count('b') + a.find('ab')"),
    ("a = 'ä' * 10**8", "while True: a.upper()"),
    ("a = 'ä' * 10**8", "while True: a.encode('utf-16')"),
    ("import zlib, os\na = os.urandom(10**8)", "zlib.compress(a * 3, 9)"),
    ("import zlib\na = zlib.compress(bytes(9 * 10**8))", "zlib.decompress(a)"),
    ("import hashlib\na = bytes(9 * 10**8)", "while True: hashlib.sha256(a).hexdigest()"),
    ("import hashlib\na = bytes(9 * 10**8)", "while True: hashlib.md5(a).hexdigest()"),
    ("import decimal\ndecimal.getcontext().prec = 20000", "decimal.Decimal(2).sqrt() / decimal.Decimal(7).ln()"),
    ("import fractions", "sum(fractions.Fraction(1, i) for i in range(1, 10**6))"),
    ("import copy\na = [[i] for i in range(3 * 10**6)]", "while True: copy.deepcopy(a)"),
    ("import pickle\na = list(range(10**7))", "while True: pickle.dumps(a)"),
    ("import pickle\na = pickle.dumps(list(range(10**7)))", "while True: pickle.loads(a)"),
    ("import time", "time.sleep(100)"),
    ("import random", "random.sample(range(10**9), 10**8)"),
    ("import random\na = list(range(3 * 10**7))", "while True: random.shuffle(a)"),
    ("import statistics\na = list(range(10**7))", "while True: statistics.stdev(a)"),
    ("import difflib", "difflib.SequenceMatcher(None, 'ab' * 20000, 'ba' * 20000, False).ratio()"),
    ("a = [i for i in range(10**7)]", "while True: repr(a)"),
    ("a = list(range(10**8))", "while True: a.insert(0, 1)"),
    ("a = set(range(2 * 10**7)); b = set(range(10**7, 3 * 10**7))", "while True: a & b; a | b"),
    ("import torch", "torch.ones(8000, 8000) @ torch.ones(8000, 8000)"),
    ("import torch\na = torch.randn(2000, 2000)", "torch.linalg.svd(a)"),
    ("import torch\na = torch.randn(3000, 3000)", "torch.linalg.inv(a)"),
    ("import torch\na = torch.randn(1500, 1500)", "torch.linalg.eigh(a + a.T)"),
    ("import torch\nF = torch.nn.functional", "F.conv2d(torch.ones(64, 64, 256, 256), torch.ones(64, 64, 7, 7))"),
    ("import torch\nx = torch.ones(16, 64, 256, 256, requires_grad=True)\nw = torch.ones(64, 64, 5, 5, requires_grad=True)",
     "torch.nn.functional.conv2d(x, w).sum().backward()"),
    ("import torch\na = torch.randn(900, 900, 200)", "while True: torch.einsum('ijk,jlk->il', a, a)"),
    ("import torch\na = torch.randn(10**8)", "while True: a.cumsum(0)"),
    ("import torch\na = torch.randn(10**8)", "a.sort()"),
    ("import torch\na = torch.randn(10**8)", "a.topk(10**6)"),
    ("import torch\na = torch.randn(10**8)", "while True: a.exp().sin()"),
    ("import torch", "torch.randn(10**9)"),
    ("import torch", "torch.randperm(10**8)"),
    ("import torch\na = torch.randint(0, 10**6, (10**8,))", "a.unique()"),
    ("import torch\na = torch.randn(2 * 10**7)", "a.tolist()"),
    ("import torch\na = torch.randn(4000, 4000)", "while True: a.t().contiguous()"),
    ("import torch\na = torch.randn(9000, 300)", "while True: torch.cdist(a, a)"),
    ("import torch\nl = torch.nn.LSTM(512, 512, 4)\nx = torch.randn(4000, 16, 512)", "l(x)"),
    ("import torch\nl = torch.nn.TransformerEncoderLayer(512, 8)\nx = torch.randn(3000, 4, 512)", "l(x)"),
    ("import torch, io\na = torch.randn(2 * 10**8)", "torch.save(a, io.BytesIO())"),
    ("import torch\na = torch.randn(2 * 10**8)", "torch.save(a, 'checkpoint.pt')"),
    ("import torch\na = torch.randn(2 * 10**8)\ntorch.save(a, 'checkpoint.pt')", "torch.load('checkpoint.pt')"),
    ("import numpy as np\na = np.random.rand(10**8)", "np.sort(a)"),
    ("import numpy as np\na = np.random.rand(3000, 3000)", "while True: a.dot(a)"),
    ("import numpy as np\na = np.random.rand(10**7)", "while True: np.percentile(a, 30)"),
    ("import numpy as np\na = np.random.rand(10**6)", "np.convolve(a, a)"),
    ("import numpy as np", "np.random.normal(size=10**9)"),
    ("import numpy as np\na = np.zeros(10**7)", "while True: print(a.tolist() == 3)"),
]


def computed(pid):
    """The seconds that a process has computed."""
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(program, folder, setup, statement, after):
    """The seconds until the interrupt was heard, those that were computed, and how it ended."""
    script, errors = os.path.join(folder, "statement.py"), os.path.join(folder, "errors.txt")
    with open(script, "w") as file:
        file.write(f"{setup}\nprint('ready', flush=True)\n{statement}\nprint('done', flush=True)\n")
    with open(errors, "w") as file:
        child = subprocess.Popen([*program, script], cwd=folder, stdout=subprocess.PIPE, stderr=file, text=True)

    def said():
        with open(errors) as file:
            return file.read().strip()

    line = child.stdout.readline()
    if not line.startswith("ready"):
        child.kill()
        child.wait()
        return None, None, "not ready: " + said()[-150:]
    # So long a time of the processor, or a while if it computes nothing.
    begin, former = time.monotonic(), computed(child.pid)
    while time.monotonic() - begin < 10 * after and computed(child.pid) - former < after and child.poll() is None:
        time.sleep(0.02)
    if child.poll() is not None:
        return None, None, "ended before the signal: " + said()[-100:]
    begin, former = time.monotonic(), computed(child.pid)
    child.send_signal(signal.SIGINT)
    while True:
        ended, status, usage = os.wait4(child.pid, os.WNOHANG)
        if ended:
            break
        if time.monotonic() - begin > 30:
            child.kill()
            os.wait4(child.pid, 0)
            return 30.0, 30.0, "did not hear it"
        time.sleep(0.005)
    taken = time.monotonic() - begin
    used = usage.ru_utime + usage.ru_stime - former
    if "KeyboardInterrupt" in said():
        return taken, used, "KeyboardInterrupt"
    if "done" in child.stdout.read():
        return taken, used, "went on to its end"
    return taken, used, f"status {status}: " + said()[-100:]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--gradus", required=True, help="the program, with `run` where it needs that")
    options.add_argument("--only", default="", help="only statements with this word")
    options.add_argument("--after", type=float, default=0.5)
    options.add_argument("--limit", type=float, default=0.2)
    options = options.parse_args()
    slow = 0
    with tempfile.TemporaryDirectory() as folder:
        for setup, statement in STATEMENTS:
            if options.only not in setup + statement:
                continue
            taken, used, how = measure(options.gradus.split(), folder, setup, statement, options.after)
            good = taken is not None and min(taken, used) <= options.limit and how == "KeyboardInterrupt"
            slow += not good
            shown = " " * 13 if taken is None else f"{taken:5.2f} ({used:5.2f})"
            print(f"{'  ' if good else '! '}{shown} s  {how:18}  {statement}", flush=True)
            for left in os.listdir(folder):
                os.remove(os.path.join(folder, left))
    print(f"{slow} of {len(STATEMENTS)} took longer than {options.limit} s or ended otherwise")
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
