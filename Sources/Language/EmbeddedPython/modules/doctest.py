# SPDX-License-Identifier: GPL-3.0-or-later
"""Examples in documentation, run and compared with what they say."""
import difflib
import inspect
import re
import sys
import traceback
from collections import namedtuple
from io import StringIO

__all__ = ["register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP",
           "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE",
           "REPORTING_FLAGS", "FAIL_FAST", "Example", "DocTest", "DocTestParser", "DocTestFinder", "DocTestRunner", "OutputChecker",
           "DocTestFailure", "UnexpectedException", "testmod", "run_docstring_examples", "testfile", "DocTestSuite", "script_from_examples"]

TestResults = namedtuple("TestResults", "failed attempted")
OPTIONFLAGS_BY_NAME = {}

def register_optionflag(name):
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))

DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")
COMPARISON_FLAGS = DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP | IGNORE_EXCEPTION_DETAIL
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST
BLANKLINE_MARKER, ELLIPSIS_MARKER = "<BLANKLINE>", "..."

class Example:
    """A piece of a program and what it should print."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = source if source.endswith("\n") else source + "\n"
        self.want = want if not want or want.endswith("\n") else want + "\n"
        self.exc_msg = exc_msg if exc_msg is None or exc_msg.endswith("\n") else exc_msg + "\n"
        self.lineno, self.indent, self.options = lineno, indent, options or {}

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.source, self.want, self.lineno))

class DocTest:
    """The examples of one text, which share their names."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        self.examples, self.globs, self.name, self.filename, self.lineno, self.docstring = \
            examples, dict(globs), name, filename, lineno, docstring

    def __repr__(self):
        count = len(self.examples)
        return f"<DocTest {self.name} from {self.filename}:{self.lineno} ({count or 'no'} example{'s' * (count != 1)})>"

    def __lt__(self, other):
        return (self.name, self.lineno or -1) < (other.name, other.lineno or -1)

# The message begins where a line does with a letter; all that follows is part of it.
_error = re.compile(r"Traceback \((?:most recent call last|innermost last)\):[ \t]*\n(?:.*\n)*?(?P<message>\w(?:.|\n)*)")
_option = re.compile(r"#\s*doctest:\s*([^\n'\"]*)$", re.MULTILINE)

