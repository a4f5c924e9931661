import copy, math
import numpy as np

i = np.array([[3, -1, 2], [0, 5, -4]])
f = np.array([[1.5, -2.25, 0.0], [3.0, 0.001, 7.125]])
g = np.array([0.5, 1.25, -3.0], dtype=np.float32)
p = np.array([0.25, 1.0, 2.0, 5.5])
u = np.array([0, 1, 200], dtype=np.uint8)
s = np.array([[True, False], [True, True]])
z = np.array([1.0, float('nan'), float('inf'), -float('inf'), -0.0])
m = np.array([[4.0, 1.0], [2.0, 3.0]])
k = np.array([3, 1, 2, 3, 1])


def number(v):
    return repr(v)


def text(v):
    return v.replace('\t', ' ').replace('\n', '|')


def show(o):
    """What a result is: for an array its class, type, shape, elements and both text forms."""
    if isinstance(o, np.ndarray) or type(o).__module__ == 'numpy' and hasattr(o, 'dtype') and hasattr(o, 'tolist'):
        values = ' '.join([number(v) for v in o.reshape(-1).tolist()])
        return '\t'.join(['A', type(o).__name__, str(o.dtype), str(tuple(o.shape)), values, text(repr(o)), text(str(o))])
    if isinstance(o, (tuple, list)):
        return '\t'.join(['L', type(o).__name__, str(len(o))] + [show(x) for x in o])
    # numpy has a class for each element type.
    name = 'dtype' if isinstance(o, np.dtype) else type(o).__name__
    return '\t'.join(['V', name, text(repr(o))])


def R(number, call):
    """Prints what a case gives."""
    try:
        print(number, show(call()), sep='\t', flush=True)
    except Exception as e:
        print(number, 'E', type(e).__name__, text(str(e)), sep='\t', flush=True)
