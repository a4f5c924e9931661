# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes Tests/Fixtures/numpy/cases.txt: one-line programs around numpy, each with what numpy gives (one_line_cases.py).

../numpy/prelude.py has the arrays that cases use. DIFFERS below says which cases are known to differ, and why.
Usage: python numpy_cases.py [--gradus 'gradus run'], with numpy 2.4.
"""
import pathlib

from one_line_cases import write

FOLDER = pathlib.Path(__file__).resolve().parent.parent / 'numpy'
CASES = []


def add(*cases):
    CASES.extend(cases)


def each(form, *choices):
    """A case for every choice that is put in place of the form's `@`."""
    add(*(form.replace('@', choice) for choice in choices))


# Element by element.
each('np.@(f)', 'abs', 'absolute', 'fabs', 'sign', 'floor', 'ceil', 'trunc', 'square', 'negative', 'exp', 'exp2', 'expm1', 'sin', 'cos', 'tan',
     'arctan', 'sinh', 'cosh', 'tanh', 'isnan', 'isinf', 'isfinite', 'logical_not', 'deg2rad', 'rad2deg')
each('np.@(p)', 'sqrt', 'log', 'log2', 'log10', 'log1p', 'reciprocal', 'exp', 'square')
each('np.@(np.array([-1.0, -0.5, 0.0, 0.25, 1.0]))', 'arcsin', 'arccos', 'arctan', 'sqrt')
each('np.@(g)', 'abs', 'exp', 'sin', 'tanh', 'floor', 'square', 'negative', 'reciprocal', 'isnan', 'sign', 'deg2rad')
each('np.@(i)', 'abs', 'sign', 'floor', 'square', 'negative', 'exp', 'sin', 'isnan', 'isfinite', 'logical_not', 'fabs', 'ceil', 'trunc', 'sqrt', 'rad2deg', 'log1p')
each('np.@(u)', 'sqrt', 'exp', 'square', 'negative', 'abs', 'sin')
each('np.@(z)', 'abs', 'sign', 'isnan', 'isinf', 'isfinite', 'exp', 'sqrt', 'floor', 'negative', 'log', 'logical_not', 'tanh')
each('np.@(2)', 'sqrt', 'exp', 'log', 'square', 'negative', 'abs', 'floor', 'sign', 'reciprocal', 'isnan')
each('np.@(-1.5)', 'abs', 'floor', 'ceil', 'trunc', 'exp', 'sqrt', 'sign', 'isfinite')
each('np.@([1, 4, 9])', 'sqrt', 'log2', 'negative', 'square')
each('np.@(s)', 'logical_not', 'abs', 'sqrt', 'negative', 'isnan')
# Arrays of objects and texts: made of others, of numbers, of one value.
each('a = np.array(["b", None, 3], dtype=object); @', 'np.array(a)', 'np.asarray(a)', 'np.array(a, dtype=object)', 'a.astype(object)', "np.array(np.array(['x','y']))",
     'np.array([a, a])', 'np.copy(a)', 'np.concatenate([a, a])', 'np.array(a[:2], dtype=str)', 'np.array(list(a), dtype=object)',
     'np.vstack([a, a])', 'np.append(a, 4)', "np.unique(np.array(['b','a','b'], dtype=object))", "np.sort(np.array(['b','a'], dtype=object))", "a == 'b'",
     "np.where(a == 'b', 1, 0)", "np.isin(a, ['b'])", "np.asarray(np.array(['x']), dtype=object)", 'np.stack([a,a])', 'a.copy()',
     'a[::-1]', 'np.full(2, None)', 'np.empty(2, dtype=object)', 'np.array([1,2], dtype=object) + 1', "np.array(['a','b']) + 'c'")
add("np.full(3, 'a')", "np.array(['abc', 'de'], dtype='U2')", "np.array(['abc'], dtype='<U5')", 'np.zeros(2, dtype=object)',
    'np.ones((2, 2), dtype=object)', 'np.empty((2,), object)', "np.array([1, 2.5, 'x'])", 'np.array([1, None])',
    "np.array([True, 'a'])", 'np.array([1, 2], dtype=str)', "np.array([1.5, 2], dtype='U10')", 'np.zeros(2, dtype=str)',
    "np.array(['1', '2'], dtype=float)", 'np.array(np.array([1, 2], dtype=object), dtype=float)', 'np.array([1, 2], dtype=object).astype(int)', 'np.array([[1, 2], [3]], dtype=object)',
    "np.array([{'a': 1}, {}])", 'np.array([np.array([1, 2]), np.array([3, 4])], dtype=object)', 'np.array([np.array([1, 2]), np.array([3])], dtype=object)', "np.isin(['a', 'b'], ['b'])",
    'np.isin([1, 2], [2])', "np.array(['a', 'b'])[[True, False]]", 'np.array([1, 2, 3]).astype(str)', "np.array([1.5, 2]).astype('U')",
    "np.array(['1', '2']).astype(float)", 'np.full((2, 2), None)', "np.full(2, 'ab', dtype=object)", "np.empty(2, dtype='object').tolist()",
    'np.full(2, [1, 2])', "np.setdiff1d(np.array(['a','b']), np.array(['a']))", "np.array(np.array(['x', 1], dtype=object), copy=True)", "np.array(('a', 'b'))",
    "np.asarray(np.array(['1', '2'], dtype=object), dtype=float)")
# Arrays of words: functions that compare, and those that only move elements.
each('o = np.array(["b", "a", "b"]); @', 'np.unique(o)', 'np.unique(o, return_index=True, return_inverse=True, return_counts=True)', 'np.sort(o)', 'np.argsort(o)', 'np.concatenate([o, o])', 'np.concatenate([o, ["z", "y"]])', 'np.stack([o, o])',
     'np.vstack([o, o])', 'np.hstack([o, o])', 'np.where(o == "a", "x", "y")', 'np.where(o == "a", o, "?")', 'np.array_equal(o, o)', 'np.array_equal(o, [1, 2, 3])', 'np.isin(o, ["a"])', 'np.isin(["a", "q"], o)', 'np.append(o, "c")',
     'np.repeat(o, 2)', 'np.tile(o, 2)', 'np.flip(o)', 'np.roll(o, 1)', 'np.setdiff1d(o, ["a"])', 'np.intersect1d(o, ["a"])', 'np.union1d(o, ["z"])', 'np.reshape(o, (3, 1))', 'np.ravel(o)', 'np.size(o)', 'np.shape(o)', 'np.ndim(o)',
     'np.copy(o)', 'np.delete(o, 0)', 'np.insert(o, 0, "q")', 'np.searchsorted(np.sort(o), "b")', 'np.resize(o, (2, 2))', 'np.take(o, [0, 2])', 'np.split(np.array(["a", "b", "c", "d"]), 2)', 'np.expand_dims(o, 0)', 'o.astype(object)',
     '[np.random.seed(3), np.random.permutation(np.array(list("abcdef")))][1]', 'np.unique(np.array(["b", None, "a"], dtype=object))')
