/// Standard modules that are written in Python: compiled when they are first imported.
enum PythonSources {
  /// Modules that are all Python, by name.
  static let modules: [(name: String, source: String)] = [
    ("collections.abc", collectionsABC), ("itertools", itertools), ("functools", functools), ("operator", operators),
    ("contextlib", contextlib), ("dataclasses", dataclasses), ("enum", enumeration), ("string", string), ("abc", abc),
    ("types", types), ("tqdm", tqdm), ("tqdm.auto", tqdm), ("tqdm.notebook", tqdm), ("pprint", pprint),
    ("textwrap", textwrap), ("bisect", bisect), ("heapq", heapq),
    ("argparse", argparse), ("logging", logging), ("datetime", datetime),
    ("pathlib", pathlib),
    ("gc", gc), ("platform", platform),
  ]

  static let warnings = """
    filters = []
    _seen = set()
    _recorders = []

    class WarningMessage:
        def __init__(self, message, category):
            self.message = message
            self.category = category
            self.filename = "<session>"
            self.lineno = 0

        def __str__(self):
            return f"{{message : {self.message!r}, category : {self.category.__name__!r}}}"

    def _action(text, category):
        for action, pattern, wanted in filters:
            if issubclass(category, wanted) and (not pattern or text.lower().startswith(pattern.lower())):
                return action
        if issubclass(category, (DeprecationWarning, PendingDeprecationWarning)):
            return "ignore"
        return "default"

    def warn(message, category=None, stacklevel=1, source=None):
        if isinstance(message, Warning):
            category = message.__class__
            text = str(message)
        else:
            text = str(message)
            category = category or UserWarning
            message = category(text)
        if not (isinstance(category, type) and issubclass(category, Warning)):
            raise TypeError("category must be a Warning subclass, not '%s'" % type(category).__name__)
        action = _action(text, category)
        if action == "ignore":
            return
        if action == "error":
            raise message
        if action != "always" and not _recorders:
            if (text, category) in _seen:
                return
            _seen.add((text, category))
        if _recorders:
            _recorders[-1].append(WarningMessage(message, category))
        else:
            showwarning(message, category, "<session>", 0)

    def showwarning(message, category, filename, lineno, file=None, line=None):
        _show(str(message), category)

    def warn_explicit(message, category, filename, lineno, *args, **kwargs):
        warn(message, category)

    def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
        if action not in ("error", "ignore", "always", "default", "module", "once"):
            raise ValueError(f"invalid action: {action!r}")
        message = message.lstrip(".*").rstrip(".*")
        if append:
            filters.append((action, message, category))
        else:
            filters.insert(0, (action, message, category))

    def simplefilter(action, category=Warning, lineno=0, append=False):
        filterwarnings(action, "", category, append=append)

    def resetwarnings():
        filters.clear()

    class catch_warnings:
        def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
            self._record = record
            self._new = action
            self._category = category

        def __enter__(self):
            self._saved = list(filters)
            if self._new is not None:
                simplefilter(self._new, self._category)
            if self._record:
                log = []
                _recorders.append(log)
                return log

        def __exit__(self, *exc):
            filters[:] = self._saved
            if self._record:
                _recorders.pop()
    """

