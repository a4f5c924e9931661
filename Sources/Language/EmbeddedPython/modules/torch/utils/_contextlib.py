# SPDX-License-Identifier: GPL-3.0-or-later
def decorate_context(context, function):
    def decorated(*args, **kwargs):
        with context():
            return function(*args, **kwargs)
    decorated.__name__ = getattr(function, '__name__', 'decorated')
    decorated.__qualname__ = getattr(function, '__qualname__', decorated.__name__)
    decorated.__doc__ = getattr(function, '__doc__', None)
    decorated.__wrapped__ = function
    return decorated