each('np.@', 'unique(["b", "a"])', 'full(2, "a")', 'repeat("ab", 3)', 'unique([[2, 1], [1, 3]])', 'sort(["b", "a"])')
each('np.dtype("@").name', 'bool_', 'byte', 'short', 'intc', 'intp', 'long', 'longlong', 'q', 'n', 'half', 'single', 'double', 'ubyte', '>u1', '=f4', '|i1')
each('np.dtype("@")', 'nosuch', 'float96')
add('np.sqrt("a")', 'np.exp(None)', 'np.sqrt()', 'np.sqrt(1, 2, 3, 4)', 'np.abs([[1, 2], [3]])')

add('[np.random.seed([1, 2, 3, 4]), np.random.rand(2)][1]', 'np.random.seed([])', 'np.random.seed([1, -1])', 'np.random.seed(-1)',
    'np.random.RandomState([5, 6]).randint(0, 100, 3)', '[np.random.seed(np.array([7, 8])), np.random.randn(2)][1]')
add('list(reversed(g))', 'list(reversed(np.array([[1, 2], [3, 4]])))[0]')

# Two operands, as functions and as operators, of all kinds of types.
BINARY = ['add', 'subtract', 'multiply', 'divide', 'true_divide', 'power', 'mod', 'remainder', 'floor_divide', 'maximum', 'minimum', 'arctan2',
          'hypot', 'equal', 'not_equal', 'less', 'less_equal', 'greater', 'greater_equal', 'logical_and', 'logical_or', 'logical_xor']
each('np.@(p, np.array([2.0, 1.0, 0.5, 3.0]))', *BINARY)
each('np.@(np.array([7, -7, 3]), np.array([2, 2, 3]))', *[n for n in BINARY if n != 'power'])
each('np.@(g, 2)', 'add', 'power', 'maximum', 'less', 'mod')
each('np.@(i, 1.5)', 'add', 'multiply', 'maximum', 'greater', 'mod')
each('np.@(p, float("nan"))', 'maximum', 'minimum', 'equal', 'less', 'add')
add('np.dot([1, 2], [3, 4])', 'np.dot(m, m)', 'np.dot(m, [1, 2])', 'np.dot(2, 3)', 'np.matmul(m, m)', 'np.matmul(i, f.T)', 'np.dot(g, g)',
    'np.matmul(m, [1.0, 2.0])', 'np.dot(i, i)', 'np.matmul(i, f)', 'np.add(i, [1, 2])', 'np.add([1, 2], "a")', 'np.power(2, 3)',
    'np.power(np.array([1, 2]), -1)', 'np.floor_divide(7.5, 2)', 'np.mod(-7, 3)', 'np.hypot(3, 4)', 'np.maximum(i, 1)')
each('i @ 2', '+', '-', '*', '/', '//', '%', '**', '==', '!=', '<', '<=', '>', '>=')
each('2 @ p', '+', '-', '*', '/', '//', '%', '**', '==', '<', '>=')
each('i @ 1.5', '+', '-', '*', '/', '//', '%')
each('g @ 2', '+', '*', '/', '//', '**')
each('g @ 0.1', '+', '*', '/')
each('g @ p[:3]', '+', '*', '/')
each('u @ 1', '+', '-', '*', '/', '//', '%')
each('u @ u', '+', '-', '*', '/', '==')
each('u @ np.array([1, 2, 3])', '+', '*', '/', '-')
each('s @ s', '+', '*', '==', '&', '|', '^')
each('s @ 1', '+', '*', '-', '/')
each('i @ i', '+', '-', '*', '/', '//', '%', '&', '|', '^', '==')
each('i @ f', '+', '-', '*', '/', '<', '==')
each('np.float32(1.5) @ 2', '+', '*', '/', '**', '==', '<', '//', '%')
each('np.float32(1.5) @ 0.1', '+', '*', '/')
each('np.float64(1.5) @ 2', '+', '-', '*', '/', '**', '<')
each('np.int64(7) @ 2', '+', '-', '*', '/', '//', '%', '**', '==')
each('np.int32(7) @ np.int64(2)', '+', '*', '/', '//')
each('np.int32(7) @ np.float32(2)', '+', '*', '/')
each('np.int8(7) @ np.float32(2)', '+', '*')
each('np.bool_(True) @ 1', '+', '*', '==')
each('2 @ np.float32(1.5)', '+', '*', '/', '**')
add('-i', '+i', '~i', '~s', 'abs(i)', 'i @ f.T', 'm @ m', 'm @ [1.0, 2.0]', 'p @ p', 'divmod(i, 2)', 'i << 1', 'i >> 1', 'i == None', 'i + None', 'i + "a"',
    'i + [1, 2]', 'i + [1, 2, 3]', '[1, 2, 3] + i', '(1, 2, 3) * i', 'i * np.array([[1], [2]])', 'i + np.ones((2, 2))', 'p / 0', 'i / 0', 'i // 0', 'i % 0',
    'p ** 0.5', 'i ** -1', 'i ** -1.0', '0 ** i', 'x = np.ones(3); x += 1; x', 'x = np.ones(3, dtype=int); x += 1.5; x', 'x = np.ones(3); x *= [1, 2, 3]; x',
    'x = np.arange(3); x //= 2; x', 'x = np.arange(3); x /= 2; x', 'x = np.arange(3); x **= 2; x', 'x = np.arange(3); x -= np.ones(3, dtype=int); x',
    'x = np.float32([1, 2]); x += 0.1; x', 'bool(np.array([1]))', 'bool(i)', 'bool(np.array([]))', 'i in [i]', '3 in i', '9 in i', '1.5 in f',
    'not np.array([0])', 'i < f', 'np.array([1, 2]) == [1, 2]', 'np.array([1, 2]) == (1, 3)', 'p == p', 'i > 1', '(i > 1) & (i < 5)', '(f > 0) | (f < -2)', 'True + np.array([1, 2])')

# Making arrays.
each('np.array(@)', '[1, 2, 3]', '[1.0, 2]', '[True, False]', '[]', '[[]]', '5', '2.5', 'True', '[[1, 2], [3, 4]]', '[[1, 2.5], [3, 4]]', '(1, 2)', 'range(4)',
     '[np.float32(1), np.float32(2)]', '[np.array([1, 2]), np.array([3, 4])]', '[[1, 2], [3]]', '[1, [2]]', '[True, 2]', '[True, 2.5]', '[1, None]', '["a", "b"]', '[1e10, 1]',
     '[2**40]', '[2**63]', '[1, 2], dtype=float', '[1, 2], dtype="float32"', '[1.7, -2.7], dtype=int', '[1, 0], dtype=bool', '[1, 2], dtype=np.int8', '[1, 2], dtype=np.uint8',
     '[1, 2], dtype=np.float16', '[300], dtype=np.uint8', '[1, 2], np.float32', 'i', 'g, dtype=np.float64', '[1, 2], dtype="x"', '[1, 2], dtype=3', '{1: 2}', '"a"', '[[[1], [2]], [[3], [4]]]')
