import traceback
try:
    1 / 0
except ZeroDivisionError as e:
    text = traceback.format_exc()
    print(text.splitlines()[0], text.splitlines()[-1])
    print(traceback.format_exception_only(type(e), e))
