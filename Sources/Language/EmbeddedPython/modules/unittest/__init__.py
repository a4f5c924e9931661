# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of a program: classes with assertions, and what finds and runs them."""
import fnmatch
import sys
import time
import traceback

from unittest.case import FunctionTestCase, SkipTest, TestCase, _SubTest, expectedFailure, skip, skipIf, skipUnless

__all__ = ["TestResult", "TestCase", "TestSuite", "TextTestRunner", "TestLoader", "FunctionTestCase", "main", "defaultTestLoader",
           "SkipTest", "skip", "skipIf", "skipUnless", "expectedFailure", "TextTestResult", "TestProgram", "findTestCases",
           "getTestCaseNames", "makeSuite"]

_class_cleanups = []

def addModuleCleanup(function, /, *args, **kwargs):
    _class_cleanups.append((function, args, kwargs))

def doModuleCleanups():
    while _class_cleanups:
        function, args, kwargs = _class_cleanups.pop()
        function(*args, **kwargs)

class TestResult:
    """What came of tests."""

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = self.shouldStop = self.buffer = self.tb_locals = False
        self.failures, self.errors, self.skipped, self.expectedFailures, self.unexpectedSuccesses = [], [], [], [], []
        self.testsRun = 0

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        """A test has ended."""

    def startTestRun(self):
        """The first test is about to run."""

    def stopTestRun(self):
        """The last test has run."""

    def printErrors(self):
        """Shows what went wrong."""

    def _text(self, err):
        return "".join(traceback.format_exception(*err))

    def addError(self, test, err):
        self.errors.append((test, self._text(err)))
        self.shouldStop = self.shouldStop or self.failfast

    def addFailure(self, test, err):
        self.failures.append((test, self._text(err)))
        self.shouldStop = self.shouldStop or self.failfast

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], test.failureException)
            (self.failures if failed else self.errors).append((subtest, self._text(err)))
            self.shouldStop = self.shouldStop or self.failfast

    def addSuccess(self, test):
        """A test went well."""

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._text(err)))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)
        self.shouldStop = self.shouldStop or self.failfast

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def __repr__(self):
        return (f"<{type(self).__module__}.{type(self).__qualname__} run={self.testsRun} errors={len(self.errors)} "
                f"failures={len(self.failures)}>")