each('np.asarray(@)', '[1, 2]', 'i', '[1, 2], dtype=float', 'g, dtype=np.float64', '[[1, 2], [3]]')
add('np.asarray(i) is i', 'np.array(i) is i', 'x = np.zeros(2); y = np.asarray(x); y[0] = 1; x', 'x = np.zeros(2); y = np.array(x); y[0] = 1; x')
each('np.zeros(@)', '3', '(2, 3)', '0', '(0, 2)', '()', '[2, 2]', '3, dtype=int', '2, dtype=bool', '(2,), np.float32', '-1', '(2, -1)', '2.5', '"a"')
each('np.ones(@)', '3', '(2, 2)', '2, dtype=np.int64', '2, dtype="float32"', '(1, 1, 1)')
each('np.empty(@)', '0', '(0, 3)', '(2, 0), dtype=int')
each('np.full(@)', '3, 7', '(2, 2), 0.5', '2, True', '2, 1, dtype=float', '2, np.float32(1.5)', '(2, 2), [1, 2]', '2, "a"')
each('np.arange(@)', '5', '1, 4', '0, 1, 0.25', '5, 0, -2', '3.0', '0', '5, 2', '1, 2, 0', '3, dtype=float', '0.0, 1.0, 0.1', '4, dtype=np.float32', '-3, 3', 'True')
each('np.linspace(@)', '0, 1, 5', '0, 1', '1, 0, 3', '0, 1, 1', '0, 1, 0', '0, 10, 5, endpoint=False', '0, 1, -1', '0, 10, 3, dtype=int', '-1, 1, 7', '0, 1, 2.5')
each('np.eye(@)', '3', '2, 3', '2, dtype=int', '0', '-1')
each('np.identity(@)', '2', '3', '0')
each('np.@_like(i)', 'zeros', 'ones')
each('np.@_like(g)', 'zeros', 'ones')
each('np.@_like([1.5, 2])', 'zeros', 'ones')
each('np.@_like(i, dtype=float)', 'zeros', 'ones')
each('np.full_like(@)', 'i, 7', 'i, 7.9', 'f, 2', 's, 3', 'g, 0.1')
add('np.meshgrid([1, 2, 3], [4, 5])', 'np.meshgrid([1, 2], [3, 4], indexing="ij")', 'np.meshgrid([1, 2])', 'np.meshgrid([1, 2], [3], [4, 5])[1].shape', 'np.meshgrid([1], [2], indexing="no")')
add('np.copy(i)', 'x = np.zeros(2); y = np.copy(x); y[0] = 1; x', 'np.copy([1, 2])')

# Putting together and arranging.
each('np.@([[1, 2], [3, 4]])', 'concatenate', 'stack', 'vstack', 'hstack', 'column_stack')
each('np.@([i, i])', 'concatenate', 'stack', 'vstack', 'hstack', 'column_stack')
each('np.@([i, f])', 'concatenate', 'stack', 'vstack')
each('np.@((p, g))', 'concatenate', 'hstack')
each('np.@([])', 'concatenate', 'stack', 'vstack', 'hstack')
add('np.concatenate([i, i], axis=1)', 'np.concatenate([i, i], 1)', 'np.stack([p, p], axis=1)', 'np.stack([p, p], axis=-1)', 'np.concatenate([i, p])', 'np.concatenate([i, np.ones((3, 3))], axis=1)',
    'np.stack([p, g])', 'np.concatenate([i, i], axis=2)', 'np.stack([i, i], axis=3)', 'np.concatenate([[1], [2.5]])', 'np.concatenate([s, i], axis=1)', 'np.vstack([p, p])', 'np.hstack([[1], [2, 3]])',
    'np.column_stack([[1, 2], [3, 4]])', 'np.column_stack([i, i])', 'np.concatenate(5)', 'np.vstack([[1, 2], [3]])')
each('np.reshape(i, @)', '6', '(3, 2)', '-1', '(2, -1)', '(4, 2)', '(6, 1)', '(-1, -1)', '(1, 2, 3)', '(-1, 4)')
each('i.reshape(@)', '6', '3, 2', '(3, 2)', '-1', '-1, 2', '4, 2', '5', '(1, 6)', '2, 3, 1', '7, -1')
each('np.@(i)', 'ravel', 'transpose', 'squeeze', 'sort', 'flip', 'diff', 'unique', 'count_nonzero', 'shape', 'ndim', 'size', 'copy', 'diag')
each('i.@', 'T', 'shape', 'ndim', 'size', 'dtype', 'itemsize', 'nbytes', 'ravel()', 'flatten()', 'transpose()', 'tolist()', 'copy()', 'squeeze()', 'nonzero()', 'sort()')
each('g.@', 'dtype', 'itemsize', 'nbytes', 'tolist()', 'T')
each('np.float32(2.5).@', 'dtype', 'shape', 'ndim', 'size', 'item()', 'tolist()', 'itemsize', 'nbytes', 'T', 'sum()', 'round()', 'astype(int)', 'reshape(1)', 'copy()')
add('np.transpose(i, (1, 0))', 'np.transpose(np.ones((2, 3, 4)), (2, 0, 1)).shape', 'i.transpose(1, 0)', 'i.transpose((1, 0))', 'np.transpose(i, (0, 0))', 'np.transpose(p)', 'np.squeeze(np.ones((1, 2, 1)))',
    'np.squeeze(np.ones((1, 2, 1)), axis=0)', 'np.squeeze(i, axis=0)', 'np.expand_dims(p, 0)', 'np.expand_dims(p, 1).shape', 'np.expand_dims(p, -1)', 'np.expand_dims(p, 3)', 'np.tile([1, 2], 2)',
    'np.tile([1, 2], (2, 1))', 'np.tile(i, 2)', 'np.tile(i, (2, 1, 2))', 'np.repeat([1, 2], 2)', 'np.repeat(i, 2)', 'np.repeat(i, 2, axis=0)', 'np.repeat(i, 2, 1)', 'i.repeat(2)', 'i.repeat(2, axis=1)', 'np.repeat([1, 2], [1, 3])',
    'np.repeat(3, 4)', 'np.repeat(i, -1)', 'np.flip(i, 0)', 'np.flip(i, axis=1)', 'np.flip([1, 2, 3])', 'np.flip(i, (0, 1))', 'np.flip(i, 2)', 'np.sort([3, 1, 2])', 'np.sort(f)', 'np.sort(f, axis=0)', 'np.sort(i, axis=None)', 'np.sort(z)',
    'x = np.array([3, 1, 2]); x.sort(); x', 'x = np.array(f); x.sort(axis=0); x', 'np.sort(i, axis=2)', 'np.diff([1, 4, 9, 16])', 'np.diff([1, 4, 9, 16], n=2)', 'np.diff(i, axis=0)', 'np.diff(f)', 'np.diff([True, False])', 'np.diff([1], 3)',
    'np.outer([1, 2], [3, 4, 5])', 'np.outer(i, [1.0, 2.0])', 'np.outer(g, [1, 2])', 'np.diag([1, 2])', 'np.diag(m)', 'np.diag([1, 2], k=1)', 'np.diag(i, 1)', 'np.diag(i, -1)', 'np.diag(np.ones((2, 2, 2)))', 'np.unique(k)',
    'np.unique(k, return_counts=True)', 'np.unique([2.5, 1.0, 2.5])', 'np.unique(i)', 'np.unique([])', 'np.unique([True, False, True])', 'np.where(i > 0)', 'np.where(i > 0, i, 0)', 'np.where(i > 0, i, -f)', 'np.where([True, False], 1, 2.5)',
    'np.where([True, False], [1, 2], [3, 4])', 'np.where(1, 2, 3)', 'np.where(i > 0, i, [1, 2])', 'np.where(i > 0, i)', 'np.where([0, 1, 2])', 'p.squeeze(axis=0)', 'np.ones((1, 3)).squeeze(axis=0)', 'np.ones((1, 3)).squeeze(0).shape', 'np.ravel([[1], [2]])',
    'np.shape([[1, 2]])', 'np.ndim(5)', 'np.size([[1, 2], [3, 4]])', 'np.shape(5)', 'k.nonzero()', 'np.count_nonzero([1, 0, 2])', 'np.count_nonzero(s)', 'np.count_nonzero(f)')

