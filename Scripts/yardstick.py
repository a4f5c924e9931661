#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of CPython's own tests of its language a program passes: a fixed sample, in less than a minute.

    Scripts/yardstick.py PROGRAM [--python PYTHON] [--least PERCENT] [--list]

The tests are those of an installed CPython 3.11 (its package `test`), read at run time; none are kept here. Where there are none, nothing
is measured and that is said. Every file runs in CPython and in PROGRAM, with the same stand-ins for `test.support`. A method is fair
when it passes in CPython; an example of a docstring must print the same in both. The exit status is 1 when the program passes less than
PERCENT of what is fair, when a process dies, or when one prints nothing for 60 seconds. `--list` names what fails.
"""
import argparse, os, re, select, shutil, subprocess, sys, tempfile, time

METHODS = """test_augassign test_contains test_decorators test_dict test_dictcomps test_dictviews test_enumerate test_funcattrs test_generator_stop
    test_global test_index test_isinstance test_keywordonlyarg test_list test_named_expressions test_pow test_raise test_scope test_set test_slice
    test_sort test_subclassinit test_tuple test_with test_baseexception test_genericclass test_iterlen test_print test_string_literals
    test_typechecks test_bisect test_colorsys test_contextlib test_defaultdict test_fnmatch test_heapq test_keyword test_string
    test_textwrap test_userdict""".split()
EXAMPLES = "test_cmd test_deque test_extcall test_descrtut test_genexps test_listcomps test_setcomps test_syntax test_generators test_unpack test_unpack_ex".split()
SHARED = ["list_tests.py", "seq_tests.py", "mapping_tests.py"]      # classes that several files test with
QUIET = 60                                                          # seconds without a line: a busy machine is slow

# What the files use of `test.support`: only as much as says how a test is to be run.
SUPPORT = '''
import contextlib, io, sys, unittest
verbose = False
class Error(Exception): pass
class TestFailed(Error): pass
class ResourceDenied(unittest.SkipTest): pass
def _same(function): return function
def _only(*args, **named): return _same
cpython_only = requires_resource = no_tracing = requires_docstrings = reap_threads = _same
impl_detail = run_with_locale = requires_limited_api = skip_if_sanitizer = refcount_test = skip_if_pgo_task = _only
def requires_IEEE_754(function): return function
def bigmemtest(*args, **named): return lambda function: unittest.skip("needs much memory")(function)
bigaddrspacetest = unittest.skip("needs much memory")
def requires_working_socket(*args, **named): return unittest.skip("needs sockets")
def check_impl_detail(**named): return True
def gc_collect(): pass
def run_unittest(*classes): pass
def run_doctest(*args): pass
HAVE_DOCSTRINGS = True
MISSING_C_DOCSTRINGS = False
MAX_Py_ssize_t = sys.maxsize
is_emscripten = is_wasi = is_android = False
is_jython = False
PGO = False
MS_WINDOWS = False
class _Equal:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
class _Other:
    __hash__ = object.__hash__
    def __eq__(self, other): return False
    def __ne__(self, other): return True
ALWAYS_EQ, NEVER_EQ = _Equal(), _Other()
@contextlib.contextmanager
def _captured(name):
    old, new = getattr(sys, name), io.StringIO()
    setattr(sys, name, new)
    try: yield new
    finally: setattr(sys, name, old)
def captured_stdout(): return _captured("stdout")
def captured_stderr(): return _captured("stderr")
captured_output = _captured
@contextlib.contextmanager
def infinite_recursion(limit=75):
    old = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, 200))
    try: yield
    finally: sys.setrecursionlimit(old)
@contextlib.contextmanager
def swap_attr(object, name, value):
    old = getattr(object, name)
    setattr(object, name, value)
    try: yield old
    finally: setattr(object, name, old)
@contextlib.contextmanager
def swap_item(object, name, value):
    old = object[name]
    object[name] = value
    try: yield old
    finally: object[name] = old
def check_syntax_error(case, text, *args, **named):
    with case.assertRaises(SyntaxError): compile(text, "<test string>", "exec")
'''
HELPERS = {"import_helper": '''
import importlib
def import_module(name, **named): return importlib.import_module(name)
def import_fresh_module(name, fresh=(), blocked=(), **named): return None if blocked else importlib.import_module(name)
''', "os_helper": "TESTFN = 'testfile'\n", "warnings_helper": '''
import contextlib, warnings
def ignore_warnings(**named): return lambda function: function
@contextlib.contextmanager
def check_warnings(*filters, **named):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        yield seen
def check_syntax_warning(*args, **named): pass
def check_no_warnings(*args, **named): return check_warnings()
''', "script_helper": "", "threading_helper": "def requires_working_threading(*args, **named): return lambda function: function\n"}

METHOD_DRIVER = '''
import importlib, sys, unittest
module = importlib.import_module("test." + NAME)
for title in dir(module):
    cls = getattr(module, title)
    if not (isinstance(cls, type) and issubclass(cls, unittest.TestCase)): continue
    for name in sorted(dir(cls)):
        if not name.startswith("test"): continue
        print("S", title + "." + name, flush=True)
        result = unittest.TestResult()
        try:
            cls(name).run(result)
            word = "F" if result.errors or result.failures else "K" if result.skipped else "P"
        except BaseException as error:
            word = "F"
        print("R", title + "." + name, word, flush=True)
print("DONE", flush=True)
'''
EXAMPLE_DRIVER = '''
import io, sys
for place, sources in EXAMPLES:
    names = {"__name__": "__main__"}
    for number, (source, is_expression) in enumerate(sources):
        print("S", f"{place}.{number}", flush=True)
        old, sys.stdout = sys.stdout, io.StringIO()
        error = ""
        try:
            if is_expression:
                value = eval(source.strip(), names)
                if value is not None: print(repr(value))
            else: exec(source, names)
        except BaseException as e: error = type(e).__name__ + ": " + str(e.msg if isinstance(e, SyntaxError) else e)
        printed, sys.stdout = sys.stdout.getvalue(), old
        print("R", f"{place}.{number}", ascii((printed, error)).replace(" ", "\\\\x20"), flush=True)
print("DONE", flush=True)
'''


def script(folder, tests, name, examples):
    path = os.path.join(folder, f"run_{name}_{'examples' if examples else 'methods'}.py")
    if examples:
        import ast, doctest
        parts = []
        for node in ast.walk(ast.parse(open(os.path.join(tests, name + ".py"), encoding="utf-8").read())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and ">>> " in node.value:
                sources = []
                for example in doctest.DocTestParser().get_examples(node.value):
                    try:
                        ast.parse(example.source.strip(), mode="eval")
                        sources.append((example.source, True))
                    except (SyntaxError, ValueError):
                        sources.append((example.source, False))
                parts.append((node.lineno, sources))
        text = f"EXAMPLES = {ascii(parts)}\n" + EXAMPLE_DRIVER
    else:
        text = f"NAME = {name!r}\n" + METHOD_DRIVER
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def run(command, path, folder):
    """What each test gave, and how the process ended: None for well."""
    process = subprocess.Popen(command + [path], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                               env=dict(os.environ, PYTHONPATH=folder, PYTHONDONTWRITEBYTECODE="1"))
    results, current, rest, fault = {}, "loading", b"", None
    while True:
        if not select.select([process.stdout], [], [], QUIET)[0]:
            process.kill()
            fault = f"hangs at {current}"
            break
        data = os.read(process.stdout.fileno(), 1 << 16)
        if not data:
            break
        *lines, rest = (rest + data).split(b"\n")
        for line in lines:
            words = line.decode(errors="replace").split(" ")
            if words[0] == "S" and len(words) == 2:
                current = words[1]
            elif words[0] == "R" and len(words) == 3:
                results[words[1]] = words[2]
    status = process.wait()
    if fault is None and (status < 0 or status > 128):
        fault = f"ended with {status} at {current}"
    return results, fault


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--python", default="python3")
    parser.add_argument("--least", type=float, default=94)
    parser.add_argument("--list", action="store_true")
    given = parser.parse_args()
    given.program = os.path.abspath(given.program)
    try:
        found = subprocess.run([given.python, "-c", "import sys, test; print(*sys.version_info[:2]); print(list(test.__path__)[0])"], capture_output=True,
                               text=True).stdout.splitlines()
    except OSError:
        found = []
    if len(found) != 2 or found[0] != "3 11" or not os.path.exists(os.path.join(found[1], "test_dict.py")):
        print("no tests of CPython 3.11 are installed here: nothing measured")
        return 0
    tests = found[1]
    begin, passed, fair, faults = time.monotonic(), 0, 0, []
    with tempfile.TemporaryDirectory() as folder:
        package = os.path.join(folder, "test")
        os.makedirs(os.path.join(package, "support"))
        for path, text in [("__init__.py", ""), ("support/__init__.py", SUPPORT)] + [(f"support/{n}.py", t) for n, t in HELPERS.items()]:
            with open(os.path.join(package, path), "w", encoding="utf-8") as file:
                file.write(text)
        for name in SHARED + [name + ".py" for name in METHODS]:
            shutil.copy(os.path.join(tests, name), package)
        for name, examples in [(name, False) for name in METHODS] + [(name, True) for name in EXAMPLES]:
            path = script(folder, tests, name, examples)
            right, _ = run([given.python], path, folder)
            got, fault = run([given.program, "run"], path, folder)
            if examples:
                wanted = {test for test, value in right.items() if "0x" not in value}
            else:
                wanted = {test for test, value in right.items() if value == "P"}
            good = {test for test in wanted if got.get(test) == right[test]}
            fair, passed = fair + len(wanted), passed + len(good)
            if fault:
                faults.append(f"{name}: {fault}")
            if given.list:
                print(f"{name}: {len(good)} of {len(wanted)}", *sorted(wanted - good))
    share = 100 * passed / fair if fair else 0
    print(f"{passed} of {fair} of CPython's tests pass, {share:.1f} % (at least {given.least:g} %), {time.monotonic() - begin:.0f} s", *faults, sep="\n  ")
    return 1 if faults or share < given.least else 0


sys.exit(main())
