def typed(**types):
    def deco(f):
        names = f.__code__.co_varnames[:f.__code__.co_argcount]
        def wrapper(*args, **kwargs):
            bound = dict(zip(names, args), **kwargs)
            for k, t in types.items():
                if not isinstance(bound[k], t):
                    raise TypeError(f"{k} must be {t.__name__}, not {type(bound[k]).__name__}")
            return f(*args, **kwargs)
        return wrapper
    return deco
@typed(n=int, s=str)
def rep(s, n):
    return s * n
print(rep("ab", 2), rep(n=1, s="z"))
rep("ab", "2")