# Reductions.
REDUCTIONS = ['sum', 'mean', 'average', 'prod', 'max', 'amax', 'min', 'amin', 'any', 'all', 'nansum', 'nanmean', 'median', 'argmax', 'argmin', 'std', 'var', 'cumsum', 'cumprod', 'argsort']
for name in REDUCTIONS:
    each(f'np.{name}(@)', 'i', 'f', 'g', 'p', 'u', 's', 'i, axis=0', 'f, axis=1', 'f, axis=-1', 'i, axis=2', '[3, 1, 2]', '5')
    if name not in ('average', 'cumsum', 'cumprod', 'argsort', 'argmax', 'argmin'):
        each(f'np.{name}(@)', 'f, axis=(0, 1)', 'i, axis=1, keepdims=True')
    each(f'np.{name}(@)', 'z', '[]')
each('i.@', *[f'{n}()' for n in REDUCTIONS if n not in ('average', 'amax', 'amin', 'nansum', 'nanmean', 'median')])
each('f.@(axis=0)', *[n for n in REDUCTIONS if n not in ('average', 'amax', 'amin', 'nansum', 'nanmean', 'median')])
each('g.@()', 'sum', 'mean', 'std', 'var', 'max', 'argmax', 'cumsum', 'prod', 'any')
add('np.sum(i, dtype=float)', 'np.sum(u)', 'np.sum([True, True])', 'np.mean(g, dtype=np.float64)', 'np.mean(i, dtype=np.float32)', 'np.std(f, ddof=1)', 'np.var(f, axis=0, ddof=1)', 'f.std(ddof=1)', 'np.std([1])', 'np.std([1], ddof=1)',
    'np.sum("a")', 'np.max([[1, 2], [3]])', 'i.sum(axis=5)', 'np.sum(i, axis="x")', 'np.argsort([3, 1, 2])', 'np.argsort(k)', 'np.argsort(f, axis=0)', 'np.argsort(-p)', 'np.argmax([1, 3, 3])', 'np.cumsum(i, axis=0)', 'np.cumsum(g)', 'np.cumprod([1, 2, 3])',
    'np.cumsum([True, True])', 'np.percentile(p, 50)', 'np.percentile(p, [25, 75])', 'np.percentile(f, 50, axis=0)', 'np.percentile(k, 10)', 'np.percentile(f, [10, 90], axis=1)', 'np.quantile(p, 0.3, method="lower")', 'i.flags.c_contiguous', 'i.T.flags["F"]', 'np.size(i, 1)', 'np.quantile(p, 0.5)', 'np.quantile(p, [0.1, 0.9])', 'np.quantile(f, 0.25, axis=1)', 'np.percentile(p, 101)', 'np.quantile(p, 2)',
    'np.trapezoid([1, 2, 3])', 'np.trapezoid([1, 2, 3], dx=0.5)', 'np.trapezoid([1, 2, 3], x=[0, 1, 3])', 'np.trapezoid(f)', 'np.trapezoid(f, axis=0)', 'np.median([1, 2, 3, 4])', 'np.median(f, axis=1)', 'np.median([3, 1, 2])',
    'np.sum(f, 0)', 'np.max(i, 1)', 'np.sum([1.5, 2.5, float("nan")])', 'np.max([1.0, float("nan")])', 'np.nansum([1.0, float("nan")])', 'np.nanmean([1.0, float("nan"), 3.0])', 'i.min(axis=0)', 'sum(i)', 'max(p)', 'min(k)', 'sum(k)', 'np.any([])', 'np.all([])')

# The rest of the functions.
add('np.clip(f, 0, 2)', 'np.clip(i, 0, None)', 'np.clip(i, 0.5, 2)', 'np.clip(5, 0, 3)', 'np.clip(u, 1, 100)', 'np.clip(p, None, 1)', 'i.clip(0, 2)', 'f.clip(min=0)', 'np.clip(f, [0, 0, 0], 2)',
    'np.round(f)', 'np.round(f, 2)', 'np.round([0.5, 1.5, 2.5])', 'np.round(1.2345, 2)', 'np.around(f, 1)', 'np.around([-0.5, 0.5])', 'np.round(i, -1)', 'f.round(1)', 'f.round()', 'np.round(2.5)', 'np.round(g, 1)', 'round(np.float64(1.2345), 2)', 'round(np.float32(1.25), 1)', 'round(np.float64(2.5))',
    'np.allclose([1, 2], [1, 2 + 1e-9])', 'np.allclose([1, 2], [1, 3])', 'np.allclose([float("nan")], [float("nan")])', 'np.allclose([float("nan")], [float("nan")], equal_nan=True)', 'np.allclose(i, i + 0.1, atol=0.2)', 'np.allclose(1, 1)', 'np.isclose([1, 2], [1, 2.1])',
    'np.isclose(1.0, 1.0 + 1e-9)', 'np.isclose([1, float("nan")], [1, float("nan")], equal_nan=True)', 'np.isclose([1e10, 1e-9], [1.00001e10, 1e-8], rtol=1e-4)', 'np.array_equal(i, i)', 'np.array_equal([1, 2], [1, 2, 3])', 'np.array_equal([1], [1.0])', 'np.allclose([1, 2], [1, 2, 3])',
    'np.linalg.norm(p)', 'np.linalg.norm(m)', 'np.linalg.norm(i, axis=1)', 'np.linalg.norm(p, 1)', 'np.linalg.norm(p, np.inf)', 'np.linalg.norm(g)', 'np.linalg.norm([3, 4])', 'np.linalg.norm(f, axis=0)', 'np.linalg.norm(m, "fro")', 'np.linalg.norm(m, 1)', 'np.linalg.inv(m)', 'np.linalg.inv([[2, 0], [0, 4]])',
    'np.linalg.det(m)', 'np.linalg.det([[1, 2], [2, 4]])', 'np.linalg.solve(m, [1, 2])', 'np.linalg.solve(m, m)', 'np.linalg.inv([[1, 2], [2, 4]])', 'np.linalg.inv(i)', 'np.linalg.solve([[1, 2], [2, 4]], [1, 2])', 'np.linalg.det(i)',
    'np.pi', 'np.e', 'np.inf', 'np.nan', 'np.newaxis is None', 'np.ndarray', 'np.dtype("float32")', 'np.dtype(int)', 'np.dtype(np.float32).itemsize', 'np.float32', 'np.bool_', 'type(np.float64(1))', 'np.int64 is int', 'np.foo', 'np.random.foo', 'np.linalg.foo', 'type(i)', 'i.foo', 'np.set_printoptions()')

