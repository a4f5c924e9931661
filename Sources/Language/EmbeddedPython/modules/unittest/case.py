# SPDX-License-Identifier: GPL-3.0-or-later
"""One test with what it can assert."""
import collections
import contextlib
import difflib
import pprint
import re
import sys
import traceback
import warnings

class SkipTest(Exception):
    """A test that says that it is not for here."""

class _ShouldStop(Exception):
    """A part failed, and the run ends at the first failure."""

_most = 80

def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text if not short or len(text) < _most else text[:_most] + " [truncated]..."

def _cut(text, head, tail):
    dropped = len(text) - head - tail
    return f"{text[:head]}[{dropped} chars]{text[len(text) - tail:]}" if dropped > 12 else text

def _common_reprs(*values):
    """The texts of values, with what they have in common in front cut short when they are long."""
    texts = [safe_repr(value) for value in values]
    longest = max(map(len, texts))
    if longest <= _most:
        return texts
    same = 0
    while same < min(map(len, texts)) and len({text[same] for text in texts}) == 1:
        same += 1
    # Of 80 characters five are the beginning, and twelve say how many are left out.
    room = _most - 17 - (longest - same)
    start = _cut(texts[0][:same], 5, max(room, 5))
    return [start + (text[same:] if room > 5 else _cut(text[same:], 41, 5)) for text in texts]

def skip(reason):
    def mark(item):
        if not isinstance(item, type):
            function = item
            def item(*args, **kwargs):
                raise SkipTest(reason)
            item.__name__, item.__doc__, item.__qualname__ = function.__name__, function.__doc__, function.__qualname__
        item.__unittest_skip__, item.__unittest_skip_why__ = True, reason
        return item
    if callable(reason):
        function, reason = reason, ""
        return mark(function)
    return mark

def _unchanged(item):
    return item

def skipIf(condition, reason):
    return skip(reason) if condition else _unchanged

def skipUnless(condition, reason):
    return _unchanged if condition else skip(reason)

def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item

class _Context:
    """What `assertRaises` and its like share."""

    def __init__(self, expected, case, pattern=None):
        self.expected, self.test_case = expected, case
        self.expected_regex = re.compile(pattern) if pattern is not None else None
        self.obj_name = self.msg = None
        if not all(isinstance(kind, type) and issubclass(kind, self._base) for kind in
                   (expected if isinstance(expected, tuple) else (expected,))):
            raise TypeError(f"{self._name}() arg 1 must be {self._wanted}")

    def _fail(self, text):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, text))

    def handle(self, args, kwargs):
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for this function")
            return self
        function, *args = args
        self.obj_name = getattr(function, "__name__", str(function))
        with self:
            function(*args, **kwargs)

    def _label(self):
        if isinstance(self.expected, tuple):
            return str(self.expected)
        return self.expected.__name__

class _AssertRaisesContext(_Context):
    _base, _name, _wanted = BaseException, "assertRaises", "an exception type or tuple of exception types"

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        if kind is None:
            self._fail(f"{self._label()} not raised" + (f" by {self.obj_name}" if self.obj_name else ""))
        if not issubclass(kind, self.expected):
            return False
        self.exception = value
        if self.expected_regex is not None and not self.expected_regex.search(str(value)):
            self._fail(f'"{self.expected_regex.pattern}" does not match "{value}"')
        return True

class _AssertWarnsContext(_Context):
    _base, _name, _wanted = Warning, "assertWarns", "a warning type or tuple of warning types"

    def __enter__(self):
        self._catcher = warnings.catch_warnings(record=True)
        self.warnings = self._catcher.__enter__()
        warnings.simplefilter("always")
        return self

    def __exit__(self, kind, value, tb):
        self._catcher.__exit__(kind, value, tb)
        if kind is not None:
            return
        first = None
        for found in self.warnings:
            if not isinstance(found.message, self.expected):
                continue
            first = first or found.message
            if self.expected_regex is not None and not self.expected_regex.search(str(found.message)):
                continue
            self.warning, self.filename, self.lineno = found.message, found.filename, found.lineno
            return
        if first is not None:
            self._fail(f'"{self.expected_regex.pattern}" does not match "{first}"')
        self._fail(f"{self._label()} not triggered" + (f" by {self.obj_name}" if self.obj_name else ""))

