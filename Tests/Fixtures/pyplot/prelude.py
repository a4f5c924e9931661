import matplotlib
import matplotlib.pyplot as plt
import numpy as np

x = [1, 2, 3]
y = [2.0, 4.0, 3.0]


def text(v):
    return v.replace('\t', ' ').replace('\n', '|')


def show(o):
    """What a result is: numbers and texts in full, of figures and what is drawn in them the class, and the form if it says more."""
    if type(o).__name__ == 'ndarray':
        # Axes in a grid, or numbers.
        if type(o).__module__ != type(np.zeros(0)).__module__ or not hasattr(o, 'dtype') or str(o.dtype) == 'object':
            return '\t'.join(['G', str(o.shape), type(list(o.flat)[0]).__name__])
        return '\t'.join(['A', 'ndarray', str(o.dtype), str(o.shape), ' '.join([repr(v) for v in o.reshape(-1).tolist()]), '', ''])
    if isinstance(o, (tuple, list)) and 'Container' not in type(o).__name__:
        return '\t'.join(['L', type(o).__name__, str(len(o))] + [show(v) for v in o])
    if isinstance(o, float):
        return '\t'.join(['V', 'float', repr(float(o))])
    if o is None or isinstance(o, (int, str, bool)):
        return '\t'.join(['V', type(o).__name__, text(repr(o))])
    form = repr(o)
    return '\t'.join(['O', type(o).__name__, '' if ' at 0x' in form or 'Line2D' in form else text(form)])


def R(number, call):
    """Prints what a case gives, from no open figure."""
    plt.close('all')
    try:
        print(number, show(call()), sep='\t', flush=True)
    except Exception as e:
        print(number, 'E', type(e).__name__, text(str(e)), sep='\t', flush=True)