# Reading and writing parts.
each('i[@]', '0', '-1', '1, 2', '0, -1', '2', '-3', '0, 3', ':, 1', '0, :', '::-1', ':, ::-1', '0:1', '..., 0', 'None', ':, None', '[0, 1]', '[1, 0], [2, 1]', 'i > 0', '[True, False]', '[0, 1], :', ':, [0, 2]', '1:, 1:', '0, 1, 2', '"a"', '1.5', 'np.array([1, 0])',
     'np.array([], dtype=int)', '(0, 1)', '..., None', '[5]', 'True', '5:9', 'np.int64(1)', '1:0', '::2, ::2', '[[0, 1], [1, 0]]')
each('p[@]', '0', '1:3', '[0, 2]', 'p > 1', '-1', '::2', '::-1', '4', 'None', '[]', 'np.argsort(-p)', '[True, False, True, False]', '[True, False]', '0, 0', '"x"')
each('x = np.zeros((2, 3)); x[@] = 5; x', '0', '1, 2', ':, 0', '0, 1:', 'x == 0', '[0, 1], [1, 2]', '..., 1', '5', '::-1, 0', 'np.array([True, False])')
add('x = np.zeros((2, 3)); x[0] = [1, 2, 3]; x', 'x = np.zeros((2, 3)); x[:] = [1, 2, 3]; x', 'x = np.zeros((2, 3)); x[0] = [1, 2]; x', 'x = np.zeros(3, dtype=int); x[0] = 2.9; x', 'x = np.zeros(2); x[0] = "a"; x', 'x = np.arange(4); y = x[1:3]; y[0] = 9; x', 'x = np.arange(4); y = x[[1, 2]]; y[0] = 9; x',
    'x = np.arange(6).reshape(2, 3); y = x.T; y[0, 1] = 9; x', 'x = np.arange(3); x[x > 0] += 1; x', 'x = np.arange(3); x[0] += 5; x', 'x = np.zeros(2, dtype=np.uint8); x[0] = 300; x', 'x = np.zeros(3); x.fill(2); x', 'x = np.zeros(3, dtype=int); x.fill(2.7); x', 'x = np.zeros(3, dtype=bool); x[1] = 2; x')
each('i.item(@)', '0', '4', '1, 2', '-1', '6', '')
each('np.array([2.5]).@', 'item()', 'tolist()', '__float__()', '__int__()')
each('i.@', '__len__()', '__copy__()', '__deepcopy__({})', '__abs__()', 'dot(f.T)', 'dot(2)', 'astype(float)', 'astype(np.uint8)', 'astype("float32")', 'astype(bool)', 'astype(str)', 'astype(np.float16)')
each('f.@', '__getitem__(0)', '__contains__(1.5)', '__contains__(7)', '__array__()', '__array__(np.float32)', '__matmul__(f.T)', '__iter__().__next__()', 'copy().__setitem__(0, 1)')
each('np.ndarray.@', '__class_getitem__(int)')
each('@', 'np.int64(3).__index__()', 'np.float64(2.5).__round__()', 'np.float64(1.234).__round__(2)', 'f.astype(int)', 'np.array([1.9, -1.9]).astype(int)', 'p.dot(p)', 'p.dot([1, 2, 3, 4])', 'len(i)', 'len(np.float32(1))', 'len(np.array(5))', 'list(p)', 'list(i)', '[x for x in k]', 'iter(np.array(5))', 'float(np.array([2.5]))',
     'float(np.array(2.5))', 'int(np.array(7))', 'int(np.float32(2.7))', 'float(i)', 'int(p)', '[1, 2, 3][np.int64(1)]', '[1, 2, 3][np.array(1)]', '[1, 2][np.float64(1)]', 'range(np.int64(3))', 'copy.copy(i)', 'copy.deepcopy(f)', 'hash(np.float64(1.5)) == hash(1.5)', 'hash(i)', 'hash(np.int64(3))', '{np.int64(1): 2}[1]',
     'isinstance(np.float64(1), float)', 'isinstance(np.float32(1), float)', 'isinstance(np.int64(1), int)', 'isinstance(i, np.ndarray)', 'isinstance(np.float32(1), np.float32)', 'math.sqrt(np.float64(4))', 'max(np.float64(1), 2)', 'np.float64("1.5")', 'np.int32(2.7)', 'np.bool_(0)', 'np.float32([1, 2])', 'np.uint8(255) + np.uint8(1)',
     'i.dtype == np.int64', 'i.dtype == "int64"', 'i.dtype == int', 'g.dtype == np.float64', 'i.dtype.name', 'str(i.dtype)', 'f"{np.float64(1.5):.3f}"', 'f"{np.float32(0.1)}"', 'f"{i}"', 'f"{np.int64(5):>4}"', '"%s" % np.float64(0.1)', '"%.2f" % np.float32(0.126)', '"%d" % np.int64(3)', 'f"{p:.2f}"', 'str(np.float32(1e20))', 'str(np.float64(1e16))')

# Text forms.
each('np.array([@])', '1.0', '0.1, 0.25', '1e10, 1', '1e-5, 1', '123456789.0, 0.1', '1e8', '1e7', '0.0001', '0.00001', '1, -2', '-1.5, 22.25', 'float("nan"), 1', 'float("inf"), 1.5', '-float("inf"), 100', '1/3', '2/3, 100', '1e300, 1e-300', '-0.0, 0.0', '1e16', '123456.789', 'True', '1e3, 1e-1', '1000.5, 0.001', '99999999.0', '0.1 + 0.2')
each('np.array([@], dtype=np.float32)', '0.1', '1/3, 2', '1e10', '1e-5, 1', '16777216, 1', '3.4e38', 'float("nan")', '100.125, 1e-3', '0.1, 1000.7')
each('np.array([@], dtype=np.float16)', '0.1', '1/3, 2', '65504')
each('np.arange(@)', '1001', '30', '100', '1000', '1200.0', '2000).reshape(40, 50', '1200).reshape(2, 600', '24).reshape(2, 3, 4', '2000).reshape(10, 200', '27.0).reshape(3, 3, 3', '5000).reshape(5, 10, 100')
each('np.linspace(0, 1, @)', '10', '11', '30', '50')
each('np.@', 'zeros((0, 3))', 'zeros((3, 0), dtype=int)', 'ones((2, 2, 2))', 'zeros(1100)', 'eye(4)', 'array(5)', 'array(2.5)', 'array(True)', 'array(np.float32(0.1))', 'zeros((1, 1, 1, 1))', 'zeros((), dtype=int)', 'array([10**10, 1])', 'array([-1, 100])', 'array([[1, 20], [300, 4]])', 'array([True, False])', 'full((3, 40), 1.5)', 'full((2, 30), -123)')
each('np.float64(@)', '1.5', '0.1', '1e16', '1e-5', '100', 'float("nan")', 'float("inf")', '1e300', '123456789.125')
each('np.float32(@)', '1.5', '0.1', '1e16', '1e-5', '16777217', '3.4e38', '1/3')
each('np.@', 'int64(5)', 'int32(-5)', 'uint8(200)', 'int8(5)', 'int16(5)', 'bool_(True)', 'float16(0.1)', 'float16(1000.5)')
add('[np.float64(1.5), np.int64(2)]', '(np.float32(0.1),)', '{"a": np.float64(2)}', '[i]', 'str([np.float64(1.5)])', 'repr(i.dtype)', 'print(np.float64(0.1))', 'str(f)', 'repr(f)', 'str(z)', 'repr(z)', 'str(np.array([1.0, 1e-10]))', 'str(np.arange(40))', 'str(np.arange(40) / 7)', 'repr(np.arange(40) / 7)', 'repr(g / 3)', 'str(s)')

