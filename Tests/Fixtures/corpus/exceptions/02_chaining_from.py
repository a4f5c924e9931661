def parse(s):
    try:
        return int(s)
    except ValueError as e:
        raise RuntimeError(f"bad input {s!r}") from e
try:
    parse("x")
except RuntimeError as e:
    print(e, "|", e.__cause__, "|", e.__context__ is e.__cause__, e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("hidden") from None
except KeyError as e:
    print(e, e.__cause__, e.__context__ is not None, e.__suppress_context__)
parse("12z")
