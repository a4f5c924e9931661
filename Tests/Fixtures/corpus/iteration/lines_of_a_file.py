# A file is an iterator of its lines.
import io
import os
import tempfile

path = os.path.join(tempfile.mkdtemp(), "lines.txt")
with open(path, "w") as file:
    file.write("head\nfirst\nsecond\n")
with open(path) as file:
    print(next(file), end="")
    for line in file:
        print("in a loop:", line, end="")
    print(next(file, "nothing left"))
    try:
        next(file)
    except StopIteration:
        print("stopped")
text = io.StringIO("a\nb\n")
print([next(text), next(text), next(text, None)])