# The random stream.
for seed in (0, 1, 42, 123456789, 2**32 - 1):
    each(f'np.random.seed({seed}); np.random.@', 'rand(3)', 'randn(5)', 'randint(0, 10, 5)')
each('np.random.seed(7); np.random.@', 'rand()', 'rand(2, 3)', 'randn()', 'randn(3, 2)', 'random()', 'random(3)', 'random((2, 2))', 'random_sample(3)', 'random_sample()', 'standard_normal(3)', 'standard_normal()', 'standard_normal((2, 2))', 'uniform()', 'uniform(-1, 1, 4)', 'uniform(2, 3)', 'uniform(size=(2, 2))', 'normal()', 'normal(10, 2, 4)', 'normal(5)', 'normal(size=3)',
     'normal(0, -1)', 'normal(scale=0.1, size=2)', 'randint(5)', 'randint(10, size=4)', 'randint(-5, 5, (2, 3))', 'randint(0, 2**40, 3)', 'randint(0, 2**32, 3)', 'randint(0, 1, 3)', 'randint(5, 5)', 'randint(5, 2)', 'randint(0, 2**63 - 1)', 'choice(5)', 'choice(5, 3)', 'choice([1.5, 2.5, 3.5])', 'choice([10, 20, 30], 4)', 'choice(5, 3, replace=False)',
     'choice(["a", "b", "c"])', 'choice([1, 2], 5, p=[0.1, 0.9])', 'choice(3, 6)', 'choice(5, (2, 2))', 'choice(p, 2)', 'choice(3, 5, replace=False)', 'choice(0)', 'choice([])', 'choice(2, p=[0.5, 0.6])', 'choice(3, p=[0.5, 0.5])', 'choice(i)', 'permutation(5)', 'permutation([3, 1, 2])', 'permutation(i)', 'permutation(0)', 'permutation(p)',
     'rand(0)', 'rand(-1)', 'randint(0, 10, 0)', 'uniform(1, 1, 2)', 'randint(0, 256, 4, dtype=np.uint8)', 'randint(0, 10, 3, dtype=np.int64)', 'rand(2.5)', 'choice(5, 2, False)', 'shuffle(5)', 'seed(5)', 'seed()', 'rand(1)', 'standard_normal(0)')
add('np.random.seed(3); x = [1, 2, 3, 4]; np.random.shuffle(x); x', 'np.random.seed(3); x = np.arange(5); np.random.shuffle(x); x', 'np.random.seed(3); x = np.array(f); np.random.shuffle(x); x', 'np.random.seed(3); x = np.random.randn(1); y = np.random.rand(1); z = np.random.randn(2); (x, y, z)', 'np.random.seed(-1)', 'np.random.seed(2**32)', 'np.random.seed("a")', 'np.random.seed(1.5)',
    'np.random.seed(3); x = np.random.rand(1000); (x.mean(), x.std(), x[-1])', 'np.random.seed(3); x = np.random.randn(1000); (x.mean(), x.std(), x[-1])', 'np.random.seed(3); x = np.random.randint(0, 1000, 1000); (x.sum(), x[-1])', 'np.random.seed(3); a = np.random.rand(700); b = np.random.rand(3); b', 'np.random.seed(3); np.random.permutation(100)[:10]')

# What teaching code uses beyond these.
each('i.@', 'swapaxes(0, 1)', 'take([0, 2])', 'take([1], axis=1)', 'diagonal()', 'trace()', 'flat[3]', 'real', 'base', 'strides', 'view()', 'conj()', 'tobytes()[:9]', 'imag')
add('list(i.flat)', 'i.conjugate()', 'np.concat([k, k])', 'p.searchsorted(2)', 'p.searchsorted([0, 3], side="right")', 'a = p.copy(); a.put([0, 1], [9, 8]); a', 'np.array([0, 1]).choose([[1, 2], [3, 4]])', 'k.argpartition(0)[:0]',
    'sorted(np.get_printoptions())[:3]', 'np.random.seed(1); np.random.get_state()[0]', 'np.random.seed(1); s = np.random.get_state(); a = np.random.rand(2); np.random.set_state(s); b = np.random.rand(2); bool((a == b).all())')
each('np.@', 'logspace(0, 2, 3)', 'geomspace(1, 1000, 4)', 'tril(i)', 'triu(i, 1)', 'tri(3)', 'c_[p, p]', 'r_[1:4, 0, 9]', 'r_[p, 1.5]', 'c_[k, k, k]', 'mgrid[0:2, 0:3]', 'ogrid[0:2, 0:2][1]', 'indices((2, 2))', 'vander([1, 2, 3], 3)', 'diagflat([1, 2])', 'trace(m)', 'atleast_1d(3)', 'atleast_2d(p)', 'atleast_3d(p).shape',
     'broadcast_to(p, (2, 4))', 'broadcast_to(p, (3,))', 'moveaxis(np.zeros((2, 3, 4)), 0, -1).shape', 'swapaxes(i, 0, 1)', 'dstack([p, p])', 'split(np.arange(6), 3)', 'split(np.arange(7), 3)', 'array_split(np.arange(7), 3)', 'split(np.arange(6), [2, 4])', 'hsplit(i, 3)', 'vsplit(i, 2)', 'roll(k, 2)', 'roll(i, 1, axis=1)', 'rot90(i)', 'fliplr(i)', 'flipud(i)', 'append(k, 9)', 'append(i, [[7, 8, 9]], axis=0)', 'insert(k, 1, 9)', 'insert(k, [1, 2], [8, 9])',
     'delete(k, 0)', 'delete(i, 1, axis=1)', 'delete(k, [0, 2])', 'resize(k, (2, 3))', 'trim_zeros([0, 1, 2, 0])', 'pad(k, 2)', 'pad(i, 1)', 'pad(i, ((1, 0), (0, 2)), constant_values=9)', 'pad(k, 2, mode="edge")', 'pad(k, 2, mode="reflect")', 'pad(k, 3, mode="symmetric")', 'pad(k, 3, mode="wrap")', 'pad(p, 1, mode="mean")', 'take(k, [0, 1])', 'take(i, 1, axis=0)', 'take_along_axis(i, np.argsort(i, axis=1), axis=1)',
     'extract(k > 1, k)', 'compress([0, 1, 1], k[:3])', 'select([k < 2, k > 2], [k, -k])', 'piecewise(p, [p < 1, p >= 1], [lambda v: -v, lambda v: v])', 'nonzero(k > 1)', 'argwhere(i > 0)', 'flatnonzero(i)', 'searchsorted([1, 2, 3], 2.5)', 'digitize(p, [0, 1, 2])', 'lexsort((k, k))', 'unique(k)', 'unique(k, return_counts=True)', 'unique(k, return_index=True, return_inverse=True)', 'unique([[1, 2], [1, 2]], axis=0)',
     'isin(k, [1, 2])', 'intersect1d(k, [1, 5])', 'union1d([1, 2], [2, 3])', 'setdiff1d(k, [1])', 'setxor1d([1, 2], [2, 3])', 'unravel_index(5, (2, 3))', 'ravel_multi_index((1, 2), (2, 3))', 'apply_along_axis(np.sum, 0, i)', 'apply_along_axis(lambda r: r - r.mean(), 1, f)', 'vectorize(lambda v: v + 1)(k)', 'ix_([0, 1], [0, 2])[0]', 's_[1:3]')
