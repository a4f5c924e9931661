# SPDX-License-Identifier: GPL-3.0-or-later
def decorate_context(context, function):
    if isinstance(function, type):
        import warnings

        warnings.warn(
            "Decorating classes is deprecated and will be disabled in future versions. You should only decorate functions "
            "or methods. To preserve the current behavior of class decoration, you can directly decorate the `__init__` "
            "method and nothing else.", FutureWarning, stacklevel=2)
        function.__init__ = decorate_context(context, function.__init__)
        return function
    code = getattr(function, '__code__', None)
    if code is not None and code.co_flags & 0x20:
        # A generator: each of its steps runs in the context, what lies between them does not.
        def decorated(*args, **kwargs):
            steps = function(*args, **kwargs)
            try:
                with context():
                    given = steps.send(None)
                while True:
                    try:
                        taken = yield given
                    except GeneratorExit:
                        with context():
                            steps.close()
                        raise
                    except BaseException as error:
                        with context():
                            given = steps.throw(error)
                    else:
                        with context():
                            given = steps.send(taken)
            except StopIteration as end:
                return end.value
    else:
        def decorated(*args, **kwargs):
            with context():
                return function(*args, **kwargs)
    decorated.__name__ = getattr(function, '__name__', 'decorated')
    decorated.__qualname__ = getattr(function, '__qualname__', decorated.__name__)
    decorated.__doc__ = getattr(function, '__doc__', None)
    decorated.__wrapped__ = function
    return decorated