class _Stream:
    """A stream with lines."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        return getattr(self.__dict__["stream"], name)

    def writeln(self, text=""):
        self.stream.write(text + "\n")

class TextTestResult(TestResult):
    """Shows the tests while they run."""

    separator1, separator2 = "=" * 70, "-" * 70

    def __init__(self, stream, descriptions, verbosity):
        super().__init__(stream, descriptions, verbosity)
        self.stream, self.descriptions, self.showAll, self.dots = stream, descriptions, verbosity > 1, verbosity == 1
        self._newline = True

    def getDescription(self, test):
        doc = test.shortDescription() if self.descriptions else None
        return f"{test}\n{doc}" if doc else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(f"{self.getDescription(test)} ... ")
            self.stream.flush()
            self._newline = False

    def _show(self, word, dot, test=None):
        if self.showAll:
            if isinstance(test, _SubTest):
                if not self._newline:
                    self.stream.writeln()
                self.stream.write(f"  {self.getDescription(test)} ... ")
            elif self._newline and test is not None:
                self.stream.write(f"{self.getDescription(test)} ... ")
            self.stream.writeln(word)
            self._newline = True
        elif self.dots:
            self.stream.write(dot)
        self.stream.flush()

    def addSubTest(self, test, subtest, err):
        super().addSubTest(test, subtest, err)
        if err is not None:
            failed = issubclass(err[0], subtest.failureException)
            self._show("FAIL" if failed else "ERROR", "F" if failed else "E", subtest)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._show("ok", ".")

    def addError(self, test, err):
        super().addError(test, err)
        self._show("ERROR", "E", test)

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._show("FAIL", "F", test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._show(f"skipped {reason!r}", "s", test)

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._show("expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._show("unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
        for kind, found in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in found:
                self.stream.writeln(self.separator1)
                self.stream.writeln(f"{kind}: {self.getDescription(test)}")
                self.stream.writeln(self.separator2)
                self.stream.writeln(text)
        if self.unexpectedSuccesses:
            self.stream.writeln(self.separator1)
            for test in self.unexpectedSuccesses:
                self.stream.writeln(f"UNEXPECTED SUCCESS: {self.getDescription(test)}")

class _Failed:
    """What stands for a class or a module whose preparation failed."""

    failureException = None

    def __init__(self, what):
        self._what = what

    def __str__(self):
        return self._what

    id = __str__

    def countTestCases(self):
        return 0

    def shortDescription(self):
        return None

class TestSuite:
    """Tests, and other suites, in their order."""

    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def addTest(self, test):
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        self._tests += [test]

    def addTests(self, tests):
        if type(tests) is str:
            raise TypeError("tests must be an iterable of tests, not a string")
        [self.addTest(test) for test in tests]

    def __iter__(self):
        return iter(self._tests)

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, TestSuite) else NotImplemented

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} tests={list(self)}>"

    def countTestCases(self):
        return sum(test.countTestCases() for test in self)

    def _single(self):
        for test in self:
            if isinstance(test, TestSuite):
                yield from test._single()
            else:
                yield test

    def _hook(self, function, what, result):
        """Runs what prepares or tidies a class or module; whether it went well."""
        try:
            function()
        except SkipTest as reason:
            result.addSkip(_Failed(what), str(reason))
        except Exception as problem:
            result.addError(_Failed(what), (type(problem), problem, problem.__traceback__))
        else:
            return True
        return False

    def _leave(self, cls, usable, result):
        if cls is not None:
            name = f"({cls.__module__}.{cls.__qualname__})"
            if usable:
                self._hook(getattr(cls, "tearDownClass", lambda: None), f"tearDownClass {name}", result)
            if hasattr(cls, "doClassCleanups"):
                self._hook(cls.doClassCleanups, f"tearDownClass {name}", result)

    def run(self, result, debug=False):
        cls, usable, modules = None, True, {}
        for test in self._single():
            if result.shouldStop:
                break
            kind = type(test)
            module = sys.modules.get(kind.__module__)
            if kind.__module__ not in modules:
                prepare = getattr(module, "setUpModule", None)
                modules[kind.__module__] = prepare is None or self._hook(prepare, f"setUpModule ({kind.__module__})", result)
            if kind is not cls:
                self._leave(cls, usable, result)
                cls, usable = kind, modules[kind.__module__]
                if usable and not getattr(kind, "__unittest_skip__", False):
                    usable = self._hook(getattr(kind, "setUpClass", lambda: None),
                                        f"setUpClass ({kind.__module__}.{kind.__qualname__})", result)
            if usable:
                test(result)
        self._leave(cls, usable, result)
        for name, went in modules.items():
            tidy = getattr(sys.modules.get(name), "tearDownModule", None)
            if tidy is not None and went:
                self._hook(tidy, f"tearDownModule ({name})", result)
        doModuleCleanups()
        return result

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        for test in self:
            test.debug()

class TestLoader:
    """Finds tests."""

    testMethodPrefix, suiteClass, testNamePatterns = "test", TestSuite, None

    def __init__(self):
        self.errors = []

    def sortTestMethodsUsing(self, a, b):
        return (a > b) - (a < b)

    def getTestCaseNames(self, testCaseClass):
        def fits(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            full = f"{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}"
            return self.testNamePatterns is None or any(fnmatch.fnmatchcase(full, pattern) for pattern in self.testNamePatterns)
        return sorted(name for name in dir(testCaseClass) if fits(name))

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass([testCaseClass(name) for name in names])

    def loadTestsFromModule(self, module, *args, pattern=None, **kwargs):
        kinds = [getattr(module, name) for name in dir(module)]
        suite = self.suiteClass([self.loadTestsFromTestCase(kind) for kind in kinds if isinstance(kind, type)
                                 and issubclass(kind, TestCase) and kind not in (TestCase, FunctionTestCase)])
        loader = getattr(module, "load_tests", None)
        return loader(self, suite, pattern) if loader is not None else suite

    def loadTestsFromName(self, name, module=None):
        parts, found = name.split("."), module
        if found is None:
            found, parts = __import__(parts[0]), parts[1:]
        above = None
        for part in parts:
            above, found = found, getattr(found, part)
        if isinstance(found, type(sys)):
            return self.loadTestsFromModule(found)
        if isinstance(found, type):
            return self.loadTestsFromTestCase(found)
        if isinstance(above, type) and issubclass(above, TestCase):
            return self.suiteClass([above(parts[-1])])
        if isinstance(found, TestSuite):
            return found
        made = found()
        return made if isinstance(made, TestSuite) else self.suiteClass([made])

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        import os
        names = fnmatch.filter(sorted(os.listdir(start_dir)), pattern)
        return self.suiteClass([self.loadTestsFromModule(__import__(name[:-3])) for name in names])

defaultTestLoader = TestLoader()

def makeSuite(testCaseClass, prefix="test", sortUsing=None, suiteClass=TestSuite):
    return defaultTestLoader.loadTestsFromTestCase(testCaseClass)

def getTestCaseNames(testCaseClass, prefix="test", sortUsing=None, testNamePatterns=None):
    return defaultTestLoader.getTestCaseNames(testCaseClass)

def findTestCases(module, prefix="test", sortUsing=None, suiteClass=TestSuite):
    return defaultTestLoader.loadTestsFromModule(module)

class TextTestRunner:
    """Runs tests and shows what comes of them."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, warnings=None, *,
                 tb_locals=False):
        self.stream, self.descriptions, self.verbosity = _Stream(sys.stderr if stream is None else stream), descriptions, verbosity
        self.failfast, self.buffer = failfast, buffer
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        result, stream = self._makeResult(), self.stream
        result.failfast, result.buffer = self.failfast, self.buffer
        begin = time.perf_counter()
        result.startTestRun()
        try:
            test(result)
        finally:
            result.stopTestRun()
        took = time.perf_counter() - begin
        result.printErrors()
        stream.writeln("-" * 70)
        stream.writeln(f"Ran {result.testsRun} test{'s' * (result.testsRun != 1)} in {took:.3f}s\n")
        facts = [f"{name}={len(found)}" for name, found in
                 (("failures", result.failures), ("errors", result.errors), ("skipped", result.skipped),
                  ("expected failures", result.expectedFailures), ("unexpected successes", result.unexpectedSuccesses)) if found]
        stream.writeln(("OK" if result.wasSuccessful() else "FAILED") + (f" ({', '.join(facts)})" if facts else ""))
        stream.flush()
        return result

class TestProgram:
    """`main()`: runs the tests of the program, and ends it."""

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader, exit=True,
                 verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False):
        argv = sys.argv if argv is None else argv
        self.module = __import__(module, fromlist=["*"]) if isinstance(module, str) else module
        names = [word for word in argv[1:] if not word.startswith("-")]
        if {"-v", "--verbose"} & set(argv[1:]):
            verbosity = 2
        if {"-q", "--quiet"} & set(argv[1:]):
            verbosity = 0
        failfast = failfast or bool({"-f", "--failfast"} & set(argv[1:]))
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        self.test = testLoader.loadTestsFromNames(names, self.module) if names else testLoader.loadTestsFromModule(self.module)
        runner = TextTestRunner if testRunner is None else testRunner
        if isinstance(runner, type):
            runner = runner(verbosity=verbosity, failfast=failfast, buffer=bool(buffer))
        self.result = runner.run(self.test)
        if exit:
            sys.exit(not self.result.wasSuccessful())

main = TestProgram

for _module, _classes in {"result": [TestResult], "suite": [TestSuite], "loader": [TestLoader], "runner": [TextTestResult, TextTestRunner],
                          "main": [TestProgram]}.items():
    for _class in _classes:
        _class.__module__ = "unittest." + _module
