print("a", "b", sep="", end="!\n")
print(1, 2.5, None, True, [1], "s", sep=", ")
print()
print(*[])
print("x\ty\\n", 'it\'s', "q\"q", r"\raw", end="\n\n")
import sys
print("to err", file=sys.stderr)
print("flush", flush=True)
try:
    print("a", sep=1)
except TypeError as e:
    print(e)
try:
    print("a", ending="")
except TypeError as e:
    print(e)
sys.stdout.write("written\n")
print("last", file=sys.stdout)
