import math, torch, warnings
import torch.nn as nn
import torch.nn.functional as F
warnings.simplefilter('ignore')
D = {'f': torch.float32, 'd': torch.float64, 'h': torch.float16, 'b': torch.bfloat16, 'i': torch.int32, 'l': torch.int64,
     's': torch.int16, 'c': torch.int8, 'u': torch.uint8, '?': torch.bool}


def T(code, shape, seed, layout='c', lo=-2.0, hi=2.0, grad=False):
    """A tensor of numbers that look random, in a layout: c dense, t transposed, s sliced, e expanded."""
    size = list(shape)
    if not size:
        layout = 'c'
    if layout == 't':
        size = size[::-1]
    elif layout == 's':
        size[-1] = 2 * size[-1] + 1
    elif layout == 'e':
        size[0] = 1
    count = 1
    for n in size:
        count *= n
    i = torch.arange(count) + seed * 7919
    v = ((i * 40503 + (i * i) % 9973 * 811) % 65521).to(torch.float64) / 65521
    if code == '?':
        x = v > 0.5
    else:
        x = v * (hi - lo) + lo
        x = (x if code in 'fdhb' else x.floor()).to(D[code])
    x = x.reshape(size)
    if layout == 't':
        x = x.permute(list(range(len(size)))[::-1])
    elif layout == 's':
        x = x[..., 1::2]
    elif layout == 'e':
        x = x.expand(list(shape))
    x = x.detach()
    return x.requires_grad_() if grad else x


def number(v):
    return '%.9g' % v if isinstance(v, float) else str(v)


def text(v):
    return repr(v).replace('\t', ' ').replace('\n', '|')


def show(o, named=True):
    """What a result is: for a tensor its type, shape, history, elements and text form."""
    if isinstance(o, torch.Tensor):
        # PyTorch's gradients that are nothing but zeros have no storage and so no elements to list.
        if getattr(o, '_is_zerotensor', bool)():
            o = torch.zeros_like(o)
        name = o.grad_fn.name() if named and o.grad_fn is not None else '+' if named and o.requires_grad else '-'
        values = ' '.join([number(v) for v in o.detach().flatten().tolist()])
        return '\t'.join(['T', str(o.dtype)[6:], str(list(o.shape)), name, values, text(o.detach())])
    if isinstance(o, (tuple, list)) and not isinstance(o, torch.Size):
        return '\t'.join(['L', type(o).__name__, str(len(o))] + [show(p, named) for p in o])
    return '\t'.join(['V', type(o).__name__, number(o) if isinstance(o, float) else text(o)])


def tensors(o):
    if isinstance(o, torch.Tensor):
        return [o]
    return [t for p in o for t in tensors(p)] if isinstance(o, (tuple, list)) else []


def weighted(ts):
    total = 0
    for t in ts:
        w = ((torch.arange(t.numel()) * 7 % 11 - 5) / 8 + 0.0625).reshape(t.shape).to(t.dtype)
        total = total + (t * w).sum()
    return total


def R(number, make, f, order=1):
    """Prints what a function gives for its arguments, and its gradients of first (and second) order."""
    stage = 'A'
    try:
        args = make()
        stage = 'E'
        out = f(*args)
        line = show(out)
        stage = 'G'
        leaves = [a for a in tensors(args) if a.requires_grad]
        for o in range(order):
            out = [t for t in tensors(out) if t.requires_grad and t.dtype.is_floating_point]
            if not leaves or not out:
                break
            out = torch.autograd.grad(weighted(out), leaves, create_graph=o + 1 < order, allow_unused=True)
            line += '\tG\t' + show(out, False)
        print(number, line, sep='\t', flush=True)
    except Exception as e:
        print(number, stage, type(e).__name__, str(e).replace('\t', ' ').replace('\n', '|'), sep='\t', flush=True)