class DocTestParser:
    """Finds examples in texts."""

    def parse(self, string, name="<string>"):
        lines = string.expandtabs().split("\n")
        margins = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
        margin = min(margins, default=0)
        lines = [line[margin:] for line in lines]
        pieces, prose, place = [], [], 0
        while place < len(lines):
            line = lines[place]
            words = line.lstrip()
            if not (words.startswith(">>> ") or words == ">>>"):
                prose.append(line + "\n" * (place < len(lines) - 1))
                place += 1
                continue
            pieces.append("".join(prose))
            prose = []
            start, indent = place, len(line) - len(words)
            source = [words[4:]]
            place += 1
            while place < len(lines) and (lines[place].lstrip().startswith("... ") or lines[place].strip() == "...") \
                    and len(lines[place]) - len(lines[place].lstrip()) == indent:
                source.append(lines[place].lstrip()[4:])
                place += 1
            want = []
            while place < len(lines) and lines[place].strip() and not lines[place].lstrip().startswith(">>>"):
                if lines[place][:indent].strip():
                    raise ValueError(f"line {place + 1} of the docstring for {name} has inconsistent leading whitespace: {lines[place]!r}")
                want.append(lines[place][indent:])
                place += 1
            want = "".join(text + "\n" for text in want)
            if all([not words.strip() or words.lstrip().startswith("#") for words in source]):
                # A remark is no example, and has no options.
                if self._options("\n".join(source), name, start):
                    raise ValueError(f"line {start + 1} of the doctest for {name} has an option directive on a line with no example: "
                                     + repr("\n".join(source) + "\n"))
                pieces.append("")
                continue
            found = _error.match(want)
            pieces.append(Example("\n".join(source) + "\n", want, found["message"] if found else None, start, indent + margin,
                                  self._options("\n".join(source), name, start)))
        pieces.append("".join(prose))
        return pieces

    def _options(self, source, name, place):
        options = {}
        for found in _option.finditer(source):
            for word in found[1].replace(",", " ").split():
                if word[0] not in "+-" or word[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {place + 1} of the doctest for {name} has an invalid option: {word!r}")
                options[OPTIONFLAGS_BY_NAME[word[1:]]] = word[0] == "+"
        return options

    def get_examples(self, string, name="<string>"):
        return [piece for piece in self.parse(string, name) if isinstance(piece, Example)]

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

class DocTestFinder:
    """Finds the texts of a module's functions and classes."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser, self._recurse, self._exclude_empty = parser, recurse, exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        name = name or getattr(obj, "__name__", None)
        if name is None:
            raise ValueError(f"DocTestFinder.find: name must be given when obj.__name__ doesn't exist: {type(obj)!r}")
        if globs is None:
            source = module if module not in (None, False) else obj if inspect.ismodule(obj) else sys.modules.get(
                getattr(obj, "__module__", None) or "__main__")
            globs = {key: getattr(source, key) for key in dir(source)} if source is not None else {}
        globs = {**globs, **(extraglobs or {})}
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, globs, module or obj, set())
        return sorted(tests)

    def _find(self, tests, obj, name, globs, module, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        doc = obj if isinstance(obj, str) else getattr(obj, "__doc__", None)
        doc = doc if isinstance(doc, str) else ""
        examples = self._parser.get_doctest(doc, globs, name, getattr(module, "__file__", None) or sys.argv[0] or "<string>",
                                            _line_of(obj))
        if examples.examples or not self._exclude_empty and doc:
            tests.append(examples)
        if not self._recurse:
            return
        home = getattr(module, "__name__", "__main__")
        if inspect.ismodule(obj):
            parts = [(key, getattr(obj, key)) for key in dir(obj)]
            for key, value in parts:
                if (inspect.isfunction(value) or isinstance(value, type)) and getattr(value, "__module__", home) == home:
                    self._find(tests, value, f"{name}.{key}", globs, module, seen)
            for key, value in getattr(obj, "__test__", {}).items():
                self._find(tests, value, f"{name}.__test__.{key}", globs, module, seen)
        elif isinstance(obj, type):
            for key, value in vars(obj).items():
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if inspect.isfunction(value) or isinstance(value, (type, property)):
                    self._find(tests, value, f"{name}.{key}", globs, module, seen)

def _line_of(obj):
    """Where the text of a function begins, as far as that is known."""
    code = getattr(obj, "__code__", None)
    return getattr(code, "co_firstlineno", None)

class OutputChecker:
    """Compares what was printed with what was said."""

    def _normal(self, text, flags):
        if flags & NORMALIZE_WHITESPACE:
            return " ".join(text.split())
        return text

    def check_output(self, want, got, optionflags):
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(rf"(?m)^{re.escape(BLANKLINE_MARKER)}\s*?$", "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        want, got = self._normal(want, optionflags), self._normal(got, optionflags)
        if got == want:
            return True
        if optionflags & ELLIPSIS and ELLIPSIS_MARKER in want:
            parts = want.split(ELLIPSIS_MARKER)
            if not got.startswith(parts[0]) or not got.endswith(parts[-1]) or len(got) < len(parts[0]) + len(parts[-1]):
                return False
            place, end = len(parts[0]), len(got) - len(parts[-1])
            for part in parts[1:-1]:
                place = got.find(part, place, end)
                if place < 0:
                    return False
                place += len(part)
            return True
        return False

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub(r"(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        def indented(text):
            return re.sub(r"(?m)^(?!$)", "    ", text)
        if optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF) and (optionflags & REPORT_NDIFF or want.count("\n") > 2
                                                                          and got.count("\n") > 2):
            lines = want.splitlines(keepends=True), got.splitlines(keepends=True)
            if optionflags & REPORT_NDIFF:
                kind, diff = "ndiff with -expected +actual", difflib.ndiff(*lines)
            elif optionflags & REPORT_UDIFF:
                kind, diff = "unified diff with -expected +actual", list(difflib.unified_diff(*lines, n=2))[2:]
            else:
                kind, diff = "context diff with expected followed by actual", list(difflib.context_diff(*lines, n=2))[2:]
            return f"Differences ({kind}):\n" + indented("".join(diff))
        if want and got:
            return f"Expected:\n{indented(want)}Got:\n{indented(got)}"
        if want:
            return f"Expected:\n{indented(want)}Got nothing\n"
        return f"Expected nothing\nGot:\n{indented(got)}" if got else "Expected nothing\nGot nothing\n"

class DocTestFailure(Exception):
    def __init__(self, test, example, got):
        self.test, self.example, self.got = test, example, got

    def __str__(self):
        return str(self.test)

class UnexpectedException(Exception):
    def __init__(self, test, example, exc_info):
        self.test, self.example, self.exc_info = test, example, exc_info

    def __str__(self):
        return str(self.test)

def _run(source, name, names):
    """Runs an example; an expression shows its value, whatever the program shows values with."""
    shown, sys.displayhook = sys.displayhook, sys.__displayhook__
    try:
        exec(compile(source, name, "single"), names)
    finally:
        sys.displayhook = shown

class DocTestRunner:
    """Runs examples and counts those that print something else."""

    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = 0
        self._counts = {}

    def _head(self, test, example):
        lines = [self.DIVIDER]
        if test.filename:
            place = f"line {test.lineno + example.lineno + 1}" if test.lineno is not None else "line ?"
            lines.append(f'File "{test.filename}", {place}, in {test.name}')
        else:
            lines.append(f"Line {example.lineno + 1}, in {test.name}")
        source = "".join(f"    {line}\n" if line else "\n" for line in example.source.rstrip("\n").split("\n"))
        return "\n".join(lines) + f"\nFailed example:\n{source}"

    def report_start(self, out, test, example):
        if self._verbose:
            def indented(text):
                return re.sub(r"(?m)^(?!$)", "    ", text)
            out("Trying:\n" + indented(example.source) + (f"Expecting:\n{indented(example.want)}" if example.want else "Expecting nothing\n"))

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._head(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        text = "".join(traceback.format_exception(*exc_info))
        out(self._head(test, example) + "Exception raised:\n" + re.sub(r"(?m)^(?!$)", "    ", text))

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        failures = tries = 0
        real = sys.stdout
        write = out or real.write
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = self.original_optionflags
            for flag, on in example.options.items():
                self.optionflags = self.optionflags | flag if on else self.optionflags & ~flag
            if self.optionflags & SKIP:
                continue
            tries += 1
            if not quiet:
                self.report_start(write, test, example)
            printed, problem = StringIO(), None
            sys.stdout = printed
            try:
                _run(example.source, f"<doctest {test.name}[{number}]>", test.globs)
            except KeyboardInterrupt:
                raise
            except BaseException as found:
                problem = found
            finally:
                sys.stdout = real
            got = printed.getvalue()
            if got and not got.endswith("\n"):
                got += "\n"
            if problem is None:
                good = self._checker.check_output(example.want, got, self.optionflags)
            elif example.exc_msg is None:
                failures += 1
                if not quiet:
                    self.report_unexpected_exception(write, test, example, (type(problem), problem, problem.__traceback__))
                if self.optionflags & FAIL_FAST:
                    break
                continue
            else:
                message = traceback.format_exception_only(type(problem), problem)[-1]
                good = self._checker.check_output(example.exc_msg, message, self.optionflags)
                if not good and self.optionflags & IGNORE_EXCEPTION_DETAIL:
                    def bare(text):
                        return text.split(":")[0].strip().rpartition(".")[2]
                    good = bare(example.exc_msg) == bare(message)
                if not good:
                    got += "Traceback (most recent call last):\n" + "".join(traceback.format_exception(problem)).partition("\n")[2]
            if good:
                if not quiet:
                    self.report_success(write, test, example, got)
            else:
                failures += 1
                if not quiet:
                    self.report_failure(write, test, example, got)
                if self.optionflags & FAIL_FAST:
                    break
        self.optionflags = self.original_optionflags
        self.failures, self.tries = self.failures + failures, self.tries + tries
        before = self._counts.get(test.name, (0, 0))
        self._counts[test.name] = before[0] + failures, before[1] + tries
        if clear_globs:
            test.globs.clear()
        return TestResults(failures, tries)

    def summarize(self, verbose=None):
        verbose = self._verbose if verbose is None else verbose
        counts = sorted(self._counts.items())
        failed = [(name, count) for name, count in counts if count[0]]
        if verbose:
            empty = [name for name, count in counts if not count[1]]
            passed = [(name, count[1]) for name, count in counts if count[1] and not count[0]]
            if empty:
                print(f"{len(empty)} items had no tests:")
                for name in empty:
                    print("   ", name)
            if passed:
                print(f"{len(passed)} items passed all tests:")
                for name, count in passed:
                    print(f" {count:3d} tests in {name}")
        if failed:
            print(self.DIVIDER)
            print(f"{len(failed)} items had failures:")
            for name, (bad, tried) in failed:
                print(f" {bad:3d} of {tried:3d} in {name}")
        if verbose:
            print(f"{self.tries} tests in {len(counts)} items.")
            print(f"{self.tries - self.failures} passed and {self.failures} failed.")
        if self.failures:
            print(f"***Test Failed*** {self.failures} failures.")
        elif verbose:
            print("Test passed.")
        return TestResults(self.failures, self.tries)

class _Raising(DocTestRunner):
    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

DebugRunner = _Raising

def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False,
            exclude_empty=False):
    m = sys.modules.get("__main__") if m is None else m
    if not inspect.ismodule(m):
        raise TypeError(f"testmod: module required; {m!r}")
    runner = (_Raising if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(exclude_empty=exclude_empty).find(m, name or m.__name__, m, globs, extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries)

def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0,
             extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None):
    with open(filename, encoding=encoding) as file:
        text = file.read()
    names = {**(globs or {}), **(extraglobs or {})}
    names.setdefault("__name__", "__main__")
    name = name or filename.rpartition("/")[2]
    runner = (_Raising if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    runner.run(parser.get_doctest(text, names, name, filename, 0))
    if report:
        runner.summarize()
    return TestResults(runner.failures, runner.tries)

def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(recurse=False).find(f, name, globs=globs):
        runner.run(test)

def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    import unittest
    m = sys.modules.get("__main__") if module is None else __import__(module) if isinstance(module, str) else module
    def case(test):
        def run():
            printed = StringIO()
            failed, _ = DocTestRunner(verbose=False, optionflags=options.get("optionflags", 0)).run(test, out=printed.write)
            if failed:
                raise AssertionError(f"Failed doctest test for {test.name}\n{printed.getvalue()}")
        run.__name__ = test.name
        return unittest.FunctionTestCase(run, description=f"Doctest: {test.name}")
    finder = test_finder or DocTestFinder()
    return unittest.TestSuite([case(test) for test in finder.find(m, globs=globs, extraglobs=extraglobs)])

def script_from_examples(s):
    lines = []
    for piece in DocTestParser().parse(s):
        if isinstance(piece, Example):
            lines.append(piece.source[:-1])
            if piece.want:
                lines.append("# Expected:")
                lines += ["## " + line for line in piece.want.split("\n")[:-1]]
        else:
            lines += [("# " + line).rstrip() for line in piece.split("\n")[:-1]]
    while lines and lines[-1] == "#":
        lines.pop()
    while lines and lines[0] == "#":
        lines.pop(0)
    return "\n".join(lines) + "\n"
