try:
    raise KeyboardInterrupt
except Exception:
    print("not here")
except BaseException as e:
    print(type(e).__name__, repr(e))
raise NotImplementedError