each('np.@', 'cbrt(27.0)', 'degrees(np.pi)', 'radians(180)', 'bitwise_and(6, 3)', 'left_shift(1, 4)', 'gcd(12, 18)', 'lcm(4, 6)', 'fmod(-7, 3)', 'fmax(p, 1)', 'copysign(1.0, -2)', 'heaviside(p - 1, 0.5)', 'logaddexp(1.0, 2.0)', 'modf(2.5)', 'divmod(7, 2)', 'nan_to_num(z)', 'rint(2.5)', 'fix(-1.5)', 'sinc(0.0)', 'arcsinh(1.0)', 'signbit(z)',
     'average(p)', 'average(p, weights=[1, 2, 3, 4])', 'average(i, axis=0)', 'ptp(p)', 'nanmax(z)', 'nanmin(z[:2])', 'nanstd([1.0, float("nan"), 3.0])', 'nanmedian([1.0, float("nan"), 3.0])', 'nanargmax([1.0, float("nan"), 3.0])', 'bincount(k)', 'bincount(k, minlength=6)', 'bincount(k, weights=p.tolist() + [1])', 'bincount([-1])', 'ediff1d(k)', 'gradient(p)', 'gradient(p, 2.0)', 'gradient(p, [0, 1, 3, 4])', 'gradient(f)[0]', 'cross([1, 0, 0], [0, 1, 0])', 'inner(p, p)', 'vdot(p, p)', 'tensordot(i, i.T, 1)',
     'einsum("ij,jk->ik", i, i.T)', 'einsum("ij->j", f)', 'einsum("ii", m)', 'kron([1, 2], [1, 1])', 'convolve([1, 2, 3], [0, 1, 0.5])', 'convolve([1, 2, 3], [0, 1, 0.5], "same")', 'convolve([1, 2, 3], [0, 1], "valid")', 'correlate([1, 2, 3], [0, 1, 0.5])', 'correlate([1, 2, 3], [0, 1, 0.5], "full")', 'interp(2.5, [1, 2, 3], [3, 2, 0])', 'interp([0, 1, 1.5, 4], [1, 2, 3], [3, 2, 0])', 'histogram([1, 2, 1], bins=[0, 1, 2, 3])', 'histogram(p, bins=4)', 'histogram(p, bins=2, density=True)', 'histogram(p, 3, range=(0, 3))', 'histogram(p, bins="auto")', 'histogram_bin_edges(p, 2)', 'histogram2d(p, p, bins=2)[0]',
     'cov(f)', 'cov(p)', 'cov(p, p[::-1])', 'corrcoef(f)', 'corrcoef(p, p[::-1])', 'polyfit([0, 1, 2, 3], [1, 3, 5, 7], 1).round(6)', 'polyval([1, 2, 3], 2)', 'polyval([1, 2, 3], p)', 'poly([1, 2])', 'roots([1, -3, 2])', 'polyadd([1, 2], [1])', 'polymul([1, 2], [1, 1])', 'polyder([1, 2, 3])', 'polyint([2, 2])', 'poly1d([1, 2, 3])', 'poly1d([1, 2, 3])(2)', 'unwrap([0.0, 6.0, 12.0])', 'cumulative_sum(k)')
add('str(np.poly1d([1, 2, 3]))', 'list(np.ndindex(2, 2))', 'list(np.ndenumerate(k))[1]', '(1, 2, 3) * np.arange(3)', '[1, 2] * np.array([3, 4])', 'np.add(p, 1, out=p.copy())', 'a = np.zeros(4); np.add(p, 1, out=a); a', 'np.sqrt(p, out=np.zeros(4))', 'np.add(1, 2, dtype=float)', 'a = np.zeros(3, dtype=int); a[0] = 2.7; a', 'a = np.zeros(2); a[0] = "1.5"; a', 'a = np.zeros(2); a[0] = None; a',
    'np.array(["a", "bc"])', 'np.array([["a", "b"], ["c", "d"]]).shape', 'np.array([1, "b", None], dtype=object)', 'np.array(["a", "b"]) == "a"', 'np.array(["cat", "dog"])[np.array([1, 0, 1])]', 'str(np.array(["a", "b"]))', 'np.array([[1, 2], [3]], dtype=object)',
    'np.set_printoptions(precision=2); a = repr(f); np.set_printoptions(precision=8); a', 'np.set_printoptions(suppress=True); a = repr(np.array([1e-10, 1])); np.set_printoptions(suppress=False); a', 'np.set_printoptions(threshold=3); a = repr(np.arange(10)); np.set_printoptions(threshold=1000); a', 'np.set_printoptions(linewidth=20); a = repr(np.arange(10)); np.set_printoptions(linewidth=75); a', 'np.set_printoptions(sign="+"); a = repr(p); np.set_printoptions(sign="-"); a', 'np.set_printoptions(formatter={"float": lambda v: f"{v:.1f}"}); a = repr(p); np.set_printoptions(formatter=None); a', 'np.array2string(p, separator=", ")', 'np.array2string(p, precision=1)', 'np.array_repr(p)', 'np.array_str(p)',
    'np.finfo(np.float32).eps', 'np.finfo(float).max', 'np.iinfo(np.int8).max', 'np.iinfo(int).min', 'np.issubdtype(np.float32, np.floating)', 'np.issubdtype(np.int64, np.floating)', 'np.result_type(np.float32, np.int64)', 'np.can_cast(np.int32, np.float64)', 'np.promote_types("int8", "float32")', 'isinstance(np.float32(1), np.floating)', 'isinstance(np.int64(1), np.integer)', 'np.isscalar(3)', 'np.float', 'np.in1d', 'np.trapz',
    'np.eye(3, k=1)', 'np.array([1, 2], ndmin=2)', 'np.full_like(i, 1.5)', 'np.random.seed(0); np.random.exponential(2.0, 3)', 'np.random.seed(0); np.random.poisson(3, 5)', 'np.random.seed(0); np.random.binomial(10, 0.3, 5)', 'np.random.seed(0); np.random.gamma(2.0, 1.0, 3)', 'np.random.seed(0); np.random.beta(2, 3, 3)', 'np.random.seed(0); np.random.multivariate_normal([0, 0], [[1, 0.5], [0.5, 2]], 2).shape', 'np.random.seed(0); np.random.laplace(size=3)', 'np.random.seed(0); np.random.multinomial(10, [0.2, 0.3, 0.5])', 'np.random.seed(0); np.random.dirichlet([1, 2], 2)', 'np.random.RandomState(3).rand(2)', 'r = np.random.RandomState(3); r.randn(2); r.randint(0, 9, 3)', 'np.random.seed(0); a = np.random.RandomState(1).rand(); np.random.rand()',
    'np.random.default_rng(0).poisson(3, 4)', 'np.random.default_rng(0).poisson(20, 4)', 'np.random.default_rng(0).poisson([1, 50])', 'np.random.default_rng(0).binomial(5, .7, 3)', 'np.random.default_rng(0).exponential(2., 3)', 'np.random.default_rng(0).gamma([2., .5], 3.)', 'np.random.default_rng(0).beta(2, 2, 3)', 'np.random.default_rng(0).laplace(size=2)', 'np.random.default_rng(0).gumbel(1, 2, 2)', 'np.random.default_rng(0).lognormal(size=2)', 'np.random.default_rng(0).geometric(.4, 4)', 'np.random.default_rng(0).dirichlet([1, 2, 3])', 'np.random.default_rng(0).triangular(0, 1, 2, 3)', 'np.random.default_rng(0).chisquare(3, 2)', 'np.random.default_rng(0).weibull(2., 2)', 'list(np.float64(2))', 'range(np.float64(2))', 'np.float64(2)[0]',
    'np.random.default_rng(0).random(3)', 'np.random.default_rng(42).normal(size=3)', 'np.random.default_rng(1).integers(0, 10, 5)', 'np.random.default_rng(1).standard_normal(3)', 'np.random.default_rng(5).uniform(-1, 1, 2)', 'np.random.default_rng(5).permutation(5)', 'np.random.default_rng(5).choice(5, 3)', 'r = np.random.default_rng(7); a = np.arange(5); r.shuffle(a); a')