  static let statistics = """
    def median(data):
        data = sorted(data)
        n = len(data)
        if n == 0:
            raise StatisticsError("no median for empty data")
        if n % 2 == 1:
            return data[n // 2]
        i = n // 2
        return (data[i - 1] + data[i]) / 2

    def median_low(data):
        data = sorted(data)
        n = len(data)
        if n == 0:
            raise StatisticsError("no median for empty data")
        return data[n // 2] if n % 2 == 1 else data[n // 2 - 1]

    def median_high(data):
        data = sorted(data)
        if not data:
            raise StatisticsError("no median for empty data")
        return data[len(data) // 2]

    def _counts(data):
        counts = {}
        for x in data:
            counts[x] = counts.get(x, 0) + 1
        return counts

    def mode(data):
        counts = _counts(data)
        if not counts:
            raise StatisticsError("no mode for empty data")
        return max(counts, key=counts.get)

    def multimode(data):
        counts = _counts(data)
        if not counts:
            return []
        most = max(counts.values())
        return [x for x, n in counts.items() if n == most]

    def geometric_mean(data):
        import math
        data = list(data)
        if not data or min(data) <= 0:
            raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers")
        return math.exp(fmean(map(math.log, data)))

    def harmonic_mean(data, weights=None):
        data = list(data)
        if not data:
            raise StatisticsError("harmonic_mean requires at least one data point")
        weights = list(weights) if weights is not None else [1] * len(data)
        if len(weights) != len(data):
            raise StatisticsError("Number of weights does not match data size")
        # As fractions, so that only the result is rounded.
        top, bottom, total = 0, 1, 0
        for x, w in zip(data, weights):
            if x < 0:
                raise StatisticsError("harmonic mean does not support negative values")
            if x == 0:
                return 0
            (a, b), (c, d) = x.as_integer_ratio(), w.as_integer_ratio()
            top, bottom = top * d * a + bottom * c * b, bottom * d * a
            total += w
        a, b = total.as_integer_ratio()
        return a * bottom / (b * top)

    def _deviations(x, y):
        n = len(x)
        if len(y) != n:
            raise StatisticsError("{0} requires that both inputs have same number of data points")
        if n < 2:
            raise StatisticsError("{0} requires at least two data points")
        from math import fsum
        xbar, ybar = fsum(x) / n, fsum(y) / n
        sxy = fsum((xi - xbar) * (yi - ybar) for xi, yi in zip(x, y))
        return n, xbar, ybar, sxy

    def covariance(x, y, /):
        n, xbar, ybar, sxy = _named("covariance", x, y)
        return sxy / (n - 1)

    def correlation(x, y, /):
        from math import fsum, sqrt
        n, xbar, ybar, sxy = _named("correlation", x, y)
        sxx = fsum((xi - xbar) ** 2.0 for xi in x)
        syy = fsum((yi - ybar) ** 2.0 for yi in y)
        try:
            return sxy / sqrt(sxx * syy)
        except ZeroDivisionError:
            raise StatisticsError("at least one of the inputs is constant")

    from collections import namedtuple as _namedtuple
    LinearRegression = _namedtuple("LinearRegression", ("slope", "intercept"))

    def linear_regression(x, y, /, *, proportional=False):
        from math import fsum
        if proportional:
            slope = fsum(xi * yi for xi, yi in zip(x, y)) / fsum(xi * xi for xi in x)
            return LinearRegression(slope=slope, intercept=0.0)
        n, xbar, ybar, sxy = _named("linear regression", x, y)
        sxx = fsum((xi - xbar) ** 2.0 for xi in x)
        try:
            slope = sxy / sxx
        except ZeroDivisionError:
            raise StatisticsError("x is constant")
        return LinearRegression(slope=slope, intercept=ybar - slope * xbar)

    def _named(name, x, y):
        try:
            return _deviations(x, y)
        except StatisticsError as e:
            raise StatisticsError(str(e).format(name)) from None

    def quantiles(data, *, n=4, method="exclusive"):
        if n < 1:
            raise StatisticsError("n must be at least 1")
        data = sorted(data)
        ld = len(data)
        if ld < 2:
            raise StatisticsError("must have at least two data points")
        result = []
        if method == "inclusive":
            m = ld - 1
            for i in range(1, n):
                j, delta = divmod(i * m, n)
                result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
            return result
        if method == "exclusive":
            m = ld + 1
            for i in range(1, n):
                j = i * m // n
                j = 1 if j < 1 else ld - 1 if j > ld - 1 else j
                delta = i * m - j * n
                result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
            return result
        raise ValueError(f"Unknown method: {method!r}")

    def covariance(x, y, /):
        n = len(x)
        if len(y) != n:
            raise StatisticsError("covariance requires that both inputs have same number of data points")
        if n < 2:
            raise StatisticsError("covariance requires at least two data points")
        import math
        xbar = math.fsum(x) / n
        ybar = math.fsum(y) / n
        return math.fsum((xi - xbar) * (yi - ybar) for xi, yi in zip(x, y)) / (n - 1)

    def correlation(x, y, /):
        n = len(x)
        if len(y) != n:
            raise StatisticsError("correlation requires that both inputs have same number of data points")
        if n < 2:
            raise StatisticsError("correlation requires at least two data points")
        import math
        xbar = math.fsum(x) / n
        ybar = math.fsum(y) / n
        sxy = math.fsum((xi - xbar) * (yi - ybar) for xi, yi in zip(x, y))
        sxx = math.fsum((d := xi - xbar) * d for xi in x)
        syy = math.fsum((d := yi - ybar) * d for yi in y)
        try:
            return sxy / math.sqrt(sxx * syy)
        except ZeroDivisionError:
            raise StatisticsError("at least one of the inputs is constant")
    """

