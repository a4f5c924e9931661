# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares operations with PyTorch on random cases: a case is one line of the language that both run.

parity.py fixtures [--gradus …]            writes Tests/Fixtures/parity/cases.txt, what Tests/TorchLibraryTests reads
parity.py refresh                          keeps the cases of cases.txt and asks PyTorch again what they give
parity.py compare --gradus 'gradus run'    makes fresh cases, runs both, prints every difference
    --count 20000 --seed 1 --only REGEX --batch 2000 --show 5
parity.py fuzz --gradus 'gradus run'       calls every function with hostile arguments; prints those that end the process

Run it with a Python that has torch 2.13. A case reads R(number, lambda: [arguments], lambda a, b: call); prelude.py says
what R prints. A process that dies is found by halving its batch.
"""
import argparse
import collections
import math
import pathlib
import random
import re
import shlex
import subprocess
import sys
import tempfile

folder = pathlib.Path(__file__).resolve().parent.parent / 'parity'
rnd = random.Random()

FLOATS = 'fffffdhb'
ANY = 'ffffffddhhbbilscu?'
INTEGERS = 'lllisc'
NUMBERS = 'ffffddhbilscu'


def pick(*items):
    return rnd.choice(items)


def size(rank=None, empty=True):
    """A shape: mostly small, sometimes empty or without dimensions."""
    rank = rnd.choice([0, 1, 1, 2, 2, 2, 3, 3, 4]) if rank is None else rank
    return [0 if empty and rnd.random() < 0.03 else rnd.choice([1, 2, 2, 3, 3, 4, 5]) for _ in range(rank)]


def t(shape=None, types='f', lo=-2.0, hi=2.0, grad=None, layout=None, p=0.55):
    """The text of a random tensor."""
    shape = size() if shape is None else shape
    code = rnd.choice(types)
    if layout is None:
        layout = rnd.choice('cccccctse')
    if grad is None:
        grad = code in 'fdhb' and rnd.random() < p
    if code == 'u':
        lo = max(lo, 0.0)
        hi = max(hi, 3.0)
    args = [repr(code), '(' + ''.join(f'{n},' for n in shape) + ')', str(rnd.randint(1, 999)), repr(layout)]
    if (lo, hi) != (-2.0, 2.0) or grad:
        args += [str(lo), str(hi)]
    if grad:
        args.append('True')
    return f"T({', '.join(args)})"


def pair():
    """Two shapes that broadcast."""
    s = size()
    a, b = list(s), list(s)
    for i in range(len(s)):
        r = rnd.random()
        if r < 0.15:
            a[i] = 1
        elif r < 0.3:
            b[i] = 1
    if rnd.random() < 0.2:
        a = a[rnd.randint(0, len(a)):]
    elif rnd.random() < 0.25:
        b = b[rnd.randint(0, len(b)):]
    if rnd.random() < 0.02 and b:
        b[-1] += 1
    return a, b


def dim(rank):
    """A dimension, in a twentieth of the cases one that does not exist."""
    n = max(rank, 1)
    return rnd.randint(-n, n - 1) if rnd.random() < 0.96 else pick(n, -n - 1, 7)


def dims(rank):
    n = max(rank, 1)
    some = rnd.sample(range(n), rnd.randint(1, n))
    return [d if rnd.random() < 0.7 else d - n for d in some]


def scalar():
    return pick('2', '-1', '3', '0', '1', '0.5', '-1.5', '2.0', '2.75', 'True', '1e-3', 'float("nan")', 'float("inf")')


def flag():
    return pick('True', 'False')


CASES = {}


def case(*names):
    """Registers a maker of cases under names; it returns the arguments' texts and the lambda's body over a, b, c …"""
    def register(f):
        for name in names:
            CASES[name] = (f, name)
        return f
    return register


UNARY = {
    'neg': ANY, 'abs': ANY, 'sign': ANY, 'sgn': ANY, 'square': ANY, 'relu': ANY, 'floor': ANY, 'ceil': ANY, 'trunc': ANY,
    'round': ANY, 'frac': FLOATS, 'sqrt': ANY, 'rsqrt': ANY, 'reciprocal': ANY, 'exp': ANY, 'exp2': ANY, 'expm1': ANY,
    'log': ANY, 'log2': ANY, 'log10': ANY, 'log1p': ANY, 'sin': ANY, 'cos': ANY, 'tan': ANY, 'asin': ANY, 'acos': ANY,
    'atan': ANY, 'sinh': ANY, 'cosh': ANY, 'tanh': ANY, 'asinh': ANY, 'acosh': ANY, 'atanh': ANY, 'sigmoid': ANY,
    'erf': ANY, 'erfc': ANY, 'erfinv': ANY, 'lgamma': ANY, 'digamma': FLOATS, 'deg2rad': ANY, 'rad2deg': ANY, 'logit': ANY,
    'sinc': ANY, 'nan_to_num': ANY, 'fix': FLOATS, 'absolute': FLOATS, 'negative': FLOATS, 'arcsin': 'f', 'arccos': 'f',
    'arctan': 'f', 'arcsinh': 'f', 'arctanh': 'f', 'bitwise_not': ANY, 'logical_not': ANY, 'positive': ANY, 'i0': FLOATS,
}
RANGES = {'sqrt': (0.0, 3.0), 'rsqrt': (0.1, 3.0), 'log': (0.05, 4.0), 'log2': (0.05, 4.0), 'log10': (0.05, 4.0),
          'log1p': (-0.9, 3.0), 'asin': (-0.9, 0.9), 'acos': (-0.9, 0.9), 'acosh': (1.1, 4.0), 'atanh': (-0.9, 0.9),
          'erfinv': (-0.9, 0.9), 'logit': (0.05, 0.95), 'digamma': (0.3, 5.0), 'lgamma': (0.3, 5.0), 'arcsin': (-0.9, 0.9),
          'arccos': (-0.9, 0.9), 'arctanh': (-0.9, 0.9)}


@case(*UNARY)
def unary(name):
    lo, hi = RANGES.get(name, (-3.0, 3.0))
    if rnd.random() < 0.2:
        lo, hi = -90.0, 90.0
    a = t(None, UNARY[name], lo, hi)
    form = rnd.random()
    if form < 0.6:
        return [a], f'torch.{name}(a)'
    if form < 0.8 or name in ('positive', 'relu', 'i0'):
        return [a], f'a.{name}()' if name != 'i0' else 'a.i0()'
    return [a], f'(a * 1).{name}_()' if 'True)' in a else f'a.{name}_()'


@case('isnan', 'isinf', 'isfinite', 'isposinf', 'isneginf', 'signbit', 'angle', 'isreal', 'is_nonzero')
def questions(name):
    return [t(None, ANY)], f'torch.{name}(a / pick)'.replace('/ pick', pick('* 1', '* 1', '/ 0'))


BINARY = {'add': ANY, 'sub': ANY, 'mul': ANY, 'div': ANY, 'true_divide': ANY, 'pow': ANY, 'remainder': ANY, 'fmod': ANY,
          'floor_divide': ANY, 'atan2': ANY, 'maximum': ANY, 'minimum': ANY, 'fmax': ANY, 'fmin': ANY, 'hypot': ANY,
          'logaddexp': FLOATS, 'logaddexp2': FLOATS, 'copysign': ANY, 'xlogy': ANY, 'heaviside': NUMBERS,
          'logical_and': ANY, 'logical_or': ANY, 'logical_xor': ANY, 'gcd': INTEGERS, 'lcm': INTEGERS, 'bitwise_and': 'lliscu??f',
          'bitwise_or': 'lliscu??', 'bitwise_xor': 'lliscu??', 'bitwise_left_shift': 'lliscu', 'bitwise_right_shift': 'lliscu',
          'eq': ANY, 'ne': ANY, 'lt': ANY, 'le': ANY, 'gt': ANY, 'ge': ANY, 'greater': ANY, 'not_equal': ANY, 'ldexp': FLOATS,
          'float_power': ANY, 'multiply': ANY, 'subtract': ANY, 'divide': ANY, 'arctan2': 'f', 'dist': 'f', 'isclose': ANY,
          'equal': ANY, 'allclose': 'fd', 'nextafter': 'fd', 'result_type': ANY, 'rsub': ANY}
SCALARS = {'add', 'sub', 'mul', 'div', 'pow', 'remainder', 'fmod', 'floor_divide', 'eq', 'ne', 'lt', 'le', 'gt', 'ge', 'float_power',
           'bitwise_and', 'bitwise_or', 'true_divide', 'result_type', 'rsub', 'xlogy', 'multiply', 'copysign', 'bitwise_left_shift'}


@case(*BINARY)
def binary(name):
    types = BINARY[name]
    if rnd.random() < 0.6:
        types = rnd.choice(types)
    lo, hi = (0.2, 2.5) if name in ('pow', 'xlogy', 'float_power') and rnd.random() < 0.7 else (-3.0, 4.0)
    if 'shift' in name:
        lo, hi = 0.0, 6.0
    x, y = pair()
    a = t(x, types, lo, hi)
    if name in SCALARS and rnd.random() < 0.35:
        b = scalar() if 'bit' not in name else pick('1', '3', 'True', '0')
        if rnd.random() < 0.3 and name in ('pow',):
            return [b, a], f'torch.{name}(a, b)'
    else:
        b = t(y, types, lo, hi)
    form = rnd.random()
    if form < 0.25 and name not in ('dist', 'isclose', 'equal', 'allclose', 'result_type', 'logaddexp', 'logaddexp2', 'fmax',
                                    'fmin', 'maximum', 'minimum', 'rsub'):
        return [a, b], f'(a * 1).{name}_(b)' if 'True)' in a else f'a.{name}_(b)'
    if form < 0.5 and name not in ('result_type', 'rsub'):
        return [a, b], f'a.{name}(b)'
    return [a, b], f'torch.{name}(a, b)'


@case('operators')
def operators(name):
    x, y = pair()
    types = ANY if rnd.random() < 0.4 else rnd.choice(ANY)
    op = pick('+', '-', '*', '/', '//', '%', '**', '==', '!=', '<', '<=', '>', '>=', '&', '|', '^', '@', '<<', '>>')
    a = t(x, types)
    b = scalar() if rnd.random() < 0.4 else t(y, types)
    if rnd.random() < 0.3:
        a, b = b, a
    if rnd.random() < 0.15 and a[0] == 'T' and op not in ('==', '!=', '<', '<=', '>', '>=', '@'):
        return [a, b], f"operate(a * 1, b)".replace('operate(a * 1, b)', f'(lambda z: z.__i{dict(zip("+-*/%&|^", "add sub mul truediv mod and or xor".split())).get(op, "add")}__(b))(a * 1)')
    return [a, b], f'a {op} b'


@case('add_alpha', 'sub_alpha', 'div_rounding', 'clamp', 'clamp_tensor', 'clamp_min', 'clamp_max', 'lerp', 'lerp_tensor', 'addcmul',
      'addcdiv', 'where', 'where_scalar', 'masked_fill', 'masked_select', 'masked_scatter', 'round_decimals', 'clip')
def pointwise(name):
    x, y = pair()
    types = ANY if rnd.random() < 0.3 else rnd.choice(ANY if name in ('clamp', 'where', 'masked_fill') else 'ffffdhb')
    a, b = t(x, types), t(y, types)
    bound = lambda: pick('-1', '0.5', '1', '-0.75', 'None', '0', '2')
    match name:
        case 'add_alpha':
            return [a, b], f'torch.add(a, b, alpha={pick("2", "-1", "0.5", "3")})'
        case 'sub_alpha':
            return [a, b], f'a.sub(b, alpha={pick("2", "-1", "0.5", "3")})'
        case 'div_rounding':
            return [a, pick(b, scalar())], f'torch.div(a, b, rounding_mode={pick("None", chr(39) + "floor" + chr(39), chr(39) + "trunc" + chr(39))})'
        case 'clamp' | 'clip':
            return [a], f'a.{name}({bound()}, {bound()})' if rnd.random() < 0.7 else f'torch.clamp(a, min={bound()})'
        case 'clamp_tensor':
            return [a, b, t(x, types)], pick('torch.clamp(a, b, c)', 'torch.clamp(a, min=b)', 'a.clamp(max=b)')
        case 'clamp_min' | 'clamp_max':
            return [a], f'torch.{name}(a, {scalar()})'
        case 'lerp':
            return [a, b], f'torch.lerp(a, b, {pick("0.2", "0.7", "2.0")})'
        case 'lerp_tensor':
            return [a, b, t(x, types)], 'torch.lerp(a, b, c)'
        case 'addcmul' | 'addcdiv':
            return [a, b, t(x, types)], f'torch.{name}(a, b, c{pick("", ", value=0.3", ", value=2")})'
        case 'where':
            return [t(x, '?'), b, t(x, types)], pick('torch.where(a, b, c)', 'b.where(a, c)')
        case 'where_scalar':
            return [t(x, '?'), b], pick(f'torch.where(a, b, {scalar()})', f'torch.where(a, {scalar()}, b)', f'torch.where(a, {scalar()}, {scalar()})')
        case 'masked_fill':
            return [a, t(y, '?')], pick(f'a.masked_fill(b, {scalar()})', f'(a * 1).masked_fill_(b, {scalar()})')
        case 'masked_select':
            return [a, t(y, '?')], 'torch.masked_select(a, b)'
        case 'masked_scatter':
            return [a, t(y, '?'), t([40], types)], 'a.masked_scatter(b, c)'
        case _:
            return [a], f'torch.round(a, decimals={pick(1, 2, -1, 0)})'


REDUCTIONS = ('sum', 'mean', 'nansum', 'nanmean', 'amax', 'amin', 'any', 'all', 'var', 'std', 'count_nonzero', 'logsumexp', 'prod', 'var_mean',
              'std_mean')


@case(*REDUCTIONS)
def reduction(name):
    s = size()
    a = t(s, 'ffdlisu' if name == 'prod' else ANY if rnd.random() < 0.5 else FLOATS)
    args = []
    r = rnd.random()
    if r < 0.35 or name == 'logsumexp':
        args.append(f'dim={dim(len(s))}')
    elif r < 0.6 and name != 'prod':
        args.append(f'dim={tuple(dims(len(s)))}')
    if args and rnd.random() < 0.5 and name != 'count_nonzero':
        args.append('keepdim=True')
    if name in ('var', 'std', 'var_mean', 'std_mean') and rnd.random() < 0.5:
        args.append(pick('unbiased=False', 'correction=0', 'correction=2') if args else 'correction=0')
    if name in ('sum', 'prod', 'mean', 'nansum') and rnd.random() < 0.2:
        args.append('dtype=' + pick('torch.float64', 'torch.float32', 'torch.int64', 'torch.float16'))
    return [a], (f'torch.{name}(a, {", ".join(args)})' if rnd.random() < 0.6 else f'a.{name}({", ".join(args)})').replace('(a, )', '(a)')


@case('max', 'min', 'argmax', 'argmin', 'median', 'nanmedian', 'mode', 'cummax', 'cummin', 'aminmax', 'sort', 'argsort', 'topk', 'kthvalue',
      'cumsum', 'cumprod', 'logcumsumexp', 'softmax', 'log_softmax', 'flip', 'unbind', 'msort', 'softmin')
def along(name):
    s = size()
    a = t(s, NUMBERS if rnd.random() < 0.5 else FLOATS)
    d, n = dim(len(s)), len(s)
    kd = pick('', ', keepdim=True')
    match name:
        case 'max' | 'min' | 'median' | 'nanmedian':
            return [a], pick(f'torch.{name}(a)', f'torch.{name}(a, dim={d}{kd})', f'a.{name}({d}{kd})')
        case 'argmax' | 'argmin':
            return [a], pick(f'torch.{name}(a)', f'a.{name}(dim={d}{kd})')
        case 'mode':
            return [a], f'torch.mode(a, {d}{kd}).values'
        case 'cummax' | 'cummin' | 'cumsum' | 'cumprod' | 'logcumsumexp':
            return [a], f'torch.{name}(a, dim={d})'
        case 'aminmax':
            return [a], pick(f'torch.aminmax(a)', f'torch.aminmax(a, dim={d}{kd})')
        case 'sort':
            return [a], f'torch.sort(a, dim={d}, descending={flag()}, stable=True)'
        case 'argsort':
            return [a], f'torch.argsort(a, dim={d}, stable=True)'
        case 'topk':
            return [t(s, FLOATS, -9.0, 9.0, layout='c')], f'a.topk({rnd.randint(0, 3)}, dim={d}, largest={flag()}).values'
        case 'kthvalue':
            return [t(s, FLOATS, -9.0, 9.0, layout='c')], f'torch.kthvalue(a, {rnd.randint(0, 3)}, {d}{kd}).values'
        case 'softmax' | 'log_softmax':
            return [a], pick(f'torch.{name}(a, {d})', f'a.{name}(dim={d})', f'F.{name}(a, dim={d})')
        case 'softmin':
            return [a], f'F.softmin(a, dim={d})'
        case 'flip':
            return [a], pick(f'a.flip({d})', f'torch.flip(a, {dims(n)})')
        case 'unbind':
            return [a], f'torch.unbind(a, {d})'
        case _:
            return [a], 'torch.msort(a)'


@case('norm', 'linalg.norm', 'linalg.vector_norm', 'linalg.matrix_norm', 'quantile', 'nanquantile', 'histc', 'bincount', 'unique',
      'unique_consecutive', 'unique_dim', 'diff', 'trapezoid', 'cov', 'corrcoef', 'renorm', 'histogram', 'bucketize', 'searchsorted', 'isin',
      'cdist', 'pairwise_distance', 'cosine_similarity', 'normalize')
def statistics(name):
    s = size()
    a = t(s, FLOATS)
    d = dim(len(s))
    p = pick('2', '1', '0', '3', '1.5', 'float("inf")', '-float("inf")')
    match name:
        case 'norm':
            return [a], pick('torch.norm(a)', 'a.norm()', f'a.norm({p})', f'torch.norm(a, p={p}, dim={d})', f'a.norm(p={p}, dim={d}, keepdim=True)',
                             'torch.norm(a, "fro")')
        case 'linalg.norm':
            return [a], pick('torch.linalg.norm(a)', f'torch.linalg.norm(a, {p})', f'torch.linalg.norm(a, dim={d})')
        case 'linalg.vector_norm':
            return [a], f'torch.linalg.vector_norm(a, {p}, dim={pick("None", str(d))}, keepdim={flag()})'
        case 'linalg.matrix_norm':
            return [t(size(pick(2, 3)), 'fd')], f'torch.linalg.matrix_norm(a, {pick(chr(34) + "fro" + chr(34), "1", "float(chr(105) + chr(110) + chr(102))", "-1")})'
        case 'quantile' | 'nanquantile':
            return [t(s, 'ffd')], f'torch.{name}(a, {pick("0.3", "0.5", "1.0", "0.0", "1.5")}{pick("", f", dim={d}", f", dim={d}, keepdim=True")}{pick("", ", interpolation=" + repr(pick("lower", "higher", "nearest", "midpoint")))})'
        case 'histc':
            return [t(s, 'ffd', grad=False)], f'torch.histc(a, bins={rnd.randint(1, 6)}{pick("", ", min=-1, max=1", ", min=0, max=3")})'
        case 'histogram':
            return [t(s, 'ffd', grad=False)], f'torch.histogram(a, bins={rnd.randint(1, 6)}, range=(-2.0, 2.0))'
        case 'bincount':
            return [t(size(1), 'lliu', 0.0, 6.0)], f'torch.bincount(a{pick("", ", minlength=4", ", weights=a * 0.5")})'
        case 'unique':
            return [t(s, 'liuf?', -2.0, 3.0, grad=False)], f'torch.unique(a{pick("", ", return_inverse=True", ", return_counts=True", ", sorted=True, return_inverse=True, return_counts=True")})'
        case 'unique_consecutive':
            return [t(s, 'li', 0.0, 2.0)], f'torch.unique_consecutive(a{pick("", ", return_inverse=True", ", return_counts=True", ", dim=0")})'
        case 'unique_dim':
            return [t(size(2), 'li', 0.0, 2.0)], f'torch.unique(a, dim={pick(0, 1)}{pick("", ", return_inverse=True", ", return_counts=True")})'
        case 'diff':
            return [t(s, ANY)], f'torch.diff(a, n={pick(1, 1, 2, 0)}, dim={d})'
        case 'trapezoid':
            return [a], pick('torch.trapezoid(a)', f'torch.trapezoid(a, dx=0.5, dim={d})')
        case 'cov' | 'corrcoef':
            return [t([rnd.randint(1, 4), rnd.randint(2, 5)], 'ffd')], f'torch.{name}(a)'
        case 'renorm':
            return [t(size(pick(2, 3)), FLOATS)], f'torch.renorm(a, {pick(1, 2)}, {pick(0, 1)}, 1.5)'
        case 'bucketize':
            return [t(s, 'fdl', grad=False)], f'torch.bucketize(a, torch.tensor([-1, 0, 1, 2]){pick("", ", right=True")})'
        case 'searchsorted':
            return [t(s, 'fdl', grad=False)], f'torch.searchsorted(torch.tensor([-1.0, 0.0, 0.5, 1.0]), a{pick("", ", right=True", ", side=" + repr("right"))})'
        case 'isin':
            return [t(s, 'li', -2.0, 4.0)], 'torch.isin(a, torch.tensor([1, 2]))'
        case 'cdist':
            n = rnd.randint(1, 4)
            return [t([rnd.randint(1, 4), n], 'ffd'), t([rnd.randint(1, 4), n], 'f')], f'torch.cdist(a, b{pick("", ", p=1.0", ", p=2.0")})'
        case 'normalize':
            return [a], f'F.normalize(a, dim={d}{pick("", ", p=1.0")})'
        case _:
            x = size(2)
            return [t(x, FLOATS), t(x, 'f')], f'F.{name}(a, b)'


@case('view', 'reshape', 'permute', 'transpose', 'squeeze', 'unsqueeze', 'expand', 'repeat', 'flatten', 'unflatten', 'narrow', 'unfold',
      'chunk', 'split', 'tensor_split', 'roll', 'swapaxes', 'movedim', 'T', 'mT', 'select', 'diagonal', 'diag', 'diag_embed', 'tril', 'triu',
      'rot90', 'repeat_interleave', 'tile', 'broadcast_to', 'expand_as', 'view_as', 'ravel', 'contiguous', 'fliplr', 'flipud', 'as_strided',
      't', 'swapdims', 'unsafe_chunk', 'diagflat', 'hsplit', 'vsplit', 'index_view', 'adjoint', 'moveaxis', 'numel', 'size', 'stride',
      'trace', 'select_scatter', 'slice_scatter', 'diagonal_scatter', 'atleast_2d', 'atleast_3d', 'view_dtype', 'argwhere')
def views(name):
    s = size()
    n = len(s)
    a = t(s, ANY)
    d, e = dim(n), dim(n)
    count = math.prod(s)

    def factors():
        r = rnd.random()
        if r < 0.25:
            return '-1'
        if r < 0.5 and n:
            return ', '.join(map(str, rnd.sample(s, n)))
        if r < 0.7:
            return pick('-1, 2', '2, -1', '-1, 1', '1, -1', '3, -1')
        if r < 0.8:
            return pick('0', '7, 7', '-1, -1', '-2, 3')
        return f'{count}, 1'
    match name:
        case 'view' | 'reshape':
            f = factors()
            return [a], pick(f'a.{name}({f})', f'a.{name}(({f},))')
        case 'permute':
            p = list(range(n))
            rnd.shuffle(p)
            if rnd.random() < 0.1:
                p = p[1:] if rnd.random() < 0.5 else [0] * n
            return [a], f'a.permute({p})' if rnd.random() < 0.5 else f'torch.permute(a, {tuple(p)})'
        case 'transpose' | 'swapaxes' | 'swapdims':
            return [a], pick(f'a.{name}({d}, {e})', f'torch.{name}(a, {d}, {e})')
        case 'squeeze':
            return [a], pick('a.squeeze()', f'a.squeeze({d})', f'torch.squeeze(a, {tuple(dims(n))})')
        case 'unsqueeze':
            return [a], f'a.unsqueeze({rnd.randint(-n - 1, n)})' if rnd.random() < 0.95 else f'a.unsqueeze({n + 1})'
        case 'expand' | 'broadcast_to':
            target = [pick(1, 2)] * pick(0, 1) + [pick(2, 3) if q == 1 and rnd.random() < 0.7 else pick(q, q, q, -1) for q in s]
            if rnd.random() < 0.05:
                target = target[1:]
            return [a], f'a.expand({target})' if name == 'expand' else f'torch.broadcast_to(a, {target})'
        case 'repeat' | 'tile':
            r = [pick(1, 2, 1, 3, 0) for _ in range(n + pick(0, 0, 1, -1))]
            return [a], f'a.{name}({r})'
        case 'flatten':
            return [a], pick('a.flatten()', f'torch.flatten(a, {pick(0, 1, -2)})', f'torch.flatten(a, {d}, {e})')
        case 'unflatten':
            return [a], f'a.unflatten({d}, {pick("(-1, 1)", "(2, -1)", "(1, -1)", "(2, 2)")})'
        case 'narrow':
            return [a], f'a.narrow({d}, {pick(0, 0, 1, -1)}, {pick(1, 2, 0, 1)})'
        case 'unfold':
            return [a], f'a.unfold({d}, {pick(1, 2, 2, 3)}, {pick(1, 1, 2)})'
        case 'chunk' | 'unsafe_chunk':
            return [a], f'torch.chunk(a, {pick(1, 2, 2, 3, 0)}, dim={d})'
        case 'split':
            return [a], pick(f'torch.split(a, {pick(1, 2, 3, 0)}, dim={d})', f'a.split([1, {pick(1, 2, 0)}], {d})')
        case 'tensor_split':
            return [a], pick(f'torch.tensor_split(a, {pick(1, 2, 3)}, dim={d})', f'a.tensor_split((1, 2), dim={d})')
        case 'roll':
            return [a], pick(f'torch.roll(a, {pick(1, -1, 2, 7)})', f'a.roll({pick(1, -1, 3)}, {d})', f'torch.roll(a, (1, 2), ({d}, {e}))')
        case 'movedim' | 'moveaxis':
            return [a], f'torch.{name}(a, {d}, {e})'
        case 'T' | 'mT':
            return [t(size(pick(2, 2, 3)), ANY)], f'a.{name}'
        case 't':
            return [t(size(pick(0, 1, 2, 2, 3)), ANY)], 'a.t()'
        case 'adjoint':
            return [t(size(pick(2, 3)), ANY)], 'a.adjoint()'
        case 'select':
            return [a], f'a.select({d}, {pick(0, -1, 1, 2)})'
        case 'diagonal':
            return [t(size(pick(2, 2, 3, 1)), ANY)], f'torch.diagonal(a, {pick(0, 1, -1, 2)})' if rnd.random() < 0.7 else 'a.diagonal(dim1=-2, dim2=-1)'
        case 'diag' | 'diagflat':
            return [t(size(pick(1, 2, 2)), ANY)], f'torch.{name}(a, {pick(0, 1, -1)})'
        case 'diag_embed':
            return [a], f'torch.diag_embed(a, {pick(0, 1, -1)})'
        case 'tril' | 'triu':
            return [t(size(pick(2, 2, 3, 1)), ANY)], f'torch.{name}(a, {pick(0, 0, 1, -1, 5)})'
        case 'rot90':
            return [a], f'torch.rot90(a, {pick(1, 2, -1, 5)}, [{d}, {e}])'
        case 'repeat_interleave':
            return [a], pick(f'torch.repeat_interleave(a, {pick(1, 2, 0)})', f'a.repeat_interleave(2, dim={d})')
        case 'expand_as' | 'view_as':
            return [a, t(s if rnd.random() < 0.8 else size())], f'a.{name}(b)'
        case 'ravel' | 'contiguous' | 'fliplr' | 'flipud' | 'numel' | 'atleast_2d' | 'atleast_3d' | 'argwhere':
            return [a], f'torch.{name}(a)' if name != 'contiguous' else 'a.contiguous()'
        case 'size' | 'stride':
            return [a], pick(f'a.{name}()', f'a.{name}({d})')
        case 'as_strided':
            return [a], f'torch.as_strided(a, ({pick(1, 2)}, {pick(1, 2, 3)}), ({pick(0, 1, 2)}, {pick(1, 2)}), {pick(0, 0, 1)})'
        case 'hsplit' | 'vsplit':
            return [a], f'torch.{name}(a, {pick(1, 2, "[1]", 3)})'
        case 'trace':
            return [t(size(2 if rnd.random() < 0.9 else None), ANY)], 'torch.trace(a)'
        case 'select_scatter':
            return [t([3, 2], 'fd'), t([2], 'f')], 'torch.select_scatter(a, b, 0, 1)'
        case 'slice_scatter':
            return [t([4, 2], 'fd'), t([2, 2], 'f')], f'torch.slice_scatter(a, b, 0, 1, {pick(3, 3, 4)})'
        case 'diagonal_scatter':
            return [t([3, 3], 'fd'), t([3], 'f')], 'torch.diagonal_scatter(a, b)'
        case 'view_dtype':
            return [t(s, 'fdilhb', grad=False)], f'a.view({pick("torch.int32", "torch.float32", "torch.uint8", "torch.int16", "torch.float16")})'
        case _:
            return [a], pick('a[0]', 'a[-1]', 'a[1:]', 'a[..., 0]', 'a[None]', 'a[:, 1]', 'a[..., ::2]', 'a[1:2, :1]', 'a[5]', 'a[::-1]', 'a[0, 0, 0]')


@case('cat', 'stack', 'hstack', 'vstack', 'dstack', 'column_stack', 'meshgrid', 'cartesian_prod', 'combinations', 'block_diag',
      'broadcast_tensors', 'concat', 'row_stack')
def joining(name):
    s = size()
    k = rnd.randint(1, 3)
    types = ANY if rnd.random() < 0.4 else rnd.choice(ANY)
    d = dim(len(s))
    letters = 'abc'[:k]
    match name:
        case 'cat' | 'concat':
            parts = []
            for _ in range(k):
                q = list(s)
                if q and -len(q) <= d < len(q):
                    q[d] = rnd.randint(0, 3)
                if rnd.random() < 0.04 and q:
                    q[0] += 1
                parts.append(t(q, types))
            return parts, f'torch.{name}([{", ".join(letters)}], dim={d})'
        case 'stack':
            return [t(s if rnd.random() < 0.97 else size(), types) for _ in range(k)], f'torch.stack([{", ".join(letters)}], {rnd.randint(-len(s) - 1, len(s))})'
        case 'meshgrid':
            return [t(size(1), 'fl') for _ in range(k)], f'torch.meshgrid({", ".join(letters)}, indexing={pick(chr(34) + "ij" + chr(34), chr(34) + "xy" + chr(34))})'
        case 'cartesian_prod':
            return [t(size(1), 'f') for _ in range(k)], f'torch.cartesian_prod({", ".join(letters)})'
        case 'combinations':
            return [t(size(1), 'fl')], f'torch.combinations(a, {pick(1, 2, 3)}{pick("", ", with_replacement=True")})'
        case 'block_diag':
            return [t(size(pick(0, 1, 2)), 'f') for _ in range(k)], f'torch.block_diag({", ".join(letters)})'
        case 'broadcast_tensors':
            x, y = pair()
            return [t(x, types), t(y, types)], 'torch.broadcast_tensors(a, b)'
        case _:
            return [t(s, types) for _ in range(k)], f'torch.{name}([{", ".join(letters)}])'


@case('gather', 'scatter', 'scatter_add', 'scatter_value', 'scatter_reduce', 'index_select', 'index_add', 'index_fill', 'index_copy', 'take',
      'take_along_dim', 'nonzero', 'getitem', 'setitem', 'index_put', 'put', 'one_hot', 'embedding', 'masked_index', 'tensor_index', 'nonzero_tuple',
      'fill_diagonal')
def indexing(name):
    s = size(pick(1, 2, 2, 3), empty=False)
    n = len(s)
    d = rnd.randrange(n)
    types = ANY if rnd.random() < 0.3 else rnd.choice(FLOATS)
    a = t(s, types)
    length = s[d]
    at = lambda shape, m=length: t(shape, 'l', 0.0, float(m) if rnd.random() < 0.97 else m + 1.5, grad=False, layout='c')
    code = re.match(r"T\('(.)'", a).group(1)
    match name:
        case 'gather':
            q = [rnd.randint(1, k) for k in s]
            q[d] = rnd.randint(0, 4)
            return [a, at(q)], pick(f'torch.gather(a, {d}, b)', f'a.gather({d - n}, b)')
        case 'scatter' | 'scatter_add' | 'scatter_reduce':
            q = [rnd.randint(1, k) for k in s]
            if name == 'scatter':
                q[d] = 1
            extra = f', reduce={pick(*[repr(x) for x in ("sum", "prod", "mean", "amax", "amin")])}{pick("", ", include_self=False")}' if name == 'scatter_reduce' else ''
            return [a, at(q), t(q, code)], f'a.{name}({d}, b, c{extra})'
        case 'scatter_value':
            q = [rnd.randint(1, k) for k in s]
            return [a, at(q)], pick(f'a.scatter({d}, b, {pick("1", "2.5", "-1")})', f'torch.zeros({s}).scatter_({d}, b, 1.0)')
        case 'index_select':
            return [a, at([rnd.randint(0, 4)])], f'torch.index_select(a, {d}, b)'
        case 'index_add':
            k = rnd.randint(0, 4)
            q = list(s)
            q[d] = k
            return [a, at([k]), t(q, code)], f'a.index_add({d}, b, c{pick("", ", alpha=2")})'
        case 'index_copy':
            q = list(s)
            q[d] = 1
            return [a, at([1]), t(q, code)], f'a.index_copy({d}, b, c)'
        case 'index_fill':
            return [a, at([rnd.randint(0, 3)])], f'a.index_fill({d}, b, {pick("1", "-2.0", "0")})'
        case 'take':
            return [a, at(size(pick(0, 1, 2)), math.prod(s))], 'torch.take(a, b)'
        case 'put':
            return [a, at([2], math.prod(s)), t([2], code)], 'a.put(b, c, accumulate=True)'
        case 'take_along_dim':
            q = list(s)
            q[d] = rnd.randint(1, 3)
            return [a, t(q, 'l', 0.0, float(length) - 0.01, grad=False, layout='c')], f'torch.take_along_dim(a, b, dim={d})'
        case 'nonzero':
            return [t(None, ANY, -1.0, 1.0)], 'torch.nonzero(a > 0)'
        case 'nonzero_tuple':
            return [t(None, ANY, -1.0, 1.0)], pick('torch.nonzero(a > 0, as_tuple=True)', 'torch.where(a > 0)')
        case 'getitem':
            return [a, at([2], s[0])], pick('a[b]', 'a[b, ...]', 'a[[0, -1]]', 'a[b[:, None], b]', 'a[..., [0]]', 'a[b, 0]', 'a[:, [0, 0]]', 'a[b > 0]', 'a[None, b]', 'a[b, None]', 'a[0, b]', 'a[(b,)]', 'a[1.5]', 'a["x"]', 'a[torch.tensor(0)]', 'a[True]', 'a[torch.tensor([True, False])]')
        case 'masked_index':
            return [a], pick('a[a > 0]', 'a[(a > 0) & (a < 1)]', 'a[a > 5]', 'a[~(a > 0)]', 'a[a[..., 0] > 0]')
        case 'setitem':
            key = pick('0', '-1', '1:', '..., 0', 'b', 'a > 0', ':, 0', 'b, 0', 'None', '::2', '[0, -1]', '...', '5')
            value = pick('1', '2.5', '-1', 'torch.tensor(3.0)', 'torch.ones(1)', 'True', 'a[0]')
            return [a, at([2], s[0])], f'(lambda z: (z.__setitem__(({key}), {value}), z)[1])(a * 1)'.replace('(1:)', '(slice(1, None))').replace('(::2)', '(slice(None, None, 2))').replace('(:, 0)', '((slice(None), 0))').replace('(...)', '(Ellipsis)').replace('(..., 0)', '((..., 0))').replace('(b, 0)', '((b, 0))')
        case 'index_put':
            return [a, at([2], s[0])], f'a.index_put((b,), torch.tensor({pick("1.0", "2.0")}){pick("", ", accumulate=True")})'
        case 'one_hot':
            return [t(size(pick(0, 1, 2)), 'lli', 0.0, 4.0)], f'F.one_hot(a{pick("", ", 5", ", num_classes=4", ", 2")})'
        case 'embedding':
            return [at(size(pick(1, 2), empty=False), 4), t([4, 3], FLOATS)], pick('F.embedding(a, b)', 'F.embedding(a, b, padding_idx=1)')
        case 'fill_diagonal':
            return [t(size(2), 'fdl', grad=False)], 'a.contiguous().fill_diagonal_(5)'
        case _:
            return [a], pick('a[0][0]', 'a[torch.arange(2) % a.shape[0]]', 'a[..., torch.tensor(0)]')


@case('matmul', 'mm', 'bmm', 'mv', 'dot', 'outer', 'addmm', 'addmv', 'baddbmm', 'addbmm', 'addr', 'kron', 'cross', 'tensordot', 'einsum',
      'det', 'inv', 'solve', 'slogdet', 'qr', 'svdvals', 'eigvalsh', 'cholesky', 'pinv', 'matrix_power', 'lstsq', 'matrix_rank', 'cond',
      'multi_dot', 'vander', 'inner', 'vdot', 'chain_matmul', 'ger', 'linear', 'bilinear', 'logdet', 'solve_triangular', 'eigh_values', 'matrix_exp', 'vecdot', 'cholesky_solve', 'tril_indices', 'cholesky_inverse')
def linear(name):
    n, m, p, b = (rnd.randint(1, 4) for _ in range(4))
    types = rnd.choice('ffffddhbl')
    real = rnd.choice('fdd')
    wrong = 1 if rnd.random() < 0.03 else 0
    square = f"{t([n, n], 'd', grad=False, layout='c')} + 3 * torch.eye({n}, dtype=torch.float64)"
    if rnd.random() < 0.5:
        square = f'({square}).requires_grad_()'
    if real == 'f':
        square = f'({square}).detach().float(){pick("", ".requires_grad_()")}'
    match name:
        case 'matmul':
            A, B = pick(([m], [m]), ([n, m], [m]), ([m], [m, p]), ([n, m], [m + wrong, p]), ([2, n, m], [m, p]), ([2, n, m], [2, m, p]), ([n, m], [2, m, p]),
                        ([2, n, m], [m]), ([m], [2, m, p]), ([3, 1, n, m], [2, m, p]), ([2, 0, m], [m, p]), ([], [m]))
            return [t(A, types), t(B, types if rnd.random() < 0.97 else 'd')], pick('torch.matmul(a, b)', 'a @ b', 'a.matmul(b)')
        case 'mm':
            return [t([n, m], types), t([m + wrong, p], types)], 'torch.mm(a, b)'
        case 'bmm':
            return [t([b, n, m], types), t([b, m + wrong, p], types)], 'torch.bmm(a, b)'
        case 'mv':
            return [t([n, m], types), t([m + wrong], types)], 'torch.mv(a, b)'
        case 'dot' | 'inner' | 'vdot' | 'vecdot':
            return [t([m], types), t([m + wrong], types)], f'torch.{"linalg." if name == "vecdot" else ""}{name}(a, b)'
        case 'outer' | 'ger':
            return [t([n], types), t([m], types)], f'torch.{name}(a, b)'
        case 'addmm':
            return [t(pick([p], [n, p], [1, p], []), types), t([n, m], types), t([m, p + 0], types)], f'torch.addmm(a, b, c{pick("", ", beta=0, alpha=2", ", beta=2")})'
        case 'addmv':
            return [t([n], types), t([n, m], types), t([m], types)], 'torch.addmv(a, b, c)'
        case 'baddbmm':
            return [t([b, n, p], types), t([b, n, m], types), t([b, m, p], types)], f'torch.baddbmm(a, b, c{pick("", ", beta=2, alpha=3")})'
        case 'addbmm':
            return [t([n, p], types), t([b, n, m], types), t([b, m, p], types)], 'torch.addbmm(a, b, c)'
        case 'addr':
            return [t([n, m], types), t([n], types), t([m], types)], 'torch.addr(a, b, c)'
        case 'kron':
            return [t(size(pick(1, 2)), types), t(size(pick(1, 2)), types)], 'torch.kron(a, b)'
        case 'cross':
            return [t([n, 3], types), t([n, 3 + wrong], types)], pick('torch.cross(a, b, dim=1)', 'torch.linalg.cross(a, b)')
        case 'tensordot':
            return [t([n, m, p], 'fd'[:1]), t([p, m, 2], 'f')], pick('torch.tensordot(a, b, dims=([1, 2], [1, 0]))', 'torch.tensordot(a, b, dims=1)', 'torch.tensordot(a, b, 0)')
        case 'einsum':
            eq, shapes = pick(('ij,jk->ik', [[n, m], [m, p]]), ('ij,kj->ik', [[n, m], [p, m]]), ('ij->ji', [[n, m]]), ('ij->', [[n, m]]), ('ii->i', [[n, n]]),
                              ('ii', [[n, n]]), ('i,j->ij', [[n], [m]]), ('bij,bjk->bik', [[2, n, m], [2, m, p]]), ('...ij,...jk->...ik', [[2, n, m], [m, p]]),
                              ('bhid,bhjd->bhij', [[2, 2, n, 3], [2, 2, m, 3]]), ('ijk,k->ij', [[n, m, p], [p]]), ('ij,jk,kl->il', [[n, m], [m, p], [p, 2]]),
                              ('ij,ij->i', [[n, m], [n, m]]), ('i,i->', [[n], [n]]), ('ij,k', [[n, m], [p]]), ('ij,jk->ij', [[n, m], [m, p]]), ('i->j', [[n]]), ('ij', [[n]]))
            return [t(q, types) for q in shapes], f'torch.einsum("{eq}", {", ".join("abc"[:len(shapes)])})'
        case 'det' | 'inv' | 'slogdet' | 'svdvals' | 'pinv':
            return [square], f'torch.linalg.{name}(a)'
        case 'logdet' | 'matrix_exp':
            return [f'({square}) @ ({square.replace(".requires_grad_()", "")}).mT / {n * 4}' if name == 'logdet' else square], f'torch.{name}(a)'
        case 'solve':
            return [square, f"{t(pick([n, m], [n]), 'd')}.to({'torch.float32' if real == 'f' else 'torch.float64'})"], 'torch.linalg.solve(a, b)'
        case 'qr':
            return [t([n + m, n], 'd')], pick('torch.linalg.qr(a)', 'torch.linalg.qr(a.detach(), mode="r")')
        case 'cholesky_solve':
            return [square.replace('.detach().float()', '')], 'torch.cholesky_solve(a[:, :1], torch.linalg.cholesky(a @ a.mT))'
        case 'eigvalsh' | 'eigh_values' | 'cholesky' | 'cholesky_inverse' | 'cholesky_solve':
            call = {'eigh_values': 'torch.linalg.eigh(a @ a.mT).eigenvalues', 'cholesky_inverse': 'torch.cholesky_inverse(torch.linalg.cholesky(a @ a.mT))',
                    'cholesky_solve': f'torch.cholesky_solve(a[:, :1], torch.linalg.cholesky(a @ a.mT))'}.get(name, f'torch.linalg.{name}(a @ a.mT)')
            return [square], call
        case 'matrix_power':
            return [square], f'torch.linalg.matrix_power(a, {pick(0, 1, 2, 3, -1)})'
        case 'lstsq':
            return [t([n + m, n], 'd', grad=False, layout='c'), t([n + m, 2], 'd', grad=False)], 'torch.linalg.lstsq(a, b).solution'
        case 'matrix_rank' | 'cond':
            return [square], f'torch.linalg.{name}(a.detach())'
        case 'multi_dot' | 'chain_matmul':
            return [t([n, m], 'f'), t([m, p], 'f'), t([p, 2], 'f')], 'torch.linalg.multi_dot([a, b, c])' if name == 'multi_dot' else 'torch.chain_matmul(a, b, c)'
        case 'vander':
            return [t([n], 'fl')], f'torch.vander(a{pick("", ", 3", ", increasing=True")})'
        case 'linear':
            return [t(pick([n, m], [m], [2, n, m]), types), t([p, m + wrong], types), t([p], types)], pick('F.linear(a, b, c)', 'F.linear(a, b)')
        case 'bilinear':
            return [t([n, m], 'f'), t([n, p], 'f'), t([2, m, p], 'f')], 'F.bilinear(a, b, c)'
        case 'solve_triangular':
            return [square, t([n, m], 'd')], f'torch.linalg.solve_triangular(a.to(torch.float64), b, upper={flag()})'
        case _:
            return ['0'], f'torch.{pick("tril", "triu")}_indices({n}, {m}{pick("", ", offset=1", ", offset=-1")})'


ACTIVATIONS = {'relu': '', 'relu6': '', 'elu': 'alpha=0.5', 'selu': '', 'celu': 'alpha=2.0', 'gelu': 'approximate="tanh"', 'silu': '', 'mish': '',
               'softplus': 'beta=2.0', 'leaky_relu': '0.2', 'hardtanh': 'min_val=-0.5', 'hardsigmoid': '', 'hardswish': '', 'logsigmoid': '',
               'softsign': '', 'tanhshrink': '', 'softshrink': '0.3', 'hardshrink': '0.3', 'threshold': '0.1, 0.5', 'tanh': '', 'sigmoid': '', 'glu': 'dim=0',
               'rrelu': 'training=False'}


@case(*['F.' + name for name in ACTIVATIONS])
def activation(name):
    extra = ACTIVATIONS[name[2:]]
    s = size()
    if name == 'F.glu':
        s = [2 * pick(1, 2), 3]
    needed = name in ('F.threshold',)
    return [t(s, FLOATS if rnd.random() < 0.9 else ANY, -4.0, 4.0)], f'{name}(a, {extra})' if extra and (needed or rnd.random() < 0.5) else f'{name}(a)'


@case('mse_loss', 'l1_loss', 'smooth_l1_loss', 'huber_loss', 'binary_cross_entropy', 'bce_with_logits', 'cross_entropy', 'nll_loss', 'kl_div', 'hinge_embedding',
      'cosine_embedding', 'margin_ranking', 'soft_margin', 'poisson_nll', 'gaussian_nll', 'triplet', 'multi_margin', 'multilabel_soft', 'cross_entropy_soft')
def losses(name):
    n, c = rnd.randint(1, 4), rnd.randint(1, 4)
    types = rnd.choice('ffffdhb')
    a, b = t([n, c], types), t([n, c], types, grad=False)
    r = pick('', ', reduction="sum"', ', reduction="none"', ', reduction="oops"' if rnd.random() < 0.1 else '')
    classes = t([n], 'l', 0.0, c - 0.01 if rnd.random() < 0.95 else c + 0.9, layout='c')
    match name:
        case 'mse_loss' | 'l1_loss' | 'smooth_l1_loss' | 'huber_loss':
            return [a, t([n, c], types)], f'F.{name}(a, b{r})'
        case 'binary_cross_entropy':
            return [t([n, c], types, 0.05, 0.95), t([n, c], types, 0.0, 1.0, grad=False)], f'F.{name}(a, b{r})'
        case 'bce_with_logits':
            return [a, t([n, c], types, 0.0, 1.0, grad=False)], f'F.binary_cross_entropy_with_logits(a, b{r}{pick("", f", pos_weight=torch.tensor(2.0, dtype=a.dtype)")})'
        case 'cross_entropy':
            return [a, classes], f'F.cross_entropy(a, b{r}{pick("", ", label_smoothing=0.1", ", ignore_index=0")})'
        case 'cross_entropy_soft':
            return [a, t([n, c], types, 0.0, 1.0, grad=False)], f'F.cross_entropy(a, b{r})'
        case 'nll_loss':
            return [a, classes], f'F.nll_loss(F.log_softmax(a, 1), b{r})'
        case 'kl_div':
            return [a, t([n, c], types, 0.1, 1.0)], f'F.kl_div(a, b{pick("", ", reduction=" + repr("batchmean"), ", log_target=True")})'
        case 'hinge_embedding':
            return [a, b], f'F.hinge_embedding_loss(a, b.sign(){r})'
        case 'cosine_embedding':
            return [a, t([n, c], types)], f'F.cosine_embedding_loss(a, b, torch.ones({n}, dtype=a.dtype){r})'
        case 'margin_ranking':
            return [t([n], types), t([n], types)], f'F.margin_ranking_loss(a, b, torch.ones({n}, dtype=a.dtype), margin=0.5{r})'
        case 'soft_margin':
            return [a, b], f'F.soft_margin_loss(a, b.sign(){r})'
        case 'poisson_nll':
            return [a, b], f'F.poisson_nll_loss(a, b.abs(){r})'
        case 'gaussian_nll':
            return [a, b, t([n, c], types, 0.2, 2.0)], f'F.gaussian_nll_loss(a, b, c{r})'
        case 'triplet':
            return [t([n, 3], types), t([n, 3], types), t([n, 3], types)], f'F.triplet_margin_loss(a, b, c{r})'
        case 'multi_margin':
            return [a, classes], f'F.multi_margin_loss(a, b{r})'
        case _:
            return [a, t([n, c], types, 0.0, 1.0, grad=False)], f'F.multilabel_soft_margin_loss(a, b{r})'


@case('conv1d', 'conv2d', 'conv_transpose2d', 'max_pool2d', 'avg_pool2d', 'adaptive_avg_pool2d', 'max_pool1d', 'avg_pool1d', 'batch_norm', 'layer_norm', 'group_norm',
      'instance_norm', 'pad', 'interpolate', 'unfold_f', 'pixel_shuffle', 'dropout_eval', 'sdpa', 'adaptive_max_pool2d', 'rms_norm', 'conv3d', 'lp_pool2d', 'local_response_norm', 'fold_f', 'grid')
def neural(name):
    types = rnd.choice('ffffdhb')
    n, c, k = rnd.randint(1, 2), rnd.randint(1, 3), rnd.randint(1, 3)
    h, w = rnd.randint(3, 6), rnd.randint(3, 6)
    x = t([n, c, h, w], types)
    match name:
        case 'conv1d':
            return [t([n, c, h], types), t([2, c, k], types), t([2], types)], f'F.conv1d(a, b, c{pick("", ", stride=2", ", padding=1", ", dilation=2", ", padding=" + repr("same"))})'
        case 'conv2d':
            return [x, t([2, c + (rnd.random() < 0.03), k, k], types), t([2], types)], f'F.conv2d(a, b, c{pick("", ", stride=2", ", padding=1", ", dilation=2")})'
        case 'conv3d':
            return [t([1, c, 3, 3, 3], types), t([2, c, 2, 2, 2], types)], 'F.conv3d(a, b)'
        case 'conv_transpose2d':
            return [x, t([c, 2, k, k], types)], f'F.conv_transpose2d(a, b{pick("", ", stride=2", ", padding=1", ", stride=2, output_padding=1")})'
        case 'max_pool2d' | 'avg_pool2d':
            return [x], f'F.{name}(a, {pick(1, 2, 2, 3)}{pick("", ", stride=1", ", padding=1", ", ceil_mode=True")})'
        case 'max_pool1d' | 'avg_pool1d':
            return [t([n, c, h], types)], f'F.{name}(a, {pick(1, 2, 3)})'
        case 'adaptive_avg_pool2d' | 'adaptive_max_pool2d':
            return [x], f'F.{name}(a, {pick(1, 2, "(1, 2)")})'
        case 'lp_pool2d':
            return [t([n, c, h, w], types, 0.1, 2.0)], 'F.lp_pool2d(a, 2, 2)'
        case 'batch_norm':
            return [x, t([c], types), t([c], types)], pick('F.batch_norm(a, None, None, b, c, training=True)', f'F.batch_norm(a, torch.zeros({c}, dtype=a.dtype), torch.ones({c}, dtype=a.dtype), b, c)', f'F.batch_norm(a, None, None)')
        case 'layer_norm':
            return [x, t([w], types), t([w], types)], pick(f'F.layer_norm(a, ({w},), b, c)', f'F.layer_norm(a, ({w},))', f'F.layer_norm(a, ({h}, {w}))', f'F.layer_norm(a, ({w + 1},))')
        case 'rms_norm':
            return [x, t([w], types)], f'F.rms_norm(a, ({w},), b)'
        case 'group_norm':
            return [t([n, 4, h, w], types), t([4], types), t([4], types)], f'F.group_norm(a, {pick(1, 2, 4, 3)}, b, c)'
        case 'instance_norm':
            return [x], 'F.instance_norm(a)'
        case 'local_response_norm':
            return [x], 'F.local_response_norm(a, 2)'
        case 'pad':
            mode = pick('', '', ', value=1.5', ', mode="reflect"', ', mode="replicate"', ', mode="circular"')
            return [x], f'F.pad(a, ({pick(0, 1, 2)}, {pick(0, 1)}, {pick(0, 1, -1) if "mode" not in mode else 1}, {pick(0, 1)}){mode})'
        case 'interpolate':
            return [x], f'F.interpolate(a, {pick("scale_factor=2", "size=(4, 5)", "scale_factor=0.5")}{pick("", ", mode=" + repr("nearest"), ", mode=" + repr("bilinear"), ", mode=" + repr("bilinear") + ", align_corners=True")})'
        case 'unfold_f':
            return [x], f'F.unfold(a, {pick(1, 2, 3)}{pick("", ", padding=1", ", stride=2")})'
        case 'fold_f':
            return [t([n, 4, 4], types)], 'F.fold(a, (3, 3), 2)'
        case 'pixel_shuffle':
            return [t([n, 4, 2, 3], types)], pick('F.pixel_shuffle(a, 2)', 'F.pixel_unshuffle(F.pixel_shuffle(a, 2), 2)', 'F.channel_shuffle(a, 2)')
        case 'dropout_eval':
            return [x], 'F.dropout(a, 0.5, training=False)'
        case 'grid':
            return [x], 'F.affine_grid(torch.eye(2, 3)[None].to(a.dtype), (1, 1, 2, 2), align_corners=False)'
        case _:
            return [t([n, 2, h, 4], types), t([n, 2, w, 4], types), t([n, 2, w, 4], types)], f'F.scaled_dot_product_attention(a, b, c{pick("", ", scale=0.5")})'


@case('zeros', 'ones', 'full', 'arange', 'linspace', 'logspace', 'eye', 'tensor', 'zeros_like', 'ones_like', 'full_like', 'empty_like', 'new_zeros', 'new_full',
      'new_tensor', 'as_tensor', 'rand', 'randn', 'randint', 'randperm', 'normal', 'bernoulli', 'multinomial', 'rand_like', 'uniform_', 'normal_',
      'random_', 'exponential_', 'scalar_tensor', 'huge', 'poisson', 'randn_like', 'geometric_', 'window', 'range')
def creation(name):
    s = size()
    kind = lambda: pick('', '', ', dtype=torch.' + pick('float64', 'float16', 'bfloat16', 'int64', 'int32', 'uint8', 'bool', 'float32', 'int8'))
    real = lambda: pick('', '', ', dtype=torch.' + pick('float64', 'float16', 'bfloat16', 'float32'))
    seeded = lambda text: ([str(rnd.randint(0, 99))], f'(torch.manual_seed(a), {text})[1]')
    a = t(s, ANY)
    match name:
        case 'zeros' | 'ones':
            return ['0'], f'torch.{name}({pick(str(s), ", ".join(map(str, s)) or "()")}{kind()})'
        case 'full':
            return ['0'], f'torch.full({s}, {scalar()}{kind()})'
        case 'arange' | 'range':
            v = lambda: pick('0', '1', '5', '-3', '0.5', '10', '2.5')
            return ['0'], pick(f'torch.{name}({v()}, {v()}{kind()})', f'torch.{name}({v()}, {v()}, {pick("1", "2", "-1", "0.5", "0.3", "0")}{kind()})', f'torch.arange({v()}{kind()})')
        case 'linspace' | 'logspace':
            return ['0'], f'torch.{name}({pick("0", "-1.5", "2")}, {pick("1", "3.5", "-2")}, {pick(0, 1, 2, 5, 8, 33)}{real() if name == "logspace" else kind()})'
        case 'eye':
            return ['0'], f'torch.eye({pick(0, 1, 3, "2, 3", "3, 2")}{kind()})'
        case 'tensor' | 'as_tensor' | 'new_tensor':
            call = f'torch.{name}' if name != 'new_tensor' else 'torch.ones(1).new_tensor'
            return ['0'], f'{call}({pick("[1, 2]", "[1.5, 2]", "[True, False]", "[[1, 2], [3, 4]]", "3", "2.5", "True", "[]", "[[], []]", "[1, 2.5, True]", "[[1], [2, 3]]", "(1, 2)", "[None]", chr(34) + "x" + chr(34), "range(3)", "1e400", "2**63", "[0.1, 1e10]")}{kind()})'
        case 'zeros_like' | 'ones_like' | 'empty_like':
            return [a], f'torch.{name}(a{kind()}){".shape" if "empty" in name else ""}'
        case 'full_like':
            return [a], f'torch.full_like(a, {scalar()}{kind()})'
        case 'new_zeros':
            return [a], f'a.new_{pick("zeros", "ones")}({s}{kind()})'
        case 'new_full':
            return [a], f'a.new_full({s}, {scalar()})'
        case 'rand' | 'randn':
            return seeded(f'torch.{name}({s}{real()})')
        case 'rand_like' | 'randn_like':
            return [t(s, FLOATS, grad=False)], f'(torch.manual_seed(3), torch.{name}(a))[1]'
        case 'randint':
            return seeded(f'torch.randint({pick("0, 10", "5", "-3, 4", "0, 2**40", "5, 5")}, {s}{kind()})')
        case 'randperm':
            return seeded(f'torch.randperm({pick(0, 1, 5, 12)}{pick("", ", dtype=torch.int32")})')
        case 'normal':
            return seeded(pick(f'torch.normal(0.0, 2.0, {s})', f'torch.normal(torch.zeros(3), 1.0)', 'torch.normal(torch.zeros(3), torch.ones(3))', 'torch.normal(1.0, -1.0, (2,))'))
        case 'bernoulli':
            return seeded(pick(f'torch.bernoulli(torch.full({s}, 0.4))', f'torch.zeros({s}).bernoulli_(0.3)', 'torch.bernoulli(torch.tensor([0.5, 1.5]))'))
        case 'multinomial':
            return seeded(pick('torch.multinomial(torch.tensor([0.1, 0.5, 0.4]), 2)', 'torch.multinomial(torch.ones(2, 4), 5, replacement=True)', 'torch.multinomial(torch.ones(3), 4)', 'torch.multinomial(torch.tensor([-1.0, 1.0]), 1)'))
        case 'uniform_' | 'normal_' | 'random_' | 'exponential_' | 'geometric_':
            extra = {'uniform_': pick('', '-1, 1', '2, 1'), 'normal_': pick('', '1, 2', '0, -1'), 'random_': pick('', '5', '2, 9'), 'exponential_': pick('', '2.0', '-1.0'), 'geometric_': '0.3'}[name]
            return seeded(f'torch.zeros({s}{real()}).{name}({extra})')
        case 'poisson':
            return seeded('torch.poisson(torch.tensor([0.5, 3.0, 20.0]))')
        case 'window':
            return ['0'], f'torch.{pick("hann", "hamming", "blackman", "bartlett")}_window({pick(1, 4, 7)}{pick("", ", periodic=False")})'
        case 'scalar_tensor':
            return ['0'], f'torch.scalar_tensor({scalar()}{kind()})'
        case _:
            big = pick('10**13', '2**62, 4', '10**6, 10**7', '2**40', '3, 2**61', '-1', '2, -3', '2**63', '10**7, 10**7, 0')
            return ['0'], pick(f'torch.zeros({big}).shape', f'torch.ones({big}).shape', f'torch.empty({big}).shape', f'torch.full(({big},), 1.0).shape', f'torch.rand({big}).shape',
                               f'torch.zeros(2).new_zeros({big}).shape', 'torch.eye(10**7).shape', 'torch.arange(10**14).shape', 'torch.ones(2).repeat(10**13).shape', 'torch.linspace(0, 1, 10**13).shape',
                               'torch.randperm(10**13).shape', 'torch.ones(10**6, 1).expand(10**6, 10**8).contiguous().shape', 'torch.ones(1).expand(10**13).sum(0, keepdim=True).shape if False else torch.ones(1).expand(10**13).clone().shape',
                               'torch.ones(10**5, 1).matmul(torch.ones(1, 10**9)[:, :1].expand(1, 10**10)).shape if False else torch.ones(10**6).outer(torch.ones(10**6)).shape', 'F.one_hot(torch.tensor([10**13])).shape', 'torch.bincount(torch.tensor([10**13])).shape',
                               'F.pad(torch.ones(2), (0, 10**13)).shape', 'torch.diag_embed(torch.ones(10**6)).shape', 'torch.ones(3).repeat_interleave(10**13).shape', 'torch.zeros(4).resize_(10**13).shape', 'torch.combinations(torch.ones(2000), 5).shape if False else torch.ones(1).tile(10**13).shape')


@case('to', 'type', 'item', 'tolist', 'half', 'float_', 'long', 'is_floating_point', 'finfo', 'promote', 'detach', 'clone', 'copy_', 'fill_', 'zero_', 'bool_', 'int_', 'len', 'iter',
      'float_call', 'int_call', 'bool_call', 'format', 'round_call', 'contains', 'dtype_attr', 'type_as', 'index_call', 'abs_call', 'sum_call', 'nbytes', 'out')
def conversions(name):
    s = size()
    a = t(s, ANY)
    one = t(pick([], [1], [1, 1], [2]), ANY)
    dt = 'torch.' + pick('float64', 'float16', 'bfloat16', 'int64', 'int32', 'uint8', 'bool', 'float32', 'int8', 'int16')
    match name:
        case 'to':
            return [a], pick(f'a.to({dt})', f'a.to("cpu", {dt})', f'a.to(torch.zeros(1, dtype={dt}))', f'a.to(dtype={dt}, copy=True)')
        case 'type':
            return [a], pick(f'a.type({dt})', 'a.type()', 'a.type(torch.DoubleTensor)', 'a.type("torch.HalfTensor")', 'a.type(torch.BFloat16Tensor)')
        case 'item':
            return [one], 'a.item()'
        case 'tolist':
            return [a], 'a.tolist()'
        case 'half' | 'long':
            return [a], f'a.{pick("half", "bfloat16", "float", "double", "long", "int", "short", "char", "byte", "bool")}()'
        case 'float_' | 'int_' | 'bool_':
            return [a], f'a.{name[:-1]}()'
        case 'float_call':
            return [one], 'float(a)'
        case 'int_call':
            return [one], 'int(a)'
        case 'bool_call':
            return [one], 'bool(a)'
        case 'index_call':
            return [one], '[0, 1, 2, 3, 4][a]'
        case 'abs_call':
            return [a], 'abs(a)'
        case 'sum_call':
            return [a], 'sum(a)'
        case 'round_call':
            return [a], 'round(a)'
        case 'format':
            return [one], pick('f"{a:.3f}"', 'f"{a}"', '"%s" % a', 'f"{a:>8}"')
        case 'len':
            return [a], 'len(a)'
        case 'iter':
            return [a], 'list(a)'
        case 'contains':
            return [a], pick('1 in a', '0.5 in a', 'a[:1] in a')
        case 'is_floating_point':
            return [a], pick('a.is_floating_point()', 'a.dtype.is_floating_point', 'a.dtype.itemsize', 'a.element_size()', 'a.is_signed()', 'a.dtype.is_signed', 'torch.is_tensor(a)')
        case 'finfo':
            q = pick('float16', 'bfloat16', 'float32', 'float64')
            return ['0'], f'torch.finfo(torch.{q}){pick("", ".eps", ".max", ".min", ".tiny", ".bits", ".dtype", ".resolution", ".smallest_normal")}' if rnd.random() < 0.7 else f'torch.iinfo(torch.{pick("int8", "uint8", "int64", "int32")}){pick("", ".max", ".min", ".bits")}'
        case 'promote':
            return ['0'], pick(f'torch.promote_types({dt}, torch.{pick("float16", "bfloat16", "int8", "float32", "bool")})', f'torch.can_cast({dt}, torch.{pick("float16", "int8", "bool", "float64")})')
        case 'detach' | 'clone':
            return [a], f'a.{name}()'
        case 'copy_':
            x, y = pair()
            return [t(x, ANY, grad=False), t(y, ANY)], 'a.contiguous().copy_(b)'
        case 'fill_' | 'zero_':
            return [t(s, ANY, grad=False, layout='c')], f'a.fill_({scalar()})' if name == 'fill_' else 'a.zero_()'
        case 'type_as':
            return [a, t([], ANY)], 'a.type_as(b)'
        case 'dtype_attr':
            return [a], pick('a.dtype', 'str(a.dtype)', 'a.shape', 'a.ndim', 'a.device', 'a.is_leaf', 'a.requires_grad', 'a.layout', 'a.itemsize', 'a.is_sparse')
        case 'nbytes':
            return [a], pick('a.nbytes', 'a.numel()', 'a.nelement()', 'a.dim()', 'a.ndimension()', 'a.storage_offset()', 'a.is_contiguous()')
        case _:
            f, n = pick(('add', 2), ('mul', 2), ('exp', 1), ('sqrt', 1), ('abs', 1), ('mm', 2), ('cat', 3), ('maximum', 2))
            args = {1: 'a', 2: 'a, a', 3: '[a, a]'}[n]
            return [t(s, NUMBERS, grad=False), f'torch.empty({s}{pick("", ", dtype=torch.float64", ", dtype=torch.int64")})'], f'torch.{f}({args}, out=b)'


WRONG = ['None', '"x"', '[1, 2]', '{}', '(1, 2, 3)', '1.5', '2**70', '-1', 'float("nan")', 'True', '[]', 'torch.zeros(0)', 'object', 'torch.ones(2, 3, 4)']


def make(name):
    """One case of an operation: the texts of its arguments and of the function."""
    f, key = CASES[name]
    args, body = f(key)
    # Functions that PyTorch has in Python fail at whatever attribute of a wrong argument they ask for first.
    if rnd.random() < 0.03 and not name.startswith(('F.', 'softmin', 'atleast')) and f not in (losses, neural):
        args[rnd.randrange(len(args))] = rnd.choice(WRONG)
    letters = ', '.join('abc'[:len(args)])
    order = ', order=2' if 'True)' in ''.join(args) + body and rnd.random() < 0.15 else ''
    return f"lambda: [{', '.join(args)}], lambda {letters}: {body}{order}"


# Cases that say nothing about this program: what PyTorch gives there is a crash, memory that it has freed, or a text about itself.
EXCLUDED = [
    # A whole step of 0 divides by zero, and the process ends.
    r'torch\.range\(.*, 0\.[35], dtype=torch\.u?int',
    # Along a dimension of stride 0 these read memory that was freed: other numbers in every process.
    r"'e'.*median\((?!\)|a\))",
    # The refusals list the frames of PyTorch's own stack with their addresses.
    r"T\('.', \(\).*unflatten", r'(zeros|empty)\(2\*\*63\)',
    # Rows that are all the same have rank one: the further columns of Q come from nothing but roundings.
    r"'e'.*linalg\.qr",
]


def lines(count, seed, only=None):
    rnd.seed(seed)
    names = [n for n in CASES if not only or re.search(only, n)]
    result = []
    while len(result) < count:
        for name in names:
            text = make(name)
            if not any(re.search(form, text) for form in EXCLUDED):
                result.append((name, text))
    return result[:count]


def run(command, cases, timeout=600):
    """What each case printed, by its number; a case at which the process died says so."""
    result = {}
    todo = list(enumerate(cases))
    while todo:
        # A folder of its own: Python looks for modules where a program lies.
        with tempfile.TemporaryDirectory() as place:
            program = pathlib.Path(place) / 'cases.py'
            program.write_text((folder / 'prelude.py').read_text() + ''.join(f'R({i}, {text})\n' for i, text in todo))
            try:
                done = subprocess.run(command + [program], capture_output=True, text=True, timeout=timeout)
                output, code, err = done.stdout, done.returncode, done.stderr
            except subprocess.TimeoutExpired as e:
                output, code, err = (e.stdout or b'').decode(), 'timeout', ''
        got = 0
        for line in output.splitlines():
            head, _, rest = line.partition('\t')
            if head.isdigit():
                result[int(head)] = rest
                got += 1
        if code == 0 and got >= len(todo):
            break
        left = [c for c in todo if c[0] not in result]
        if not left:
            break
        result[left[0][0]] = f'DIED {code} {err[-300:]!r}'
        todo = left[1:]
    return result


# Derivatives that exist here and not in PyTorch, by PyTorch's refusal: how the call is written so that PyTorch has it.
STAND_INS = [
    (r"the derivative for 'inplace version of \w+' is not implemented", r'\.(\w+)_\(\)', r'.\1()'),
    (r"result type \w+ can't be cast to the desired output type", r'addcdiv\(a, b, c', 'addcdiv(a, b, c.to(b.dtype)'),
]


def oracle(command, cases):
    """What PyTorch prints; a call whose derivative it lacks gets that of the call that does the same."""
    result = run(command, cases)
    for refusal, form, other in STAND_INS:
        again = [i for i, line in result.items() if line.startswith('G\t') and re.search(refusal, line) and re.search(form, cases[i])]
        done = run(command, [re.sub(form, other, cases[i]) for i in again]) if again else {}
        result.update({i: done[k] for k, i in enumerate(again) if k in done})
    return result


NUMBER = re.compile(r'[-+]?(?:\d+\.?\d*(?:e[-+]?\d+)?|nan|inf)')
TOLERANCE = {'float32': 2e-6, 'float64': 1e-9, 'float16': 1.1e-3, 'bfloat16': 8.5e-3}

# What one rounding of a number near 1 leaves where such numbers cancel.
UNIT = {'float32': 2.4e-7, 'float64': 4.5e-16}


def close(x, y, tolerance, scale, unit=0.0):
    if x == y:
        return True
    a, b = float(x), float(y)
    if math.isnan(a) or math.isnan(b) or math.isinf(a) or math.isinf(b):
        return math.isnan(a) and math.isnan(b)
    return abs(a - b) <= tolerance * (abs(b) + scale) + unit


def same(got, wanted):
    """Whether two printed lines agree: everything equal, numbers within the tolerance of their type."""
    if got == wanted:
        return True
    a, b = got.split('\t'), wanted.split('\t')
    if len(a) != len(b) or a[0] != b[0]:
        return False
    if a[0] in 'AEG' and len(a[0]) == 1:
        return a == b or a[0] == 'A'
    i = 0
    tolerance, scale, loose, gradient = 1e-6, 0.0, False, 1
    while i < len(a):
        if a[i] == 'G':
            gradient *= 4
        if a[i] == 'T' and b[i] == 'T':
            if a[i + 1:i + 4] != b[i + 1:i + 4]:
                return False
            tolerance = TOLERANCE.get(b[i + 1], 0) * gradient
            x, y = a[i + 4].split(), b[i + 4].split()
            if len(x) != len(y):
                return False
            loose = x != y
            if loose:
                if tolerance == 0:
                    return False
                finite = [abs(float(v)) for v in y if 'n' not in v]
                scale = max(finite, default=0.0) * 0.5
                if not all(close(p, q, tolerance, scale, UNIT.get(b[i + 1], 0.0)) for p, q in zip(x, y)):
                    return False
            elif a[i + 5] != b[i + 5]:
                return False
            i += 6
            continue
        if a[i] != b[i]:
            if NUMBER.sub('#', a[i]) != NUMBER.sub('#', b[i]):
                return False
            if not all(close(p, q, 1e-5, 1e-7) for p, q in zip(NUMBER.findall(a[i]), NUMBER.findall(b[i]))):
                return False
        i += 1
    return True


def compare(options):
    python = [options.python, '-W', 'ignore']
    gradus = shlex.split(options.gradus)
    cases = lines(options.count, options.seed, options.only)
    wrong = collections.defaultdict(list)
    for start in range(0, len(cases), options.batch):
        part = cases[start:start + options.batch]
        wanted = oracle(python, [c for _, c in part])
        got = run(gradus, [c for _, c in part])
        for i, (name, text) in enumerate(part):
            x, y = got.get(i, 'nothing'), wanted.get(i, 'nothing')
            if not same(x, y):
                wrong[name].append((text, x, y))
    total = sum(map(len, wrong.values()))
    for name in sorted(wrong, key=lambda n: -len(wrong[n])):
        print(f'== {name}: {len(wrong[name])}')
        for text, x, y in wrong[name][:options.show]:
            print(f'  {text}\n    gradus  {x[:options.width]}\n    pytorch {y[:options.width]}')
    print(f'{len(cases)} cases, {total} differ')


HOSTILE = ['None', '0', '1', '-1', '2', '3', '-2**63', '2**63 - 1', '2**63', '2**31', '10**13', '1.5', 'float("nan")', 'float("inf")', '-0.0',
           '1e300', 'True', '"x"', '"sum"', '"mean"', '"linear"', '[]', '()', '(1, 2)', '[0, 1]', '(-1,)', '(0, 0)', '[10**9, 10**9]', '[2**62, 2]',
           '(2**63 - 1,)', '{}', 'object()', 'torch.float16', 'torch.int8', 'torch.bool', 'slice(None)', 'lambda x: x', '[None]', '(1.5,)', '["a"]']


def hostile():
    r = rnd.random()
    if r < 0.45:
        return t(None, ANY, -3.0, 3.0)
    if r < 0.5:
        return t([rnd.choice([0, 1, 2, 3])] * rnd.randint(0, 6), ANY, -100.0, 100.0)
    if r < 0.55:
        return f'torch.ones(1).expand({rnd.choice(["10**6", "10**7", "2**40", "2**62"])})'
    if r < 0.6:
        return f'[{t(None, ANY)}, {t(None, ANY)}]'
    if r < 0.65:
        return f'torch.tensor([float("nan"), float("inf"), -float("inf"), 0.0]{pick("", ", requires_grad=True", ", dtype=torch.float16")})'
    return rnd.choice(HOSTILE)


def fuzz(options):
    """Every function and method with random arguments: none may end the process or hang."""
    gradus = shlex.split(options.gradus)
    with tempfile.NamedTemporaryFile('w', suffix='.py', delete=False) as file:
        file.write('import torch\nimport torch.nn.functional as F\n')
        for owner in ('torch', 'torch.Tensor', 'F', 'torch.linalg', 'torch.special', 'torch.nn.init', 'torch.nn.utils'):
            file.write(f'for n in sorted(dir({owner})): print("{owner}", n)\n')
    listed = subprocess.run(gradus + [file.name], capture_output=True, text=True).stdout.split('\n')
    left_out = {'save', 'load', 'seed', 'set_printoptions', 'set_default_dtype', 'manual_seed', 'set_rng_state', 'set_num_threads',
                'set_default_device', 'use_deterministic_algorithms', 'set_flush_denormal', 'set_grad_enabled', 'hub'}
    names = [line.split() for line in listed if line and not line.split()[1].startswith('_') and line.split()[1] not in left_out]
    rnd.seed(options.seed)
    cases = []
    while len(cases) < options.count:
        for owner, name in names:
            count = rnd.randint(0, 4)
            args = [hostile() for _ in range(count)]
            if owner == 'torch.Tensor':
                args = [t(None, ANY, -3.0, 3.0)] + args
            letters = 'abcdefg'[:len(args)]
            call = ', '.join(letters)
            if rnd.random() < 0.3 and args:
                key = pick('dim', 'keepdim', 'dtype', 'out', 'size', 'p', 'other', 'n', 'reduction', 'eps', 'kernel_size', 'stride')
                call = ', '.join(list(letters[:-1]) + [f'{key}={letters[-1]}'])
            cases.append(f'lambda: [{", ".join(args)}], lambda {", ".join(letters)}: (torch.manual_seed(1), {owner}.{name}({call}))[1] and 0')
    cases = cases[:options.count]
    dead = []
    # One process a call: what a process that hangs had printed would be lost.
    for start in range(len(cases)):
        for i, line in run(gradus, cases[start:start + 1], timeout=20).items():
            if line.startswith('DIED'):
                dead.append(cases[start + i])
                print(line[:300].replace('\\n', ' '), '\n   ', cases[start + i], flush=True)
    print(len(cases), 'calls,', len(dead), 'ended the process')


# Left out of the fixtures, not of comparisons: their results hang on the last bit (correlations of vectors that nearly agree, powers
# of matrices, 16-bit distances that are rounded at every step).
LEFT_OUT = {'corrcoef', 'triplet', 'matrix_power'}


def fixtures(options):
    cases = [c for c in lines(options.count, options.seed) if c[0] not in LEFT_OUT]
    wanted = {}
    for start in range(0, len(cases), 2000):
        part = oracle([options.python, '-W', 'ignore'], [c for _, c in cases[start:start + 2000]])
        wanted.update({start + k: v for k, v in part.items()})
    # With a program to compare, the few lines (at most one in a hundred) in which it differs are printed and left out.
    got = {}
    for start in range(0, len(cases) if options.gradus else 0, 2000):
        part = run(shlex.split(options.gradus), [c for _, c in cases[start:start + 2000]])
        got.update({start + k: v for k, v in part.items()})
    differing = [i for i in got if not same(got[i], wanted.get(i, ''))]
    if len(differing) > len(cases) / 100:
        sys.exit(f'{len(differing)} of {len(cases)} cases differ')
    out, seen = [], set()
    for i, (name, text) in enumerate(cases):
        line = wanted.get(i, '')
        if i in differing:
            print(f'{text}\n  gradus  {got[i][:200]}\n  pytorch {line[:200]}')
            continue
        if text in seen or not line or line.startswith(('DIED', 'A\t')) or len(line) > 900:
            continue
        seen.add(text)
        out.append(f'{text}\t{line}\n')
    (folder / 'cases.txt').write_text(''.join(out))
    print(len(out), 'cases')


def refresh(options):
    known = [line.partition('\t') for line in (folder / 'cases.txt').read_text().splitlines()]
    cases = [case for case, _, _ in known]
    out = []
    for start in range(0, len(cases), 2000):
        part = cases[start:start + 2000]
        wanted = oracle([options.python, '-W', 'ignore'], part)
        # Another machine gives other last digits: what agrees stays as it is.
        for i, (case, _, before) in enumerate(known[start:start + 2000]):
            out.append(f'{case}\t{before if same(wanted[i], before) else wanted[i]}\n')
    (folder / 'cases.txt').write_text(''.join(out))
    print(len(out), 'cases')


if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    parser.add_argument('action', choices=['fixtures', 'refresh', 'compare', 'fuzz'])
    parser.add_argument('--python', default=sys.executable)
    parser.add_argument('--gradus', default='')
    parser.add_argument('--count', type=int, default=7000)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--only')
    parser.add_argument('--batch', type=int, default=2000)
    parser.add_argument('--show', type=int, default=4)
    parser.add_argument('--width', type=int, default=230)
    options = parser.parse_args()
    {'compare': compare, 'fixtures': fixtures, 'refresh': refresh, 'fuzz': fuzz}[options.action](options)