class _AssertLogsContext:
    def __init__(self, case, logger, level, no_logs):
        import logging
        self._case, self._no_logs = case, no_logs
        self._logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self._level = logging._nameToLevel.get(level, level) if level else logging.INFO
        self.msg = None

    def __enter__(self):
        import logging
        watched = self.watcher = collections.namedtuple("_LoggingWatcher", "records output")([], [])
        class Handler(logging.Handler):
            def emit(self, record):
                watched.records.append(record)
                watched.output.append(self.format(record))
        handler = Handler()
        handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
        handler.setLevel(self._level)
        logger = self._logger
        self._old = logger.handlers[:], logger.level, logger.propagate
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(self._level)
        return None if self._no_logs else watched

    def __exit__(self, kind, value, tb):
        logger = self._logger
        logger.handlers, level, logger.propagate = self._old
        logger.setLevel(level)
        if kind is not None:
            return False
        import logging
        name = logging.getLevelName(self._level)
        if self._no_logs and self.watcher.records:
            self._case.fail(f"Unexpected logs found: {self.watcher.output!r}")
        if not self._no_logs and not self.watcher.records:
            self._case.fail(f"no logs of level {name} or higher triggered on {logger.name}")

class TestCase:
    """A test: a method of a class of yours, with what is to be done before and after it."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2**16
    _classCleanups = []

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError(f"no such test method in {type(self)}: {methodName}")
        self._testMethodDoc = getattr(method, "__doc__", None)
        self._cleanups, self._subtest, self._result = [], None, None
        self._type_equality_funcs = {
            dict: self.assertDictEqual, list: self.assertListEqual, tuple: self.assertTupleEqual, set: self.assertSetEqual,
            frozenset: self.assertSetEqual, str: self.assertMultiLineEqual}

    def setUp(self):
        """Runs before each test."""

    def tearDown(self):
        """Runs after each test."""

    @classmethod
    def setUpClass(cls):
        """Runs before the tests of the class."""

    @classmethod
    def tearDownClass(cls):
        """Runs after them."""

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        value = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return value

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        if "_classCleanups" not in cls.__dict__:
            cls._classCleanups = []
        cls._classCleanups.append((function, args, kwargs))

    @classmethod
    def doClassCleanups(cls):
        while cls._classCleanups:
            function, args, kwargs = cls._classCleanups.pop()
            function(*args, **kwargs)

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._part(function, args, kwargs)
        return True

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from unittest import TestResult
        return TestResult()

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        return f"{type(self).__module__}.{type(self).__qualname__}.{self._testMethodName}"

    def __eq__(self, other):
        return type(self) is type(other) and self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return f"{self._testMethodName} ({type(self).__module__}.{type(self).__qualname__}.{self._testMethodName})"

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} testMethod={self._testMethodName}>"

    # Running.

    def _part(self, function, args=(), kwargs={}, test=None):
        """Runs one part and tells the result what came of it; whether it went well."""
        result, test = self._result, test or self
        try:
            function(*args, **kwargs)
        except KeyboardInterrupt:
            raise
        except SkipTest as reason:
            self._ok = False
            result.addSkip(test, str(reason))
        except _ShouldStop:
            self._ok = False
        except BaseException as problem:
            facts = type(problem), problem, problem.__traceback__
            self._ok = False
            if self._expecting and test is self:
                self._expected = facts
            elif test is not self:
                result.addSubTest(self, test, facts)
            elif isinstance(problem, self.failureException):
                result.addFailure(test, facts)
            else:
                result.addError(test, facts)
        else:
            return True
        return False

    def run(self, result=None):
        begins = result is None
        if begins:
            result = self.defaultTestResult()
            result.startTestRun()
        self._result, self._ok, self._expected = result, True, None
        method = getattr(self, self._testMethodName)
        result.startTest(self)
        try:
            for item in (type(self), method):
                if getattr(item, "__unittest_skip__", False):
                    result.addSkip(self, getattr(item, "__unittest_skip_why__", ""))
                    return result
            self._expecting = getattr(method, "__unittest_expecting_failure__", False) \
                or getattr(type(self), "__unittest_expecting_failure__", False)
            if self._part(self.setUp):
                self._part(method)
                self._part(self.tearDown)
            self.doCleanups()
            if self._expecting and self._expected is not None:
                result.addExpectedFailure(self, self._expected)
            elif self._ok:
                if self._expecting:
                    result.addUnexpectedSuccess(self)
                else:
                    result.addSuccess(self)
            return result
        finally:
            result.stopTest(self)
            self._result = None
            if begins:
                result.stopTestRun()

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        for part in (self.setUp, getattr(self, self._testMethodName), self.tearDown):
            part()
        for function, args, kwargs in reversed(self._cleanups):
            function(*args, **kwargs)
        self._cleanups.clear()

    def skipTest(self, reason):
        raise SkipTest(reason)

    @contextlib.contextmanager
    def subTest(self, msg=None, **params):
        if self._result is None:
            yield
            return
        above = self._subtest
        test = self._subtest = _SubTest(self, msg, {**(above.params if above else {}), **params})
        def run():
            raise problem
        try:
            yield
        except KeyboardInterrupt:
            raise
        except BaseException as found:
            problem = found
            if not self._part(run, test=test) and self._result.failfast:
                raise _ShouldStop from None
        finally:
            self._subtest = above

    # Asserting.

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        return f"{standardMsg} : {msg if isinstance(msg, str) else safe_repr(msg)}"

    def _must(self, ok, text, msg):
        if not ok:
            raise self.failureException(self._formatMessage(msg, text()))

    def fail(self, msg=None):
        raise self.failureException(msg)

    def assertTrue(self, expr, msg=None):
        self._must(expr, lambda: f"{safe_repr(expr)} is not true", msg)

    def assertFalse(self, expr, msg=None):
        self._must(not expr, lambda: f"{safe_repr(expr)} is not false", msg)

    def assertIs(self, expr1, expr2, msg=None):
        self._must(expr1 is expr2, lambda: f"{safe_repr(expr1)} is not {safe_repr(expr2)}", msg)

    def assertIsNot(self, expr1, expr2, msg=None):
        self._must(expr1 is not expr2, lambda: f"unexpectedly identical: {safe_repr(expr1)}", msg)

    def assertIsNone(self, obj, msg=None):
        self._must(obj is None, lambda: f"{safe_repr(obj)} is not None", msg)

    def assertIsNotNone(self, obj, msg=None):
        self._must(obj is not None, lambda: "unexpectedly None", msg)

    def assertIn(self, member, container, msg=None):
        self._must(member in container, lambda: f"{safe_repr(member)} not found in {safe_repr(container)}", msg)

    def assertNotIn(self, member, container, msg=None):
        self._must(member not in container, lambda: f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}", msg)

    def assertIsInstance(self, obj, cls, msg=None):
        self._must(isinstance(obj, cls), lambda: f"{safe_repr(obj)} is not an instance of {cls!r}", msg)

    def assertNotIsInstance(self, obj, cls, msg=None):
        self._must(not isinstance(obj, cls), lambda: f"{safe_repr(obj)} is an instance of {cls!r}", msg)

    def assertLess(self, a, b, msg=None):
        self._must(a < b, lambda: f"{safe_repr(a)} not less than {safe_repr(b)}", msg)

    def assertLessEqual(self, a, b, msg=None):
        self._must(a <= b, lambda: f"{safe_repr(a)} not less than or equal to {safe_repr(b)}", msg)

    def assertGreater(self, a, b, msg=None):
        self._must(a > b, lambda: f"{safe_repr(a)} not greater than {safe_repr(b)}", msg)

    def assertGreaterEqual(self, a, b, msg=None):
        self._must(a >= b, lambda: f"{safe_repr(a)} not greater than or equal to {safe_repr(b)}", msg)

    def _baseAssertEqual(self, first, second, msg=None):
        self._must(first == second, lambda: "%s != %s" % tuple(_common_reprs(first, second)), msg)

    def assertEqual(self, first, second, msg=None):
        function = self._type_equality_funcs.get(type(first)) if type(first) is type(second) else None
        (function or self._baseAssertEqual)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        self._must(first != second, lambda: f"{safe_repr(first)} == {safe_repr(second)}", msg)

    def _near(self, first, second, places, delta):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        distance = abs(first - second)
        if delta is not None:
            return distance <= delta, distance, f"{safe_repr(delta)} delta"
        places = 7 if places is None else places
        return round(distance, places) == 0, distance, f"{places!r} places"

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        ok, distance, within = self._near(first, second, places, delta)
        self._must(ok, lambda: f"{safe_repr(first)} != {safe_repr(second)} within {within} ({safe_repr(distance)} difference)", msg)

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is None and not first == second or delta is not None and not first == second:
            ok, distance, within = self._near(first, second, places, delta)
            if not ok:
                return
            if delta is not None:
                within += f" ({safe_repr(distance)} difference)"
        else:
            within = f"{safe_repr(delta)} delta (0 difference)" if delta is not None else f"{7 if places is None else places!r} places"
        self._must(False, lambda: f"{safe_repr(first)} == {safe_repr(second)} within {within}", msg)

    def _truncated(self, text, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return text + diff
        return text + f"\nDiff is {len(diff)} characters long. Set self.maxDiff to None to see it."

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        name = "sequence" if seq_type is None else seq_type.__name__
        if seq_type is not None:
            for place, seq in (("First", seq1), ("Second", seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f"{place} sequence is not a {name}: {safe_repr(seq)}")
        lengths = []
        for place, seq in (("First", seq1), ("Second", seq2)):
            try:
                lengths.append(len(seq))
            except (TypeError, NotImplementedError):
                self.fail(self._formatMessage(msg, f"{place} {name} has no length.    Non-sequence?"))
        if seq1 == seq2:
            return
        first, second = _common_reprs(seq1, seq2)
        text = f"{name.capitalize()}s differ: {first} != {second}\n"
        for place in range(min(lengths)):
            if seq1[place] != seq2[place]:
                a, b = _common_reprs(seq1[place], seq2[place])
                text += f"\nFirst differing element {place}:\n{a}\n{b}\n"
                break
        if lengths[0] != lengths[1]:
            longer, shorter, seq = ("First", lengths[1], seq1) if lengths[0] > lengths[1] else ("Second", lengths[0], seq2)
            text += f"\n{longer} {name} contains {abs(lengths[0] - lengths[1])} additional elements.\n"
            text += f"First extra element {shorter}:\n{safe_repr(seq[shorter])}\n"
        self.fail(self._formatMessage(msg, self._truncated(text, _difference(seq1, seq2))))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for place, items in (("first", set1.difference(set2)), ("second", set2.difference(set1))):
            if items:
                lines.append(f"Items in the {place} set but not the {'second' if place == 'first' else 'first'}:")
                lines += [repr(item) for item in items]
        self._must(not lines, lambda: "\n".join(lines), msg)

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            text = "%s != %s" % tuple(_common_reprs(d1, d2))
            self.fail(self._formatMessage(msg, self._truncated(text, _difference(d1, d2))))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if max(len(first), len(second)) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        lines = [text.splitlines(keepends=True) for text in (first, second)]
        if [len(part) for part in lines] == [1, 1] and first.strip("\r\n") == first:
            lines = [[first + "\n"], [second + "\n"]]
        text = "%s != %s" % tuple(_common_reprs(first, second))
        self.fail(self._formatMessage(msg, self._truncated(text, "\n" + "".join(difflib.ndiff(*lines)))))

    def assertCountEqual(self, first, second, msg=None):
        left, right = list(first), list(second)
        distinct = []
        for item in left + right:
            if item not in distinct:
                distinct.append(item)
        lines = [f"First has {left.count(item)}, Second has {right.count(item)}:  {item!r}" for item in distinct
                 if left.count(item) != right.count(item)]
        self._must(not lines, lambda: "Element counts were not equal:\n" + "\n".join(lines), msg)

    def assertRegex(self, text, expected_regex, msg=None):
        pattern = re.compile(expected_regex)
        self._must(pattern.search(text), lambda: f"Regex didn't match: {pattern.pattern!r} not found in {text!r}", msg)

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        pattern = re.compile(unexpected_regex)
        found = pattern.search(text)
        self._must(not found, lambda: f"Regex matched: {text[found.start():found.end()]!r} matches {pattern.pattern!r} in {text!r}", msg)

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _AssertRaisesContext(expected_exception, self).handle(args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _AssertRaisesContext(expected_exception, self, expected_regex).handle(args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self).handle(args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self, expected_regex).handle(args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, True)

    # The old names.
    failUnlessEqual = assertEquals = assertEqual
    assertNotEquals, assert_, assertAlmostEquals, assertRegexpMatches = assertNotEqual, assertTrue, assertAlmostEqual, assertRegex
    assertRaisesRegexp, assertNotAlmostEquals, assertNotRegexpMatches = assertRaisesRegex, assertNotAlmostEqual, assertNotRegex

def _difference(first, second):
    return "\n" + "\n".join(difflib.ndiff(pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines()))

class FunctionTestCase(TestCase):
    """A function as a test."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._testFunc, self._before, self._after, self._description = testFunc, setUp, tearDown, description

    def runTest(self):
        self._testFunc()

    def setUp(self):
        (self._before or super().setUp)()

    def tearDown(self):
        (self._after or super().tearDown)()

    def id(self):
        return self._testFunc.__name__

    def __str__(self):
        return f"{type(self).__qualname__} ({self._testFunc.__name__})"

    def shortDescription(self):
        doc = self._description or self._testFunc.__doc__
        return doc and doc.split("\n")[0].strip() or None

class _SubTest(TestCase):
    """A part of a test, with what it was called and its values."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self.test_case, self._message, self.params = test_case, message, params
        self.failureException = test_case.failureException

    def _description_of(self):
        parts = [f"[{self._message}]"] if self._message is not None else []
        if self.params:
            parts.append("(" + ", ".join(f"{key}={value!r}" for key, value in self.params.items()) + ")")
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._description_of()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._description_of()}"
