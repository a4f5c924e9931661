import sys
try:
    sys.exit(3)
except SystemExit as e:
    print("code", e.code)
try:
    exit("message")
except SystemExit as e:
    print(e.code, e)
def f():
    try:
        sys.exit(4)
    finally:
        print("cleanup")
f()