  static let bisect = """
    def bisect_right(a, x, lo=0, hi=None, *, key=None):
        if lo < 0:
            raise ValueError("lo must be non-negative")
        if hi is None:
            hi = len(a)
        while lo < hi:
            mid = (lo + hi) // 2
            if x < (a[mid] if key is None else key(a[mid])):
                hi = mid
            else:
                lo = mid + 1
        return lo

    def bisect_left(a, x, lo=0, hi=None, *, key=None):
        if lo < 0:
            raise ValueError("lo must be non-negative")
        if hi is None:
            hi = len(a)
        while lo < hi:
            mid = (lo + hi) // 2
            if (a[mid] if key is None else key(a[mid])) < x:
                lo = mid + 1
            else:
                hi = mid
        return lo

    def insort_right(a, x, lo=0, hi=None, *, key=None):
        a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key=key), x)

    def insort_left(a, x, lo=0, hi=None, *, key=None):
        a.insert(bisect_left(a, x if key is None else key(x), lo, hi, key=key), x)

    bisect = bisect_right
    insort = insort_right
    """

  static let heapq = """
    def heappush(heap, item):
        heap.append(item)
        _siftdown(heap, 0, len(heap) - 1)

    def heappop(heap):
        last = heap.pop()
        if heap:
            first = heap[0]
            heap[0] = last
            _siftup(heap, 0)
            return first
        return last

    def heapreplace(heap, item):
        first = heap[0]
        heap[0] = item
        _siftup(heap, 0)
        return first

    def heappushpop(heap, item):
        if heap and heap[0] < item:
            item, heap[0] = heap[0], item
            _siftup(heap, 0)
        return item

    def heapify(x):
        for i in reversed(range(len(x) // 2)):
            _siftup(x, i)

    def _siftdown(heap, start, pos):
        item = heap[pos]
        while pos > start:
            above = (pos - 1) >> 1
            parent = heap[above]
            if item < parent:
                heap[pos] = parent
                pos = above
                continue
            break
        heap[pos] = item

    def _siftup(heap, pos):
        end = len(heap)
        start = pos
        item = heap[pos]
        child = 2 * pos + 1
        while child < end:
            right = child + 1
            if right < end and not heap[child] < heap[right]:
                child = right
            heap[pos] = heap[child]
            pos = child
            child = 2 * pos + 1
        heap[pos] = item
        _siftdown(heap, start, pos)

    def nlargest(n, iterable, key=None):
        return sorted(iterable, key=key, reverse=True)[:max(n, 0)]

    def nsmallest(n, iterable, key=None):
        return sorted(iterable, key=key)[:max(n, 0)]

    def merge(*iterables, key=None, reverse=False):
        items = [x for it in iterables for x in it]
        return iter(sorted(items, key=key, reverse=reverse))
    """
}
