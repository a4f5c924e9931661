class AppError(Exception): pass
class DbError(AppError):
    def __init__(self, msg, code):
        super().__init__(msg)
        self.code = code
    def __str__(self):
        return f"[{self.code}] {super().__str__()}"
class NetError(AppError, OSError): pass
for e in [DbError("lost", 7), NetError("down"), AppError(), AppError("a", 2), KeyError("k"), KeyError(), IndexError("i")]:
    try:
        raise e
    except DbError as x:
        print("db", x, x.code, x.args, repr(x))
    except AppError as x:
        print("app", repr(x), str(x))
    except LookupError as x:
        print("lookup", x, repr(x))
print([c.__name__ for c in NetError.__mro__])
print(issubclass(ZeroDivisionError, ArithmeticError), issubclass(KeyboardInterrupt, Exception), ValueError("a") == ValueError("a"))
raise DbError("final", 42)