each('np.linalg.@', 'norm(p)', 'norm(m, 2)', 'norm(m, "nuc")', 'norm(f, axis=1)', 'norm(p, 1)', 'norm(p, np.inf)', 'inv(m)', 'det(m)', 'slogdet(m)', 'solve(m, [1, 2])', 'lstsq([[1, 1], [1, 2], [1, 3]], [1, 2, 2])[0].round(8)', 'pinv(m).round(8)', 'matrix_rank(m)', 'matrix_power(m, 3)', 'cond(m)', 'eigvalsh([[2, 1], [1, 2]])', 'eigh([[2.0, 1], [1, 2]])[0]', 'eigvals(m)', 'svd(m, compute_uv=False)', 'svd(m)[1]', 'qr(m)[0].shape', 'cholesky([[4.0, 2], [2, 3]])', 'cholesky([[1.0, 2], [2, 1]])', 'inv([[1, 2], [2, 4]])', 'inv(i)', 'multi_dot([m, m, m])')

# Where Gradus is known to differ, and why.
DIFFERS = {
    'the error is said in other words': [
        'np.sqrt("a")',
        'np.exp(None)',
        'np.sqrt()',
        'i + None',
        'np.zeros(2.5)',
        'np.zeros("a")',
        'np.stack([])',
        'np.concatenate(5)',
        'np.sum("a")',
        'np.sum(i, axis="x")',
        'p[[True, False]]',
        'i.item(6)',
        '[1, 2][np.float64(1)]',
        'hash(i)',
        'f"{p:.2f}"',
        'np.random.seed(7); np.random.rand(2.5)',
        'np.random.seed(7); np.random.shuffle(5)',
        'np.random.seed("a")',
        'np.random.seed(1.5)',
    ],
    'an axis that does not exist is a ValueError, numpy has a class of its own for it': [
        'np.concatenate([i, i], axis=2)',
        'np.stack([i, i], axis=3)',
        'np.expand_dims(p, 3)',
        'np.flip(i, 2)',
        'np.sort(i, axis=2)',
        'np.sum(i, axis=2)',
        'np.mean(i, axis=2)',
        'np.average(i, axis=2)',
        'np.prod(i, axis=2)',
        'np.max(i, axis=2)',
        'np.amax(i, axis=2)',
        'np.min(i, axis=2)',
        'np.amin(i, axis=2)',
        'np.any(i, axis=2)',
        'np.all(i, axis=2)',
        'np.nansum(i, axis=2)',
        'np.nanmean(i, axis=2)',
        'np.median(i, axis=2)',
        'np.argmax(i, axis=2)',
        'np.argmin(i, axis=2)',
        'np.std(i, axis=2)',
        'np.var(i, axis=2)',
        'np.cumsum(i, axis=2)',
        'np.cumprod(i, axis=2)',
        'np.argsort(i, axis=2)',
        'i.sum(axis=5)',
    ],
    'the error is of another class': [
        'np.negative(s)',
        'np.array([1, [2]])',
        'np.meshgrid([1], [2], indexing="no")',
        'np.where(i > 0, i, [1, 2])',
        'np.allclose([1, 2], [1, 2, 3])',
        'np.random.seed(7); np.random.rand(-1)',
    ],
    'there are no arrays of texts or objects': [
        'np.random.seed(7); np.random.choice(["a", "b", "c"])',
    ],
    'there are no unsigned integers of 64 bits': [
        'np.array([2**63])',
        'np.sum(u)',
        'np.prod(u)',
        'np.nansum(u)',
        'np.cumsum(u)',
        'np.cumprod(u)',
    ],
    'functions of small integers and truth values give float64, in numpy float16': [
        'np.sqrt(u)',
        'np.exp(u)',
        'np.sin(u)',
        'np.sqrt(s)',
    ],
    'numpy has classes of its own for functions that lack a type; here it is a TypeError': [
        'np.add([1, 2], "a")',
        'i + "a"',
        'x = np.ones(3, dtype=int); x += 1.5; x',
        'x = np.arange(3); x /= 2; x',
    ],
    'is refused here': [
        'np.repeat([1, 2], [1, 3])',
        'np.median([])',
        'np.clip(f, [0, 0, 0], 2)',
    ],
    'what Gradus lacks is refused by its name': [
        'np.foo',
        'np.random.foo',
        'np.linalg.foo',
    ],
    'another result': [
        'i == None',
        'np.array([65504], dtype=np.float16)',
        'np.random.seed(7); np.random.randint(0, 256, 4, dtype=np.uint8)',
    ],
}

if __name__ == '__main__':
    write(FOLDER, CASES, DIFFERS)
