def kind(f):
    try:
        f()
    except (KeyError, IndexError) as e:
        return "lookup " + type(e).__name__
    except ArithmeticError:
        return "arith"
    except Exception as e:
        return f"other {type(e).__name__}"
    return "fine"
print(kind(lambda: {}[1]), kind(lambda: [][1]), kind(lambda: 1 % 0), kind(lambda: int("a")), kind(lambda: 1))
errors = (TypeError, ValueError)
try: int([])
except errors as e: print(e)
try:
    try: raise ValueError("x")
    except 5: pass
except TypeError as e: print(e)
try: raise 5
except TypeError as e: print(e)
try: raise int
except TypeError as e: print(e)
e = "outer"
try: raise KeyError
except KeyError as e: pass
try: print(e)
except NameError as x: print(x)
raise "a string"
